import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { KeysModule } from '../vault/keys/keys.module.js';
import { PersonKeys } from '../vault/keys/person-keys.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { forgetComplaints } from './complaint.store.js';
import { ComplaintsService } from './complaints.service.js';

@Module({
  imports: [KeysModule, HoldersModule],
  providers: [
    {
      provide: ComplaintsService,
      inject: [UnitOfWork, CLOCK, PersonKeys, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, keys: PersonKeys, holders: PersonalDataHolders) => {
        // What was complained of is not told through whoever accompanies the person.
        holders.add({ title: 'Complaints', tables: ['complaint'], forget: forgetComplaints, tell: async () => [] });
        return new ComplaintsService(work, clock, new JobseekerRecords(clock), keys);
      },
    },
  ],
  exports: [ComplaintsService],
})
export class ComplaintsModule {}
