import { addMonths, day, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason, checkText } from '../../kernel/text.js';
import type { Employer, EmployerStatus } from './employer.js';

/** What an employer may become. A suspension is lifted to UNVERIFIED: what was checked before it is checked again. */
export const employerMoves: Readonly<Record<EmployerStatus, readonly EmployerStatus[]>> = {
  UNVERIFIED: ['SUPPORTED', 'VERIFIED', 'SUSPENDED', 'BARRED'],
  SUPPORTED: ['VERIFIED', 'SUSPENDED', 'BARRED'],
  VERIFIED: ['VERIFIED', 'SUPPORTED', 'SUSPENDED', 'BARRED'],
  SUSPENDED: ['UNVERIFIED', 'BARRED'],
  BARRED: [],
};

/** L15: a verification holds this long. */
export const VERIFICATION_MONTHS = 12;

/** The end of time for columns and indexes that want a day; SUPPORTED has no end of its own. */
export const OPEN_ENDED = day('9999-12-31');

/** One line of an employer's history; nothing of it is ever changed. Its reasons are for staff. */
export interface EmployerMove {
  readonly missionId: MissionId;
  readonly employerId: EmployerId;
  /** The employer's version after the move. */
  readonly version: number;
  /** Null for the first line. */
  readonly from: EmployerStatus | null;
  readonly to: EmployerStatus;
  readonly reason: string;
  /** Null for the service itself. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/**
 * L15: candidates may be put to the employer on days up to and including this one; null where on no day. A verification that has
 * run out keeps its day: it lies in the past, and so says the same.
 */
export function employerGoodUntil(employer: Pick<Employer, 'status' | 'verifiedUntil'>): Day | null {
  switch (employer.status) {
    case 'VERIFIED':
      return employer.verifiedUntil;
    case 'SUPPORTED':
      return OPEN_ENDED;
    case 'UNVERIFIED':
    case 'SUSPENDED':
    case 'BARRED':
      return null;
  }
}

/**
 * L15: whether candidates were put to the employer on a day that has been, whatever became of it since, by the moves up to and with that day. `moves` oldest first;
 * `dayOf` gives the mission's day of an instant.
 */
export function stoodWellOn(moves: readonly Pick<EmployerMove, 'to' | 'at'>[], dayOf: (at: Date) => Day, on: Day): boolean {
  const last = moves.filter(({ at }) => dayOf(at) <= on).at(-1);
  return last?.to === 'SUPPORTED' || (last?.to === 'VERIFIED' && on <= addMonths(dayOf(last.at), VERIFICATION_MONTHS));
}

/** What matching reads of an employer. */
export interface EmployerGround {
  /** As `employerGoodUntil`. */
  readonly goodUntil: Day | null;
  /** Its law holds where the work is remote. */
  readonly country: string;
}

/** A move and the reason it is recorded with. */
export interface MovedEmployer {
  readonly employer: Employer;
  readonly reason: string;
}

const ACTS: Readonly<Record<EmployerStatus, string>> = {
  UNVERIFIED: 'lifting a suspension',
  SUPPORTED: 'supporting an employer',
  VERIFIED: 'verifying an employer',
  SUSPENDED: 'suspending an employer',
  BARRED: 'barring an employer',
};

/**
 * The employer in its new status, with a reason: what was checked, the plan, what happened. Refuses a move that is not in
 * `employerMoves`, a missing reason, and putting candidates to an employer who has no contact person at the mission.
 */
export function moveEmployer(employer: Employer, to: EmployerStatus, reason: string, today: Day): Outcome<MovedEmployer> {
  const checked = checkReason(ACTS[to], reason);
  if (!checked.ok) return checked;
  if (!employerMoves[employer.status].includes(to)) return cannotBecome('employer', employer.status, to, employerMoves[employer.status]);
  const good = to === 'VERIFIED' || to === 'SUPPORTED';
  if (good && employer.contactAccountId === null)
    return refused('INVALID_INPUT', { field: 'contactAccountId', problem: 'must name a contact person at the mission first' });
  const verifiedUntil = to === 'VERIFIED' ? addMonths(today, VERIFICATION_MONTHS) : null;
  return accepted({ employer: { ...employer, status: to, verifiedUntil }, reason: checked.value });
}

/**
 * L7: records the promise that workers pay nothing, neither for the job nor for being put forward. It is given once; giving it
 * again changes nothing.
 */
export function pledge(employer: Employer, signatory: string, by: AccountId | null, at: Date): Outcome<Employer> {
  const checked = checkText('signatory', signatory, 1, 200);
  if (!checked.ok) return checked;
  if (employer.pledgedAt !== null) return accepted(employer);
  return accepted({ ...employer, pledgedAt: at, pledgedBy: by, pledgeSignatory: checked.value });
}
