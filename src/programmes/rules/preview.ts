import type { Day } from '../../kernel/day.js';
import { SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import type { Facts } from './facts.js';
import { mayKnow } from './guarded-facts.js';
import { eligibleUnder, factsOfRule, type RuleSet, type Verdict } from './rule-set.js';

/** What a rule set would change. Counts only: an administrator sees no people. */
export interface Preview {
  readonly cases: number;
  /** Whether the counts below are rounded down to fives, and those under five left out: some rule asks what an administrator may not know of anybody. */
  readonly rounded: boolean;
  /** How many go from one standing to another. */
  readonly changes: readonly { readonly from: Verdict['standing']; readonly to: Verdict['standing']; readonly count: number }[];
  /** In how many cases each rule speaks, before and after; only where that differs. */
  readonly rules: readonly { readonly rule: string; readonly before: number; readonly after: number }[];
}

/**
 * What open cases would hear of the next rules on a day, against what they hear of the present ones. With exact counts whoever writes a rule about one fact would learn it of
 * the one person whose case is open.
 */
export function previewOf(cases: readonly Facts[], present: readonly RuleSet[], next: readonly RuleSet[], on: Day): Preview {
  const changes = new Map<string, number>();
  const counts = [new Map<string, number>(), new Map<string, number>()] as const;
  for (const facts of cases) {
    const verdicts = [eligibleUnder(facts, present, on), eligibleUnder(facts, next, on)] as const;
    const [before, after] = verdicts;
    if (before.standing !== after.standing) add(changes, `${before.standing} ${after.standing}`);
    verdicts.forEach((verdict, at) => {
      const rules = new Set([...verdict.blocks, ...verdict.warnings, ...verdict.routes].map((finding) => finding.rule));
      for (const rule of rules) add(at === 0 ? counts[0] : counts[1], rule);
    });
  }
  const rounded = [...present, ...next].some(({ rules }) => rules.some((rule) => !mayKnow('HANDLE', { reads: factsOfRule(rule) })));
  const shown = (count: number): number => (rounded ? count - (count % SMALLEST_SHOWN) : count);
  const names = [...new Set([...counts[0].keys(), ...counts[1].keys()])].sort();
  return {
    cases: cases.length,
    rounded,
    changes: [...changes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, count]) => {
        const [from, to] = key.split(' ') as [Verdict['standing'], Verdict['standing']];
        return { from, to, count: shown(count) };
      })
      .filter(({ count }) => count > 0),
    rules: names.map((rule) => ({ rule, before: shown(counts[0].get(rule) ?? 0), after: shown(counts[1].get(rule) ?? 0) })).filter(({ before, after }) => before !== after),
  };
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
