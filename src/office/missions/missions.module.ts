import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { KeptAnswersProcessor } from './kept-answers.processor.js';
import { MissionsService } from './missions.service.js';

@Module({
  imports: [TaxonomyModule],
  providers: [
    {
      provide: MissionsService,
      inject: [UnitOfWork, CLOCK, TaxonomyService],
      useFactory: (work: UnitOfWork, clock: Clock, taxonomies: TaxonomyService) => new MissionsService(work, clock, taxonomies),
    },
    {
      provide: KeptAnswersProcessor,
      inject: [UnitOfWork, MissionsService],
      useFactory: (work: UnitOfWork, missions: MissionsService) => new KeptAnswersProcessor(work, missions),
    },
  ],
  exports: [MissionsService],
})
export class MissionsModule {}
