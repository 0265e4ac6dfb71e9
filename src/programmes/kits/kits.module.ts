import { Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { KitsService } from './kits.service.js';

/** The in-kind catalogue. */
@Module({
  providers: [{ provide: KitsService, inject: [UnitOfWork, CLOCK], useFactory: (work: UnitOfWork, clock: Clock) => new KitsService(work, clock) }],
  exports: [KitsService],
})
export class KitsModule {}
