import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { TasksService } from '../../office/tasks/tasks.service.js';
import { DecentWorkModule } from '../../openings/decent-work/decent-work.module.js';
import { DecentWorkService } from '../../openings/decent-work/decent-work.service.js';
import { EmployersModule } from '../../openings/employers/employers.module.js';
import { EmployersService } from '../../openings/employers/employers.service.js';
import { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { CLOCK } from '../../platform/clock.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { StartChecks } from './start-checks.service.js';

/** What is looked at once more when work starts (L1, L14, L15). */
@Module({
  imports: [MissionsModule, TasksModule, EmployersModule, DecentWorkModule, PlacementsModule],
  providers: [
    {
      provide: StartChecks,
      inject: [CLOCK, MissionsService, TasksService, EmployersService, DecentWorkService, PlacementsService],
      useFactory: (clock: Clock, missions: MissionsService, tasks: TasksService, employers: EmployersService, checks: DecentWorkService, placements: PlacementsService) => {
        const starts = new StartChecks(clock, { missions, tasks, employers, checks, openings: new OpeningRecords(), records: new JobseekerRecords(clock) });
        placements.follow((tx, viewer, placement, event) => starts.follow(tx, viewer, placement, event));
        return starts;
      },
    },
  ],
  exports: [StartChecks],
})
export class StartChecksModule {}
