import { day } from '../../../kernel/day.js';
import type { Condition } from '../condition.js';
import type { Rule, RuleSet } from '../rule-set.js';

/** How a ready-made rule differs from one that applies to everything, refuses what is not known, and can only be met or not. */
interface RuleOptions {
  readonly when?: Condition;
  /** Where a fact that is not known says nothing. */
  readonly unknown?: 'PASS';
  /** Not known: a task to find out, instead of a refusal. */
  readonly ask?: string;
  /** Does not hold: a task that helps, instead of a refusal; also to find out, where nothing else is said. */
  readonly task?: string;
}

const rule = (level: Rule['level']) => (id: string, sentence: string, holds: Condition, { when, unknown, ask, task }: RuleOptions = {}): Rule => {
  const finding = ask ?? task ?? null;
  return { id, level, when: when ?? null, holds, sentence, unknown: unknown ?? (finding === null ? 'REFUSE' : 'TASK'), ask: finding, remedy: task ?? null };
};

export const block = rule('BLOCK');
export const warn = rule('WARN');
export const route = rule('ROUTE');

/** A set of rules, by the programme's own papers; not reviewed by anybody of the funder, and so shown as provisional. */
export function ruleSet(source: string, rules: readonly Rule[], from: string | null = null, to: string | null = null): RuleSet {
  return { validFrom: from === null ? null : day(from), validTo: to === null ? null : day(to), source, reviewed: false, rules };
}
