import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { DuplicatePairsService } from '../../office/duplicates/duplicate-pairs.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { IdentitiesModule } from '../vault/identities/identities.module.js';
import { IdentitiesService } from '../vault/identities/identities.service.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { PersonDuplicatesProcessor } from './person-duplicates.processor.js';
import { PersonDuplicatesService } from './person-duplicates.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';

/** Records that may be of one person: the daily search, and what staff decide. */
@Module({
  imports: [MissionsModule, IdentitiesModule, HoldersModule],
  providers: [
    {
      provide: PersonDuplicatesService,
      inject: [UnitOfWork, MissionsService, CLOCK, IdentitiesService, PersonalDataHolders],
      useFactory: (work: UnitOfWork, missions: MissionsService, clock: Clock, identities: IdentitiesService, holders: PersonalDataHolders) => {
        const pairs = new DuplicatePairsService<JobseekerId>({ pairs: 'jobseeker_duplicate', records: 'jobseeker' }, clock);
        holders.add({
          title: 'Records that may be of the same person',
          tables: ['jobseeker_duplicate'],
          forget: (tx, missionId, id) => pairs.forgetIn(tx, missionId, id),
          tell: async () => [],
        });
        return new PersonDuplicatesService(work, missions, new JobseekerRecords(clock), pairs, identities);
      },
    },
    {
      provide: PersonDuplicatesProcessor,
      inject: [PersonDuplicatesService],
      useFactory: (duplicates: PersonDuplicatesService) => new PersonDuplicatesProcessor(duplicates),
    },
  ],
  exports: [PersonDuplicatesService],
})
export class PersonDuplicatesModule {}
