import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FiguresModule } from '../figures/figures.module.js';
import { FiguresService } from '../figures/figures.service.js';
import { PolicyReviewsResolver } from './policy-reviews.resolver.js';
import { PolicyReviewsService } from './policy-reviews.service.js';

/** Changes of policy, with their doors: only the API has any use of them. */
@Module({
  imports: [MissionsModule, FiguresModule],
  providers: [
    {
      provide: PolicyReviewsService,
      inject: [UnitOfWork, CLOCK, MissionsService, FiguresService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, figures: FiguresService) => new PolicyReviewsService(work, clock, missions, figures),
    },
    PolicyReviewsResolver,
  ],
})
export class PolicyReviewsModule {}
