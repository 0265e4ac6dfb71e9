import { isDeepStrictEqual } from 'node:util';

import type { Clock } from '../../kernel/clock.js';
import type { AccountId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Account } from '../../office/accounts/account.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { isEnding } from '../ventures/venture-standing.js';
import type { Venture } from '../ventures/venture.js';
import type { VenturesService } from '../ventures/ventures.service.js';
import type { PlanBook } from './plan-book.js';
import { checkContent, checkReady } from './plan-content.js';
import { insertPlan, insertPlanText, plansByIds, plansOfVentures, stepsOfPlans } from './plan.store.js';
import { movePlan, movePlanWithReason, openStages, rewritten, type BusinessPlan, type BusinessPlanId, type PlanContent, type PlanStep } from './plan.js';
import { mayReview, MOST_REVIEWERS, type PlanReview, type PlanReviewId } from './review/opinion.js';
import type { PlanReviewRecords } from './review/plan-review-records.service.js';

/** What a door hands over of a plan; its currency is the venture's. */
export type PlanDraft = Omit<PlanContent, 'currency'>;

/**
 * Business plans of ventures, for staff: officers any, case managers those for ideas of people of their own cases. A plan goes to the staff, who make sure
 * that it names nobody, and then to reviewers, who decide (`PlanReviewsService`).
 */
