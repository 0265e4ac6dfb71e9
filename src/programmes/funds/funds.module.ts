import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AwardsService } from './awards/awards.service.js';
import { FundsService } from './funds.service.js';
import { Ledger } from './ledger/ledger.service.js';
import { PaymentGates } from './payments/payment-gates.js';
import { PaymentsService } from './payments/payments.service.js';
import { StatementSubjects } from './statements/statement-subjects.js';
import { StatementsService } from './statements/statements.service.js';

/** Money of funders, what is set aside of it for whom, and what was paid. */
@Module({
  imports: [MissionsModule],
  providers: [
    { provide: PaymentGates, useFactory: () => new PaymentGates() },
    StatementSubjects,
    { provide: Ledger, inject: [CLOCK, MissionsService], useFactory: (clock: Clock, missions: MissionsService) => new Ledger(clock, missions) },
    {
      provide: FundsService,
      inject: [UnitOfWork, CLOCK, Ledger],
      useFactory: (work: UnitOfWork, clock: Clock, ledger: Ledger) => new FundsService(work, clock, ledger),
    },
    {
      provide: AwardsService,
      inject: [UnitOfWork, CLOCK, MissionsService, FundsService, Ledger],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, funds: FundsService, ledger: Ledger) => new AwardsService(work, clock, missions, funds, ledger),
    },
    {
      provide: PaymentsService,
      inject: [UnitOfWork, CLOCK, MissionsService, AwardsService, PaymentGates],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, awards: AwardsService, gates: PaymentGates) =>
        new PaymentsService(work, clock, missions, awards, gates),
    },
    {
      provide: StatementsService,
      inject: [UnitOfWork, MissionsService, FundsService, StatementSubjects],
      useFactory: (work: UnitOfWork, missions: MissionsService, funds: FundsService, subjects: StatementSubjects) => {
        subjects.add('FUND', async (tx, { missionId }, id) => (await funds.records(tx, missionId, [id])).length > 0);
        return new StatementsService(work, missions, funds, subjects);
      },
    },
  ],
  exports: [FundsService, AwardsService, PaymentsService, PaymentGates, StatementsService, StatementSubjects],
})
export class FundsModule {}
