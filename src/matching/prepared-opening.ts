import type { MatchContext } from './context.js';
import { cefrRank, limitMask } from './scales.js';
import type { Cefr, OccupationNo, OpeningFacts, SkillLevel, SkillNeed, SkillNo } from './types.js';

/**
 * An opening's facts with what many pairs would otherwise work out again.
 * What is asked twice is asked once, at the higher level; lists are in a stated order.
 */
export interface PreparedOpening {
  readonly facts: OpeningFacts;
  readonly demands: number;
  /** By number. */
  readonly hardSkills: readonly AskedSkill[];
  /** By code, as all languages and licences here. */
  readonly hardLanguages: readonly AskedLanguage[];
  readonly softLanguages: readonly AskedLanguage[];
  readonly hardLicences: readonly string[];
  readonly softLicences: readonly string[];
  /** By number of the skill. */
  readonly needs: readonly WeighedNeed[];
  /** Sum of the weights of all needs. */
  readonly needsWeight: number;
  /** Skills that a course teaches, each once, by number. */
  readonly teaches: readonly SkillNo[];
  /** What a course leads to, each once, or what the work is, by number; empty where neither is named. */
  readonly leadsTo: readonly OccupationNo[];
}

export interface AskedSkill {
  readonly skill: SkillNo;
  /** 0 where any level will do. */
  readonly level: SkillLevel | 0;
}

export interface AskedLanguage {
  readonly language: string;
  readonly level: Cefr;
  /** 1 (A1) to 6 (C2). */
  readonly rank: number;
}

export interface WeighedNeed {
  readonly need: SkillNeed;
  /** Rarity of the skill times the policy's share of an essential or an optional need, 1 to 1,000. */
  readonly weight: number;
}

export function prepareOpening(facts: OpeningFacts, context: MatchContext): PreparedOpening {
  const needs = needsOf(facts).map((need) => ({ need, weight: weightOf(need, context) }));
  return {
    facts,
    demands: limitMask(facts.demands),
    hardSkills: hardSkillsOf(facts),
    hardLanguages: languagesOf(facts, true),
    softLanguages: languagesOf(facts, false),
    hardLicences: licencesOf(facts, true),
    softLicences: licencesOf(facts, false),
    needs,
    needsWeight: needs.reduce((sum, { weight }) => sum + weight, 0),
    teaches: inOrder(facts.teaches),
    leadsTo: leadsTo(facts),
  };
}

/** A course that says nowhere where it leads leads to its own occupation. */
function leadsTo({ kind, leadsTo: named, occupation }: OpeningFacts): readonly OccupationNo[] {
  if (kind === 'TRAINING' && named.length > 0) return inOrder(named);
  return occupation === null ? [] : [occupation];
}

function inOrder(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Even the commonest skill weighs a little: it was asked for. */
function weightOf(need: SkillNeed, { policy, space }: MatchContext): number {
  const share = need.essential ? policy.skills.essential : policy.skills.optional;
  return Math.max(1, Math.trunc((space.rarity(need.skill) * share) / 1_000_000));
}

/** One need a skill: essential where any of them is, at the highest level asked. */
function needsOf({ skills }: OpeningFacts): SkillNeed[] {
  const needs = new Map<SkillNo, SkillNeed>();
  for (const need of skills) {
    const known = needs.get(need.skill) ?? need;
    needs.set(need.skill, {
      skill: need.skill,
      essential: need.essential || known.essential,
      hard: need.hard || known.hard,
      minLevel: (need.minLevel ?? 0) > (known.minLevel ?? 0) ? need.minLevel : known.minLevel,
    });
  }
  return [...needs.values()].sort((a, b) => a.skill - b.skill);
}

function hardSkillsOf({ skills }: OpeningFacts): AskedSkill[] {
  const highest = new Map<SkillNo, SkillLevel | 0>();
  for (const { skill, minLevel, hard } of skills) {
    const level = minLevel ?? 0;
    if (hard && level >= (highest.get(skill) ?? 0)) highest.set(skill, level);
  }
  return [...highest].map(([skill, level]) => ({ skill, level })).sort((a, b) => a.skill - b.skill);
}

function languagesOf({ languages }: OpeningFacts, hard: boolean): AskedLanguage[] {
  const highest = new Map<string, AskedLanguage>();
  for (const asked of languages) {
    const rank = cefrRank(asked.level);
    if (asked.hard === hard && rank > (highest.get(asked.language)?.rank ?? 0)) {
      highest.set(asked.language, { language: asked.language, level: asked.level, rank });
    }
  }
  return [...highest].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, asked]) => asked);
}

function licencesOf({ licences }: OpeningFacts, hard: boolean): string[] {
  return [...new Set(licences.filter((licence) => licence.hard === hard).map((licence) => licence.code))].sort();
}
