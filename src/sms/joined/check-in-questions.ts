import type { JobseekerId } from '../../kernel/ids.js';
import type { CheckIn, CheckInAnswer } from '../../outcomes/check-ins/check-in.js';
import type { OpenQuestion } from '../conversation/conversation.js';

/** A check-in of which nothing is awaited any more is still answered so many days after its day [P]. */
export const LATE_DAYS = 30;

/** What was answered last, among the numbered answers. Words of danger and of money are none: whatever is said next is news. */
const numbered: Readonly<Partial<Record<CheckInAnswer, OpenQuestion['answered']>>> = { FINE: 'YES', NOT_FINE: 'NO', CALL_ME: 'CALL_ME' };

/** A check-in as a question that a text may answer. It has no code: a person is asked one at a time. */
export function checkInQuestion({ id }: Pick<CheckIn, 'id'>, jobseekerId: JobseekerId, standing: OpenQuestion['standing'], said: CheckInAnswer | null): OpenQuestion {
  return { id, kind: 'CHECK_IN', jobseekerId, code: null, standing, answered: said === null ? null : (numbered[said] ?? null), options: 0 };
}
