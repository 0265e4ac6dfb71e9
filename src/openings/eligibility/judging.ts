import type { Day } from '../../kernel/day.js';
import type { Refused } from '../../kernel/outcome.js';
import { refused } from '../../kernel/outcome.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { FactName } from '../../programmes/rules/facts.js';
import { mayKnow, notAvailable, shownTo, type Clearance, type Eligibility } from '../../programmes/rules/guarded-facts.js';
import { openWarnings, type Overriding } from '../../programmes/rules/override.js';
import { refusalOf } from '../../programmes/rules/refusal.js';
import { verdictOf, type Finding, type Verdict } from '../../programmes/rules/rule-set.js';

/** What rules say of a person at an opening or in a programme, and what keeps it from being told at all. */
export interface Judgement {
  readonly verdict: Verdict;
  /** The person pauses, or must be kept away, or is offered nothing now; which of them, nobody is told. */
  readonly away: boolean;
  /** Warnings that somebody let pass for this person there. */
  readonly overridden: readonly Overriding[];
}

/** What the viewer may know of a person; null where the person is none of the viewer's business. */
export function clearanceOf(viewer: Viewer, jobseeker: Pick<Jobseeker, 'assignedTo'>): Clearance | null {
  if (hasRole(viewer, 'PROTECTION')) return 'PROTECTION';
  const sight = sightOfOne(viewer, jobseeker);
  return sight === 'NONE' ? null : sight === 'OWN' ? 'CASE' : 'HANDLE';
}

/**
 * A judgement as somebody may know it. Who is away is "not available" whatever the rules say, and comes before all else; protection, who keeps people away, hears
 * what blocks.
 */
export function told({ verdict, away }: Judgement, clearance: Clearance): Eligibility {
  const isTold = !away || (clearance === 'PROTECTION' && verdict.blocks.length > 0);
  return isTold ? shownTo(clearance, verdict) : notAvailable(verdict.on);
}

/** What is found out between an offer and the first payment: from the person in the talk, from the firm, or by what both sign. An offer does not wait for it. */
const AFTER_OFFER: readonly FactName[] = [
  ...(['heardWhatFirmLearns', 'termsReadOut', 'agreementWritten', 'contractForm', 'payrollDeclared', 'papersKept', 'feesAsked'] as const),
  ...(['legalEmployer', 'supportPlan', 'insured', 'weeklyRest', 'safetyChecked', 'forcedOvertime'] as const),
  ...(['headCount', 'headCountBaseline', 'lastDismissalInOccupationOn', 'subsidisedJobs', 'subsidisedJobsEndedPercent'] as const),
];

/** What only an opening says: a question about a programme alone does not wait for it. */
const OF_OPENING: readonly FactName[] = [
  ...AFTER_OFFER,
  ...(['openingKind', 'instrument', 'amountMinor', 'entitlementLeftMinor', 'sharePercent', 'months', 'wageStepsPercent', 'learningGoals', 'mentorNamed', 'hoursPerWeek'] as const),
  ...(['internshipsAtFirm', 'goalSet', 'reviewOn', 'reviewed', 'placementEndsOn', 'fundingEndsOn', 'payMinor', 'retentionMonths', 'startsOn'] as const),
  ...(['fitsDirectly', 'fitsLesserInstrument'] as const),
  ...(['applicantKind', 'trainingApproved', 'trainingPublicPercent', 'equipmentEducational', 'equipmentPublicPercent'] as const),
];

/** Whether a fact is another one at another opening. */
export function isOfOpening(fact: FactName): boolean {
  return fact === 'enablersMissing' || OF_OPENING.includes(fact);
}

/** What a programme says of a person before there is an opening: findings that wait for what an opening says are left out. */
export function ofPersonAlone({ blocks, warnings, routes, on }: Verdict): Verdict {
  const decided = ({ missing }: Finding): boolean => missing.length === 0 || missing.some((fact) => !OF_OPENING.includes(fact));
  return verdictOf([...blocks, ...warnings, ...routes].filter(decided), on);
}

function comesLater({ missing }: Finding): boolean {
  return missing.length > 0 && missing.every((fact) => AFTER_OFFER.includes(fact));
}

/**
 * Why an offer may not be put to the person, or not go on: a rule blocks, or warns and nobody with the right has let it pass. Null where it may. Told as the
 * asker may know it: a rule about what they may not know is "not available", as a pause is.
 */
export function faultOfOffer({ verdict, away, overridden }: Judgement, clearance: Clearance): Refused | null {
  if (away) return NOT_AVAILABLE;
  const blocks = verdict.blocks.filter((block) => !comesLater(block));
  const warnings = openWarnings(verdict, overridden);
  if ([...blocks, ...warnings].some((finding) => !mayKnow(clearance, finding))) return NOT_AVAILABLE;
  const [block] = blocks;
  if (block !== undefined) return refusalOf(block);
  const [warning] = warnings;
  return warning === undefined ? null : refusalOf(warning);
}

/** Facts that change because the money is set aside, or the work is done: they were right when it was decided. */
const CHANGED_SINCE: readonly FactName[] = ['entitlementLeftMinor', 'internshipsAtFirm'];

/**
 * Why nothing is paid of what was set aside: a rule of the programme is known not to hold, by the rules of the day on which it was decided. What nobody knows any
 * more (somebody was forgotten) stops no payment. The books are read by finance, which knows nobody's case.
 */
export function faultOfPayment({ blocks }: Pick<Verdict, 'blocks'>): Refused | null {
  const known = blocks.filter(({ missing, reads }) => missing.length === 0 && !reads.some((fact) => CHANGED_SINCE.includes(fact)));
  if (known.some((finding) => !mayKnow('HANDLE', finding))) return NOT_AVAILABLE;
  const [first] = known;
  return first === undefined ? null : refusalOf(first);
}

const NOT_AVAILABLE = refused('NOT_AVAILABLE', {});

/** Whether a day may be asked about: whoever knows a handle alone asks of today, or the answers of many days would tell the day itself. */
export function mayAskOf(clearance: Clearance, on: Day, today: Day): boolean {
  return clearance !== 'HANDLE' || on === today;
}
