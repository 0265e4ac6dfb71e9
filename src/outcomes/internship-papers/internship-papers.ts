import { addDays, addMonths, dayIn, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { Evidence } from '../../programmes/funds/payments/payment.js';
import { isOver } from '../placements/lifecycle/fold.js';
import type { Placement, PlacementId } from '../placements/placement.js';

/** Days after the last day within which the end report is given [P], and days before it from which it is asked for. */
export const REPORT_DAYS = 7;
/** Days after the agreement within which both sides sign, where no first day was agreed [P]. */
const SIGNING_DAYS = 14;

/** What is written of a placement that is an internship (F04): that both sides signed, and how it ended for whoever learned. */
export interface InternshipPapers {
  readonly missionId: MissionId;
  readonly placementId: PlacementId;
  readonly jobseekerId: JobseekerId;
  /** The day on which firm and person signed; null while they have not. */
  readonly agreementOn: Day | null;
  /** The day on which the end report was given; null while it was not. */
  readonly reportedOn: Day | null;
  /** The goals that were reached, in the words of the internship. */
  readonly goalsReached: readonly string[];
  /** Whether the firm would hire the person; null where it did not say. */
  readonly wouldHire: boolean | null;
}

/** What whoever taught says at the end. */
export type EndReport = Pick<InternshipPapers, 'goalsReached' | 'wouldHire'>;

/** Refuses a goal that the internship does not have; each counts once. */
export function checkReport({ goalsReached, wouldHire }: EndReport, goals: readonly string[]): Outcome<EndReport> {
  const unknown = goalsReached.find((goal) => !goals.includes(goal));
  if (unknown !== undefined) return invalid('goalsReached', 'must be among the learning goals of the internship, word for word');
  return accepted({ goalsReached: goals.filter((goal) => goalsReached.includes(goal)), wouldHire });
}

/** The last day of an internship: the real one, or as agreed while it goes on. Null before the start, and where no length was said. */
export function lastDayOf({ startedOn, endedOn }: Pick<Placement, 'startedOn' | 'endedOn'>, months: number | null): Day | null {
  if (startedOn === null) return null;
  return endedOn ?? (months === null ? null : addDays(addMonths(startedOn, months), -1));
}

/**
 * F04: why no instalment of a stipend is paid by what is written of the internship: the agreement is not signed, or the end report that shall show that it is due was
 * not given. Null where it may be.
 */
export function faultOfStipend(papers: Pick<InternshipPapers, 'agreementOn' | 'reportedOn'> | null, evidence: Evidence): Refused | null {
  if ((papers?.agreementOn ?? null) === null) return refused('RULE_FORBIDS', { rule: 'F04', problem: 'The agreement of the internship is not signed' });
  if (evidence === 'END_REPORT' && (papers?.reportedOn ?? null) === null) return refused('RULE_FORBIDS', { rule: 'F04', problem: 'The end report of the internship was not given' });
  return null;
}

/** A placement with what is written of it. */
export interface Followed {
  readonly placement: Pick<Placement, 'id' | 'jobseekerId' | 'stage' | 'startedOn' | 'endedOn' | 'agreedAt' | 'terms'>;
  /** Length that the internship states. */
  readonly months: number | null;
  readonly papers: Pick<InternshipPapers, 'agreementOn' | 'reportedOn'> | null;
}

/**
 * What officers have to see to today: that the agreement is signed before the first day, and from a week before the last one that the end
 * report comes in. A start that happened stands without a paper, and the wage with it. Reminders are the steps of escalation.
 */
export function paperTasks({ placement, months, papers }: Followed, today: Day, timeZone: string): TaskDraft[] {
  const { id, jobseekerId, startedOn, terms, agreedAt } = placement;
  const about = { kind: 'INTERNSHIP_PAPER', subjectKind: 'Placement', subjectId: id, jobseekerId, queue: 'JOB_PLACEMENT_OFFICER' } as const;
  const tasks: TaskDraft[] = [];
  if (!isOver(placement) && (papers?.agreementOn ?? null) === null)
    tasks.push({ ...about, occasion: 'agreement', dueOn: startedOn ?? terms.startsOn ?? addDays(dayIn(timeZone, agreedAt), SIGNING_DAYS) });
  const last = lastDayOf(placement, months);
  if (last !== null && addDays(last, -REPORT_DAYS) <= today && (papers?.reportedOn ?? null) === null)
    tasks.push({ ...about, occasion: 'report', dueOn: addDays(last, REPORT_DAYS) });
  return tasks;
}
