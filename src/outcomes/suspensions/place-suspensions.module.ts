import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PlacesModule } from '../../reference/places/places.module.js';
import { PlacesService } from '../../reference/places/places.service.js';
import { PlaceSuspensionsService } from './place-suspensions.service.js';

@Module({
  imports: [PlacesModule],
  providers: [
    {
      provide: PlaceSuspensionsService,
      inject: [UnitOfWork, CLOCK, PlacesService],
      useFactory: (work: UnitOfWork, clock: Clock, places: PlacesService) => new PlaceSuspensionsService(work, clock, places),
    },
  ],
  exports: [PlaceSuspensionsService],
})
export class PlaceSuspensionsModule {}
