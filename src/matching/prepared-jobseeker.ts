import { yearOf } from '../kernel/day.js';
import type { EmployerId } from '../kernel/ids.js';
import { abilitiesOf, type Abilities } from './abilities.js';
import type { MatchContext } from './context.js';
import { inferredOccupations, type LikelyOccupation } from './likely-occupations.js';
import { learningGoals, type LearningGoal } from './learning-goals.js';
import type { Policy } from './policy.js';
import { birthdaysOf, type Birthdays } from './start.js';
import { cefrRank, limitMask } from './scales.js';
import type { JobseekerFacts, OccupationNo, OpeningKind, SkillLevel, SkillNo } from './types.js';

/** A jobseeker's facts with what many pairs would otherwise work out again. Good for the day of its context only. */
export interface PreparedJobseeker {
  readonly facts: JobseekerFacts;
  /** Null where the person was not asked. */
  readonly acceptedKinds: ReadonlySet<OpeningKind> | null;
  readonly refusedOccupations: ReadonlySet<OccupationNo>;
  readonly limits: number;
  readonly excludedEmployers: ReadonlySet<EmployerId>;
  /** Null where age is unknown. */
  readonly birthdays: Birthdays | null;
  /** Best level held of each skill. */
  readonly levels: ReadonlyMap<SkillNo, SkillLevel>;
  /** Best CEFR level of each language, 1 (A1) to 6 (C2). */
  readonly languages: ReadonlyMap<string, number>;
  /** Last day on which each licence holds; Infinity where it does not expire. */
  readonly licences: ReadonlyMap<string, number>;
  /** Worked out at the first call: most people fail a requirement before any score is asked for. */
  abilities(): Abilities;
  /** As `abilities`. */
  likelyOccupations(): readonly LikelyOccupation[];
  /** As `abilities`; only courses ask. */
  learningGoals(): readonly LearningGoal[];
  readonly experience: readonly FadedExperience[];
}

/** Time in an occupation as it counts today. */
export interface FadedExperience {
  readonly occupation: OccupationNo;
  /** Months times the thousandths that time has left of them. */
  readonly faded: number;
}

export function prepareJobseeker(facts: JobseekerFacts, context: MatchContext): PreparedJobseeker {
  const thisYear = yearOf(context.asOf);
  const abilities = once(() => abilitiesOf(facts.skills, context));
  return {
    facts,
    acceptedKinds: facts.acceptedKinds.length === 0 ? null : new Set(facts.acceptedKinds),
    refusedOccupations: new Set(facts.refusedOccupations),
    limits: limitMask(facts.limits),
    excludedEmployers: new Set(facts.excludedEmployers),
    birthdays: facts.bornOnOrBefore === null ? null : birthdaysOf(facts.bornOnOrBefore),
    levels: best(facts.skills.map((held) => [held.skill, held.level])),
    languages: best(facts.languages.map((spoken) => [spoken.language, cefrRank(spoken.level)])),
    licences: best(facts.licences.map((licence) => [licence.code, licence.validUntil ?? Infinity])),
    abilities,
    likelyOccupations: once(() => [...heldOccupations(facts), ...inferredOccupations(facts.skills, context)]),
    learningGoals: once(() => learningGoals(facts, abilities(), context)),
    experience: facts.occupations.map(({ occupation, months, lastYear }) => ({ occupation, faded: months * timeLeft(lastYear, thisYear, context.policy) })),
  };
}

function heldOccupations(facts: JobseekerFacts): LikelyOccupation[] {
  return facts.occupations.map(({ occupation }) => ({ occupation, share: 1_000_000 }));
}

/** Thousandths that the years since have left of an experience. A last year to come counts as this year. */
export function timeLeft(lastYear: number | null, thisYear: number, { experience }: Policy): number {
  if (lastYear === null) return experience.fadeUnknown;
  const years = Math.max(0, thisYear - lastYear);
  return Math.max(experience.fadeFloor, 1_000 - years * experience.fadePerYear);
}

/** The largest value under each key: a record that says a thing twice counts once, at its best. */
function best<K, V extends number>(entries: readonly (readonly [K, V])[]): Map<K, V> {
  const values = new Map<K, V>();
  for (const [key, value] of entries) {
    const known = values.get(key);
    if (known === undefined || value > known) values.set(key, value);
  }
  return values;
}

function once<T>(work: () => T): () => T {
  let result: { readonly value: T } | null = null;
  return () => (result ??= { value: work() }).value;
}
