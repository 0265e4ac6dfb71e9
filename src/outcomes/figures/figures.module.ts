import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { MissionsModule } from '../../office/missions/missions.module.js';
import { MissionsService } from '../../office/missions/missions.service.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FiguresService } from './figures.service.js';

@Module({
  imports: [MissionsModule],
  providers: [
    {
      provide: FiguresService,
      inject: [UnitOfWork, CLOCK, MissionsService],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService) => new FiguresService(work, clock, missions),
    },
  ],
  exports: [FiguresService],
})
export class FiguresModule {}
