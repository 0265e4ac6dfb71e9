import { types } from 'node:util';

/** What a log keeps of an error. */
export interface Cause {
  readonly type: string;
  readonly message: string;
  /** Code of the system, the driver or PostgreSQL. */
  readonly code?: string;
  /** Names in the database schema, never values. */
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly frames: readonly string[];
  readonly cause?: Cause;
}

const MOST_FRAMES = 12;
const LONGEST_MESSAGE = 300;
const DEEPEST_CAUSE = 3;
const NAME = /^[A-Za-z0-9_.$-]{1,80}$/;

/**
 * An error without what it may quote: messages of parsers, drivers and databases repeat the text they choked on, which
 * may be somebody's name, number or token. Where it happened (frames, codes, names of the schema) is kept.
 */
export function causeOf(error: unknown, depth = 0): Cause {
  if (!types.isNativeError(error)) return { type: typeof error, message: '', frames: [] };
  const inner = error.cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: causeOf(error.cause, depth + 1) };
  return {
    type: error.name,
    message: withoutQuotations(error.message),
    ...named(error, 'code'),
    ...named(error, 'table'),
    ...named(error, 'column'),
    ...named(error, 'constraint'),
    frames: framesOf(error),
    ...inner,
  };
}

/** A message without quoted text, values in parentheses, addresses, tokens and long numbers. */
export function withoutQuotations(message: string): string {
  return message
    .slice(0, 10 * LONGEST_MESSAGE)
    .replace(/"[^"]*"?|'[^']*'?|`[^`]*`?|«[^»]*»?|\u201c[^\u201d]*\u201d?/g, '[withheld]')
    .replace(/=\s*\([^)]*\)?/g, '=[withheld]')
    .replace(/\S+@\S+/g, '[withheld]')
    .replace(/\+?\d[\d ()-]{4,}\d/g, '[withheld]')
    .replace(/[\w.-]{40,}/g, '[withheld]')
    .replace(/[\r\n]+/g, ' ')
    .slice(0, LONGEST_MESSAGE);
}

function named(error: Error, key: 'code' | 'table' | 'column' | 'constraint'): Partial<Cause> {
  const value: unknown = (error as unknown as Record<string, unknown>)[key] ?? driverField(error, key);
  return typeof value === 'string' && NAME.test(value) ? { [key]: value } : {};
}

/** TypeORM keeps PostgreSQL's own error inside. */
function driverField(error: Error, key: string): unknown {
  const driver: unknown = (error as { driverError?: unknown }).driverError;
  return typeof driver === 'object' && driver !== null ? (driver as Record<string, unknown>)[key] : undefined;
}

function framesOf(error: Error): readonly string[] {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return lines.slice(0, MOST_FRAMES).map((line) => line.trim().replace(/^at /, ''));
}
