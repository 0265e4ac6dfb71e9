import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { KeysModule } from '../vault/keys/keys.module.js';
import { PersonKeys } from '../vault/keys/person-keys.service.js';
import { ComplaintsService } from './complaints.service.js';

@Module({
  imports: [KeysModule],
  providers: [
    {
      provide: ComplaintsService,
      inject: [UnitOfWork, CLOCK, PersonKeys],
      useFactory: (work: UnitOfWork, clock: Clock, keys: PersonKeys) => new ComplaintsService(work, clock, new JobseekerRecords(clock), keys),
    },
  ],
  exports: [ComplaintsService],
})
export class ComplaintsModule {}
