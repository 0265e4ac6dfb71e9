import { refusals, type RefusalCode, type RefusalFacts } from './refusals.js';
import { listed } from './words.js';

/** What a caller asked for was done, and this is the result. */
export interface Accepted<T> {
  readonly ok: true;
  readonly value: T;
}

/** What a caller asked for was not done: a code for programs, the facts, and one sentence for people. Nothing was changed. */
export interface Refused {
  readonly ok: false;
  readonly code: RefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly message: string;
}

/** The answer of every service call that a user can get wrong. Exceptions are kept for bugs and outages. */
export type Outcome<T> = Accepted<T> | Refused;

export function accepted<T>(value: T): Accepted<T> {
  return { ok: true, value };
}

/** The refusal of an input, as `field: problem.` */
export function invalid(field: string, problem: string): Refused {
  return refused('INVALID_INPUT', { field, problem });
}

/** The refusal of a step from one status to another, with those that can follow, where any can. */
export function cannotBecome(what: string, from: string, to: string, open: readonly string[]): Refused {
  return refused('MOVE_NOT_ALLOWED', { what, from, to, ...(open.length === 0 ? {} : { open: listed(open) }) });
}

/** A refusal with its sentence; the facts a code needs are checked by the compiler. */
export function refused<C extends RefusalCode>(code: C, facts: RefusalFacts<C>): Refused {
  const sentence = refusals[code] as (facts: RefusalFacts<C>) => string;
  return { ok: false, code, facts: facts as Readonly<Record<string, string | number>>, message: sentence(facts) };
}