export class BusinessPlansService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ventures: Pick<VenturesService, 'lockIn' | 'byIdsIn' | 'maySpeakFor'>,
    private readonly accounts: Pick<AccountsService, 'activeWith' | 'byIds' | 'byIdIn'>,
    private readonly book: PlanBook,
    private readonly reviews: PlanReviewRecords,
  ) {}

  /** Begins a plan as DRAFT. Refuses a venture that has ended or has a plan under way, and words that tell of somebody. */
  write(act: Act, ventureId: VentureId, draft: PlanDraft): Promise<Outcome<BusinessPlan>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<BusinessPlan>> => {
      const venture = await this.speaksFor(tx, viewer, await this.ventures.lockIn(tx, viewer.missionId, ventureId));
      if (!venture.ok) return venture;
      const content = checkContent({ ...draft, currency: venture.value.currency });
      if (!content.ok) return content;
      const before = await plansOfVentures(tx, viewer.missionId, [ventureId]);
      if (before.some((plan) => openStages.includes(plan.stage))) return ANOTHER;
      const { missionId, proposedBy } = venture.value;
      const written = { stage: 'DRAFT', revision: 1, version: 1, createdBy: viewer.accountId, createdAt: this.clock.now() } as const;
      const plan: BusinessPlan = { missionId, id: newId<BusinessPlanId>(), ventureId, number: before.length + 1, content: content.value, proposedBy, ...written };
      if (!(await insertPlan(tx, plan))) return ANOTHER;
      await insertPlanText(tx, plan, viewer.accountId, plan.createdAt);
      await this.book.record(tx, viewer, null, plan, null);
      return accepted(plan);
    });
  }

  /** Replaces what a plan says, as its next revision. Refuses a stale version, and a plan that others look at or have decided. */
  edit(act: Act, id: BusinessPlanId, version: number, draft: PlanDraft): Promise<Outcome<BusinessPlan>> {
    return this.change(act, id, version, async (tx, plan) => {
      const content = checkContent({ ...draft, currency: plan.content.currency });
      if (!content.ok) return content;
      const next = rewritten(plan, content.value);
      if (!next.ok || isDeepStrictEqual(content.value, plan.content)) return next.ok ? accepted(plan) : next;
      return accepted(await this.book.rewrite(tx, act.viewer, next.value));
    });
  }

  /** Gives a plan to the staff to look at. Refuses one that leaves open what may not stay open (`checkReady`). */
  submit(act: Act, id: BusinessPlanId, version: number): Promise<Outcome<BusinessPlan>> {
    return this.change(act, id, version, async (tx, plan) => {
      const next = movePlan(plan, 'WITH_STAFF');
      const ready = next.ok ? checkReady(plan.content) : next;
      return next.ok && ready.ok ? accepted(await this.book.move(tx, act.viewer, plan, next.value, null)) : (ready as typeof next);
    });
  }

  /**
   * Puts a plan to reviewers, whose word decides about it. Whoever does so has read it and says that it names nobody: names of which nobody knows are found
   * by a reader alone. Refuses reviewers who see people or ventures in another role.
   */
  sendToReviewers(act: Act, id: BusinessPlanId, version: number, reviewers: readonly AccountId[], namesNobody: boolean): Promise<Outcome<BusinessPlan>> {
    const named = (tx: Tx) => this.checkReviewers(tx, act.viewer.missionId, reviewers);
    return this.change(act, id, version, async (tx, plan) => {
      const next = movePlan(plan, 'WITH_REVIEWERS');
      if (!next.ok) return next;
      if (!namesNobody) return refused('RULE_FORBIDS', { rule: 'F17', problem: 'Read the plan first, and say that nobody can be told from it' });
      const sent = await this.book.move(tx, act.viewer, plan, next.value, null);
      const at = { missionId: sent.missionId, planId: sent.id, round: sent.version, assignedAt: this.clock.now(), opinion: null, givenAt: null };
      for (const [index, reviewer] of reviewers.entries()) await this.reviews.keep(tx, { ...at, id: newId<PlanReviewId>(), number: index + 1, reviewer });
      return accepted(sent);
    }, named);
  }

  /** Gives a plan back to whoever writes it, or ends it, with a reason; also while reviewers have it. */
  stop(act: Act, id: BusinessPlanId, version: number, to: 'RETURNED' | 'WITHDRAWN', reason: string): Promise<Outcome<BusinessPlan>> {
    return this.change(act, id, version, async (tx, plan) => {
      const next = movePlanWithReason(plan, to, reason);
      return next.ok ? accepted(await this.book.move(tx, act.viewer, plan, next.value.plan, next.value.reason)) : next;
    });
  }

  /** The plan by which a venture is to be judged: the last that was approved; null where none was. In the caller's transaction. */
  async approvedPlanOf(tx: Tx, missionId: MissionId, ventureId: VentureId): Promise<BusinessPlan | null> {
    return (await plansOfVentures(tx, missionId, [ventureId])).findLast((plan) => plan.stage === 'APPROVED') ?? null;
  }

  /** Those of these plans that there are, for staff; a partner is told of none, not of its own venture's either. */
  byIds(viewer: Viewer, ids: readonly BusinessPlanId[]): Promise<BusinessPlan[]> {
    return this.forStaff(viewer, (tx) => plansByIds(tx, viewer.missionId, ids));
  }

  /** The plans of these ventures, in the order in which they were written; for staff. */
  ofVentures(viewer: Viewer, ids: readonly VentureId[]): Promise<BusinessPlan[]> {
    return this.forStaff(viewer, (tx) => plansOfVentures(tx, viewer.missionId, ids));
  }

  /** What became of these plans, oldest first; for staff. */
  history(viewer: Viewer, ids: readonly BusinessPlanId[]): Promise<PlanStep[]> {
    return this.forStaff(viewer, (tx) => stepsOfPlans(tx, viewer.missionId, ids));
  }

  /** Who was asked about these plans and what they said, round by round; for staff. */
  reviewsOf(viewer: Viewer, ids: readonly BusinessPlanId[]): Promise<PlanReview[]> {
    return this.forStaff(viewer, (tx) => this.reviews.ofPlans(tx, viewer.missionId, ids));
  }

  /** Accounts that plans may be put to. */
  async reviewers(viewer: Viewer): Promise<Account[]> {
    const ids = await this.work.run(viewer, (tx) => this.accounts.activeWith(tx, viewer.missionId, ['REVIEWER']));
    return (await this.accounts.byIds(viewer, ids)).filter((account) => mayReview(account.roles)).sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  private async checkReviewers(tx: Tx, missionId: MissionId, reviewers: readonly AccountId[]): Promise<Outcome<null>> {
    if (reviewers.length === 0 || reviewers.length > MOST_REVIEWERS || new Set(reviewers).size < reviewers.length) return invalid('reviewerIds', `must name 1 to ${MOST_REVIEWERS} reviewers, each once`);
    for (const reviewer of reviewers) {
      const account = await this.accounts.byIdIn(tx, missionId, reviewer);
      if (account?.status !== 'ACTIVE' || !mayReview(account.roles)) return invalid('reviewerIds', 'must name reviewers who see no people and no ventures');
    }
    return accepted(null);
  }

  /** A change of a plan that the viewer may speak for, locked, of a venture that goes on; `first` is what else it names. */
  private change(
    act: Act,
    id: BusinessPlanId,
    version: number,
    work: (tx: Tx, plan: BusinessPlan) => Promise<Outcome<BusinessPlan>>,
    first: (tx: Tx) => Promise<Outcome<null>> = async () => accepted(null),
  ): Promise<Outcome<BusinessPlan>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<BusinessPlan>> => {
      const plan = await this.book.locked(tx, viewer, id);
      if (!plan.ok) return plan;
      const [venture] = await this.ventures.byIdsIn(tx, viewer.missionId, [plan.value.ventureId]);
      const speaks = await this.speaksFor(tx, viewer, venture ?? null);
      if (!speaks.ok) return speaks.code === 'NOT_FOUND' ? refused('NOT_FOUND', { what: 'business plan' }) : speaks;
      const fit = await first(tx);
      if (!fit.ok) return fit;
      return plan.value.version === version ? work(tx, plan.value) : refused('STALE_EDIT', { what: 'business plan', version: plan.value.version });
    });
  }

  private async speaksFor(tx: Tx, viewer: Viewer, venture: Venture | null): Promise<Outcome<Venture>> {
    const speaks = venture === null ? null : await this.ventures.maySpeakFor(tx, viewer, venture.proposedBy);
    if (venture === null || speaks?.ok !== true) return refused('NOT_FOUND', { what: 'venture' });
    return isEnding(venture.status) ? refused('MOVE_NOT_ALLOWED', { what: 'venture', from: venture.status, to: 'planned' }) : accepted(venture);
  }

  private forStaff<Row>(viewer: Viewer, read: (tx: Tx) => Promise<Row[]>): Promise<Row[]> {
    return viewer.employerId === null ? this.work.run(viewer, read) : Promise.resolve([]);
  }
}

const ANOTHER = refused('ALREADY_EXISTS', { what: 'business plan under way', field: 'venture' });
