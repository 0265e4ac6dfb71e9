import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { accepted } from '../../kernel/outcome.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { SupportModule } from '../support/support.module.js';
import { SupportService } from '../support/support.service.js';
import { PayStandardsService } from './pay-standards.service.js';

/** L9: what pay is held against. */
@Module({
  imports: [MissionsModule, EmployersModule, OpeningsModule, SupportModule, EligibilityModule],
  providers: [
    {
      provide: PayStandardsService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployersService, OpeningsService, SupportService, CaseFacts, TermsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, employers: EmployersService, openings: OpeningsService, support: SupportService, facts: CaseFacts, terms: TermsService) => {
        const standards = new PayStandardsService(work, clock, missions, employers, terms);
        openings.beforePublication(async (tx, { missionId }, opening) => {
          const paid = (await support.supportOf(tx, missionId, [opening.id])).get(opening.id);
          return (await standards.faultOf(tx, missionId, opening, paid?.referenceWageMinor ?? null)) ?? accepted(null);
        });
        facts.add({
          name: 'pay standards',
          facts: ['collectiveMinimumMinor', 'comparableWageMinor'],
          factsOf: async (tx, missionId, cases, on) => {
            const of = await standards.factsOf(tx, missionId, cases.flatMap(({ opening }) => opening ?? []), on);
            return ({ opening }) => (opening === null ? {} : of(opening));
          },
        });
        return standards;
      },
    },
  ],
  exports: [PayStandardsService],
})
export class PayStandardsModule {}
