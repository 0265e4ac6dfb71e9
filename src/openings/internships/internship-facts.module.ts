import { Module } from '@nestjs/common';

import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { internshipFactSource } from './internship-case-facts.js';
import { InternshipsModule } from './internships.module.js';
import { InternshipsService } from './internships.service.js';

/** That internships tell the rules of programmes what they say of themselves. */
const INTERNSHIP_FACTS = Symbol('InternshipFacts');

/** Beside internships, which need nothing of people to be written and published. */
@Module({
  imports: [InternshipsModule, EligibilityModule],
  providers: [
    {
      provide: INTERNSHIP_FACTS,
      inject: [InternshipsService, CaseFacts],
      useFactory: (internships: InternshipsService, facts: CaseFacts) => {
        const source = internshipFactSource((tx, missionId, ids) => internships.ownTermsIn(tx, missionId, ids));
        facts.add(source);
        return source;
      },
    },
  ],
})
export class InternshipFactsModule {}
