import { Module } from '@nestjs/common';

import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CaseFiles } from './case-files.service.js';

/** People's records, for the other features of this floor. */
@Module({
  imports: [MissionsModule],
  providers: [{ provide: CaseFiles, inject: [MissionsService], useFactory: (missions: MissionsService) => new CaseFiles(missions) }],
  exports: [CaseFiles],
})
export class CaseFilesModule {}
