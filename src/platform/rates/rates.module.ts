import { Module, type DynamicModule } from '@nestjs/common';
import type { Redis } from 'ioredis';

import type { Config } from '../config/config.js';
import { LOG, type Log } from '../log/log.js';
import { Metrics } from '../metrics/metrics.js';
import { openRedis } from '../redis.js';
import { RateLimits } from './rate-limits.js';

/** Rate limits of an API, as configured: counted in Redis where there is one. Needs `LOG` and `Metrics` from global modules. */
@Module({})
export class RatesModule {
  static with({ rates, redisUrl }: Pick<Config, 'rates' | 'redisUrl'>): DynamicModule {
    return {
      module: RatesModule,
      global: true,
      providers: [
        {
          provide: RateRedis,
          inject: [LOG],
          useFactory: (log: Log) => new RateRedis(redisUrl === null ? null : connect(redisUrl, log)),
        },
        {
          provide: RateLimits,
          inject: [RateRedis, Metrics],
          useFactory: ({ client }: RateRedis, metrics: Metrics) => {
            const refused = metrics.counter('rejoin_rate_limited_total', 'Calls refused because there were too many, by pace.', ['pace']);
            return new RateLimits(rates, client, (pace) => refused.inc({ pace }));
          },
        },
      ],
      exports: [RateLimits],
    };
  }
}

/** The connection, if any, with its end. */
class RateRedis {
  constructor(readonly client: Redis | null) {}

  onApplicationShutdown(): void {
    this.client?.disconnect();
  }
}

/** A slow answer counts as none: a call waits for its limit. */
const PATIENCE_MILLISECONDS = 500;

function connect(url: string, log: Log): Redis {
  const client = openRedis(url, log, 'rejoin-rates', { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: PATIENCE_MILLISECONDS });
  // Whether or not the first attempt succeeds, ioredis goes on by itself from there.
  client.connect().catch(() => undefined);
  return client;
}
