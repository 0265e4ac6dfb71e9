import { pino, type DestinationStream } from 'pino';

import { allowedFields } from './allowed.js';
import { correlationId } from './correlation.js';

/**
 * Writes log lines: `log.info({ missionId, count: 12 }, 'lists refreshed')`. The event is a fixed text of the code;
 * what varies goes into fields, of which only those listed in `allowed.ts` are written. `err` is an error.
 */
export interface Log {
  debug(fields: object, event: string): void;
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** Injection token of the `Log`. */
export const LOG = Symbol('Log');

/** How a log is set up. */
export interface LogOptions {
  /** A level of pino, or `silent`. */
  readonly level: string;
  /** Where lines go; standard output when not given. */
  readonly destination?: DestinationStream;
}

/** A log of JSON lines, each with the id of the request or job it belongs to. */
export function createLog(options: LogOptions): Log {
  const settings = {
    level: options.level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (level: string) => ({ level }) },
    // Pino's own serializer would take our cause for an error and join its messages.
    serializers: { err: (cause: unknown) => cause },
    mixin: () => ({ correlationId: correlationId() ?? undefined }),
  };
  const lines = options.destination === undefined ? pino(settings) : pino(settings, options.destination);
  return {
    debug: (fields, event) => lines.debug(allowedFields(fields), event),
    info: (fields, event) => lines.info(allowedFields(fields), event),
    warn: (fields, event) => lines.warn(allowedFields(fields), event),
    error: (fields, event) => lines.error(allowedFields(fields), event),
  };
}
