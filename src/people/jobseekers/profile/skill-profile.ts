import type { Day } from '../../../kernel/day.js';
import type { Pay } from '../../../kernel/money.js';
import type { Place } from '../../../kernel/place.js';
import type { Cefr, Evidence, FunctionalLimit, OpeningKind, SkillLevel } from '../../../matching/types.js';

/** A skill a person has, by its URI in the mission's classification. */
export interface ProfileSkill {
  readonly uri: string;
  readonly level: SkillLevel;
  readonly evidence: Evidence;
  /** Who certified it; null unless CERTIFIED. */
  readonly issuer: string | null;
  readonly certifiedUntil: Day | null;
  /** Country where it was gained (F13); null where unknown. */
  readonly gainedIn: string | null;
}

/** An occupation a person has held. */
export interface ProfileOccupation {
  readonly uri: string;
  readonly months: number;
  /** Calendar year of the last day in it. */
  readonly lastYear: number | null;
}

/** What a person brings, wants and cannot do. Absence means that nobody has asked yet. */
export interface SkillProfile {
  readonly skills: readonly ProfileSkill[];
  readonly occupations: readonly ProfileOccupation[];
  /** Highest ISCED level completed, 0 to 8. */
  readonly education: number | null;
  /** Languages by ISO 639-3. */
  readonly languages: readonly { readonly language: string; readonly level: Cefr }[];
  readonly licences: readonly { readonly code: string; readonly validUntil: Day | null }[];
  /** Where the person lives or will live after return. */
  readonly place: Place | null;
  readonly travelLimitKm: number | null;
  /** Countries in which the person would move for work. */
  readonly wouldMoveTo: readonly string[];
  readonly wageFloor: Pay | null;
  readonly hoursPerWeek: { readonly min: number; readonly max: number } | null;
  readonly availableFrom: Day | null;
  readonly wantedOccupations: readonly string[];
  readonly refusedOccupations: readonly string[];
  readonly acceptedKinds: readonly OpeningKind[];
  readonly limits: readonly FunctionalLimit[];
}

/** The profile of somebody whom nobody has asked anything yet; open to every kind of opening. */
export const emptyProfile: SkillProfile = {
  skills: [],
  occupations: [],
  education: null,
  languages: [],
  licences: [],
  place: null,
  travelLimitKm: null,
  wouldMoveTo: [],
  wageFloor: null,
  hoursPerWeek: null,
  availableFrom: null,
  wantedOccupations: [],
  refusedOccupations: [],
  acceptedKinds: ['VACANCY', 'INTERNSHIP', 'TRAINING', 'VENTURE_ROLE'],
  limits: [],
};
