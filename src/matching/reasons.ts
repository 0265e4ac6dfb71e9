/**
 * What can be done about a failed requirement.
 * FIXED: nothing that the person, the employer or the mission should change for this pair; never part of a near miss.
 * CHANGEABLE: somebody can change it; nobody can override it (law, safety, a hard need, a person's own word).
 * OVERRIDABLE: changeable, and staff may put the pair together all the same with a recorded reason.
 */
export type Standing = 'FIXED' | 'CHANGEABLE' | 'OVERRIDABLE';

/** Every reason for which a pair can fail, one line a code. */
export const reasonStandings = {
  NOT_AVAILABLE: 'FIXED',
  NOT_PUBLISHED: 'FIXED',
  NO_SEAT_LEFT: 'FIXED',
  CLOSED: 'FIXED',
  EMPLOYER_NOT_CLEARED: 'FIXED',
  KIND_NOT_ACCEPTED: 'CHANGEABLE',
  OCCUPATION_REFUSED: 'FIXED',
  UNDER_MINIMUM_AGE: 'FIXED',
  UNDER_HAZARDOUS_AGE: 'FIXED',
  AGE_UNKNOWN: 'CHANGEABLE',
  DEMAND_BEYOND_LIMITS: 'CHANGEABLE',
  HOURS_DO_NOT_MEET: 'OVERRIDABLE',
  START_IS_OVER: 'FIXED',
  AVAILABLE_TOO_LATE: 'OVERRIDABLE',
  PAY_BELOW_FLOOR: 'CHANGEABLE',
  PAY_NOT_STATED: 'CHANGEABLE',
  FLOOR_WITHOUT_RATE: 'CHANGEABLE',
  TOO_FAR: 'OVERRIDABLE',
  PLACE_UNKNOWN: 'CHANGEABLE',
  EDUCATION_BELOW: 'CHANGEABLE',
  EDUCATION_UNKNOWN: 'CHANGEABLE',
  SKILLS_MISSING: 'CHANGEABLE',
  LANGUAGES_MISSING: 'CHANGEABLE',
  LICENCES_MISSING: 'CHANGEABLE',
} as const satisfies Record<string, Standing>;

export type ReasonCode = keyof typeof reasonStandings;

type Fact = string | number | null;
/** Plain data. Days are days since 1970-01-01, skills and occupations are numbers of the classification, money is monthly minor units. */
export type Facts = Readonly<Record<string, Fact | readonly Fact[] | readonly Readonly<Record<string, Fact>>[]>>;

/** Why a pair fails one requirement. */
export interface Reason<C extends ReasonCode = ReasonCode, F extends Facts = Facts> {
  readonly code: C;
  readonly facts: F;
  /** How many separate things are missing: 3 where three hard skills are. */
  readonly gaps: number;
}

export function reason<C extends ReasonCode, F extends Facts>(code: C, facts: F, gaps = 1): Reason<C, F> {
  return { code, facts, gaps };
}

export function standingOf(failed: Reason): Standing {
  return reasonStandings[failed.code];
}
