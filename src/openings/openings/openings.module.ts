import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { OpeningId } from '../../kernel/ids.js';
import { CLOCK } from '../../platform/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { TaskSubjects } from '../../office/tasks/by-hand/task-subjects.js';
import { TasksModule } from '../../office/tasks/tasks.module.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FundsModule } from '../../programmes/funds/funds.module.js';
import { StatementSubjects } from '../../programmes/funds/statements/statement-subjects.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { EmployersModule } from '../employers/employers.module.js';
import { EmployersService } from '../employers/employers.service.js';
import { OpeningsService } from './openings.service.js';
import { TermsService } from './terms.service.js';

@Module({
  imports: [EmployersModule, MissionsModule, TasksModule, TaxonomyModule, PlacesModule, FundsModule],
  providers: [
    {
      provide: OpeningsService,
      inject: [UnitOfWork, CLOCK, EmployersService, TaskSubjects, StatementSubjects],
      useFactory: (work: UnitOfWork, clock: Clock, employers: EmployersService, subjects: TaskSubjects, statements: StatementSubjects) => {
        const openings = new OpeningsService(work, clock, employers);
        subjects.add('Opening', async (tx, viewer, id) => ((await openings.isSeen(tx, viewer, id as OpeningId)) ? { jobseekerId: null } : null));
        statements.add('OPENING', (tx, viewer, id) => openings.isSeen(tx, viewer, id));
        return openings;
      },
    },
    {
      provide: TermsService,
      inject: [MissionsService, TaxonomyService, PlacesService],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService, places: PlacesService) =>
        new TermsService(missions, taxonomies, places),
    },
  ],
  exports: [OpeningsService, TermsService],
})
export class OpeningsModule {}
