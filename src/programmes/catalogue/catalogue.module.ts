import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { CatalogueService } from './catalogue.service.js';

/** What states and partners offer. */
@Module({
  imports: [PlacesModule],
  providers: [
    {
      provide: CatalogueService,
      inject: [UnitOfWork, CLOCK, PlacesService],
      useFactory: (work: UnitOfWork, clock: Clock, places: PlacesService) => new CatalogueService(work, clock, places),
    },
  ],
  exports: [CatalogueService],
})
export class CatalogueModule {}
