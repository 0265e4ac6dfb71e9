import { types } from 'node:util';

import type { LoggerService } from '@nestjs/common';

import { withoutQuotations } from './cause.js';
import type { Log } from './log.js';

/** Lets the framework write to our log; what its messages quote is left out. `NestFactory.create(M, { logger })`. */
export class NestLog implements LoggerService {
  constructor(private readonly lines: Log) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    // Nest announces every route and module; that is for debugging.
    this.lines.debug(fieldsOf(message, rest), textOf(message));
  }

  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.lines.warn(fieldsOf(message, rest), textOf(message));
  }

  error(message: unknown, ...rest: readonly unknown[]): void {
    this.lines.error(fieldsOf(message, rest), textOf(message));
  }

  debug(message: unknown, ...rest: readonly unknown[]): void {
    this.lines.debug(fieldsOf(message, rest), textOf(message));
  }

  verbose(message: unknown, ...rest: readonly unknown[]): void {
    this.lines.debug(fieldsOf(message, rest), textOf(message));
  }

  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.lines.error(fieldsOf(message, rest), textOf(message));
  }
}

function textOf(message: unknown): string {
  return typeof message === 'string' ? withoutQuotations(message) : 'framework';
}

function fieldsOf(message: unknown, rest: readonly unknown[]): object {
  const error = [message, ...rest].find((one) => types.isNativeError(one));
  const context = rest.at(-1);
  return { ...(error === undefined ? {} : { err: error }), ...(typeof context === 'string' ? { context } : {}) };
}
