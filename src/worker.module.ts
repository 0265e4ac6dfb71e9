import { Module, type DynamicModule } from '@nestjs/common';

import type { ProcessGround } from './api.module.js';
import { features } from './features.js';
import { HttpModule } from './platform/http/http.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { queueModule } from './platform/queue/queue.module.js';

/** Background work alone; its only doors are those for operators. */
@Module({})
export class WorkerModule {
  static with({ config, installation, log, clock }: ProcessGround): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.with(config, installation, clock),
        HttpModule.with(log),
        queueModule({ redisUrl: config.redisUrl, databaseUrl: installation.databaseUrl, worker: true }),
        ...features,
      ],
    };
  }
}
