import { addDays, addMonths, type Day } from '../../../kernel/day.js';
import type { TaskDraft } from '../../../office/tasks/task.js';
import type { Jobseeker } from '../../../people/jobseekers/jobseeker.js';
import { monthOf, psychosocialRounds, surveyParts, surveyRounds, type SurveyPart, type SurveyResponse, type SurveyRound } from '../survey.js';

/** Months after arrival within which the first round is asked (RULES "Reintegration survey"). */
const BASELINE_MONTHS = 1;
/** Days after its day within which a later round is asked [P]. */
const DAYS_TO_ASK = 14;
/** Months after its day from which a round is no more asked [P]: by then the next one tells more, and of the last there is none. */
const MONTHS_LATE = 3;

/** The round whose time it is: the last whose day has come. Null before arrival, and three months after the last round. `from` is the day of arrival, or of registration. */
export function presentRound(from: Day | null, today: Day): SurveyRound | null {
  if (from === null) return null;
  const round = surveyRounds.filter((each) => addMonths(from, monthOf[each]) <= today).at(-1);
  return round === undefined || addMonths(from, monthOf[round] + MONTHS_LATE) <= today ? null : round;
}

/** Last day to ask a round. */
export function askBy(from: Day, round: SurveyRound): Day {
  return round === 'BASELINE' ? addMonths(from, BASELINE_MONTHS) : addDays(addMonths(from, monthOf[round]), DAYS_TO_ASK);
}

/** What makes the task of a round and part: how it is found again when it was answered. */
export function surveyOccasion(round: SurveyRound, part: SurveyPart): string {
  return `${round.replace('_', '-')}.${part}`;
}

/**
 * The tasks that a person's survey needs today: of the present round each part that has not been answered, the psychosocial one at its rounds alone, which
 * goes to protection and, as everything there, never to whoever accompanies the person. None for those who withdrew or whose case is closed.
 */
export function surveyTasks(
  { id, status, assignedTo }: Pick<Jobseeker, 'id' | 'status' | 'assignedTo'>,
  from: Day | null,
  answered: readonly Pick<SurveyResponse, 'round' | 'part'>[],
  today: Day,
): TaskDraft[] {
  const round = presentRound(from, today);
  if (from === null || round === null || status === 'WITHDRAWN' || status === 'CLOSED') return [];
  const parts = surveyParts.filter((part) => part === 'GENERAL' || psychosocialRounds.includes(round));
  return parts
    .filter((part) => !answered.some((each) => each.round === round && each.part === part))
    .map((part) => ({
      kind: 'SURVEY',
      subjectKind: 'Jobseeker',
      subjectId: id,
      jobseekerId: id,
      occasion: surveyOccasion(round, part),
      queue: part === 'GENERAL' ? 'CASE_MANAGER' : 'PROTECTION',
      owner: part === 'GENERAL' ? assignedTo : null,
      dueOn: askBy(from, round),
    }));
}
