import { Module } from '@nestjs/common';

import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { MarketHost } from '../market/market-host.js';
import { MatchesModule } from '../matches.module.js';
import { TrainingGapsProcessor } from './training-gaps.processor.js';
import { TrainingGapsService } from './training-gaps.service.js';

/** Reports on training gaps, and the job that works them out. */
@Module({
  imports: [MatchesModule, MissionsModule, TaxonomyModule],
  providers: [
    {
      provide: TrainingGapsService,
      inject: [UnitOfWork, CLOCK, MarketHost, MissionsService, TaxonomyService],
      useFactory: (...parts: ConstructorParameters<typeof TrainingGapsService>) => new TrainingGapsService(...parts),
    },
    {
      provide: TrainingGapsProcessor,
      inject: [TrainingGapsService],
      useFactory: (gaps: TrainingGapsService) => new TrainingGapsProcessor(gaps),
    },
  ],
  exports: [TrainingGapsService],
})
export class TrainingGapsModule {}
