import { Module } from '@nestjs/common';

import type { Clock } from '../../../kernel/clock.js';
import { MissionsModule } from '../../../office/missions/missions.module.js';
import { MissionsService } from '../../../office/missions/missions.service.js';
import { CLOCK } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { OpenCases } from './open-cases.js';
import { ProgrammesService } from './programmes.service.js';

/** Programmes and their rules. */
@Module({
  imports: [MissionsModule],
  providers: [
    { provide: OpenCases, useFactory: () => new OpenCases() },
    {
      provide: ProgrammesService,
      inject: [UnitOfWork, CLOCK, MissionsService, OpenCases],
      useFactory: (work: UnitOfWork, clock: Clock, missions: MissionsService, cases: OpenCases) => new ProgrammesService(work, clock, missions, cases),
    },
  ],
  exports: [ProgrammesService, OpenCases],
})
export class ProgrammesModule {}
