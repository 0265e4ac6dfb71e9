import { Module, type DynamicModule } from '@nestjs/common';

import type { Clock } from '../kernel/clock.js';
import { CLOCK, systemClock } from './clock.js';
import type { Config } from './config/config.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { HealthChecks } from './http/health-checks.js';
import type { Installation } from './installation.js';

/** Injection token of the `Config`. */
export const CONFIG = Symbol('Config');
/** Injection token of the `Installation`. */
export const INSTALLATION = Symbol('Installation');

/** What every feature stands on: settings, clock, unit of work. Needs `HealthChecks` from a global module. */
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
        {
          provide: UnitOfWork,
          inject: [HealthChecks],
          useFactory: (checks: HealthChecks) => {
            checks.add('database', async () => {
              await installation.dataSource.query('select 1');
              return { ready: true };
            });
            return new UnitOfWork(installation.dataSource);
          },
        },
      ],
      exports: [CONFIG, INSTALLATION, CLOCK, UnitOfWork],
    };
  }
}
