import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

const ACCEPTABLE = /^[A-Za-z0-9-]{8,64}$/;

/** Runs `work` so that every log line written on its way carries the id. */
export function withCorrelation<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The id of the request or job that is being worked on; null outside of one. */
export function correlationId(): string | null {
  return current.getStore() ?? null;
}

/** An id that a client or a proxy proposes, if it is fit to be written to logs; null otherwise. */
export function acceptableCorrelation(proposed: unknown): string | null {
  return typeof proposed === 'string' && ACCEPTABLE.test(proposed) ? proposed : null;
}
