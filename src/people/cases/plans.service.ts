import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import { plansOf, putPlan } from './case.store.js';
import type { CasesService } from './cases.service.js';
import { checkItems, movePlan, suggestInstead, type Plan, type PlanItem, type PlanStatus, type Planner, type Suggestion } from './plan.js';

/** Plans of people: what they mean to do, written by those who accompany them, final after review in the country of return. */
export class PlansService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: CaseFiles,
    private readonly cases: CasesService,
  ) {}

  /** Writes the items of a plan in draft; `version` 0 begins it. Refuses what `checkItems` refuses, and a plan that is not in draft. */
  write(act: Act, id: JobseekerId, version: number, items: readonly PlanItem[]): Promise<Outcome<Plan>> {
    return this.changed(act, id, version, async (tx, { planner }, plan) => {
      if (plan.status !== 'DRAFT') return refused('MOVE_NOT_ALLOWED', { what: 'plan', from: plan.status, to: 'DRAFT' });
      const checked = checkItems(items, planner, await this.cases.today(tx, plan.missionId));
      return checked.ok ? accepted({ ...plan, items: checked.value }) : checked;
    });
  }

  /** Gives a plan to review, finishes it, or opens it again. Refuses what `movePlan` refuses. */
  move(act: Act, id: JobseekerId, version: number, to: PlanStatus): Promise<Outcome<Plan>> {
    return this.changed(act, id, version, async (tx, { jobseeker, planner }, plan) =>
      movePlan(plan, to, { reviewsHere: this.cases.reviewsHere(act.viewer, jobseeker) }, planner, await this.cases.today(tx, plan.missionId)),
    );
  }

  /** F08: what is left to try for a person of the viewer's own cases; there is always a way that is no business. */
  suggestions(viewer: Viewer, id: JobseekerId): Promise<Outcome<readonly Suggestion[]>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<readonly Suggestion[]>> => {
      const [found] = await this.files.seen(tx, viewer, [id]);
      if (found?.why !== 'OWN_CASE') return refused('NOT_FOUND', { what: 'jobseeker' });
      const [plan] = await plansOf(tx, viewer.missionId, [id]);
      return accepted(suggestInstead(plan?.items ?? []));
    });
  }

  private changed(
    act: Act,
    id: JobseekerId,
    version: number,
    change: (tx: Tx, person: { readonly jobseeker: Jobseeker; readonly planner: Planner }, plan: Plan) => Promise<Outcome<Plan>>,
  ): Promise<Outcome<Plan>> {
    const { missionId, accountId } = act.viewer;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<Plan>> => {
        const own = await this.files.lockOwn(tx, act.viewer, id);
        if (!own.ok) return own;
        const [known] = await plansOf(tx, missionId, [id]);
        const plan: Plan = known ?? { missionId, jobseekerId: id, status: 'DRAFT', items: [], finalOn: null, version: 0 };
        if (plan.version !== version) return refused('STALE_EDIT', { what: 'plan', version: plan.version });
        const jobseeker = own.value;
        const planner = { ...(await this.cases.fileIn(tx, jobseeker)), bornOnOrBefore: jobseeker.bornOnOrBefore };
        const next = await change(tx, { jobseeker, planner }, plan);
        if (!next.ok) return next;
        return accepted(await putPlan(tx, next.value, { from: known?.status ?? null, by: accountId, at: this.clock.now() }));
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }
}
