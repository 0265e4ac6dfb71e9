import type { Day } from '../../kernel/day.js';
import { invalid, type Refused } from '../../kernel/outcome.js';
import { isWhole } from '../../kernel/whole.js';
import { MOST_MINOR } from '../../programmes/funds/ledger/moves.js';
import type { Instrument } from '../../programmes/instruments.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { TrainingTerms } from '../trainings/training.js';

export const applicantKinds = ['FIRM', 'ASSOCIATION', 'INSTITUTE', 'JOBSEEKER', 'COOPERATIVE'] as const;
/** Who asks a programme to pay for a course (F27). */
export type ApplicantKind = (typeof applicantKinds)[number];

/** What a programme asks of a course that it pays for (F27); all of it null at every other opening. */
export interface CourseSupport {
  /** Null for the job seeker who takes the place. */
  readonly applicantKind: ApplicantKind | null;
  /** When the programme approved the course; null while it has not. */
  readonly courseApprovedOn: Day | null;
  /** What the equipment for one person costs, minor units of the fund's currency; null for none. */
  readonly equipmentMinor: number | null;
  /** What the public pays of it; a part of what is set aside for the person. */
  readonly equipmentPublicMinor: number | null;
  /** Whether it is for teaching. */
  readonly equipmentEducational: boolean | null;
}

export const noCourse: CourseSupport = { applicantKind: null, courseApprovedOn: null, equipmentMinor: null, equipmentPublicMinor: null, equipmentEducational: null };

/** Why this cannot be said of an opening that is paid for by that instrument, out of that amount; null where it can. */
export function faultOfCourse(course: CourseSupport, { instrument, amountMinor }: { readonly instrument: Instrument | null; readonly amountMinor: number | null }, today: Day): Refused | null {
  const said = (Object.keys(noCourse) as (keyof CourseSupport)[]).find((field) => course[field] !== null);
  if (said !== undefined && instrument !== 'TRAINING') return invalid(said, 'is for a course that a programme pays for');
  const { courseApprovedOn, equipmentMinor, equipmentPublicMinor, equipmentEducational } = course;
  if (courseApprovedOn !== null && courseApprovedOn > today) return invalid('courseApprovedOn', 'has not come yet');
  const parts = [equipmentMinor, equipmentPublicMinor, equipmentEducational].filter((part) => part !== null).length;
  if (parts !== 0 && parts !== 3) return invalid('equipmentMinor', ', equipmentPublicMinor and equipmentEducational go together');
  if (equipmentMinor === null || equipmentPublicMinor === null) return null;
  if (!isWhole(equipmentMinor, 1, MOST_MINOR)) return invalid('equipmentMinor', `must be 1 to ${MOST_MINOR} minor units`);
  if (!isWhole(equipmentPublicMinor, 0, equipmentMinor)) return invalid('equipmentPublicMinor', 'must be 0 to what the equipment costs');
  return amountMinor !== null && equipmentPublicMinor > amountMinor ? invalid('equipmentPublicMinor', 'is more than is set aside for the person') : null;
}

/** What is known of the money of a course: its own terms, and the currency of the fund that pays; null for none. */
export interface CourseMoney {
  readonly own: Pick<TrainingTerms, 'cost' | 'shares'> | null;
  readonly currency: string | null;
  /** The cost in minor units of that currency by the rate of the day on which the support was said; null where there is no rate. */
  readonly costInFund: number | null;
}

/**
 * What a course that a programme pays for says to its rules (F27). The public share of the teaching is the larger of what the course says a programme bears and
 * of what is set aside, without the equipment, against its cost, by the rate of the day; where there is none, amounts in two
 * currencies are for staff to compare.
 */
export function courseFacts(support: CourseSupport & { readonly instrument: Instrument | null; readonly amountMinor: number | null }, { own, currency, costInFund }: CourseMoney): Facts {
  const { instrument, amountMinor, applicantKind, courseApprovedOn, equipmentMinor, equipmentPublicMinor, equipmentEducational } = support;
  if (instrument !== 'TRAINING') return {};
  const [cost, shares] = [own?.cost ?? null, own?.shares ?? null];
  const whole = cost?.currency === currency ? (cost?.minor ?? null) : costInFund;
  const paid = amountMinor === null || whole === null ? null : percentOf(amountMinor - (equipmentPublicMinor ?? 0), whole);
  const said = shares?.programme ?? null;
  return {
    applicantKind: applicantKind ?? 'JOBSEEKER',
    trainingApproved: courseApprovedOn !== null,
    trainingPublicPercent: paid === null || said === null ? (paid ?? said) : Math.max(paid, said),
    equipmentEducational,
    equipmentPublicPercent: equipmentMinor === null || equipmentPublicMinor === null ? null : percentOf(equipmentPublicMinor, equipmentMinor),
  };
}

/** Of a course that is free whatever is paid is all of it. */
function percentOf(part: number, whole: number): number {
  if (part <= 0) return 0;
  return whole === 0 ? 100 : (100 * part) / whole;
}
