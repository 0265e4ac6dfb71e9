import { addDays } from '../../kernel/day.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { FollowUpMonth, StartedVenture, VentureFollowUp, VentureNeeded } from './follow-up.js';

/** Days within which staff see to what a venture needs [P]. */
const DAYS = 14;

/** A need and the month for which it was heard: together they have one task. */
export interface NamedNeed {
  readonly month: FollowUpMonth;
  readonly need: VentureNeeded;
}

/** Every need that was ever heard of a venture, each once for a month; corrected ones too. */
export function namedNeeds(lines: readonly Pick<VentureFollowUp, 'month' | 'needs'>[]): NamedNeed[] {
  const named = new Map<string, NamedNeed>();
  for (const { month, needs } of lines) for (const need of needs) named.set(occasionOf({ month, need }), { month, need });
  return [...named.values()];
}

/** What a venture needs as far as is known: what was heard for the last month, by its last line. Lines come by month, corrections last. */
export function presentNeeds(lines: readonly Pick<VentureFollowUp, 'needs'>[]): readonly VentureNeeded[] {
  return lines.at(-1)?.needs ?? [];
}

/** What names the task of a need. */
export function needKey({ id }: Pick<StartedVenture, 'id'>, named: NamedNeed): Pick<TaskDraft, 'kind' | 'subjectId' | 'occasion'> {
  return { kind: 'VENTURE_NEED', subjectId: id, occasion: occasionOf(named) };
}

/** The task to see to a need. */
export function needTask(venture: StartedVenture, { month, askedOn }: Pick<VentureFollowUp, 'month' | 'askedOn'>, need: VentureNeeded): TaskDraft {
  return { ...needKey(venture, { month, need }), subjectKind: 'Venture', jobseekerId: venture.founder, topic: need, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(askedOn, DAYS) };
}

function occasionOf({ month, need }: NamedNeed): string {
  return `month-${month}.${need.replaceAll('_', '-')}`;
}
