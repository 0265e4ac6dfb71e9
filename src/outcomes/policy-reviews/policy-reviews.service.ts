import type { Clock } from '../../kernel/clock.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { FiguresService } from '../figures/figures.service.js';
import { decided, faultOfProposal, type PolicyReview, type PolicyReviewId, type ReviewDecision } from './policy-review.js';
import { insertReview, lockReview, reviewsOf, writeDecision } from './policy-review.store.js';

const LONGEST_REASON = 2_000;

/**
 * What became of people may change how others are matched, and only so: somebody proposes another policy with the figures that speak for it, somebody else decides. The
 * database lets the policy of a mission change no other way.
 */
export class PolicyReviewsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'adoptPolicy'>,
    private readonly figures: Pick<FiguresService, 'report'>,
  ) {}

  /** Proposes a policy in the place of the present one; figures by kind of match are frozen with it. Refuses a policy that is not known, and a second open proposal. */
  async propose(act: Act, to: string, said: string): Promise<Outcome<PolicyReview>> {
    const { viewer } = act;
    const reason = checkText('reason', said, 1, LONGEST_REASON);
    if (!reason.ok) return reason;
    const evidence = await this.figures.report(viewer, { asOf: null, by: 'MATCH', names: ['RETENTION', 'SURVIVAL', 'GROUP_RATIO', 'END_REASONS'] });
    if (!evidence.ok) return evidence;
    return this.work.act(act, async (tx): Promise<Outcome<PolicyReview>> => {
      if (viewer.accountId === null) return refused('NOT_ALLOWED', { act: act.name });
      const { policy: from } = await this.missions.getIn(tx, viewer.missionId);
      const fault = faultOfProposal(from, to);
      if (fault !== null) return fault;
      const review: PolicyReview = {
        missionId: viewer.missionId,
        id: newId<PolicyReviewId>(),
        from,
        to,
        reason: reason.value,
        evidence: evidence.value,
        state: 'PROPOSED',
        proposedBy: viewer.accountId,
        proposedAt: this.clock.now(),
        decidedBy: null,
        decidedAt: null,
        decisionReason: null,
      };
      return (await insertReview(tx, review)) ? accepted(review) : refused('ALREADY_EXISTS', { what: 'proposal', field: 'state' });
    });
  }

  /** Decides on a proposal; accepted, matches are scored under its policy from the next refresh on. Refuses whoever proposed it (see `decided`). */
  decide(act: Act, id: PolicyReviewId, to: ReviewDecision, said: string): Promise<Outcome<PolicyReview>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<PolicyReview>> => {
      const reason = checkText('reason', said, 1, LONGEST_REASON);
      if (!reason.ok) return reason;
      const review = await lockReview(tx, viewer.missionId, id);
      if (review === null || viewer.accountId === null) return refused('NOT_FOUND', { what: 'proposal' });
      const { policy } = await this.missions.getIn(tx, viewer.missionId);
      const next = decided(review, policy, to, viewer.accountId, reason.value, this.clock.now());
      if (!next.ok) return next;
      await writeDecision(tx, next.value);
      if (to === 'REJECTED') return next;
      await this.missions.adoptPolicy(tx, viewer.missionId, review.to);
      await requestJob(tx, catalogue.refreshMarket, { missionId: viewer.missionId });
      return next;
    });
  }

  /** All proposals of the mission and what was decided, the newest first. */
  all(viewer: Viewer): Promise<PolicyReview[]> {
    return this.work.run(viewer, (tx) => reviewsOf(tx, viewer.missionId));
  }
}
