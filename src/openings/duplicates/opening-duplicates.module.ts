import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import type { OpeningId } from '../../kernel/ids.js';
import { DuplicatePairsService } from '../../office/duplicates/duplicate-pairs.service.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LifecycleModule } from '../lifecycle/lifecycle.module.js';
import { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import { OpeningRecords } from '../openings/opening-records.service.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { OpeningDuplicatesProcessor } from './opening-duplicates.processor.js';
import { OpeningDuplicatesService } from './opening-duplicates.service.js';

/** Openings that may be one post: the daily search, and what officers decide. */
@Module({
  imports: [MissionsModule, LifecycleModule, OpeningsModule],
  providers: [
    {
      provide: OpeningDuplicatesService,
      inject: [UnitOfWork, CLOCK, MissionsService, OpeningLifecycle, OpeningsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, lifecycle: OpeningLifecycle, openings: OpeningsService) => {
        const pairs = new DuplicatePairsService<OpeningId>({ pairs: 'opening_duplicate', records: 'opening' }, clock);
        return new OpeningDuplicatesService(work, { missions, lifecycle, openings, records: new OpeningRecords() }, pairs);
      },
    },
    {
      provide: OpeningDuplicatesProcessor,
      inject: [OpeningDuplicatesService],
      useFactory: (duplicates: OpeningDuplicatesService) => new OpeningDuplicatesProcessor(duplicates),
    },
  ],
  exports: [OpeningDuplicatesService],
})
export class OpeningDuplicatesModule {}
