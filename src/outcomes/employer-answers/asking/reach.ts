import { addDays, type Day } from '../../../kernel/day.js';
import type { AccountId } from '../../../kernel/ids.js';
import type { TaskDraft } from '../../../office/tasks/task.js';
import { REMINDER_DAYS, type Question } from '../../response-rates/question.js';

/** Kinds of letters to employers. */
export const FIRST_LETTER = 'EMPLOYER_QUESTION';
export const REMINDER_LETTER = 'EMPLOYER_REMINDER';

/** Days within which an employer is called [P]. */
const CALL_WITHIN = 2;
/** After so many reminders by letter somebody calls as well: two letters went without an answer. */
const CALLED_FROM = 2;

/** How an employer is reached about a question, with the codes that make it happen once. */
export interface Reach {
  readonly letter: { readonly kind: string; readonly subjectId: string; readonly occasion: string } | null;
  readonly call: TaskDraft | null;
}

type Reached = Pick<Question, 'id' | 'employerId' | 'askedAt' | 'reminders'>;

/** By letter where that is possible, else by a call; after the last reminder by both. `reminders` is 0 for the first time. */
export function reachOf(question: Reached, byLetter: boolean, contact: AccountId | null, today: Day): Reach {
  const letter = byLetter ? { kind: question.reminders === 0 ? FIRST_LETTER : REMINDER_LETTER, subjectId: question.id, occasion: occasionOf(question) } : null;
  const calls = !byLetter || question.reminders >= CALLED_FROM;
  return { letter, call: calls ? callTask(question, contact, today) : null };
}

/** The task to call an employer about a question. It is about the employer; which candidates wait for it is told by its open questions. */
export function callTask(question: Reached, contact: AccountId | null, today: Day): TaskDraft {
  return {
    kind: 'CALL',
    subjectKind: 'Employer',
    subjectId: question.employerId,
    jobseekerId: null,
    occasion: `${question.id}-${occasionOf(question)}`,
    queue: 'JOB_PLACEMENT_OFFICER',
    owner: contact,
    dueOn: addDays(today, CALL_WITHIN),
  };
}

/** Occasions of all tasks that a question may have led to. */
export function callOccasions(question: Reached): readonly string[] {
  return Array.from({ length: REMINDER_DAYS.length + 1 }, (_, reminders) => `${question.id}-${occasionOf({ ...question, reminders })}`);
}

/** The same question that is asked anew, as after a hold, is another occasion. */
function occasionOf({ askedAt, reminders }: Pick<Question, 'askedAt' | 'reminders'>): string {
  return `${Math.floor(askedAt.getTime() / 1_000)}-${reminders}`;
}
