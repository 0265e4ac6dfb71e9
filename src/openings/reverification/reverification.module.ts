import { Module } from '@nestjs/common';

import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { DecentWorkModule } from '../decent-work/decent-work.module.js';
import { DecentWorkService } from '../decent-work/decent-work.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { ReverificationProcessor } from './reverification.processor.js';
import { ReverificationService } from './reverification.service.js';

@Module({
  imports: [MissionsModule, EmployersModule, DecentWorkModule, TasksModule],
  providers: [
    {
      provide: ReverificationService,
      inject: [UnitOfWork, MissionsService, EmployersService, DecentWorkService, TasksService],
      useFactory: (work: UnitOfWork, missions: MissionsService, employers: EmployersService, checks: DecentWorkService, tasks: TasksService) =>
        new ReverificationService(work, missions, employers, checks, tasks),
    },
    { provide: ReverificationProcessor, inject: [ReverificationService], useFactory: (service: ReverificationService) => new ReverificationProcessor(service) },
  ],
  exports: [ReverificationService],
})
export class ReverificationModule {}
