import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { PayrollsModule } from '../payrolls/payrolls.module.js';
import { PayrollsService } from '../payrolls/payrolls.service.js';
import { PayrollCorrectionsService } from './payroll-corrections.service.js';

/** L12: declarations that change what was paid. */
@Module({
  imports: [MissionsModule, TasksModule, FundsModule, EmployersModule, PayrollsModule],
  providers: [
    {
      provide: PayrollCorrectionsService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, EmployersService, AwardsService, PaymentsService, PayrollsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        employers: EmployersService,
        awards: AwardsService,
        payments: PaymentsService,
        payrolls: PayrollsService,
      ) => {
        const corrections = new PayrollCorrectionsService(work, clock, { missions, tasks, employers, awards, payments });
        payrolls.follow((tx, viewer, declaration, baseline) => corrections.follow(tx, viewer, declaration, baseline));
        return corrections;
      },
    },
  ],
  exports: [PayrollCorrectionsService],
})
export class PayrollCorrectionsModule {}
