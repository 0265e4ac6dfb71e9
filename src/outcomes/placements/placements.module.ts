import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaskSubjects } from '../../office/tasks/by-hand/task-subjects.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../people/personal-data/holders.js';
import { HoldersModule } from '../../people/personal-data/holders.module.js';
import { ReferralRules } from '../../people/referrals/referral-rules.service.js';
import { ReferralsModule } from '../../people/referrals/referrals.module.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { placementHolding } from './placement-holding.js';
import { placementTasks } from './placement-tasks.js';
import { plannedEnd, type PlacementId } from './placement.js';
import { PlacementsService } from './placements.service.js';

@Module({
  imports: [MissionsModule, TasksModule, HoldersModule, ReferralsModule],
  providers: [
    {
      provide: PlacementsService,
      inject: [UnitOfWork, CLOCK, MissionsService, TasksService, PersonalDataHolders, TaskSubjects, ReferralRules],
      useFactory: (
        work: UnitOfWork,
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        holders: PersonalDataHolders,
        subjects: TaskSubjects,
        referrals: ReferralRules,
      ) => {
        holders.add(placementHolding);
        const records = new JobseekerRecords(clock);
        const placements = new PlacementsService(work, clock, missions, records);
        placements.follow(placementTasks(tasks, records));
        referrals.knowPlacements(async (tx, missionId, id) => plannedEnd(await placements.keptOfPerson(tx, missionId, id)));
        subjects.add('Placement', async (tx, viewer, id) => {
          const seen = (await placements.sightIn(tx, viewer, id as PlacementId)) !== null;
          const [kept] = seen ? await placements.kept(tx, viewer.missionId, [id as PlacementId]) : [];
          return kept === undefined ? null : { jobseekerId: kept.jobseekerId };
        });
        return placements;
      },
    },
  ],
  exports: [PlacementsService],
})
export class PlacementsModule {}
