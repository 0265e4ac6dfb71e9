import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';

import type { Outcome, Refused } from '../../../kernel/outcome.js';
import { ClientError } from '../client-error.js';
import type { RequestContext } from '../context.js';

/** How many fields of a request were counted, and how many of them were refused for being too many. */
interface Tally {
  fields: number;
  refused: number;
  retryAfterSeconds: number;
}

const tallies = new WeakMap<object, Tally>();

/** Notes for the request how the count of one of its fields ended. */
export function tally(request: object, counted: Outcome<null>): void {
  const sum = tallies.get(request) ?? { fields: 0, refused: 0, retryAfterSeconds: 0 };
  sum.fields += 1;
  if (!counted.ok) {
    sum.refused += 1;
    sum.retryAfterSeconds = Math.max(sum.retryAfterSeconds, Number(counted.facts['retryAfterSeconds']));
  }
  tallies.set(request, sum);
}

/** Says in HTTP what the fields say in GraphQL: when to come back, and status 429 where no field was answered at all. */
export function statusOfTally(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const sum = tallies.get(contextValue.req);
          if (sum === undefined || sum.refused === 0) return;
          response.http.headers.set('retry-after', String(sum.retryAfterSeconds));
          if (sum.refused === sum.fields) response.http.status = 429;
        },
      };
    },
  };
}

/** A whole request that is refused for being one too many, with status 429. */
export class TooManyRequests extends ClientError {
  constructor({ code, message, facts }: Refused) {
    const headers = new HeaderMap([['retry-after', String(facts['retryAfterSeconds'])]]);
    super(message, { extensions: { code, facts, http: { status: 429, headers } } });
  }
}
