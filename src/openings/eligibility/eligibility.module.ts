import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CasesModule } from '../../people/cases/cases.module.js';
import { CasesService } from '../../people/cases/cases.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { BenefitsService } from '../../people/referrals/benefits.service.js';
import { ReferralsModule } from '../../people/referrals/referrals.module.js';
import { ProtectionModule } from '../../people/vault/protection/protection.module.js';
import { ProtectionService } from '../../people/vault/protection/protection.service.js';
import { RuleFactsModule } from '../../people/vault/rule-facts/rule-facts.module.js';
import { RuleFactsService } from '../../people/vault/rule-facts/rule-facts.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CatalogueModule } from '../../programmes/catalogue/catalogue.module.js';
import { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { FundsService } from '../../programmes/funds/funds.service.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningRecords } from '../openings/opening-records.service.js';
import { SupportModule } from '../support/support.module.js';
import { SupportService } from '../support/support.service.js';
import { courseFactSource } from './course-fact-source.js';
import { CaseFacts } from './case-facts.service.js';
import { EligibilityService } from './eligibility.service.js';

/** Who may have what openings and programmes offer, by their rules and the law. */
@Module({
  imports: [MissionsModule, TaxonomyModule, CatalogueModule, FundsModule, ProgrammesModule, CasesModule, ProtectionModule, RuleFactsModule, ReferralsModule, EmployersModule, SupportModule],
  providers: [
    {
      provide: CaseFacts,
      inject: [CasesService, ProtectionService, RuleFactsService, EmployersService, FundsService, CatalogueService, SupportService],
      useFactory: (
        cases: CasesService,
        protection: ProtectionService,
        traits: RuleFactsService,
        employers: EmployersService,
        funds: FundsService,
        catalogue: CatalogueService,
        support: SupportService,
      ) => {
        const facts = new CaseFacts(cases, protection, traits, employers, funds, catalogue);
        facts.add(courseFactSource(support));
        return facts;
      },
    },
    {
      provide: EligibilityService,
      inject: [UnitOfWork, CLOCK, MissionsService, TaxonomyService, ProgrammesService, SupportService, CaseFacts, BenefitsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        taxonomies: TaxonomyService,
        programmes: ProgrammesService,
        support: SupportService,
        facts: CaseFacts,
        benefits: BenefitsService,
      ) => {
        const people = new JobseekerRecords(clock);
        return new EligibilityService(work, clock, { missions, taxonomies, people, openings: new OpeningRecords(), programmes, support, benefits, facts });
      },
    },
  ],
  exports: [CaseFacts, EligibilityService],
})
export class EligibilityModule {}
