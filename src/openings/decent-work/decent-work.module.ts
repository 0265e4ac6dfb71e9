import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { accepted } from '../../kernel/outcome.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { paysWages } from '../support/support.js';
import { SupportModule } from '../support/support.module.js';
import { SupportService } from '../support/support.service.js';
import { DecentWorkService } from './decent-work.service.js';

/** L14: whether work at employers is decent. */
@Module({
  imports: [MissionsModule, TasksModule, EmployersModule, OpeningsModule, SupportModule, EligibilityModule],
  providers: [
    {
      provide: DecentWorkService,
      inject: [UnitOfWork, CLOCK, MissionsService, EmployersService, TasksService, OpeningsService, SupportService, CaseFacts],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        employers: EmployersService,
        tasks: TasksService,
        openings: OpeningsService,
        support: SupportService,
        facts: CaseFacts,
      ) => {
        const checks = new DecentWorkService(work, clock, missions, employers, tasks);
        openings.beforePublication(async (tx, { missionId }, opening) => {
          const paid = (await support.supportOf(tx, missionId, [opening.id])).get(opening.id);
          return (await checks.faultOf(tx, missionId, opening, paid !== undefined && paysWages(paid))) ?? accepted(null);
        });
        facts.add({
          name: 'decent work',
          // Whether an intern is insured is said by the internship itself.
          facts: ['legalEmployer', 'supportPlan', 'weeklyRest', 'safetyChecked', 'forcedOvertime'],
          factsOf: async (tx, missionId, cases, on) => {
            const of = await checks.factsOf(tx, missionId, [...new Set(cases.flatMap(({ opening }) => (opening === null ? [] : [opening.employerId])))], on);
            return ({ opening }) => {
              if (opening === null) return {};
              const { insured: _, ...said } = of(opening.employerId);
              return said;
            };
          },
        });
        return checks;
      },
    },
  ],
  exports: [DecentWorkService],
})
export class DecentWorkModule {}
