import { accepted, type Outcome } from '../../kernel/outcome.js';
import type { Sender } from '../graphql/context.js';
import type { RateLimits } from './rate-limits.js';

/** What is looked at of a request. */
interface TokenRequest {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly ip: string;
}

/**
 * Counts a token that signed nobody in, by address: whoever tries many is turned away with the whole request. Those who are signed
 * in are never held up by others at their address.
 */
export async function admitToken(rates: RateLimits | undefined, request: TokenRequest, { viewer, turnedAway }: Sender): Promise<Outcome<null>> {
  if (rates === undefined || viewer !== null || turnedAway !== null || request.headers['authorization'] === undefined) return accepted(null);
  return rates.count('BAD_TOKEN', { viewer: null, address: request.ip }, 'signing in');
}
