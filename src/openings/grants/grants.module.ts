import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { BenefitsService } from '../../people/referrals/benefits.service.js';
import { ReferralsModule } from '../../people/referrals/referrals.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { FundsService } from '../../programmes/funds/funds.service.js';
import { PaymentGates } from '../../programmes/funds/payments/payment-gates.js';
import { PaymentsService } from '../../programmes/funds/payments/payments.service.js';
import { KitsModule } from '../../programmes/kits/kits.module.js';
import { KitsService } from '../../programmes/kits/kits.service.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { BusinessPlansModule } from '../business-plans/business-plans.module.js';
import { BusinessPlansService } from '../business-plans/business-plans.service.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { FundingModule } from '../funding/funding.module.js';
import { FundingService } from '../funding/funding.service.js';
import { isEnding } from '../ventures/venture-standing.js';
import { VenturesModule } from '../ventures/ventures.module.js';
import { VenturesService } from '../ventures/ventures.service.js';
import { businessGrantFacts } from './business-grant-facts.js';
import { GrantEventsService } from './grant-events.service.js';
import { GrantJudging } from './grant-judging.js';
import { grantHolding } from './grant-holding.js';
import { GrantRecords } from './grant-records.service.js';
import { GrantsService } from './grants.service.js';

/** What founders and ventures are given, and how it is paid. */
@Module({
  imports: [MissionsModule, TasksModule, HoldersModule, FundsModule, KitsModule, ProgrammesModule, FundingModule, EligibilityModule, BusinessPlansModule, VenturesModule, ReferralsModule],
  providers: [
    {
      provide: GrantRecords,
      inject: [CLOCK, KitsService, CaseFacts, PersonalDataHolders],
      useFactory: (clock: Clock, kits: KitsService, facts: CaseFacts, holders: PersonalDataHolders) => {
        const records = new GrantRecords(kits);
        holders.add(grantHolding(records));
        facts.add(businessGrantFacts(new JobseekerRecords(clock)));
        return records;
      },
    },
    {
      provide: GrantsService,
      inject: [UnitOfWork, CLOCK, GrantRecords, MissionsService, TasksService, VenturesService, ProgrammesService, KitsService, FundsService, AwardsService, FundingService, BusinessPlansService, BenefitsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        records: GrantRecords,
        missions: MissionsService,
        tasks: TasksService,
        ventures: VenturesService,
        programmes: ProgrammesService,
        kits: KitsService,
        funds: FundsService,
        awards: AwardsService,
        funding: FundingService,
        plans: BusinessPlansService,
        benefits: BenefitsService,
      ) => {
        const judging = new GrantJudging(records, { missions, funding, ventures, awards, benefits });
        return new GrantsService(work, clock, records, judging, { missions, tasks, ventures, programmes, kits, funds, awards, funding, plans, people: new JobseekerRecords(clock) });
      },
    },
    {
      provide: GrantEventsService,
      inject: [UnitOfWork, CLOCK, GrantRecords, MissionsService, TasksService, VenturesService, AwardsService, PaymentsService, PaymentGates],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        records: GrantRecords,
        missions: MissionsService,
        tasks: TasksService,
        ventures: VenturesService,
        awards: AwardsService,
        payments: PaymentsService,
        gates: PaymentGates,
      ) => {
        const events = new GrantEventsService(work, clock, records, { missions, tasks, ventures, awards, payments });
        ventures.follow(async (tx, viewer, _, { id, status }) => {
          if (isEnding(status)) await events.ended(tx, viewer, id);
        });
        gates.add({ rule: 'F26', mayPay: (tx, { missionId }, award, payment) => events.mayPay(tx, missionId, award, payment) });
        return events;
      },
    },
  ],
  exports: [GrantsService, GrantEventsService],
})
export class GrantsModule {}
