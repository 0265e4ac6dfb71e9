import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { refused, type Outcome } from '../../kernel/outcome.js';
import { agreesSince, needsConsent, type ConsentEvent, type ConsentEventId, type ConsentScope, type DisclosureStep } from '../../people/consents/consent.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import type { Card } from './card.js';

export type CandidateId = Id<'Candidate'>;

/** That a person was put to one employer for one opening; what becomes of it is the matter of offers. */
export interface Candidacy {
  readonly missionId: MissionId;
  readonly id: CandidateId;
  readonly openingId: OpeningId;
  readonly employerId: EmployerId;
  readonly jobseekerId: JobseekerId;
  /** What the employer calls the person for this opening; another for every opening, and no other handle of the person. */
  readonly handle: string;
  readonly card: Card;
  /** By which the person was put forward. */
  readonly consentId: ConsentEventId;
  readonly putBy: AccountId | null;
  readonly putAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: AccountId | null;
  readonly endReason: string | null;
}

/** What says to whom and on what ground somebody was put forward. */
type PutTo = Pick<Candidacy, 'employerId' | 'endedAt' | 'consentId'>;

/** What may be released beside the card, in this order. */
export const releaseSteps = ['NAME', 'PHONE'] as const satisfies readonly DisclosureStep[];
export type ReleaseStep = (typeof releaseSteps)[number];

/** That a step was released; appended, with the consent it rests on. */
export interface Release {
  readonly missionId: MissionId;
  readonly candidacyId: CandidateId;
  readonly step: ReleaseStep;
  readonly consentId: ConsentEventId;
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What decides at present whether an employer may see anything. */
export interface Standing {
  readonly jobseeker: Pick<Jobseeker, 'status'>;
  readonly consents: readonly ConsentEvent[];
  /** F43, F44: whether protection keeps the person away from this work at present, for whatever reason. */
  readonly keptAway: boolean;
  /** L15: last day on which people may be put to the employer; null for none. */
  readonly employerGoodUntil: Day | null;
  readonly today: Day;
}

const disclosure = (employerId: EmployerId, step: DisclosureStep): ConsentScope => ({ purpose: 'DISCLOSURE', employerId, step });

/**
 * The consent by which a person may be put to the employer at this moment: they seek work and agree to be matched and to be put to this very employer,
 * and the employer is cleared (L15). Whom protection keeps away is refused like one who paused.
 */
export function mayBePut(employerId: EmployerId, { jobseeker, consents, keptAway, employerGoodUntil, today }: Standing): Outcome<ConsentEvent> {
  if (jobseeker.status !== 'ACTIVE' || keptAway) return refused('NOT_A_MATCH', {});
  const matching = needsConsent(consents, { purpose: 'MATCHING' });
  if (!matching.ok) return matching;
  if (employerGoodUntil === null || employerGoodUntil < today)
    return refused('RULE_FORBIDS', { rule: 'L15', problem: 'People are put only to employers who are verified or supported' });
  return needsConsent(consents, disclosure(employerId, 'CANDIDATE'));
}

/** Whether the employer sees the card at this moment: all of `mayBePut`, and the consent was not taken back since. */
export function isShown(candidacy: PutTo, standing: Standing): boolean {
  const { employerId, endedAt, consentId } = candidacy;
  return endedAt === null && mayBePut(employerId, standing).ok && agreesSince(standing.consents, disclosure(employerId, 'CANDIDATE'), consentId);
}

/** The steps that the employer may see at this moment: those released, whose consent was not taken back since. */
export function openSteps(candidacy: PutTo, released: readonly Release[], standing: Standing): readonly ReleaseStep[] {
  if (!isShown(candidacy, standing)) return [];
  const holds = ({ step, consentId }: Release): boolean => agreesSince(standing.consents, disclosure(candidacy.employerId, step), consentId);
  return releaseSteps.filter((step) => released.some((each) => each.step === step && holds(each)));
}

/**
 * The consent by which a step may be released now. F44: the person has heard firm, owner and place before. Steps go in order, each with a consent of
 * its own.
 */
export function releasable(candidacy: PutTo, step: ReleaseStep, heard: boolean, released: readonly Release[], standing: Standing): Outcome<ConsentEvent> {
  const put = mayBePut(candidacy.employerId, standing);
  if (!put.ok) return put;
  if (!isShown(candidacy, standing)) return refused('MOVE_NOT_ALLOWED', { what: 'candidacy', from: 'ENDED', to: step });
  if (!heard) return refused('RULE_FORBIDS', { rule: 'F44', problem: 'Before anything is released the person has heard firm, owner and place' });
  const consent = needsConsent(standing.consents, disclosure(candidacy.employerId, step));
  if (!consent.ok) return consent;
  const open = openSteps(candidacy, released, standing);
  if (open.includes(step)) return refused('ALREADY_EXISTS', { what: 'release', field: 'step' });
  const before = releaseSteps[releaseSteps.indexOf(step) - 1];
  return before === undefined || open.includes(before) ? consent : refused('MOVE_NOT_ALLOWED', { what: 'release', from: 'CANDIDATE', to: step });
}
