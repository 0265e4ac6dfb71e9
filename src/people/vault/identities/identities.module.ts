import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { CaseFilesModule } from '../../jobseekers/case-files.module.js';
import { CaseFiles } from '../../jobseekers/case-files.service.js';
import { PersonalDataHolders } from '../../personal-data/holders.js';
import { HoldersModule } from '../../personal-data/holders.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PersonKeys } from '../keys/person-keys.service.js';
import { IdentitiesService } from './identities.service.js';

/** Who people are. */
@Module({
  imports: [MissionsModule, CaseFilesModule, KeysModule, HoldersModule],
  providers: [
    {
      provide: IdentitiesService,
      inject: [UnitOfWork, CLOCK, MissionsService, CaseFiles, PersonKeys, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, files: CaseFiles, keys: PersonKeys, holders: PersonalDataHolders) => {
        const identities = new IdentitiesService(work, clock, missions, files, keys);
        holders.add({
          title: 'Who you are',
          tables: ['identity', 'person_phone'],
          forget: (tx, missionId, id) => identities.forgetIn(tx, missionId, id),
          tell: (tx, { missionId }, id) => identities.tellIn(tx, missionId, id),
        });
        return identities;
      },
    },
  ],
  exports: [IdentitiesService],
})
export class IdentitiesModule {}
