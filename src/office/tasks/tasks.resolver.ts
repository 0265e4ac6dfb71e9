import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { AccountId } from '../../kernel/ids.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { connectionOf, pageOf, type Connection } from '../../platform/graphql/connection.js';
import { CurrentAct, CurrentViewer, type RequestContext } from '../../platform/graphql/context.js';
import { globalId, localId, readGlobalId } from '../../platform/graphql/global-id.js';
import { NodeSources } from '../../platform/graphql/node.js';
import { RefusedType } from '../../platform/graphql/refused.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import { AssignTasksInput, AssignTasksResult, EndTasksInput, EndTasksResult, TaskConnection, TasksArgs, TaskStepType, TaskType, type TasksChangedType } from './task.graphql.js';
import { ruleOf, type Task, type TaskStep } from './task.js';
import { HandOpenedTasks } from './by-hand/hand-opened-tasks.service.js';
import { OpenTaskInput, OpenTaskResult } from './by-hand/open-task.graphql.js';
import { TaskStepsLoader } from './task.loader.js';
import { taskPriorities } from './task-words.js';
import { TasksService, type TasksChanged } from './tasks.service.js';

const WORKERS: readonly Role[] = ['CASE_MANAGER', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];
/** Finance has a part of the list, and opens nothing by hand. */
const LISTED: readonly Role[] = [...WORKERS, 'FINANCE'];

@Resolver(() => TaskType)
export class TasksResolver {
  constructor(
    private readonly service: TasksService,
    private readonly steps: TaskStepsLoader,
    private readonly byHand: HandOpenedTasks,
    nodes: NodeSources,
  ) {
    nodes.add({ kind: 'Task', access: LISTED, typeName: () => 'Task', byIds: (viewer, ids) => service.byIds(viewer, ids) });
  }

  @Query(() => TaskConnection, { description: 'Your part of the work list: most urgent first, then by the day on which it is due.' })
  @Access(LISTED)
  async tasks(@CurrentViewer() viewer: Viewer, @Args() args: TasksArgs): Promise<Connection<Task>> {
    const page = pageOf(args, ['integer', 'integer', 'id']);
    const filter = {
      status: args.status ?? null,
      kind: args.kind ?? null,
      queue: args.queue ?? null,
      owner: args.mine ? viewer.accountId : null,
      jobseekerId: typeof args.jobseekerId === 'string' ? localId('Jobseeker', args.jobseekerId) : null,
      dueBy: args.dueBy ?? null,
    };
    const rows = await this.service.page(viewer, filter, page.after, page.limit);
    return connectionOf(rows, page, (row) => [taskPriorities.indexOf(row.priority), row.dueOn, row.id]);
  }

  @Mutation(() => OpenTaskResult, { description: 'Opens a task about something that you may see.' })
  @Access(WORKERS)
  openTask(@CurrentAct() act: Act, @Args('input') { subjectId, owner, kind, topic, queue, dueOn, priority }: OpenTaskInput): Promise<Outcome<Task>> {
    const to = typeof owner === 'string' ? (localId('Account', owner) as AccountId) : null;
    return this.byHand.open(act, readGlobalId(subjectId), { kind, topic, queue, dueOn, owner: to, priority });
  }

  @Mutation(() => AssignTasksResult, { description: 'Gives tasks to somebody who may see them, or back to their roles.' })
  @Access(LISTED)
  async assignTasks(@CurrentAct() act: Act, @Args('input') input: AssignTasksInput): Promise<Outcome<TasksChangedType>> {
    const to = typeof input.to === 'string' ? (localId('Account', input.to) as AccountId) : null;
    return shown(await this.service.assign(act, input.ids.map((id) => localId('Task', id)), to));
  }

  @Mutation(() => EndTasksResult, { description: 'Ends tasks, with what came of them.' })
  @Access(LISTED)
  async endTasks(@CurrentAct() act: Act, @Args('input') input: EndTasksInput): Promise<Outcome<TasksChangedType>> {
    return shown(await this.service.end(act, input.ids.map((id) => localId('Task', id)), input.to, input.outcome));
  }

  @ResolveField(() => ID, { description: 'What it is about: an opaque id of that kind of record.' })
  subjectId(@Parent() task: Task): string {
    return globalId(task.subjectKind, task.subjectId);
  }

  @ResolveField(() => String, { description: 'The kind of record that it is about, such as "Employer".' })
  subjectKind(@Parent() task: Task): string {
    return task.subjectKind;
  }

  @ResolveField(() => String, { nullable: true, description: 'Id of the rule that made it arise, such as F45; empty where none did.' })
  rule(@Parent() task: Task): string | null {
    return ruleOf(task);
  }

  @ResolveField(() => [TaskStepType], { description: 'What happened to it, oldest first.' })
  history(@Parent() task: Task, @Context() context: RequestContext): Promise<readonly TaskStep[]> {
    return this.steps.for(context).load(task.id);
  }
}

function shown(outcome: Outcome<TasksChanged>): Outcome<TasksChangedType> {
  if (!outcome.ok) return outcome;
  const { changed, refused } = outcome.value;
  return accepted({ changed, refused: refused.map(({ at, why }) => ({ at, why: new RefusedType(why) })) });
}
