import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { PayrollsModule } from '../../openings/payrolls/payrolls.module.js';
import { PayrollsService } from '../../openings/payrolls/payrolls.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SupportedSeatsModule } from '../supported-seats/supported-seats.module.js';
import { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { PayrollRemindersProcessor } from './payroll-reminders.processor.js';
import { PayrollRemindersService } from './payroll-reminders.service.js';

/** Payrolls that are to be declared (L12). */
@Module({
  imports: [MissionsModule, TasksModule, EmployersModule, PayrollsModule, SupportedSeatsModule],
  providers: [
    {
      provide: PayrollRemindersService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, EmployersService, PayrollsService, SupportedSeats],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, tasks: TasksService, employers: EmployersService, payrolls: PayrollsService, seats: SupportedSeats) =>
        new PayrollRemindersService(work, clock, { missions, tasks, employers, payrolls, seats }),
    },
    { provide: PayrollRemindersProcessor, inject: [PayrollRemindersService], useFactory: (reminders: PayrollRemindersService) => new PayrollRemindersProcessor(reminders) },
  ],
  exports: [PayrollRemindersService],
})
export class PayrollRemindersModule {}
