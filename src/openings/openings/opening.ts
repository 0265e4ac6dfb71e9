import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { PayPeriod } from '../../kernel/money.js';
import type { Place } from '../../kernel/place.js';
import type { Cefr, FunctionalLimit, OpeningKind, SkillLevel } from '../../matching/types.js';

export const openingStatuses = ['DRAFT', 'PUBLISHED', 'FILLED', 'CLOSED', 'EXPIRED'] as const;
/** FILLED: every seat is taken. EXPIRED: its last day for candidates is over. CLOSED: somebody ended it. */
export type OpeningStatus = (typeof openingStatuses)[number];

export const hazards = [
  'UNDERGROUND',
  'UNDERWATER',
  'HEIGHTS',
  'CONFINED_SPACE',
  'DANGEROUS_MACHINERY',
  'HEAVY_LOADS',
  'HARMFUL_SUBSTANCES',
  'EXTREME_TEMPERATURE',
  'NOISE_OR_VIBRATION',
  'NIGHT_WORK',
  'LONG_HOURS',
  'ABUSE_OR_VIOLENCE',
] as const;
/** What makes work hazardous for the young, after ILO R190, paragraph 3. Any one of them opens the post to adults only (L2). */
export type Hazard = (typeof hazards)[number];

/** A skill the work asks for, by its URI in the mission's classification. */
export interface NeededSkill {
  readonly uri: string;
  readonly essential: boolean;
  readonly minLevel: SkillLevel | null;
  /** Never traded against a score (F02); only an essential skill can be. */
  readonly hard: boolean;
}

/** A language the work asks for, by ISO 639-3. */
export interface NeededLanguage {
  readonly language: string;
  readonly level: Cefr;
  readonly hard: boolean;
}

/** A licence the work asks for, by the code that profiles use. */
export interface NeededLicence {
  readonly code: string;
  readonly hard: boolean;
}

/** What is paid for a period, minor units of the currency. */
export interface OfferedPay {
  readonly min: number;
  readonly max: number;
  readonly currency: string;
  readonly period: PayPeriod;
}

/** A range of hours a week. */
export interface WeeklyHours {
  readonly min: number;
  readonly max: number;
}

/** What an employer asks and offers. */
export interface OpeningTerms {
  readonly title: string;
  readonly description: string;
  /** URI in the mission's classification; null where nobody has coded the post. */
  readonly occupation: string | null;
  readonly skills: readonly NeededSkill[];
  readonly languages: readonly NeededLanguage[];
  readonly licences: readonly NeededLicence[];
  /** Least ISCED level, 0 to 8; null where none is asked. */
  readonly minEducation: number | null;
  /** What else the employer asks for, one sentence each. */
  readonly criteria: readonly string[];
  readonly demands: readonly FunctionalLimit[];
  readonly hazards: readonly Hazard[];
  readonly seats: number;
  /** Work from anywhere; it has no place then. */
  readonly remote: boolean;
  /** Any country (F61); null where remote, or not decided yet. */
  readonly place: Place | null;
  readonly startsOn: Day | null;
  /** Latest day on which a person may still begin. */
  readonly startsBy: Day | null;
  /** Last day on which candidates are taken. */
  readonly closesOn: Day | null;
  readonly hoursPerWeek: WeeklyHours | null;
  readonly pay: OfferedPay | null;
  /** Why no pay is stated; an opening without either is not published. */
  readonly payUnstatedReason: string | null;
  /** Skills that a course teaches, by URI in the mission's classification; empty for what is no course. */
  readonly teaches: readonly string[];
  /** Occupations that a course leads to, by URI; empty for what is no course. */
  readonly leadsTo: readonly string[];
}

/** A name among the terms. */
export type TermName = keyof OpeningTerms;

/** What a jobseeker can be matched to: a record of one of the kinds, which share everything that matching reads. */
export interface Opening extends OpeningTerms {
  readonly missionId: MissionId;
  readonly id: OpeningId;
  readonly kind: OpeningKind;
  readonly employerId: EmployerId;
  readonly status: OpeningStatus;
  /** Never more than `seats`. */
  readonly seatsTaken: number;
  /** Terms that were made up to complete a real vacancy (demonstration), until somebody changes them. */
  readonly constructedFields: readonly TermName[];
  /** The file or system an imported opening comes from, and its id there; both or neither. */
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly version: number;
  readonly createdAt: Date;
}

/** What a list of openings is narrowed to; null for no limit. */
export interface OpeningFilter {
  readonly kind: OpeningKind | null;
  readonly status: OpeningStatus | null;
  /** URI in the mission's classification. */
  readonly occupation: string | null;
  readonly employerId: EmployerId | null;
  /** Part of the title, in any case. */
  readonly text: string | null;
}

/** That staff approved a criterion on a protected trait as a genuine requirement of the work. */
export interface CriterionApproval {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  readonly criterion: string;
  readonly traits: readonly string[];
  readonly reason: string;
  readonly by: AccountId;
  readonly at: Date;
}

/** The terms of an opening, without what the mission keeps about it. */
export function termsOf(opening: Opening): OpeningTerms {
  return Object.fromEntries(termNames.map((name) => [name, opening[name]])) as unknown as OpeningTerms;
}

/** Every term, once; the compiler asks for a new one here. */
export const termNames = Object.keys({
  title: true,
  description: true,
  occupation: true,
  skills: true,
  languages: true,
  licences: true,
  minEducation: true,
  criteria: true,
  demands: true,
  hazards: true,
  seats: true,
  remote: true,
  place: true,
  startsOn: true,
  startsBy: true,
  closesOn: true,
  hoursPerWeek: true,
  pay: true,
  payUnstatedReason: true,
  teaches: true,
  leadsTo: true,
} satisfies Record<TermName, true>) as readonly TermName[];

/** The terms of work: all but those that only a course has. */
export const workTermNames: readonly TermName[] = termNames.filter((name) => name !== 'teaches' && name !== 'leadsTo');
