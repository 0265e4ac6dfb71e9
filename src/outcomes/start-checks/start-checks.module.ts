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
import { PayStandardsModule } from '../../openings/pay-standards/pay-standards.module.js';
import { PayStandardsService } from '../../openings/pay-standards/pay-standards.service.js';
import { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { CLOCK } from '../../platform/clock.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { PlacementsModule } from '../placements/placements.module.js';
import { PlacementsService } from '../placements/placements.service.js';
import { SupportedSeatsModule } from '../supported-seats/supported-seats.module.js';
import { SupportedSeats } from '../supported-seats/supported-seats.service.js';
import { StartChecks } from './start-checks.service.js';

/** What is judged once more when work starts (L1, L2, L6, L9, L12, L14, L15). */
@Module({
  imports: [MissionsModule, TasksModule, TaxonomyModule, EmployersModule, DecentWorkModule, PayStandardsModule, PlacementsModule, SupportedSeatsModule],
  providers: [
    {
      provide: StartChecks,
      inject: [CLOCK, MissionsService, TasksService, TaxonomyService, EmployersService, DecentWorkService, PayStandardsService, PlacementsService, SupportedSeats],
      useFactory: (
        clock: Clock,
        missions: MissionsService,
        tasks: TasksService,
        taxonomies: TaxonomyService,
        employers: EmployersService,
        checks: DecentWorkService,
        standards: PayStandardsService,
        placements: PlacementsService,
        seats: SupportedSeats,
      ) => {
        const records = new JobseekerRecords(clock);
        const starts = new StartChecks(clock, { missions, tasks, taxonomies, employers, checks, standards, seats, records, openings: new OpeningRecords() });
        placements.starts.add(starts);
        placements.follow((tx, viewer, placement, event) => starts.follow(tx, viewer, placement, event));
        return starts;
      },
    },
  ],
  exports: [StartChecks],
})
export class StartChecksModule {}
