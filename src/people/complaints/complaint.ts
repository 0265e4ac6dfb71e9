import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, type Outcome } from '../../kernel/outcome.js';

export type ComplaintId = Id<'Complaint'>;

export const complaintSubjects = ['CASE_HANDLING', 'DATA', 'EMPLOYER', 'MONEY', 'CONDUCT', 'OTHER'] as const;
/** What a complaint is about. */
export type ComplaintSubject = (typeof complaintSubjects)[number];

export const complaintStatuses = ['OPEN', 'IN_REVIEW', 'ANSWERED'] as const;
export type ComplaintStatus = (typeof complaintStatuses)[number];

/** A complaint, without what was said. It does not pass through whoever accompanies the person. */
export interface Complaint {
  readonly missionId: MissionId;
  readonly id: ComplaintId;
  /** By which the person can ask about it. */
  readonly reference: string;
  readonly jobseekerId: JobseekerId;
  /** Who held the case when it was filed: they never read it, also after they gave the case away. */
  readonly heldBy: AccountId;
  readonly about: ComplaintSubject;
  readonly status: ComplaintStatus;
  /** Null: the service itself (a text message). */
  readonly filedBy: AccountId | null;
  readonly filedAt: Date;
  readonly inReviewAt: Date | null;
  readonly answeredAt: Date | null;
  readonly version: number;
}

/** The moves of a complaint; one that is answered can be taken up again. */
export const complaintMoves: Readonly<Record<ComplaintStatus, readonly ComplaintStatus[]>> = {
  OPEN: ['IN_REVIEW'],
  IN_REVIEW: ['ANSWERED'],
  ANSWERED: ['IN_REVIEW'],
};

/** The complaint in its next status, at that moment. */
export function moveComplaint(complaint: Complaint, to: ComplaintStatus, at: Date): Outcome<Complaint> {
  if (!complaintMoves[complaint.status].includes(to)) return cannotBecome('complaint', complaint.status, to, complaintMoves[complaint.status]);
  const dated = to === 'IN_REVIEW' ? { inReviewAt: at } : { answeredAt: at };
  return accepted({ ...complaint, ...dated, status: to, version: complaint.version + 1 });
}
