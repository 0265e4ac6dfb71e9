import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { ExpiringPapersProcessor } from './expiring-papers.processor.js';
import { ExpiringPapersService } from './expiring-papers.service.js';
import { taskHolding } from './task-holding.js';

@Module({
  imports: [MissionsModule, TasksModule, HoldersModule],
  providers: [
    {
      provide: ExpiringPapersService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, tasks: TasksService, holders: PersonalDataHolders) => {
        holders.add(taskHolding(tasks));
        return new ExpiringPapersService(work, missions, new JobseekerRecords(clock), tasks);
      },
    },
    { provide: ExpiringPapersProcessor, inject: [ExpiringPapersService], useFactory: (papers: ExpiringPapersService) => new ExpiringPapersProcessor(papers) },
  ],
  exports: [ExpiringPapersService],
})
export class PapersModule {}
