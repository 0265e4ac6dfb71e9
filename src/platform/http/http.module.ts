import { Module, type DynamicModule } from '@nestjs/common';

import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { HealthChecks } from './health-checks.js';
import { OperationsController } from './operations.controller.js';

/**
 * Log, metrics, health checks and the doors that show them. Global: any provider may ask for `LOG`, `Metrics` or
 * `HealthChecks`.
 */
@Module({})
export class HttpModule {
  static with(log: Log): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      controllers: [OperationsController],
      providers: [
        { provide: LOG, useValue: log },
        { provide: Metrics, useFactory: () => new Metrics() },
        { provide: HealthChecks, useFactory: () => new HealthChecks() },
      ],
      exports: [LOG, Metrics, HealthChecks],
    };
  }
}
