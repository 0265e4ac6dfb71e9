import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CatalogueModule } from '../../programmes/catalogue/catalogue.module.js';
import { CatalogueService } from '../../programmes/catalogue/catalogue.service.js';
import { ProgrammesModule } from '../../programmes/rules/programmes/programmes.module.js';
import { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import { BusinessPlansModule } from '../business-plans/business-plans.module.js';
import { BusinessPlansService } from '../business-plans/business-plans.service.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { VenturesModule } from '../ventures/ventures.module.js';
import { VenturesService } from '../ventures/ventures.service.js';
import { FundingOptionsService } from './funding-options.service.js';
import { FundingService } from './funding.service.js';
import { FundingSources } from './funding-sources.js';

/** Which money founders and ventures may have. */
@Module({
  imports: [MissionsModule, ProgrammesModule, CatalogueModule, EligibilityModule, VenturesModule, BusinessPlansModule],
  providers: [
    FundingSources,
    {
      provide: FundingService,
      inject: [CLOCK, MissionsService, VenturesService, BusinessPlansService, ProgrammesService, CaseFacts, FundingSources],
      useFactory: (
        clock: Clock,
        missions: MissionsService,
        ventures: VenturesService,
        plans: BusinessPlansService,
        programmes: ProgrammesService,
        facts: CaseFacts,
        sources: FundingSources,
      ) => new FundingService(clock, { missions, ventures, plans, programmes, facts, people: new JobseekerRecords(clock) }, sources),
    },
    {
      provide: FundingOptionsService,
      inject: [UnitOfWork, FundingService, ProgrammesService, CatalogueService],
      useFactory: (work: UnitOfWork, funding: FundingService, programmes: ProgrammesService, catalogue: CatalogueService) => new FundingOptionsService(work, funding, programmes, catalogue),
    },
  ],
  exports: [FundingService, FundingOptionsService, FundingSources],
})
export class FundingModule {}
