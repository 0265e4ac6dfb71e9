import type { Day } from '../../../kernel/day.js';
import type { TaskDraft } from '../../../office/tasks/task.js';
import { isEnding } from '../venture-standing.js';
import type { Venture } from '../venture.js';
import { hasMoney, twinsOf } from './twins.js';

type Named = Pick<TaskDraft, 'kind' | 'subjectId' | 'occasion'>;

/**
 * What officers look at where others are of the same trade at the same place (F25), one task for however many there are: before a venture has money, whether its people
 * had better join; after, whether the same thing is paid for twice. Nobody else sees it.
 */
export function twinTasks(venture: Venture, known: readonly Venture[], dueOn: Day): TaskDraft[] {
  const twins = isEnding(venture.status) ? [] : twinsOf(venture, known);
  const [join, twice] = twinKeys(venture);
  const about = { subjectKind: 'Venture', jobseekerId: null, queue: 'JOB_PLACEMENT_OFFICER', dueOn } as const;
  if (hasMoney(venture)) return twice !== undefined && twins.some((twin) => twin.fundedTwice) ? [{ ...twice, ...about, topic: 'MONEY', priority: 'HIGH' }] : [];
  return join !== undefined && twins.length > 0 ? [{ ...join, ...about }] : [];
}

/** What names the tasks that this venture may have with its present trade and place: to join, and of money twice. */
export function twinKeys({ id, activity, place }: Venture): Named[] {
  if (activity === null || place === null) return [];
  return ['join', 'funded-twice'].map((what) => ({ kind: 'VENTURE_TWINS', subjectId: id, occasion: `${what}.${place.geonameId}.${activity}` }));
}
