import type { Clock } from '../../kernel/clock.js';
import { addDays, type Day } from '../../kernel/day.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import { isEnding } from '../ventures/venture-standing.js';
import type { Venture } from '../ventures/venture.js';
import { movePlan, openStages, type BusinessPlan, type BusinessPlanId, type PlanStage } from './plan.js';
import { insertPlanStep, insertPlanText, lockPlan, plansByIds, plansOfVentures, stepsOfPlans, updatePlan } from './plan.store.js';

/** Days until somebody should have done what a stage waits for; our own defaults [P]. */
const DAYS: Readonly<Partial<Record<PlanStage, number>>> = { WITH_STAFF: 7, WITH_REVIEWERS: 14, RETURNED: 14 };

/** The book of plans: each change of one with its line of history and its task, inside the caller's transaction, on a plan that is locked. */
export class PlanBook {
  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
    private readonly tasks: Pick<TasksService, 'open' | 'settle'>,
  ) {}

  /** The plan, locked. Refuses one that is not there. */
  async locked(tx: Tx, viewer: Viewer, id: BusinessPlanId): Promise<Outcome<BusinessPlan>> {
    const plan = await lockPlan(tx, viewer.missionId, id);
    return plan === null ? refused('NOT_FOUND', { what: 'business plan' }) : accepted(plan);
  }

  /** As `locked`, for whoever changes nothing. */
  async read(tx: Tx, viewer: Viewer, id: BusinessPlanId): Promise<Outcome<BusinessPlan>> {
    const [plan] = await plansByIds(tx, viewer.missionId, [id]);
    return plan === undefined ? refused('NOT_FOUND', { what: 'business plan' }) : accepted(plan);
  }

  /** Keeps a new text of a plan as its revision. */
  async rewrite(tx: Tx, viewer: Viewer, next: BusinessPlan): Promise<BusinessPlan> {
    await insertPlanText(tx, next, viewer.accountId, this.clock.now());
    return updatePlan(tx, next);
  }

  /** Keeps the stage that a plan has come to, settles the task of the stage before and opens that of the new one. */
  async move(tx: Tx, viewer: Viewer, before: BusinessPlan, next: BusinessPlan, reason: string | null): Promise<BusinessPlan> {
    const steps = await stepsOfPlans(tx, viewer.missionId, [before.id]);
    const written = await updatePlan(tx, next);
    await this.record(tx, viewer, before.stage, written, reason);
    const settled = taskOf(before, steps.at(-1)?.version ?? before.version, 0 as Day);
    if (settled !== null) await this.tasks.settle(tx, viewer, settled);
    const today = this.missions.today(await this.missions.getIn(tx, viewer.missionId));
    const opened = taskOf(written, written.version, today);
    if (opened !== null) await this.tasks.open(tx, viewer, opened);
    return written;
  }

  /** Takes back the plan of a venture that has ended, where one is under way: nobody looks at it any more. */
  async follow(tx: Tx, viewer: Viewer, { missionId, id, status }: Venture): Promise<void> {
    if (!isEnding(status)) return;
    const open = (await plansOfVentures(tx, missionId, [id])).find((plan) => openStages.includes(plan.stage));
    const plan = open === undefined ? null : await lockPlan(tx, missionId, open.id);
    const moved = plan === null ? null : movePlan(plan, 'WITHDRAWN');
    if (plan !== null && moved?.ok === true) await this.move(tx, viewer, plan, moved.value, 'the venture has ended');
  }

  /** Writes a line of history. */
  record(tx: Tx, viewer: Viewer, from: PlanStage | null, plan: BusinessPlan, reason: string | null): Promise<void> {
    const { missionId, id: planId, version, stage: to, revision } = plan;
    return insertPlanStep(tx, { missionId, planId, version, from, to, revision, reason, by: viewer.accountId, at: this.clock.now() });
  }
}

/** What staff have to do about a plan that came to its stage with this version; null where nothing waits. */
function taskOf({ ventureId, stage, number }: BusinessPlan, since: number, today: Day): TaskDraft | null {
  const days = DAYS[stage];
  if (days === undefined) return null;
  const occasion = `${stage.replaceAll('_', '-')}-${number}-${since}`;
  return { kind: 'BUSINESS_PLAN', subjectKind: 'Venture', subjectId: ventureId, jobseekerId: null, occasion, queue: 'JOB_PLACEMENT_OFFICER', dueOn: addDays(today, days) };
}
