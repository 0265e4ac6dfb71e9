import { z } from 'zod';

import { parseDay } from '../../kernel/day.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import type { Condition } from './condition.js';
import { factKinds, isFactName, type FactKind, type FactName, type Facts } from './facts.js';
import { ruleLevels, unknownMeanings, type Rule } from './rule-set.js';

/** Most rules of a set, and most conditions within each other. */
const [MOST_RULES, DEEPEST] = [100, 6];
/** Longest document, characters. */
const LONGEST = 60_000;

const factName = z.string().refine(isFactName, 'is no fact') as unknown as z.ZodType<FactName>;
const number = z.number().finite();
const named = z.strictObject({ fact: factName });
const operand = z.union([number, named]);
const isoDay = z.string().refine((text) => parseDay(text) !== null, 'is no day as YYYY-MM-DD');
const text = z.string().min(1).max(500);

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition).max(50) }),
    z.strictObject({ any: z.array(condition).max(50) }),
    z.strictObject({ not: condition }),
    z.strictObject({ fact: factName, is: z.union([text, number, z.boolean()]) }),
    z.strictObject({ fact: factName, in: z.array(text).min(1).max(200) }),
    z.strictObject({ fact: factName, includes: text }),
    z.strictObject({ fact: factName, atLeast: operand }),
    z.strictObject({ fact: factName, atMost: operand }),
    z.strictObject({ fact: factName, above: operand }),
    z.strictObject({ fact: factName, below: operand }),
    z.strictObject({ fact: factName, stated: z.literal(true) }),
    z.strictObject({ fact: factName, monthsPassed: z.number().int().min(0).max(600) }),
    z.strictObject({ fact: factName, yearsPassed: operand, by: factName }),
    z.strictObject({ fact: factName, notBefore: z.union([isoDay, named]) }),
    z.strictObject({ fact: factName, over: z.literal(true) }),
    z.strictObject({ fact: factName, neverFalls: z.literal(true) }),
    z.strictObject({ fact: factName, lastAtLeast: number }),
  ]),
);

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z][0-9]{1,3}$/),
  level: z.enum(ruleLevels),
  when: condition.nullable().default(null),
  holds: condition,
  sentence: text,
  unknown: z.enum(unknownMeanings).default('REFUSE'),
  ask: text.nullable().default(null),
  remedy: text.nullable().default(null),
});

/** Of which kind the facts are that a comparison takes; null for any. */
const takes: Readonly<Record<string, readonly FactKind[] | null>> = {
  is: ['TEXT', 'NUMBER', 'FLAG'],
  in: ['TEXT'],
  includes: ['TEXTS'],
  ...{ atLeast: ['NUMBER'], atMost: ['NUMBER'], above: ['NUMBER'], below: ['NUMBER'] },
  stated: null,
  ...{ monthsPassed: ['DAY'], yearsPassed: ['DAY'], notBefore: ['DAY'], over: ['DAY'] },
  ...{ neverFalls: ['NUMBERS'], lastAtLeast: ['NUMBERS'] },
};

/** The rules of a set from JSON, as an administrator writes them. Refuses as INVALID_INPUT what is no rule, asks for a fact that there is not, or compares what cannot be compared. */
export function readRules(json: string): Outcome<readonly Rule[]> {
  const read = parsed(json);
  if (!read.ok) return read;
  if (depthOf(read.value) > DEEPEST * 2 + 4) return invalid('rules', 'has too many conditions within each other');
  const rules = z.array(rule).min(1).max(MOST_RULES).safeParse(read.value);
  if (!rules.success) return invalid('rules', said(rules.error));
  const fault = rules.data.flatMap((each) => [each.when, each.holds]).flatMap((each) => (each === null ? [] : faultsOf(each)))[0];
  return fault === undefined ? accepted(rules.data) : invalid('rules', fault);
}

/** Facts from JSON, to try rules on. Days are written YYYY-MM-DD. */
export function readFacts(json: string): Outcome<Facts> {
  const read = parsed(json);
  if (!read.ok) return read;
  const facts: Record<string, unknown> = {};
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) return invalid('facts', 'is no JSON object');
  for (const [name, value] of Object.entries(read.value)) {
    if (!isFactName(name)) return invalid('facts', `names a fact that there is not: ${name.slice(0, 40)}`);
    const kept: unknown = value === null ? null : valueOf(factKinds[name], value);
    if (kept === undefined) return invalid('facts', `${name} is no ${factKinds[name].toLowerCase()}`);
    facts[name] = kept;
  }
  return accepted(facts as Facts);
}

function valueOf(kind: FactKind, value: unknown): unknown {
  const all = (is: (each: unknown) => boolean): unknown => (Array.isArray(value) && value.length <= 200 && value.every(is) ? value : undefined);
  const isNumber = (each: unknown): boolean => typeof each === 'number' && Number.isFinite(each);
  switch (kind) {
    case 'TEXT':
      return typeof value === 'string' ? value : undefined;
    case 'NUMBER':
      return isNumber(value) ? value : undefined;
    case 'FLAG':
      return typeof value === 'boolean' ? value : undefined;
    case 'DAY':
      return (typeof value === 'string' ? parseDay(value) : null) ?? undefined;
    case 'TEXTS':
      return all((each) => typeof each === 'string');
    case 'NUMBERS':
      return all(isNumber);
  }
}

function parsed(json: string): Outcome<unknown> {
  if (json.length > LONGEST) return invalid('rules', `is longer than ${LONGEST} characters`);
  try {
    return accepted(JSON.parse(json) as unknown);
  } catch {
    return invalid('rules', 'is no JSON');
  }
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

/** Where it is wrong, and never what was written there. */
function said({ issues }: z.ZodError): string {
  const [first] = issues;
  return `is not as it should be at ${first?.path.join('.') ?? ''}`;
}

function faultsOf(each: Condition): string[] {
  if ('all' in each) return each.all.flatMap(faultsOf);
  if ('any' in each) return each.any.flatMap(faultsOf);
  if ('not' in each) return faultsOf(each.not);
  const [comparison = ''] = Object.keys(each).filter((name) => name !== 'fact' && name !== 'by');
  const kinds = takes[comparison];
  if (kinds === undefined) return [`does not know ${comparison}`];
  if ('yearsPassed' in each) return faultsOfYears(each);
  const operand: unknown = (each as unknown as Record<string, unknown>)[comparison];
  const others = typeof operand === 'object' && operand !== null && 'fact' in operand ? [operand.fact as FactName] : [];
  const wrong = kinds === null ? undefined : [each.fact, ...others].find((fact) => !kinds.includes(factKinds[fact]));
  const valueFits = !('is' in each) || { TEXT: 'string', NUMBER: 'number', FLAG: 'boolean' }[factKinds[each.fact] as 'TEXT'] === typeof each.is;
  return wrong !== undefined || !valueFits ? [`compares ${wrong ?? each.fact} by ${comparison}`] : [];
}

function faultsOfYears({ fact, yearsPassed, by }: Extract<Condition, { yearsPassed: unknown }>): string[] {
  const years = typeof yearsPassed === 'number' ? [] : [yearsPassed.fact];
  const wrong = [fact, by].find((each) => factKinds[each] !== 'DAY') ?? years.find((each) => factKinds[each] !== 'NUMBER');
  return wrong === undefined ? [] : [`compares ${wrong} by yearsPassed`];
}
