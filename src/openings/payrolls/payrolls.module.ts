import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { accepted } from '../../kernel/outcome.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { TermsService } from '../openings/terms.service.js';
import { paysWages } from '../support/support.js';
import { SupportModule } from '../support/support.module.js';
import { SupportService } from '../support/support.service.js';
import { PayrollsService } from './payrolls.service.js';

/** L12: head counts and payrolls of employers. */
@Module({
  imports: [MissionsModule, TasksModule, EmployersModule, OpeningsModule, SupportModule, EligibilityModule],
  providers: [
    {
      provide: PayrollsService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployersService, TasksService, OpeningsService, SupportService, CaseFacts, TermsService],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        employers: EmployersService,
        tasks: TasksService,
        openings: OpeningsService,
        support: SupportService,
        facts: CaseFacts,
        terms: TermsService,
      ) => {
        const payrolls = new PayrollsService(work, clock, missions, employers, tasks, terms);
        openings.beforePublication(async (tx, { missionId }, opening) => {
          const paid = (await support.supportOf(tx, missionId, [opening.id])).get(opening.id);
          return paid !== undefined && paysWages(paid) ? ((await payrolls.faultOfWork(tx, missionId, opening)) ?? accepted(null)) : accepted(null);
        });
        facts.add({
          name: 'payrolls',
          facts: ['headCount', 'headCountBaseline', 'lastDismissalInOccupationOn'],
          factsOf: async (tx, missionId, cases) => {
            const openingsOf = cases.flatMap(({ opening }) => (opening === null ? [] : [opening]));
            const of = await payrolls.factsOf(tx, missionId, openingsOf);
            return ({ opening }) => (opening === null ? {} : of(opening));
          },
        });
        return payrolls;
      },
    },
  ],
  exports: [PayrollsService],
})
export class PayrollsModule {}
