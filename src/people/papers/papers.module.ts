import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaskSubjects } from '../../office/tasks/by-hand/task-subjects.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { ExpiringPapersProcessor } from './expiring-papers.processor.js';
import { ExpiringPapersService } from './expiring-papers.service.js';
import { personAsSubject, taskHolding } from './task-holding.js';

@Module({
  imports: [MissionsModule, TasksModule, HoldersModule],
  providers: [
    {
      provide: ExpiringPapersService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, PersonalDataHolders, TaskSubjects],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, tasks: TasksService, holders: PersonalDataHolders, subjects: TaskSubjects) => {
        const records = new JobseekerRecords(clock);
        holders.add(taskHolding(tasks));
        subjects.add('Jobseeker', personAsSubject(records));
        return new ExpiringPapersService(work, missions, records, tasks);
      },
    },
    { provide: ExpiringPapersProcessor, inject: [ExpiringPapersService], useFactory: (papers: ExpiringPapersService) => new ExpiringPapersProcessor(papers) },
  ],
  exports: [ExpiringPapersService],
})
export class PapersModule {}
