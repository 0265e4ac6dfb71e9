import type { Day } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { clearances, mayKnow, type Clearance } from '../../programmes/rules/guarded-facts.js';
import type { Finding } from '../../programmes/rules/rule-set.js';
import { isOfOpening } from './judging.js';

/** On whose list it stands: of those who may know it, those who know least. */
const listOf: Readonly<Record<Clearance, Pick<TaskDraft, 'kind' | 'queue'>>> = {
  HANDLE: { kind: 'REVIEW', queue: 'JOB_PLACEMENT_OFFICER' },
  CASE: { kind: 'CASE_RULE', queue: 'CASE_MANAGER' },
  PROTECTION: { kind: 'CASE_RULE', queue: 'PROTECTION' },
};

/**
 * What rules routed of a person for whom an opening is being planned, as tasks: once for a person, or once for each opening where the opening decides. Each names
 * its rule and no more, and stands on the list of somebody who may know it. What waits for a fact that nobody knows yet is no task.
 */
export function routedTasks({ id, assignedTo }: Pick<Jobseeker, 'id' | 'assignedTo'>, openingId: OpeningId, routes: readonly Finding[], dueOn: Day): TaskDraft[] {
  return routes.filter(({ missing }) => missing.length === 0).map((finding) => {
    const clearance = clearances.find((each) => mayKnow(each, finding)) ?? 'PROTECTION';
    const occasion = finding.reads.some(isOfOpening) ? `rule.${openingId}.${finding.rule}` : `rule.${finding.rule}`;
    const owner = clearance === 'CASE' ? assignedTo : null;
    return { ...listOf[clearance], subjectKind: 'Jobseeker', subjectId: id, jobseekerId: id, occasion, owner, dueOn };
  });
}
