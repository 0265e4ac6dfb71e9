import { addMonths, formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { isWhole } from '../../kernel/whole.js';
import type { VentureId } from '../../matching/team/team.js';
import type { TaskDraft } from '../../office/tasks/task.js';

/** Months after its start at which a venture is looked at, as placements are. */
export const followUpMonths = [3, 6, 9, 12] as const;
export type FollowUpMonth = (typeof followUpMonths)[number];

export const ventureNeeded = ['MARKET', 'MONEY', 'MATERIALS', 'MACHINES', 'PREMISES', 'TRAINING', 'MENTORING', 'LICENCE', 'TRANSPORT', 'CHILD_CARE', 'OTHER'] as const;
/** What would help; a closed list, because what is typed freely might name somebody. */
export type VentureNeeded = (typeof ventureNeeded)[number];

/** What was heard of a venture some months after its start. */
export interface FollowUpAnswers {
  readonly month: FollowUpMonth;
  /** The day of the visit or call. */
  readonly askedOn: Day;
  /** Relatives of members who work in it, and are no members. */
  readonly familyWorkplaces: number;
  /** Others who work in it. */
  readonly communityWorkplaces: number;
  /** What it earned in the last month after its costs, minor units of the venture's currency; null for "rather not say". */
  readonly incomeMinor: number | null;
  /** Firms, associations and others that it works with. */
  readonly partnerships: number;
  readonly needs: readonly VentureNeeded[];
}

/** One line of what was heard; the last one of a month stands. */
export interface VentureFollowUp extends FollowUpAnswers {
  readonly missionId: MissionId;
  readonly ventureId: VentureId;
  /** From 1; a correction is the next. */
  readonly number: number;
  /** Who belonged to it on that day. */
  readonly members: number;
  readonly returnees: number;
  readonly by: AccountId | null;
  readonly at: Date;
}

const MOST_WORKPLACES = 1_000;
const MOST_INCOME = 1_000_000_000_000;

/** What can have been heard, each need once. Refuses numbers that cannot be, a month that has not come, and a day to come. */
export function checkFollowUp(answers: FollowUpAnswers, startedOn: Day, today: Day): Outcome<FollowUpAnswers> {
  const { month, askedOn, incomeMinor, needs } = answers;
  for (const field of ['familyWorkplaces', 'communityWorkplaces', 'partnerships'] as const)
    if (!isWhole(answers[field], 0, MOST_WORKPLACES)) return invalid(field, `must be a whole number from 0 to ${MOST_WORKPLACES.toLocaleString('en')}`);
  if (incomeMinor !== null && !isWhole(incomeMinor, 0, MOST_INCOME)) return invalid('incomeMinor', 'must be a whole number of minor units, 0 or more');
  if (askedOn > today) return invalid('askedOn', 'must not be to come');
  if (askedOn < addMonths(startedOn, month - 1)) return invalid('askedOn', `must not be more than a month before ${formatDay(addMonths(startedOn, month))}, month ${month} of the venture`);
  return accepted({ ...answers, needs: ventureNeeded.filter((need) => needs.includes(need)) });
}

/** A venture that has started, and when it ended. */
export interface StartedVenture {
  readonly id: VentureId;
  /** Who founded it alone or with a family, and so whose case it belongs to; null for the venture of a group. */
  readonly founder: JobseekerId | null;
  readonly startedOn: Day;
  /** Null while it goes on, or pauses. */
  readonly endedOn: Day | null;
}

/** Tasks of the months that have come and were not heard of; the last of them alone, for nobody asks about the past twice. A venture that has ended is asked nothing. */
export function followUpTask({ id, founder, startedOn, endedOn }: StartedVenture, heard: readonly FollowUpMonth[], today: Day): TaskDraft | null {
  const due = followUpMonths.filter((month) => addMonths(startedOn, month) <= today).at(-1);
  if (due === undefined || endedOn !== null || heard.includes(due)) return null;
  return { kind: 'VENTURE_FOLLOW_UP', subjectKind: 'Venture', subjectId: id, jobseekerId: founder, occasion: `month-${due}`, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addMonths(startedOn, due) };
}
