import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { FundingModule } from '../../openings/funding/funding.module.js';
import { FundingSources } from '../../openings/funding/funding-sources.js';
import { VenturesModule } from '../../openings/ventures/ventures.module.js';
import { VenturesService } from '../../openings/ventures/ventures.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { profitSource } from './funding-facts.js';
import { FollowUpsProcessor } from './follow-ups.processor.js';
import { FollowUpsService } from './follow-ups.service.js';

@Module({
  imports: [MissionsModule, VenturesModule, FundingModule, TasksModule],
  providers: [
    {
      provide: FollowUpsService,
      inject: [UnitOfWork, CLOCK, MissionsService, VenturesService, TasksService, FundingSources],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, ventures: VenturesService, tasks: TasksService, sources: FundingSources) => {
        const followUps = new FollowUpsService(work, clock, missions, ventures, tasks);
        sources.add(profitSource((tx, missionId, ids) => followUps.heardIn(tx, missionId, ids)));
        ventures.follow((tx, viewer, _, now) => followUps.ended(tx, viewer, now));
        return followUps;
      },
    },
    { provide: FollowUpsProcessor, inject: [FollowUpsService], useFactory: (followUps: FollowUpsService) => new FollowUpsProcessor(followUps) },
  ],
  exports: [FollowUpsService],
})
export class FollowUpsModule {}
