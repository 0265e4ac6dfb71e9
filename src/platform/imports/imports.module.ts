import { Global, Module } from '@nestjs/common';

import type { Clock } from '../../kernel/clock.js';
import { CLOCK } from '../clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ACCOUNT_VIEWERS, type AccountViewers } from './account-viewers.js';
import { ImportKinds } from './import-kind.js';
import { ImportRunner } from './import-runner.js';
import { ImportsProcessor } from './imports.processor.js';
import { ImportsService } from './imports.service.js';
import { ImportsUpkeep } from './imports-upkeep.js';

/** Imports, for the API and the worker. Features add their kinds to `ImportKinds`. Needs `ACCOUNT_VIEWERS` from a global module. */
@Global()
@Module({
  providers: [
    { provide: ImportKinds, useFactory: () => new ImportKinds() },
    {
      provide: ImportsService,
      inject: [UnitOfWork, CLOCK, ImportKinds],
      useFactory: (work: UnitOfWork, clock: Clock, kinds: ImportKinds) => new ImportsService(work, clock, kinds),
    },
    {
      provide: ImportRunner,
      inject: [UnitOfWork, CLOCK, ImportKinds, ACCOUNT_VIEWERS],
      useFactory: (work: UnitOfWork, clock: Clock, kinds: ImportKinds, accounts: AccountViewers) => new ImportRunner(work, clock, kinds, accounts),
    },
    {
      provide: ImportsUpkeep,
      inject: [UnitOfWork, CLOCK],
      useFactory: (work: UnitOfWork, clock: Clock) => new ImportsUpkeep(work, clock),
    },
    {
      provide: ImportsProcessor,
      inject: [ImportRunner, ImportsUpkeep],
      useFactory: (runner: ImportRunner, upkeep: ImportsUpkeep) => new ImportsProcessor(runner, upkeep),
    },
  ],
  exports: [ImportKinds, ImportsService],
})
export class ImportsModule {}
