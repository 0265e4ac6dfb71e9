import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CatalogueModule } from '../../programmes/catalogue/catalogue.module.js';
import { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import { AwardsService } from '../../programmes/funds/awards/awards.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { CaseFilesModule } from '../jobseekers/case-files.module.js';
import { CaseFiles } from '../jobseekers/case-files.service.js';
import { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../personal-data/holders.js';
import { HoldersModule } from '../personal-data/holders.module.js';
import { RuleFactsModule } from '../vault/rule-facts/rule-facts.module.js';
import { RuleFactsService } from '../vault/rule-facts/rule-facts.service.js';
import { BenefitsService } from './benefits.service.js';
import { ReferralRules } from './referral-rules.service.js';
import { ReferralsService } from './referrals.service.js';

/** People who are pointed to what states and partners offer. */
@Module({
  imports: [MissionsModule, TasksModule, CatalogueModule, FundsModule, ProgrammesModule, CaseFilesModule, RuleFactsModule, HoldersModule],
  providers: [
    {
      provide: BenefitsService,
      inject: [AwardsService, CatalogueService],
      useFactory: (awards: AwardsService, catalogue: CatalogueService) => new BenefitsService(awards, catalogue),
    },
    {
      provide: ReferralRules,
      inject: [RuleFactsService, BenefitsService, ProgrammesService],
      useFactory: (facts: RuleFactsService, benefits: BenefitsService, programmes: ProgrammesService) => new ReferralRules(facts, benefits, programmes),
    },
    {
      provide: ReferralsService,
      inject: [UnitOfWork, CLOCK, MissionsService, CaseFiles, CatalogueService, ReferralRules, ProgrammesService, TasksService, PersonalDataHolders],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        files: CaseFiles,
        catalogue: CatalogueService,
        rules: ReferralRules,
        programmes: ProgrammesService,
        tasks: TasksService,
        holders: PersonalDataHolders,
      ) => {
        const referrals = new ReferralsService(work, clock, missions, files, new JobseekerRecords(clock), catalogue, rules, programmes, tasks);
        holders.add({
          title: 'To what you were pointed',
          tables: ['referral'],
          // Ids, days and codes remain, which nobody finds any more.
          forget: async () => undefined,
          tell: (tx, { missionId }, id) => referrals.tellIn(tx, missionId, id),
        });
        return referrals;
      },
    },
  ],
  exports: [BenefitsService, ReferralRules, ReferralsService],
})
export class ReferralsModule {}
