import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { MissionsModule } from '../missions/missions.module.js';
import { MissionsService } from '../missions/missions.service.js';
import { HandOpenedTasks } from './by-hand/hand-opened-tasks.service.js';
import { TaskSubjects } from './by-hand/task-subjects.js';
import { TasksProcessor } from './tasks.processor.js';
import { TasksService } from './tasks.service.js';

@Module({
  imports: [MissionsModule, AccountsModule],
  providers: [
    {
      provide: TasksService,
      inject: [UnitOfWork, CLOCK, MissionsService, AccountsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, accounts: AccountsService) => new TasksService(work, clock, missions, accounts),
    },
    { provide: TaskSubjects, useFactory: () => new TaskSubjects() },
    {
      provide: HandOpenedTasks,
      inject: [UnitOfWork, MissionsService, TasksService, TaskSubjects],
      useFactory: (work: UnitOfWork, missions: MissionsService, tasks: TasksService, subjects: TaskSubjects) => new HandOpenedTasks(work, missions, tasks, subjects),
    },
    { provide: TasksProcessor, inject: [TasksService], useFactory: (tasks: TasksService) => new TasksProcessor(tasks) },
  ],
  exports: [TasksService, HandOpenedTasks, TaskSubjects],
})
export class TasksModule {}
