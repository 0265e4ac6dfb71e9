import type { Log } from '../log/log.js';

const QUIET_MILLISECONDS = 30_000;

/** Reports faults of a connection at most once in half a minute: an outage says the same thing many times a second. */
export function faultReporter(log: Log, fields: object, message: string): (error: unknown) => void {
  let spokenAt = -Infinity;
  let unspoken = 0;
  return (error) => {
    const now = performance.now();
    if (now - spokenAt < QUIET_MILLISECONDS) {
      unspoken += 1;
      return;
    }
    log.warn({ ...fields, err: error, unspoken }, message);
    spokenAt = now;
    unspoken = 0;
  };
}
