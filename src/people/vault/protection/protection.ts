import type { EmployerId, Id, JobseekerId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { checkReason } from '../../../kernel/text.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import type { JobseekerKind } from '../../jobseekers/jobseeker.js';

export type VulnerabilityId = Id<'Vulnerability'>;
export type ExclusionId = Id<'Exclusion'>;

export const vulnerabilityCategories = [
  'UNACCOMPANIED_CHILD',
  'TRAFFICKING',
  'HEALTH',
  'NOT_ABLE_TO_WORK',
  'THREAT',
  'WEAK_LINKS',
] as const;
/** Why a person needs more than others: F40, F41, F42, F43, F44, F46, in this order. */
export type VulnerabilityCategory = (typeof vulnerabilityCategories)[number];

/** Whether nothing is offered while it lasts (F43): to everybody else the person is not available, as in a pause. */
export function stopsOffers(category: VulnerabilityCategory): boolean {
  return category === 'NOT_ABLE_TO_WORK';
}

/**
 * Whether nothing is offered until somebody has settled the risks of the person's return (F41). It looks like F43: where a person stayed in lists and nothing could
 * be put to them, everybody would know which of the two it is.
 */
export function waitsForAssessment(category: VulnerabilityCategory, kind: JobseekerKind): boolean {
  return category === 'TRAFFICKING' && kind === 'RETURNEE';
}

/** Why a person needs more than others at present. */
export interface KnownNeeds {
  readonly categories: ReadonlySet<VulnerabilityCategory>;
  /** F41: nothing is offered until the risks of the return are assessed. */
  readonly waits: boolean;
}

/** Whether the person is called and never texted while it lasts, unless protection says otherwise: somebody else may read the phone (SMS "Talking with people"). */
export function callsOnly(category: VulnerabilityCategory): boolean {
  return category === 'TRAFFICKING' || category === 'THREAT';
}

/** On whose record something was recorded: the person's, or one that a merge closed into it. */
interface OnRecord {
  readonly recordedFor: JobseekerId;
}

export interface Vulnerability extends OnRecord {
  readonly id: VulnerabilityId;
  readonly category: VulnerabilityCategory;
  readonly reason: string;
  /** While it lasts, the person is called and never texted. */
  readonly callsOnly: boolean;
  readonly recordedAt: Date;
  readonly endedAt: Date | null;
}

/** Whom or what a person must be kept from (F44): exactly one of the three. */
export interface ExclusionTarget {
  readonly employerId: EmployerId | null;
  readonly place: { readonly geonameId: number; readonly latitude: number; readonly longitude: number; readonly km: number } | null;
  readonly personId: JobseekerId | null;
}

export interface Exclusion extends ExclusionTarget, OnRecord {
  readonly id: ExclusionId;
  readonly reason: string;
  readonly recordedAt: Date;
  readonly liftedAt: Date | null;
}

/** What a functional limit rests on; matching reads the limit alone (F42). */
export interface LimitSource extends OnRecord {
  readonly limit: FunctionalLimit;
  readonly source: string;
  readonly recordedAt: Date;
}

/** All that protection keeps of a person, also on records of theirs that merges closed. */
export interface ProtectionFile {
  readonly jobseekerId: JobseekerId;
  readonly vulnerabilities: readonly Vulnerability[];
  readonly exclusions: readonly Exclusion[];
  readonly limits: readonly LimitSource[];
}

/** An exclusion as it is asked for. */
export interface ExclusionDraft {
  readonly employerId: EmployerId | null;
  readonly geonameId: number | null;
  readonly km: number | null;
  readonly personId: JobseekerId | null;
  readonly reason: string;
}

const MOST_KM = 1_000;

/** Refuses an exclusion that is not of exactly one employer, place or person, or has no reason. */
export function checkExclusion(draft: ExclusionDraft, of: JobseekerId): Outcome<ExclusionDraft> {
  const { employerId, geonameId, km, personId } = draft;
  if ([employerId, geonameId, personId].filter((each) => each !== null).length !== 1)
    return refused('INVALID_INPUT', { field: 'employerId', problem: 'must be one employer, place or person' });
  if ((geonameId === null) !== (km === null)) return refused('INVALID_INPUT', { field: 'km', problem: 'is needed with placeId and only there' });
  if (km !== null && !(Number.isInteger(km) && km >= 0 && km <= MOST_KM))
    return refused('INVALID_INPUT', { field: 'km', problem: `must be whole kilometres from 0 to ${MOST_KM}` });
  if (personId === of) return refused('INVALID_INPUT', { field: 'personId', problem: 'must be somebody else' });
  const reason = checkReason('keeping somebody from work', draft.reason);
  return reason.ok ? accepted({ ...draft, reason: reason.value }) : reason;
}

/** What protection keeps of a person, in lines to read out or print. Of another person no more is said than that there is one. */
export function fileInWords({ vulnerabilities, exclusions, limits }: ProtectionFile): readonly string[] {
  const on = (date: Date) => date.toISOString().slice(0, 10);
  const until = (date: Date | null) => (date === null ? '' : `, ended on ${on(date)}`);
  return [
    ...vulnerabilities.map(({ category, reason, recordedAt, endedAt }) => `${category.toLowerCase().replaceAll('_', ' ')}, ${on(recordedAt)}${until(endedAt)}: ${reason}`),
    ...exclusions.map(({ employerId, place, reason, recordedAt, liftedAt }) => {
      const what = place !== null ? `a place and ${place.km} km around it` : employerId !== null ? 'an employer' : 'another person';
      return `Kept from ${what}, ${on(recordedAt)}${until(liftedAt)}: ${reason}`;
    }),
    ...limits.map(({ limit, source, recordedAt }) => `Cannot do: ${limit.toLowerCase().replaceAll('_', ' ')}, ${on(recordedAt)}: ${source}`),
  ];
}
