import type { Day } from '../../kernel/day.js';
import { refused, type Refused } from '../../kernel/outcome.js';
import type { FactName, Facts } from '../../programmes/rules/facts.js';
import { clearances, guardedFacts, notAvailable, type Clearance, type Eligibility } from '../../programmes/rules/guarded-facts.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import { eligibleUnder, type Finding, type RuleSet, type Verdict } from '../../programmes/rules/rule-set.js';

/** Who asks for money: those who found it, and what the venture itself says. */
export interface Applying {
  /** What is known of each of them; empty where nobody belongs to the venture yet. Those who pause, or are offered nothing now, are left out. */
  readonly people: readonly Facts[];
  readonly venture: Facts;
  /** Everybody who founds it is left out of `people`. */
  readonly away: boolean;
}

/** The rules of one way to money. */
export interface WayRules {
  /** Those of its programme or entry; null where it has none of its own. */
  readonly sets: readonly RuleSet[] | null;
  /** Rules that hold beside them. */
  readonly always: readonly RuleSet[];
  /** Credit is owed by all who found the venture, so everybody has to pass; a grant is applied for by one of them. */
  readonly owedByAll: boolean;
}

/** What rules say of somebody who asks for money, whole and as far as the asker may know it. */
export interface FundingJudgement {
  readonly clearance: Clearance;
  readonly away: boolean;
  /** By all that is known: for the service alone. */
  readonly full: Verdict;
  /** By nothing that the asker may not know, so that it can tell nothing of that. */
  readonly known: Verdict;
  /** Whether what protection knows changes what the asker is told: then nothing is told (`NOT_AVAILABLE`). */
  readonly withheld: boolean;
}

/** What rules say on a day. Facts beyond the asker's clearance are not given to the rules whose answer is told. */
export function judgeFunding({ people, venture, away }: Applying, rules: WayRules, clearance: Clearance, on: Day): FundingJudgement {
  const verdictBy = (hides: (fact: FactName) => boolean): Verdict => together(people.length === 0 ? [venture] : people.map((person) => ({ ...without(person, hides), ...venture })), rules, on);
  const full = verdictBy(() => false);
  const known = verdictBy((fact) => isBeyond(clearance, fact));
  const withProtection = clearance === 'PROTECTION' ? known : verdictBy((fact) => guardedFacts[fact] !== 'PROTECTION' && isBeyond(clearance, fact));
  return { clearance, away, full, known, withheld: saidIn(withProtection) !== saidIn(known) };
}

/** What of a judgement its asker is told. Whoever is away is "not available", and so is whatever protection knows the reason of. */
export function toldOfFunding({ away, withheld, known }: Pick<FundingJudgement, 'away' | 'withheld' | 'known'>): Eligibility {
  return away || withheld ? notAvailable(known.on) : known;
}

/** Whether the asker may not know a fact that a rule wants, whatever it is. */
export function isBeyond(clearance: Clearance, fact: FactName): boolean {
  return clearances.indexOf(guardedFacts[fact] ?? 'HANDLE') > clearances.indexOf(clearance);
}

/**
 * Why money is not given: a rule blocks, or warns and is not named in `despite`. By what the asker may not know it is "not available", and nothing more. What is
 * to be asked of whoever accompanies the people is judged by what they said.
 */
export function faultOfFunding({ away, clearance, full, known }: FundingJudgement, despite: readonly string[]): Refused | null {
  if (away) return NOT_AVAILABLE;
  const told = (finding: Finding): boolean => !finding.missing.some((fact) => isBeyond(clearance, fact));
  const [block] = known.blocks.filter(told);
  if (block !== undefined) return refusalOf(block);
  if (full.blocks.length > 0) return NOT_AVAILABLE;
  const left = ({ warnings }: Verdict): Finding[] => warnings.filter((warning) => !despite.includes(warning.rule));
  const [warning] = left(known).filter(told);
  if (warning !== undefined) return refusalOf(warning);
  return left(full).length > 0 ? NOT_AVAILABLE : null;
}

/** The verdict over all who apply: of a grant the most favourable of them, of credit the least. The first of equals, in the order of the people. */
function together(cases: readonly Facts[], { sets, always, owedByAll }: WayRules, on: Day): Verdict {
  const verdicts = cases.map((facts) => eligibleUnder(facts, sets, on, always));
  const better = (one: Verdict, other: Verdict): boolean => (owedByAll ? weight(one) > weight(other) : weight(one) < weight(other));
  return verdicts.reduce((best, each) => (better(each, best) ? each : best));
}

const STANDINGS = { ELIGIBLE: 0, NOT_YET: 1, REFUSED: 2 } as const;

/** How much stands in the way: first what blocks, then what warns. */
function weight({ standing, blocks, warnings, routes }: Verdict): number {
  return STANDINGS[standing] * 1_000_000 + blocks.length * 10_000 + warnings.length * 100 + routes.length;
}

function without(facts: Facts, hides: (fact: FactName) => boolean): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !hides(name as FactName)));
}

/** What a verdict comes to, for telling whether two say the same. Routes go to somebody else's list, and are not told anyway. */
function saidIn({ standing, from, blocks, warnings }: Verdict): string {
  return JSON.stringify([standing, from, blocks, warnings]);
}

const NOT_AVAILABLE = refused('NOT_AVAILABLE', {});
