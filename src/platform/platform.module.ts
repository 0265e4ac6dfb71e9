import { Module, type DynamicModule } from '@nestjs/common';

import { CLOCK, systemClock } from './clock.js';
import type { Clock } from '../kernel/clock.js';
import type { Config } from './config/config.js';
import type { Installation } from './installation.js';
import { UnitOfWork } from './database/unit-of-work.js';

/** Injection token of the `Config`. */
export const CONFIG = Symbol('Config');
/** Injection token of the `Installation`. */
export const INSTALLATION = Symbol('Installation');

/** What every feature stands on: settings, clock, unit of work. */
@Module({})
export class PlatformModule {
  static with(config: Config, installation: Installation, clock: Clock = systemClock): DynamicModule {
    return {
      module: PlatformModule,
      global: true,
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: INSTALLATION, useValue: installation },
        { provide: CLOCK, useValue: clock },
        { provide: UnitOfWork, useFactory: () => new UnitOfWork(installation.dataSource) },
      ],
      exports: [CONFIG, INSTALLATION, CLOCK, UnitOfWork],
    };
  }
}
