import { addDays, addMonths, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId } from '../../kernel/ids.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import { missingMonths, payrollTaskOf, type PayrollDeclaration } from '../../openings/payrolls/payroll.js';
import type { PaidTime } from '../supported-seats/supported-seat.js';

/** A month is declared by this day of the next one [P]. */
const DECLARED_BY = 10;

/** L12: the months that are over and paid for in part, but not declared with their wages paid, each once and the first one first. Of one employer. */
export function monthsToDeclare(times: readonly Pick<PaidTime, 'fromDay' | 'toDay'>[], declarations: readonly PayrollDeclaration[], today: Day): Day[] {
  const months = times.flatMap(({ fromDay, toDay }) => missingMonths(declarations, fromDay, toDay)).filter((month) => addMonths(month, 1) <= today);
  return [...new Set(months)].sort((a, b) => a - b);
}

/** One task for each such month, for the contact person at the mission if that is an officer. Reminders are the steps of its escalation. */
export function payrollTask(employerId: EmployerId, contact: AccountId | null, month: Day): TaskDraft {
  return {
    ...payrollTaskOf(employerId, month),
    subjectKind: 'Employer',
    jobseekerId: null,
    queue: 'JOB_PLACEMENT_OFFICER',
    owner: contact,
    dueOn: addDays(addMonths(month, 1), DECLARED_BY - 1),
  };
}
