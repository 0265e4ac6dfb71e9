import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';

import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { countedAs, paces, type Caller, type Pace, type Rate } from './pace.js';

/** The part of the limiter that is used: rejects with how long to wait when there are no calls left. */
type Limiter = Pick<RateLimiterMemory, 'consume'>;

/**
 * Counts calls. In memory, or in a Redis that all processes share; while that is away each process counts for itself, so an
 * outage neither opens the door nor closes it.
 */
export class RateLimits {
  private readonly limiters: Readonly<Record<Pace, Limiter>>;

  constructor(
    rates: Readonly<Record<Pace, Rate>>,
    redis: Redis | null,
    private readonly told: (pace: Pace) => void = () => undefined,
  ) {
    this.limiters = Object.fromEntries(paces.map((pace) => [pace, limiterOf(pace, rates[pace], redis)])) as Record<Pace, Limiter>;
  }

  /** Counts one call of `act`. Refuses as RATE_LIMITED, with the seconds until there are calls again. */
  async count(pace: Pace, caller: Caller, act: string): Promise<Outcome<null>> {
    try {
      await this.limiters[pace].consume(countedAs(caller));
      return accepted(null);
    } catch (spent) {
      if (!(spent instanceof RateLimiterRes)) throw spent;
      this.told(pace);
      return refused('RATE_LIMITED', { act, retryAfterSeconds: Math.max(1, Math.ceil(spent.msBeforeNext / 1_000)) });
    }
  }
}

function limiterOf(pace: Pace, { calls, seconds }: Rate, redis: Redis | null): Limiter {
  const options = { keyPrefix: `rejoin:rate:${pace}`, points: calls, duration: seconds };
  const memory = new RateLimiterMemory(options);
  if (redis === null) return memory;
  return new RateLimiterRedis({
    ...options,
    storeClient: redis,
    insuranceLimiter: memory,
    rejectIfRedisNotReady: true,
    // Who has no calls left is turned away without asking Redis each time.
    inMemoryBlockOnConsumed: calls + 1,
  });
}
