import type { Day } from '../../../kernel/day.js';
import type { TeamLimit } from '../../../matching/team/team.js';
import { termsFacts } from '../../../openings/funding/venture-facts.js';
import { costOf, type Venture } from '../../../openings/ventures/venture.js';
import type { Condition } from '../../../programmes/rules/condition.js';
import type { Facts, FactName } from '../../../programmes/rules/facts.js';
import { eligibleUnder, ruleSetsOn, type Rule, type RuleSet } from '../../../programmes/rules/rule-set.js';

/** Facts of rules that a team decides; all else is the venture's. */
const OF_TEAMS: readonly FactName[] = ['members', 'migrantMembers'];
/** Whom rules count as migrants: those who have come back. */
export const MIGRANTS = 'RETURNEE';
/** No venture has more members. */
const MOST = 200;

/** What rules about people may ask of a venture beside them. Its cost counts as if in dollars: no rate is known here, and caps are judged where it asks for money. */
export function ventureFacts(venture: Venture): Facts {
  return { ...termsFacts(venture), projectCostMinor: costOf(venture) };
}

/**
 * The limits that a programme's rules set to a team on a day, such as at least five people of whom two are migrants (F26). They are found by trying the very
 * rules with more and more people, so that a rule which is written tomorrow holds tomorrow; what cannot be said as limits, `blocksTeam` still finds.
 */
export function fundingLimits(sets: readonly RuleSet[], facts: Facts, on: Day): TeamLimit[] {
  return teamRules(sets, on).flatMap((rule): TeamLimit[] => {
    const passes = (members: number, migrantMembers: number): boolean => !blocks(rule, { ...facts, members, migrantMembers }, on);
    const limit = (group: string | null, side: 'LEAST' | 'MOST', number: number): TeamLimit => ({ group, measure: 'MEMBERS', side, number, rule: rule.id });
    const least = first(1, (members) => passes(members, members));
    if (least === null) return [];
    const over = first(least + 1, (members) => !passes(members, members));
    const most = over === null ? MOST : over - 1;
    const migrants = first(0, (some) => passes(most, some)) ?? 0;
    return [
      ...(least > 1 ? [limit(null, 'LEAST', least)] : []),
      ...(over === null ? [] : [limit(null, 'MOST', most)]),
      ...(migrants > 0 ? [limit(MIGRANTS, 'LEAST', migrants)] : []),
    ];
  });
}

/** The first rule about people that no team of the venture could meet, whoever joins; null for none. */
export function unmeetableRule(sets: readonly RuleSet[], facts: Facts, on: Day): string | null {
  const some = (rule: Rule): boolean => first(1, (members) => first(0, (migrants) => migrants <= members && !blocks(rule, { ...facts, members, migrantMembers: migrants }, on), members) !== null) !== null;
  return teamRules(sets, on).find((rule) => !some(rule))?.id ?? null;
}

/** The first rule that blocks a venture with so many people of whom so many are migrants; null for none. */
export function blocksTeam(sets: readonly RuleSet[], facts: Facts, on: Day, members: number, migrantMembers: number): string | null {
  return teamRules(sets, on).find((rule) => blocks(rule, { ...facts, members, migrantMembers }, on))?.id ?? null;
}

/** Rules that ask about the people of a team. Others are judged where a venture asks for money. */
function teamRules(sets: readonly RuleSet[], on: Day): Rule[] {
  return ruleSetsOn(sets, on).flatMap((set) => set.rules.filter((rule) => rule.level === 'BLOCK' && namesOf(rule.holds).some((name) => OF_TEAMS.includes(name))));
}

function blocks(rule: Rule, facts: Facts, on: Day): boolean {
  return eligibleUnder(facts, [{ validFrom: on, validTo: null, source: '', reviewed: true, rules: [rule] }], on).blocks.length > 0;
}

function first(from: number, holds: (number: number) => boolean, to = MOST): number | null {
  for (let number = from; number <= to; number++) if (holds(number)) return number;
  return null;
}

function namesOf(condition: Condition): FactName[] {
  if ('all' in condition) return condition.all.flatMap(namesOf);
  if ('any' in condition) return condition.any.flatMap(namesOf);
  return 'not' in condition ? namesOf(condition.not) : [condition.fact];
}
