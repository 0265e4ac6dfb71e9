import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { BusinessPlan, BusinessPlanId, PlanContent, PlanStep } from './plan.js';
import { emptied } from './plan-content.js';

const PLAN = `select p.mission_id as "missionId", p.id, p.venture_id as "ventureId", p.number, p.stage, p.revision, t.content, p.proposed_by as "proposedBy", p.version,
    p.created_by as "createdBy", p.created_at as "createdAt"
  from business_plan p join business_plan_text t on t.mission_id = p.mission_id and t.plan_id = p.id and t.revision = p.revision`;

/** False where the venture has another plan under way. */
export async function insertPlan(tx: Tx, plan: BusinessPlan): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into business_plan (mission_id, id, venture_id, number, stage, revision, proposed_by, version, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
    [plan.missionId, plan.id, plan.ventureId, plan.number, plan.stage, plan.revision, plan.proposedBy, plan.version, plan.createdBy, plan.createdAt],
  );
  return rows.length === 1;
}

/** Writes stage and revision, and counts the version up; the plan is locked. */
export async function updatePlan(tx: Tx, plan: BusinessPlan): Promise<BusinessPlan> {
  const version = plan.version + 1;
  await tx.query('update business_plan set stage = $3, revision = $4, version = $5 where mission_id = $1 and id = $2', [plan.missionId, plan.id, plan.stage, plan.revision, version]);
  return { ...plan, version };
}

export async function insertPlanText(tx: Tx, { missionId, id, revision, content }: BusinessPlan, by: PlanStep['by'], at: Date): Promise<void> {
  await tx.query('insert into business_plan_text (mission_id, plan_id, revision, content, by_account, at) values ($1, $2, $3, $4, $5, $6)', [missionId, id, revision, JSON.stringify(content), by, at]);
}

export async function insertPlanStep(tx: Tx, step: PlanStep): Promise<void> {
  await tx.query(
    `insert into business_plan_step (mission_id, plan_id, version, from_stage, to_stage, revision, reason, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [step.missionId, step.planId, step.version, step.from, step.to, step.revision, step.reason, step.by, step.at],
  );
}

export function plansByIds(tx: Tx, missionId: MissionId, ids: readonly BusinessPlanId[]): Promise<BusinessPlan[]> {
  return tx.query(`${PLAN} where p.mission_id = $1 and p.id = any($2::uuid[])`, [missionId, ids]);
}

/** Locked until the transaction ends; null where there is none. */
export async function lockPlan(tx: Tx, missionId: MissionId, id: BusinessPlanId): Promise<BusinessPlan | null> {
  await tx.query('select from business_plan where mission_id = $1 and id = $2 for update', [missionId, id]);
  // A statement of its own: after a wait, the one that locked would not see the text that was written meanwhile.
  const [plan] = await plansByIds(tx, missionId, [id]);
  return plan ?? null;
}

/** The plans of these ventures, in the order in which they were written. */
export function plansOfVentures(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<BusinessPlan[]> {
  return tx.query(`${PLAN} where p.mission_id = $1 and p.venture_id = any($2::uuid[]) order by p.venture_id, p.number`, [missionId, ids]);
}

/** What became of these plans, oldest first. */
export function stepsOfPlans(tx: Tx, missionId: MissionId, ids: readonly BusinessPlanId[]): Promise<PlanStep[]> {
  return tx.query(
    `select mission_id as "missionId", plan_id as "planId", version, from_stage as "from", to_stage as "to", revision, reason, by_account as "by", at
     from business_plan_step where mission_id = $1 and plan_id = any($2::uuid[]) order by plan_id, version`,
    [missionId, ids],
  );
}

/** Plans of ventures whose idea was this person's. */
export function plansProposedBy(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<BusinessPlan[]> {
  return tx.query(`${PLAN} where p.mission_id = $1 and p.proposed_by = $2 order by p.id`, [missionId, id]);
}

/** Empties every text, reason and comment of the plans for this person's ideas; stages, days and amounts stay. */
export async function forgetPlans(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  const plans: { id: BusinessPlanId }[] = await tx.query('select id from business_plan where mission_id = $1 and proposed_by = $2', [missionId, id]);
  const ids = plans.map((plan) => plan.id);
  if (ids.length === 0) return;
  const texts: { planId: string; revision: number; content: PlanContent }[] = await tx.query(
    'select plan_id as "planId", revision, content from business_plan_text where mission_id = $1 and plan_id = any($2::uuid[])',
    [missionId, ids],
  );
  for (const { planId, revision, content } of texts)
    await tx.query('update business_plan_text set content = $4 where mission_id = $1 and plan_id = $2 and revision = $3', [missionId, planId, revision, JSON.stringify(emptied(content))]);
  await tx.query('update business_plan_step set reason = null where mission_id = $1 and plan_id = any($2::uuid[]) and reason is not null', [missionId, ids]);
  await tx.query(`update plan_review set opinion = opinion || '{"comment": ""}' where mission_id = $1 and plan_id = any($2::uuid[]) and opinion is not null`, [missionId, ids]);
  await tx.query('update business_plan set proposed_by = null where mission_id = $1 and id = any($2::uuid[])', [missionId, ids]);
}

/** Plans for ideas of a closed record are those of the record that goes on. */
export async function handPlansOn(tx: Tx, missionId: MissionId, from: JobseekerId, into: JobseekerId): Promise<void> {
  await tx.query('update business_plan set proposed_by = $3 where mission_id = $1 and proposed_by = $2', [missionId, from, into]);
}
