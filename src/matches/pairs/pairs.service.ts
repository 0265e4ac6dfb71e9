import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import {
  matchContext,
  onDay,
  prepareJobseeker,
  prepareOpening,
  type Labels,
  type MatchContext,
  type Policy,
  type PreparedJobseeker,
  type PreparedOpening,
} from '../../matching/index.js';
import { type Mission, missionDay, policyOf } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { labelsFor } from '../explanations/labels.js';
import { readingOf } from '../market/reading.js';

export interface PairNamed {
  readonly jobseekerId: JobseekerId;
  readonly openingId: OpeningId;
}

/** What pairs of a mission are read by; got before a transaction, so that nobody waits for a second connection while holding one. */
export interface PairGround {
  readonly missionId: MissionId;
  readonly taxonomy: Taxonomy;
  readonly context: MatchContext;
}

/** A pair as one transaction sees it, ready for matching. */
export interface PairNow {
  readonly person: PreparedJobseeker;
  readonly post: PreparedOpening;
  readonly context: MatchContext;
  readonly labels: Labels;
  readonly classification: string;
}

/**
 * Single pairs from the rows of a caller's transaction, which has locked what it decides about: lists come from the market in memory, decisions from
 * here. Whom the viewer may see is the caller's to know.
 */
export class PairsService {
  /** Costs a walk over the classification, so it is kept with it. */
  private readonly contexts = new WeakMap<Taxonomy, Map<Policy, MatchContext>>();

  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'get' | 'getIn' | 'ratesIn'>,
    private readonly taxonomies: Pick<TaxonomyService, 'of'>,
    private readonly jobseekers: Pick<JobseekersService, 'factsInSlices'>,
    private readonly openings: Pick<OpeningsService, 'factsInSlices'>,
  ) {}

  async ground(missionId: MissionId): Promise<PairGround> {
    const mission = await this.missions.get(missionId);
    const taxonomy = await this.taxonomies.of(mission.classification);
    return { missionId, taxonomy, context: this.contextOf(taxonomy, policyOf(mission), 0 as Day) };
  }

  /** The context in which something was scored on a day, by the policy and the classification of then. */
  async contextThen(classification: string, policy: Policy, asOf: Day): Promise<MatchContext> {
    return this.contextOf(await this.taxonomies.of(classification), policy, asOf);
  }

  /** These pairs, in the caller's transaction, in a fixed number of statements; null for one of whom either side is not there. */
  async read(tx: Tx, ground: PairGround, pairs: readonly PairNamed[]): Promise<(pair: PairNamed) => PairNow | null> {
    const mission = await this.missions.getIn(tx, ground.missionId);
    const asOf = missionDay(mission, this.clock.now());
    const reading = readingOf(mission, ground.taxonomy, await this.missions.ratesIn(tx, mission), asOf);
    const context = onDay(ground.context, asOf);
    const people = new Map<JobseekerId, PreparedJobseeker>();
    const posts = new Map<OpeningId, PreparedOpening>();
    const ids = { people: [...new Set(pairs.map((pair) => pair.jobseekerId))], posts: [...new Set(pairs.map((pair) => pair.openingId))] };
    for await (const slice of this.jobseekers.factsInSlices(tx, mission.id, ids.people, reading)) for (const facts of slice) people.set(facts.id, prepareJobseeker(facts, context));
    for await (const slice of this.openings.factsInSlices(tx, mission.id, ids.posts, reading, asOf)) for (const facts of slice) posts.set(facts.id, prepareOpening(facts, context));
    const labels = labelsOf(mission, ground.taxonomy);
    return ({ jobseekerId, openingId }) => {
      const [person, post] = [people.get(jobseekerId), posts.get(openingId)];
      return person === undefined || post === undefined ? null : { person, post, context, labels, classification: mission.classification };
    };
  }

  private contextOf(taxonomy: Taxonomy, policy: Policy, asOf: Day): MatchContext {
    const contexts = this.contexts.get(taxonomy) ?? new Map<Policy, MatchContext>();
    const known = contexts.get(policy) ?? matchContext({ policy, space: taxonomy.space, asOf });
    this.contexts.set(taxonomy, contexts.set(policy, known));
    return onDay(known, asOf);
  }
}

function labelsOf(mission: Mission, taxonomy: Taxonomy): Labels {
  return labelsFor(mission, taxonomy, mission.languages[0] ?? 'en');
}
