import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekersModule } from '../jobseekers/jobseekers.module.js';
import { JobseekersService } from '../jobseekers/jobseekers.service.js';
import { ConsentsService } from './consents.service.js';

@Module({
  imports: [MissionsModule, JobseekersModule],
  providers: [
    {
      provide: ConsentsService,
      inject: [UnitOfWork, CLOCK, MissionsService, JobseekersService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, jobseekers: JobseekersService) =>
        new ConsentsService(work, clock, missions, jobseekers),
    },
  ],
  exports: [ConsentsService],
})
export class ConsentsModule {}
