import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { OpeningsModule } from '../../openings/openings/openings.module.js';
import { OpeningsService } from '../../openings/openings/openings.service.js';
import { JobseekersModule } from '../../people/jobseekers/jobseekers.module.js';
import { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import { CLOCK } from '../../platform/clock.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { PairsService } from './pairs.service.js';

/** Single pairs, for decisions. */
@Module({
  imports: [MissionsModule, TaxonomyModule, JobseekersModule, OpeningsModule],
  providers: [
    {
      provide: PairsService,
      inject: [CLOCK, MissionsService, TaxonomyService, JobseekersService, OpeningsService],
      useFactory: (clock: Clock, missions: MissionsService, taxonomies: TaxonomyService, jobseekers: JobseekersService, openings: OpeningsService) =>
        new PairsService(clock, missions, taxonomies, jobseekers, openings),
    },
  ],
  exports: [PairsService],
})
export class PairsModule {}
