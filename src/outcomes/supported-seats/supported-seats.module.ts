import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CaseFacts } from '../../openings/eligibility/case-facts.service.js';
import { EligibilityModule } from '../../openings/eligibility/eligibility.module.js';
import { EligibilityService } from '../../openings/eligibility/eligibility.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { PayrollCorrectionsModule } from '../../openings/payroll-corrections/payroll-corrections.module.js';
import { PayrollCorrectionsService } from '../../openings/payroll-corrections/payroll-corrections.service.js';
import { PayrollsModule } from '../../openings/payrolls/payrolls.module.js';
import { PayrollsService } from '../../openings/payrolls/payrolls.service.js';
import { SupportModule } from '../../openings/support/support.module.js';
import { SupportService } from '../../openings/support/support.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { PaymentGates } from '../../programmes/funds/payments/payment-gates.js';
import { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { SupportedSeats } from './supported-seats.service.js';

/** The money of seats that programmes pay for. */
@Module({
  imports: [MissionsModule, TasksModule, FundsModule, SupportModule, PayrollsModule, PayrollCorrectionsModule, EligibilityModule, PlacementsModule],
  providers: [
    {
      provide: SupportedSeats,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, SupportService, AwardsService, PaymentsService, PaymentGates, PlacementsService, PayrollsService, PayrollCorrectionsService, EligibilityService, CaseFacts],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        support: SupportService,
        awards: AwardsService,
        payments: PaymentsService,
        gates: PaymentGates,
        placements: PlacementsService,
        payrolls: PayrollsService,
        corrections: PayrollCorrectionsService,
        eligibility: EligibilityService,
        facts: CaseFacts,
      ) => {
        const seats = new SupportedSeats(work, clock, { missions, tasks, support, eligibility, awards, payments, placements, payrolls, corrections, openings: new OpeningRecords() });
        placements.follow((tx, viewer, placement, event) => seats.follow(tx, viewer, placement, event));
        corrections.knowOccupations((tx, missionId, ids) => seats.occupationsOf(tx, missionId, ids));
        gates.add({ rule: 'L10', mayPay: (tx, viewer, award) => seats.ruled(tx, viewer, award) });
        gates.add({ rule: 'L11', mayPay: (tx, viewer, award, payment) => seats.mayPay(tx, viewer, award, payment) });
        gates.add({ rule: 'L12', mayPay: (tx, viewer, award, payment) => seats.gate(tx, viewer, award, payment) });
        facts.add({
          name: 'supported seats',
          facts: ['subsidisedJobs', 'subsidisedJobsEndedPercent'],
          factsOf: async (tx, missionId, cases, on) => {
            const of = await seats.endedWithSupport(tx, missionId, [...new Set(cases.flatMap(({ opening }) => (opening === null ? [] : [opening.employerId])))], on);
            return ({ opening }) => (opening === null ? {} : of(opening.employerId));
          },
        });
        return seats;
      },
    },
  ],
  exports: [SupportedSeats],
})
export class SupportedSeatsModule {}
