import type { Clock } from '../../../kernel/clock.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { JobseekerRecords } from '../../../people/jobseekers/jobseeker-records.service.js';
import type { IdentitiesService } from '../../../people/vault/identities/identities.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { PlacesService } from '../../../reference/places/places.service.js';
import type { EmployersService } from '../../employers/employers.service.js';
import type { Venture } from '../../ventures/venture.js';
import type { VenturesService } from '../../ventures/ventures.service.js';
import type { PlanBook } from '../plan-book.js';
import { movePlan, type BusinessPlan, type BusinessPlanId, type PlanStage } from '../plan.js';
import { forReview, type PlanForReview } from './for-review.js';
import type { KnownWords } from './known-words.js';
import { checkOpinion, decided, mayReview, type PlanOpinion, type PlanReview, type PlanReviewId } from './opinion.js';
import { keepOpinion, ownReview, reviewsOfPlans, waitingFor } from './plan-review.store.js';

/** What a reviewer's list shows of a plan: no more than when it came. */
export type WaitingReview = Pick<PlanReview, 'id' | 'assignedAt'>;

/** What a reviewer reads, under the id of the review. */
export interface ReviewedPlan extends WaitingReview {
  readonly plan: PlanForReview;
}

/** An opinion that was taken down, and what the plan came to where it was the last one. */
export interface GivenOpinion {
  readonly id: PlanReviewId;
  readonly verdict: PlanOpinion['verdict'];
  readonly decided: PlanStage | null;
}

/** What it takes to know what must be held back. */
export interface PlanReviewsGround {
  readonly ventures: Pick<VenturesService, 'byIdsIn' | 'peopleBehind'>;
  readonly employers: Pick<EmployersService, 'seen'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'sameAs'>;
  readonly identities: Pick<IdentitiesService, 'namesIn'>;
  readonly places: Pick<PlacesService, 'namesOf'>;
}

/** What is known, with places by their GeoNames ids. */
interface KnownInRecords extends KnownWords {
  readonly places: readonly number[];
}

/** Fewest letters of a name of a place that is held back: shorter ones are words of many languages. */
const SHORTEST_PLACE = 3;

/** Business plans for reviewers: only those that were put to them and wait, without anything that tells whose they are (F17). */
export class PlanReviewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: PlanReviewsGround,
    private readonly book: PlanBook,
  ) {}

  /** What waits for the viewer's opinion, newest first, after the given one. */
  waiting(viewer: Viewer, after: PlanReviewId | null, limit: number): Promise<WaitingReview[]> {
    const { accountId, missionId } = viewer;
    return accountId === null ? Promise.resolve([]) : this.work.run(viewer, (tx) => waitingFor(tx, missionId, accountId, after, limit));
  }

  /** The plan that waits for the viewer's opinion; null for any other, and for one that was decided or taken back. */
  async read(viewer: Viewer, id: PlanReviewId): Promise<ReviewedPlan | null> {
    const found = await this.work.run(viewer, async (tx) => {
      const own = await this.own(tx, viewer, id, (plan) => this.book.read(tx, viewer, plan));
      const [venture] = own === null ? [] : await this.ground.ventures.byIdsIn(tx, viewer.missionId, [own.plan.ventureId]);
      return own === null || venture === undefined ? null : { ...own, venture, known: await this.knownOf(tx, viewer, own.plan, venture) };
    });
    if (found === null) return null;
    const { review, plan, venture, known } = found;
    // Places have more names than the one that is kept with a record; reading them takes a while, so no transaction waits for it.
    const titles = [...known.titles, ...(await this.ground.places.namesOf(known.places)).filter((name) => name.length >= SHORTEST_PLACE)];
    const { kind, activity, members } = venture;
    const shown = forReview(plan.content, { kind, activity, leastMembers: members.least, mostMembers: members.most }, { names: known.names, titles });
    return { id: review.id, assignedAt: review.assignedAt, plan: shown };
  }

  /**
   * Takes down what the viewer thinks of a plan, once; the last opinion of a round decides (`decided`). Two at once are taken one after the other, so that
   * exactly one of them is the last.
   */
  give(act: Act, id: PlanReviewId, opinion: PlanOpinion): Promise<Outcome<GivenOpinion>> {
    const { viewer } = act;
    const checked = checkOpinion(opinion);
    return this.work.act(act, async (tx): Promise<Outcome<GivenOpinion>> => {
      const found = await this.own(tx, viewer, id, (plan) => this.book.locked(tx, viewer, plan));
      if (found === null) return refused('NOT_FOUND', { what: 'plan to review' });
      if (!checked.ok) return checked;
      const { review, plan } = found;
      await keepOpinion(tx, viewer.missionId, review.id, checked.value, this.clock.now());
      const round = (await reviewsOfPlans(tx, viewer.missionId, [plan.id])).filter((each) => each.round === review.round);
      const to = decided(round.map((each) => each.opinion));
      if (to === null) return accepted({ id, verdict: checked.value.verdict, decided: null });
      const next = movePlan(plan, to);
      if (!next.ok) return next;
      await this.book.move(tx, viewer, plan, next.value, null);
      return accepted({ id, verdict: checked.value.verdict, decided: to });
    });
  }

  /** The viewer's own review that waits, with its plan. */
  private async own(tx: Tx, viewer: Viewer, id: PlanReviewId, planOf: (id: BusinessPlanId) => Promise<Outcome<BusinessPlan>>): Promise<{ readonly review: PlanReview; readonly plan: BusinessPlan } | null> {
    // Somebody who was given another role since might know whose plan it is.
    if (viewer.accountId === null || !mayReview(viewer.roles)) return null;
    const named = await ownReview(tx, viewer.missionId, viewer.accountId, id);
    const plan = named === null ? null : await planOf(named.planId);
    // Read again once the plan is there: where it was locked, the opinion may have been given while we waited.
    const review = plan?.ok === true ? await ownReview(tx, viewer.missionId, viewer.accountId, id) : null;
    if (review === null || plan?.ok !== true || review.opinion !== null) return null;
    return plan.value.stage === 'WITH_REVIEWERS' && plan.value.version === review.round ? { review, plan: plan.value } : null;
  }

  /** Names of the people behind a plan in all records that are theirs, whichever of them goes on, and of places, firms and the venture. */
  private async knownOf(tx: Tx, viewer: Viewer, { missionId, proposedBy }: BusinessPlan, venture: Venture): Promise<KnownInRecords> {
    const ids = [...(proposedBy === null ? [] : [proposedBy]), ...(await this.ground.ventures.peopleBehind(tx, venture))];
    const all = await this.ground.people.sameAs(tx, missionId, ids);
    const people = await this.ground.people.byIds(tx, missionId, all);
    const employer = await this.ground.employers.seen(tx, viewer, venture.employerId);
    const places = [venture.place, ...people.map((person) => person.profile.place)].filter((place) => place !== null);
    const titles = [venture.title, ...venture.partners.map((partner) => partner.name), ...(employer.ok ? [employer.value.name] : []), ...places.map((place) => place.name)];
    return { names: await this.ground.identities.namesIn(tx, missionId, all), titles, places: [...new Set(places.map((place) => place.geonameId))] };
  }
}
