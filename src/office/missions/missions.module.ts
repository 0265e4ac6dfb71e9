import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { MissionsService } from './missions.service.js';

@Module({
  providers: [
    {
      provide: MissionsService,
      inject: [UnitOfWork, CLOCK],
      useFactory: (work: UnitOfWork, clock: Clock) => new MissionsService(work, clock),
    },
  ],
  exports: [MissionsService],
})
export class MissionsModule {}
