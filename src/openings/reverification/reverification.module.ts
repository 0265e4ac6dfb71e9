import { Module } from '@nestjs/common';

import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { ReverificationProcessor } from './reverification.processor.js';
import { ReverificationService } from './reverification.service.js';

@Module({
  imports: [MissionsModule, EmployersModule, TasksModule],
  providers: [
    {
      provide: ReverificationService,
      inject: [UnitOfWork, MissionsService, EmployersService, TasksService],
      useFactory: (work: UnitOfWork, missions: MissionsService, employers: EmployersService, tasks: TasksService) =>
        new ReverificationService(work, missions, employers, tasks),
    },
    { provide: ReverificationProcessor, inject: [ReverificationService], useFactory: (service: ReverificationService) => new ReverificationProcessor(service) },
  ],
  exports: [ReverificationService],
})
export class ReverificationModule {}
