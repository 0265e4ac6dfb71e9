import { Module } from '@nestjs/common';

import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { internshipFactSource } from './internship-case-facts.js';
import { InternshipsService } from './internships.service.js';

@Module({
  imports: [OpeningsModule, LifecycleModule, EligibilityModule],
  providers: [
    {
      provide: InternshipsService,
      inject: [UnitOfWork, OpeningsService, OpeningLifecycle, TermsService, CaseFacts],
      useFactory: (work: UnitOfWork, openings: OpeningsService, lifecycle: OpeningLifecycle, terms: TermsService, facts: CaseFacts) => {
        const internships = new InternshipsService({ work, openings, lifecycle, terms });
        openings.beforePublication((tx, _, opening) => internships.mayStand(tx, opening));
        facts.add(internshipFactSource((tx, missionId, ids) => internships.ownTermsIn(tx, missionId, ids)));
        return internships;
      },
    },
  ],
  exports: [InternshipsService],
})
export class InternshipsModule {}
