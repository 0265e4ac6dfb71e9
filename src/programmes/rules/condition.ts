import { addMonths, addYears, parseDay, type Day } from '../../kernel/day.js';
import type { FactName, Facts } from './facts.js';

/** A number, or another fact to compare with. */
export type Operand = number | { readonly fact: FactName };

/** What must hold of facts: data that is kept, edited and shown, never code. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: FactName; readonly is: string | number | boolean }
  | { readonly fact: FactName; readonly in: readonly string[] }
  | { readonly fact: FactName; readonly includes: string }
  | { readonly fact: FactName; readonly atLeast: Operand }
  | { readonly fact: FactName; readonly atMost: Operand }
  | { readonly fact: FactName; readonly above: Operand }
  | { readonly fact: FactName; readonly below: Operand }
  /** That it is known at all. */
  | { readonly fact: FactName; readonly stated: true }
  /** A day on which so many months have passed since; before, it will hold later. */
  | { readonly fact: FactName; readonly monthsPassed: number }
  /** A day on which so many years have passed since by another day, or by today where that is over or not known; before, it will hold later. */
  | { readonly fact: FactName; readonly yearsPassed: Operand; readonly by: FactName }
  /** A day, YYYY-MM-DD, or another fact; that day included. */
  | { readonly fact: FactName; readonly notBefore: string | { readonly fact: FactName } }
  /** A day that is over. */
  | { readonly fact: FactName; readonly over: true }
  /** Numbers in order of which none is below the one before. */
  | { readonly fact: FactName; readonly neverFalls: true }
  /** Numbers of which the last is at least so much. */
  | { readonly fact: FactName; readonly lastAtLeast: number };

/** Whether a condition holds on a day; what is not known; or from when it will hold though nothing changes. */
export type Standing =
  | { readonly is: 'HOLDS' }
  | { readonly is: 'FAILS' }
  | { readonly is: 'UNKNOWN'; readonly facts: readonly FactName[] }
  | { readonly is: 'LATER'; readonly from: Day };

const HOLDS: Standing = { is: 'HOLDS' };
const FAILS: Standing = { is: 'FAILS' };

/** Whether a condition holds of facts on a day. What is not known stays unknown unless something else decides. */
export function standingOf(condition: Condition, facts: Facts, on: Day): Standing {
  if ('all' in condition) return allOf(condition.all.map((each) => standingOf(each, facts, on)));
  if ('any' in condition) return anyOf(condition.any.map((each) => standingOf(each, facts, on)));
  if ('not' in condition) return opposite(standingOf(condition.not, facts, on));
  const { fact } = condition;
  const value = facts[fact] ?? null;
  if ('stated' in condition) return whether(value !== null);
  if (value === null) return { is: 'UNKNOWN', facts: [fact] };
  if ('is' in condition) return whether(value === condition.is);
  if ('in' in condition) return whether(typeof value === 'string' && condition.in.includes(value));
  if ('includes' in condition) return whether(Array.isArray(value) && (value as readonly unknown[]).includes(condition.includes));
  if ('neverFalls' in condition) return whether(numbers(value).every((each, at, all) => at === 0 || each >= (all[at - 1] ?? each)));
  if ('lastAtLeast' in condition) return whether((numbers(value).at(-1) ?? Number.NEGATIVE_INFINITY) >= condition.lastAtLeast);
  // Days are numbers.
  const number = typeof value === 'number' ? value : Number.NaN;
  if ('over' in condition) return whether(number < on);
  if ('monthsPassed' in condition) {
    const from = addMonths(number as Day, condition.monthsPassed);
    return from <= on ? HOLDS : { is: 'LATER', from };
  }
  if ('yearsPassed' in condition) {
    const years = numberOf(condition.yearsPassed, facts);
    if (years === null) return unknownOperand(condition.yearsPassed);
    const from = addYears(number as Day, years);
    return from <= Math.max(on, numberOf({ fact: condition.by }, facts) ?? on) ? HOLDS : { is: 'LATER', from };
  }
  if ('notBefore' in condition) {
    const day = typeof condition.notBefore === 'string' ? parseDay(condition.notBefore) : numberOf(condition.notBefore, facts);
    return day === null ? unknownOperand(condition.notBefore) : whether(number >= day);
  }
  const [operand, holds] = comparison(condition);
  const other = numberOf(operand, facts);
  return other === null ? unknownOperand(operand) : whether(holds(number, other));
}

type Comparison = Extract<Condition, { atLeast: Operand } | { atMost: Operand } | { above: Operand } | { below: Operand }>;

/** Every fact that a condition asks about, once. */
export function factsIn(condition: Condition): FactName[] {
  if ('all' in condition) return [...new Set(condition.all.flatMap(factsIn))];
  if ('any' in condition) return [...new Set(condition.any.flatMap(factsIn))];
  if ('not' in condition) return factsIn(condition.not);
  const others = Object.values(condition).flatMap((part: unknown) => (typeof part === 'object' && part !== null && 'fact' in part ? [(part as { readonly fact: FactName }).fact] : []));
  return [...new Set([condition.fact, ...('by' in condition ? [condition.by] : []), ...others])];
}

function comparison(condition: Comparison): [Operand, (one: number, other: number) => boolean] {
  if ('atLeast' in condition) return [condition.atLeast, (one, other) => one >= other];
  if ('atMost' in condition) return [condition.atMost, (one, other) => one <= other];
  if ('above' in condition) return [condition.above, (one, other) => one > other];
  return [condition.below, (one, other) => one < other];
}

function numberOf(operand: Operand, facts: Facts): number | null {
  if (typeof operand === 'number') return operand;
  const value = facts[operand.fact] ?? null;
  return typeof value === 'number' ? value : null;
}

const unknownOperand = (operand: Operand | string): Standing => (typeof operand === 'object' ? { is: 'UNKNOWN', facts: [operand.fact] } : FAILS);

const numbers = (value: unknown): readonly number[] => (Array.isArray(value) ? (value as readonly number[]) : []);

const whether = (holds: boolean): Standing => (holds ? HOLDS : FAILS);

function allOf(standings: readonly Standing[]): Standing {
  if (standings.some((each) => each.is === 'FAILS')) return FAILS;
  const unknown = unknownIn(standings);
  if (unknown !== null) return unknown;
  const days = laterIn(standings);
  return days.length === 0 ? HOLDS : { is: 'LATER', from: Math.max(...days) as Day };
}

function anyOf(standings: readonly Standing[]): Standing {
  if (standings.some((each) => each.is === 'HOLDS')) return HOLDS;
  const days = laterIn(standings);
  if (days.length > 0) return { is: 'LATER', from: Math.min(...days) as Day };
  return unknownIn(standings) ?? FAILS;
}

/** What will hold later does not hold now, so its opposite does. */
function opposite(standing: Standing): Standing {
  if (standing.is === 'UNKNOWN') return standing;
  return whether(standing.is !== 'HOLDS');
}

function unknownIn(standings: readonly Standing[]): Standing | null {
  const facts = standings.flatMap((each) => (each.is === 'UNKNOWN' ? each.facts : []));
  return facts.length === 0 ? null : { is: 'UNKNOWN', facts: [...new Set(facts)] };
}

const laterIn = (standings: readonly Standing[]): Day[] => standings.flatMap((each) => (each.is === 'LATER' ? [each.from] : []));
