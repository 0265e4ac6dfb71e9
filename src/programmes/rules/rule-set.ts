import { formatDay, type Day } from '../../kernel/day.js';
import { inForce, type Dated } from '../../reference/law/dated.js';
import { factsIn, standingOf, type Condition } from './condition.js';
import type { FactName, Facts } from './facts.js';

/** BLOCK: refused. WARN: allowed with a recorded override and reason. ROUTE: goes to a person's list. */
export const ruleLevels = ['BLOCK', 'WARN', 'ROUTE'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** What to do about a fact that is not known: refuse, make a task of it, or say nothing (some countries have no minimum wage). */
export const unknownMeanings = ['REFUSE', 'TASK', 'PASS'] as const;
export type UnknownMeaning = (typeof unknownMeanings)[number];

/** One rule of a set. Several may carry the same id: the parts of one rule of the programme. */
export interface Rule {
  /** As in the programme's own list, such as F07: whatever the rule causes carries it. */
  readonly id: string;
  readonly level: RuleLevel;
  /** To what it applies; null to everything. */
  readonly when: Condition | null;
  readonly holds: Condition;
  /** What is said when it does not hold: one sentence, without the names of anybody. */
  readonly sentence: string;
  readonly unknown: UnknownMeaning;
  /** With TASK: how to find out. */
  readonly ask: string | null;
  /** What can be done where it does not hold: then it is "not yet" and no refusal. */
  readonly remedy: string | null;
}

/** The rules of a programme from one day to another, and where they come from. A decision of 2015 is judged by the set of 2015. */
export interface RuleSet extends Dated {
  readonly rules: readonly Rule[];
}

/** What a rule said. */
export interface Finding {
  readonly rule: string;
  readonly level: RuleLevel;
  readonly sentence: string;
  /** From when it will hold by itself. */
  readonly from: Day | null;
  readonly task: string | null;
  /** What would have to be known. */
  readonly missing: readonly FactName[];
  /** What the rule asks about: whoever may not know all of that is not told what it said (`guarded-facts.ts`). */
  readonly reads: readonly FactName[];
}

/** What rules say of a case on a day. */
export interface Verdict {
  /** NOT_YET: what blocks ends by itself or through tasks. Warnings and routes never make it less than ELIGIBLE. */
  readonly standing: 'ELIGIBLE' | 'NOT_YET' | 'REFUSED';
  readonly on: Day;
  /** When NOT_YET: the first day on which nothing blocks by itself; null where only tasks help. */
  readonly from: Day | null;
  /** What blocks. */
  readonly blocks: readonly Finding[];
  /** Allowed with an override and a reason. */
  readonly warnings: readonly Finding[];
  /** For a person's list. */
  readonly routes: readonly Finding[];
}

/** The sets of a programme that hold on a day. */
export function ruleSetsOn(sets: readonly RuleSet[], on: Day): RuleSet[] {
  return sets.filter((set) => inForce(set, on));
}

/** What a rule set says of facts on a day: the same for matches, offers and payments. A set that does not hold on that day refuses. */
export function eligible(facts: Facts, set: RuleSet, on: Day): Verdict {
  return eligibleUnder(facts, [set], on);
}

/**
 * As `eligible` for the sets of one programme, and rules for all programmes (`always`) beside them. Refuses where none of the sets holds on that day; with
 * null there is no programme, and the other rules alone decide.
 */
export function eligibleUnder(facts: Facts, sets: readonly RuleSet[] | null, on: Day, always: readonly RuleSet[] = []): Verdict {
  const current = sets === null ? null : ruleSetsOn(sets, on);
  const findings = [...(current ?? []), ...ruleSetsOn(always, on)].flatMap((set) => set.rules.flatMap((rule) => findingOf(rule, facts, on)));
  return verdictOf([...(current?.length === 0 ? [notInForce(on)] : []), ...findings], on);
}

/** What findings come to. */
export function verdictOf(findings: readonly Finding[], on: Day): Verdict {
  const blocks = findings.filter((finding) => finding.level === 'BLOCK');
  const refusing = blocks.some((block) => block.from === null && block.task === null);
  const days = blocks.flatMap((block) => (block.from === null ? [] : [block.from]));
  return {
    standing: blocks.length === 0 ? 'ELIGIBLE' : refusing ? 'REFUSED' : 'NOT_YET',
    on,
    from: refusing || days.length === 0 ? null : (Math.max(...days) as Day),
    blocks,
    warnings: findings.filter((finding) => finding.level === 'WARN'),
    routes: findings.filter((finding) => finding.level === 'ROUTE'),
  };
}

/** Every fact that a rule asks about, once. */
export function factsOfRule({ when, holds }: Pick<Rule, 'when' | 'holds'>): FactName[] {
  return [...new Set([...(when === null ? [] : factsIn(when)), ...factsIn(holds)])];
}

function findingOf(rule: Rule, facts: Facts, on: Day): Finding[] {
  const { id, level, sentence, ask, remedy } = rule;
  const applies = rule.when === null ? null : standingOf(rule.when, facts, on);
  if (applies?.is === 'FAILS' || applies?.is === 'LATER') return [];
  const standing = applies?.is === 'UNKNOWN' ? applies : standingOf(rule.holds, facts, on);
  const finding: Finding = { rule: id, level, sentence, from: null, task: null, missing: [], reads: factsOfRule(rule) };
  switch (standing.is) {
    case 'HOLDS':
      return [];
    case 'FAILS':
      return [{ ...finding, task: remedy }];
    case 'LATER':
      return [{ ...finding, from: standing.from, sentence: `${sentence} It holds from ${formatDay(standing.from)}.` }];
    case 'UNKNOWN':
      if (rule.unknown === 'PASS') return [];
      return [{ ...finding, missing: standing.facts, task: rule.unknown === 'TASK' ? (ask ?? `Find out: ${standing.facts.join(', ')}.`) : null }];
  }
}

const notInForce = (on: Day): Finding => ({
  rule: 'L10',
  level: 'BLOCK',
  sentence: `The programme has no rules in force on ${formatDay(on)}.`,
  from: null,
  task: null,
  missing: [],
  reads: [],
});
