import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { CaseFacts } from '../eligibility/case-facts.service.js';
import { EligibilityModule } from '../eligibility/eligibility.module.js';
import { VenturesModule } from '../ventures/ventures.module.js';
import { VenturesService } from '../ventures/ventures.service.js';
import { MentoringService } from './mentoring.service.js';
import { sessionHolding } from './session-holding.js';
import { trainingFacts } from './training-fact-source.js';

/** Mentoring and group training of ventures. */
@Module({
  imports: [MissionsModule, HoldersModule, EligibilityModule, VenturesModule],
  providers: [
    {
      provide: MentoringService,
      inject: [UnitOfWork, CLOCK, MissionsService, VenturesService, CaseFacts, PersonalDataHolders],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, ventures: VenturesService, facts: CaseFacts, holders: PersonalDataHolders) => {
        holders.add(sessionHolding);
        const mentoring = new MentoringService(work, clock, missions, ventures, new JobseekerRecords(clock));
        facts.add(trainingFacts(mentoring));
        return mentoring;
      },
    },
  ],
  exports: [MentoringService],
})
export class MentoringModule {}
