import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../../reference/places/places.module.js';
import { PlacesService } from '../../../reference/places/places.service.js';
import { CaseFilesModule } from '../../jobseekers/case-files.module.js';
import { CaseFiles } from '../../jobseekers/case-files.service.js';
import { PersonalDataHolders } from '../../personal-data/holders.js';
import { HoldersModule } from '../../personal-data/holders.module.js';
import { KeysModule } from '../keys/keys.module.js';
import { PersonKeys } from '../keys/person-keys.service.js';
import { ProtectionService } from './protection.service.js';

/** What only protection knows of people. */
@Module({
  imports: [CaseFilesModule, KeysModule, PlacesModule, HoldersModule],
  providers: [
    {
      provide: ProtectionService,
      inject: [UnitOfWork, CLOCK, CaseFiles, PersonKeys, PlacesService, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, files: CaseFiles, keys: PersonKeys, places: PlacesService, holders: PersonalDataHolders) => {
        const protection = new ProtectionService(work, clock, files, keys, places);
        holders.add({
          title: 'What protection keeps',
          tables: ['vulnerability', 'exclusion', 'limit_source'],
          forget: (tx, missionId, id) => protection.forgetIn(tx, missionId, id),
          tell: (tx, viewer, id) => protection.tellIn(tx, viewer, id),
        });
        return protection;
      },
    },
  ],
  exports: [ProtectionService],
})
export class ProtectionModule {}
