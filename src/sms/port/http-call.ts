import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';

/** A request to a relay. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** What became of a request: answered, certainly not sent, or nobody knows. */
export type HttpResult =
  | { readonly kind: 'ANSWERED'; readonly status: number; readonly headers: Readonly<Record<string, string | undefined>>; readonly body: string }
  | { readonly kind: 'NOT_SENT' }
  | { readonly kind: 'UNKNOWN' };

/** Relays answer in a line or two. What is longer is no answer of a relay. */
const LONGEST_ANSWER = 65_536;

/**
 * Asks once, over a connection of its own, and follows no redirect. A shared connection that was closed meanwhile could not tell "never arrived" from
 * "arrived and was cut"; with one of its own, nothing can have arrived before it was open.
 */
export function callHttp({ method, url, headers, body }: HttpCall, signal: AbortSignal): Promise<HttpResult> {
  return new Promise((resolve) => {
    const address = new URL(url);
    const secure = address.protocol === 'https:';
    let open = false;
    const lost = (): void => resolve(open ? { kind: 'UNKNOWN' } : { kind: 'NOT_SENT' });
    const length = body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const call = (secure ? requestHttps : requestHttp)(address, { method, headers: { ...headers, ...length }, agent: false, signal });
    call.once('socket', (socket) => socket.once(secure ? 'secureConnect' : 'connect', () => (open = true)));
    call.once('error', lost);
    call.once('close', lost);
    call.once('response', (response) => {
      const pieces: Buffer[] = [];
      let size = 0;
      response.on('data', (piece: Buffer) => {
        size += piece.length;
        if (size > LONGEST_ANSWER) call.destroy();
        else pieces.push(piece);
      });
      response.once('error', lost);
      response.once('end', () => {
        const answered = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
        resolve({ kind: 'ANSWERED', status: response.statusCode ?? 0, headers: answered, body: Buffer.concat(pieces).toString('utf8') });
      });
    });
    call.end(body ?? undefined);
  });
}

/** Seconds to wait as an answer says; null where it does not. */
export function retryAfter(headers: Readonly<Record<string, string | undefined>>): number | null {
  const said = headers['retry-after'];
  return said !== undefined && /^\d{1,5}$/.test(said) ? Number(said) : null;
}
