import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CaseFacts } from '../../openings/eligibility/case-facts.service.js';
import { EligibilityModule } from '../../openings/eligibility/eligibility.module.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { PaymentGates } from '../../programmes/funds/payments/payment-gates.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { SupportedSeatsModule } from '../supported-seats/supported-seats.module.js';
import { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { contractFactSource } from './contract-fact-source.js';
import { contractHolding } from './contract-holding.js';
import { ContractsProcessor } from './contracts.processor.js';
import { ContractsService } from './contracts.service.js';

/** Contracts of jobs (L16). */
@Module({
  imports: [MissionsModule, TasksModule, HoldersModule, EligibilityModule, FundsModule, PlacementsModule, SupportedSeatsModule],
  providers: [
    {
      provide: ContractsService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, PlacementsService, SupportedSeats, PersonalDataHolders, CaseFacts, PaymentGates],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        placements: PlacementsService,
        seats: SupportedSeats,
        holders: PersonalDataHolders,
        facts: CaseFacts,
        gates: PaymentGates,
      ) => {
        holders.add(contractHolding);
        facts.add(contractFactSource);
        const contracts = new ContractsService(work, clock, { missions, tasks, placements, seats });
        gates.add({ rule: 'L16', mayPay: (tx, viewer, award) => contracts.mayPay(tx, viewer, award) });
        return contracts;
      },
    },
    { provide: ContractsProcessor, inject: [ContractsService], useFactory: (contracts: ContractsService) => new ContractsProcessor(contracts) },
  ],
  exports: [ContractsService],
})
export class ContractsModule {}
