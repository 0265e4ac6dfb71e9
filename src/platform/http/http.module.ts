import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';

import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { AccessGuard } from './access.guard.js';
import { HealthChecks } from './health-checks.js';
import { OperationsController } from './operations.controller.js';

/**
 * Log, metrics, health checks and the doors that show them, and the guard of all controllers. Global: any provider may
 * ask for `LOG`, `Metrics` or `HealthChecks`. Without a `VIEWER_SOURCE` (a worker) only open doors open.
 */
@Module({})
export class HttpModule {
  static with(log: Log): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      controllers: [OperationsController],
      providers: [
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: LOG, useValue: log },
        { provide: Metrics, useFactory: () => new Metrics() },
        { provide: HealthChecks, useFactory: () => new HealthChecks() },
      ],
      exports: [LOG, Metrics, HealthChecks],
    };
  }
}
