import type { Day } from '../kernel/day.js';
import type { EmployerId, JobseekerId, OpeningId } from '../kernel/ids.js';
import type { Point } from '../kernel/place.js';

/** Number of a skill in the mission's classification, dense from 0 in the order of its URI. */
export type SkillNo = number;
/** Number of an occupation in the mission's classification, dense from 0 in the order of its URI. */
export type OccupationNo = number;

export const openingKinds = ['VACANCY', 'INTERNSHIP', 'TRAINING', 'VENTURE_ROLE'] as const;
/** What a jobseeker can be matched to. */
export type OpeningKind = (typeof openingKinds)[number];

export const evidenceLevels = ['SELF_DECLARED', 'EMPLOYER_REFERENCE', 'TESTED', 'CERTIFIED'] as const;
/** How well a skill is shown, weakest first. */
export type Evidence = (typeof evidenceLevels)[number];

export const cefrLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;
/** Common European Framework level of a language. */
export type Cefr = (typeof cefrLevels)[number];

/** Level of a skill: 1 beginner, 2 with guidance, 3 independent, 4 can teach it. */
export type SkillLevel = 1 | 2 | 3 | 4;

export const functionalLimits = [
  'LIFTING',
  'STANDING',
  'WALKING',
  'FINE_HANDLING',
  'SEEING',
  'HEARING',
  'HEIGHTS',
  'HEAT',
  'NIGHT_WORK',
  'DRIVING',
] as const;
/** What work may demand of a body and a person may be unable to do. Never a diagnosis (F42). */
export type FunctionalLimit = (typeof functionalLimits)[number];

export interface HeldSkill {
  readonly skill: SkillNo;
  readonly level: SkillLevel;
  readonly evidence: Evidence;
  /** Last day the certificate holds; null where it does not expire or there is none. */
  readonly certifiedUntil: Day | null;
}

export interface HeldOccupation {
  readonly occupation: OccupationNo;
  readonly months: number;
  /** Calendar year of the last day in it; null where unknown. */
  readonly lastYear: number | null;
}

/** All that matching may know of a person. No kind of jobseeker, no protected trait, no name. */
export interface JobseekerFacts {
  readonly id: JobseekerId;
  /** ACTIVE, and nothing (consent, pause, not able to work) stops offers. */
  readonly seeking: boolean;
  readonly skills: readonly HeldSkill[];
  readonly occupations: readonly HeldOccupation[];
  /** Highest ISCED level completed, 0 to 8; null where unknown. */
  readonly education: number | null;
  readonly languages: readonly { readonly language: string; readonly level: Cefr }[];
  readonly licences: readonly { readonly code: string; readonly validUntil: Day | null }[];
  /** Where the person lives or will live; null where unknown. */
  readonly place: (Point & { readonly country: string }) | null;
  /** How far the person can travel to work each day, whole kilometres; null where unknown. */
  readonly travelLimitKm: number | null;
  /** Countries (ISO 3166-1 alpha-2) in which the person would move for work, the own one included. */
  readonly wouldMoveTo: readonly string[];
  /** Least monthly pay the person asks for, minor units of the mission's currency; null where none was named. */
  readonly wageFloor: number | null;
  readonly hoursPerWeek: { readonly min: number; readonly max: number } | null;
  readonly availableFrom: Day | null;
  /** A day on or before which the person was certainly born; null where age is unknown. */
  readonly bornOnOrBefore: Day | null;
  readonly wantedOccupations: readonly OccupationNo[];
  readonly refusedOccupations: readonly OccupationNo[];
  /** Kinds of opening the person wants to hear of; empty where not asked. */
  readonly acceptedKinds: readonly OpeningKind[];
  readonly limits: readonly FunctionalLimit[];
  /** Employers to whom the person is never put (F44). Known to protection alone: no answer may tell an exclusion from not being available. */
  readonly excludedEmployers: readonly EmployerId[];
  /** Where no work may be found for the person; as secret. Remote work lies nowhere. */
  readonly excludedPlaces: readonly ExcludedPlace[];
}

/** A point and everything within so many kilometres of it. */
export interface ExcludedPlace {
  readonly place: Point;
  /** Whole kilometres; 0 is the point alone. */
  readonly km: number;
}

export interface SkillNeed {
  readonly skill: SkillNo;
  readonly essential: boolean;
  readonly minLevel: SkillLevel | null;
  /** A hard need is a requirement; the others only count in the score. */
  readonly hard: boolean;
}

/** All that matching may know of an opening. */
export interface OpeningFacts {
  readonly id: OpeningId;
  readonly kind: OpeningKind;
  readonly employerId: EmployerId;
  /** PUBLISHED. */
  readonly published: boolean;
  readonly seatsLeft: number;
  /** Last day on which candidates are taken; null where it stays open. */
  readonly closesOn: Day | null;
  /** Candidates may be put to this employer on days up to and including this one (L15); null where never. */
  readonly employerGoodUntil: Day | null;
  readonly occupation: OccupationNo | null;
  readonly skills: readonly SkillNeed[];
  /** Skills that a course teaches; read of a TRAINING only. */
  readonly teaches: readonly SkillNo[];
  /** Occupations that a course leads to; read of a TRAINING only. */
  readonly leadsTo: readonly OccupationNo[];
  /** Least ISCED level; null where none is asked. */
  readonly minEducation: number | null;
  readonly languages: readonly { readonly language: string; readonly level: Cefr; readonly hard: boolean }[];
  readonly licences: readonly { readonly code: string; readonly hard: boolean }[];
  /** Null where the work is remote. */
  readonly place: (Point & { readonly country: string }) | null;
  readonly startsOn: Day | null;
  /** Latest day on which a person may still begin; null where open. */
  readonly startsBy: Day | null;
  readonly hoursPerWeek: { readonly min: number; readonly max: number } | null;
  /** Monthly pay, minor units of the mission's currency at its rate of the day; null where not stated. */
  readonly pay: { readonly min: number; readonly max: number } | null;
  /** Least age at the start by the law of the opening's country (L1), years. */
  readonly minimumAge: number;
  /** Hazardous work, only from 18 (L2). */
  readonly hazardous: boolean;
  readonly demands: readonly FunctionalLimit[];
}

/**
 * What matching reads of the loaded classification; frozen with its version.
 * `occupationRelatedness` is asked for every pair that is scored: it must be a look-up.
 */
export interface SkillSpace {
  readonly skillCount: number;
  readonly occupationCount: number;
  /** Rarity of a skill in parts per million: the fewer occupations use it, the nearer to 1,000,000. */
  rarity(skill: SkillNo): number;
  /** Skills that stand in for this one, with degree in parts per million, below 1,000,000; the skill itself is not listed. */
  relatedSkills(skill: SkillNo): readonly Related[];
  /**
   * Occupations that use this skill, with the weight it has among their skills in parts per million: rarity, essential before optional,
   * divided by the length of the occupation's whole vector, so that listing many skills gains an occupation nothing.
   * From these, matching infers what a person could be when no history says so.
   */
  occupationsUsing(skill: SkillNo): readonly Related[];
  /** Degree from 0 to 1,000,000 to which experience in `from` serves for `to`; 1,000,000 for the same occupation. */
  occupationRelatedness(from: OccupationNo, to: OccupationNo): number;
}

/** A skill or an occupation by its number, and how near it is. */
export interface Related {
  readonly no: number;
  /** Whole parts per million. */
  readonly degree: number;
}
