import { retryAfter, type HttpResult } from './http-call.js';
import type { SendResult } from './relay-port.js';

/**
 * What an answer means for every relay, unless an adapter knows better; null where the adapter has to read it. A 503 says that nothing was
 * done; any other fault of the server may have come after the message went out.
 */
export function commonAnswer(result: HttpResult): SendResult | null {
  if (result.kind === 'NOT_SENT') return { kind: 'UNAVAILABLE' };
  if (result.kind === 'UNKNOWN') return { kind: 'UNKNOWN' };
  const { status, headers } = result;
  // We follow nobody elsewhere; what stands there already may have gone out.
  if (status >= 300 && status < 400) return { kind: 'UNKNOWN' };
  if (status === 429) return { kind: 'THROTTLED', retryAfterSeconds: retryAfter(headers) };
  if (status === 503) return { kind: 'UNAVAILABLE' };
  if (status >= 500) return { kind: 'UNKNOWN' };
  if (status === 401 || status === 403) return { kind: 'REJECTED', reason: 'CREDENTIALS', contactStopped: false };
  return null;
}
