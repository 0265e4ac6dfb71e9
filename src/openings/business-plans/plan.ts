import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, cannotBecome, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { VentureId } from '../../matching/team/team.js';
import type { BudgetLine } from '../ventures/venture.js';

export type BusinessPlanId = Id<'BusinessPlan'>;

export const planStages = ['DRAFT', 'WITH_STAFF', 'WITH_REVIEWERS', 'RETURNED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const;
/** WITH_STAFF: an officer looks at it. WITH_REVIEWERS: experts judge it, who see no identity (F17). RETURNED: to be revised. */
export type PlanStage = (typeof planStages)[number];

export const planSections = ['SUMMARY', 'OFFER', 'MARKET', 'COMPETITION', 'OPERATIONS', 'SKILLS', 'RISKS'] as const;
/** What a plan writes about. SKILLS: what its people can do and will be trained in. */
export type PlanSection = (typeof planSections)[number];

export interface PlanText {
  readonly section: PlanSection;
  readonly text: string;
}

export const fundingSources = ['MEMBERS', 'PARTNER', 'PROGRAMME', 'LOAN'] as const;
export type FundingSource = (typeof fundingSources)[number];

/** Where money comes from. Nobody is named: whose it is stands with the venture. */
export interface FundingLine {
  readonly source: FundingSource;
  readonly inKind: boolean;
  /** Minor units of the plan's currency. */
  readonly amountMinor: number;
}

/** What is expected of one quarter of the first year, minor units of the plan's currency. */
export interface QuarterForecast {
  readonly salesMinor: number;
  readonly costsMinor: number;
}

/** What a plan says. A draft may leave open whatever it has not decided; see `checkReady` for what may not stay open. */
export interface PlanContent {
  readonly sections: readonly PlanText[];
  /** ISO 4217; the venture's when the plan was written. */
  readonly currency: string;
  readonly budget: readonly BudgetLine[];
  readonly funding: readonly FundingLine[];
  /** The first year, quarter by quarter; none or four. */
  readonly forecast: readonly QuarterForecast[];
  /** How many months the plan covers; null while open. */
  readonly months: number | null;
}

/** A plan of a venture. A venture has one that is under way at most, and any number that were decided. */
export interface BusinessPlan {
  readonly missionId: MissionId;
  readonly id: BusinessPlanId;
  readonly ventureId: VentureId;
  /** 1 for the first plan of the venture. */
  readonly number: number;
  readonly stage: PlanStage;
  /** Counts the texts that were written; each is kept. */
  readonly revision: number;
  readonly content: PlanContent;
  /** Whose idea the venture was when the plan was written; what it says goes when that person is forgotten. */
  readonly proposedBy: JobseekerId | null;
  /** Counts all changes. */
  readonly version: number;
  readonly createdBy: AccountId | null;
  readonly createdAt: Date;
}

/** One line of a plan's history; appended, never changed. */
export interface PlanStep {
  readonly missionId: MissionId;
  readonly planId: BusinessPlanId;
  /** The plan's version after it. */
  readonly version: number;
  /** Null for the first line. */
  readonly from: PlanStage | null;
  readonly to: PlanStage;
  readonly revision: number;
  /** Of what was returned or withdrawn; null elsewhere. */
  readonly reason: string | null;
  /** Null for the service itself. */
  readonly by: AccountId | null;
  readonly at: Date;
}

/** What a plan may become. What was decided stays decided: a venture that goes on writes another plan. */
export const planMoves: Readonly<Record<PlanStage, readonly PlanStage[]>> = {
  DRAFT: ['WITH_STAFF', 'WITHDRAWN'],
  WITH_STAFF: ['WITH_REVIEWERS', 'RETURNED', 'WITHDRAWN'],
  WITH_REVIEWERS: ['APPROVED', 'RETURNED', 'REFUSED', 'WITHDRAWN'],
  RETURNED: ['WITH_STAFF', 'WITHDRAWN'],
  APPROVED: [],
  REFUSED: [],
  WITHDRAWN: [],
};

/** Stages in which a plan is under way; a venture has one such plan at most. */
export const openStages = planStages.filter((stage) => planMoves[stage].length > 0);

/** Stages in which its words may be changed. */
const WRITABLE: readonly PlanStage[] = ['DRAFT', 'RETURNED'];

/** The plan in its next stage. Refuses a move that is not in `planMoves`. */
export function movePlan(plan: BusinessPlan, to: PlanStage): Outcome<BusinessPlan> {
  return planMoves[plan.stage].includes(to) ? accepted({ ...plan, stage: to }) : cannotBecome('business plan', plan.stage, to, planMoves[plan.stage]);
}

/** As `movePlan`, for what staff decide with a reason. */
export function movePlanWithReason(plan: BusinessPlan, to: 'RETURNED' | 'WITHDRAWN', reason: string): Outcome<{ readonly plan: BusinessPlan; readonly reason: string }> {
  const why = checkReason(to === 'RETURNED' ? 'returning a business plan' : 'withdrawing a business plan', reason);
  if (!why.ok) return why;
  const moved = movePlan(plan, to);
  return moved.ok ? accepted({ plan: moved.value, reason: why.value }) : moved;
}

/** The plan with other words, as its next revision. Refuses one that others look at, and one that was decided. */
export function rewritten(plan: BusinessPlan, content: PlanContent): Outcome<BusinessPlan> {
  if (!WRITABLE.includes(plan.stage)) return refused('MOVE_NOT_ALLOWED', { what: 'business plan', from: plan.stage, to: 'rewritten' });
  return accepted({ ...plan, content, revision: plan.revision + 1 });
}
