import type { Day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { matchContext, onDay, type Policy, type JobseekerFacts, type MatchContext, type OpeningFacts } from '../../matching/index.js';
import type { MarketChanges } from '../../matching/index/kept-lists.js';
import { type Mission, policyOf } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { OpeningReading } from '../../openings/openings/opening-facts.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { JobseekersService } from '../../people/jobseekers/jobseekers.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { inTurns } from '../../platform/turns.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { notesSince, readPoint } from './change-notes.store.js';
import { changesOf, MissionMarket } from './mission-market.js';
import { isStillSeen } from './read-point.js';
import { readingOf } from './reading.js';

/** What has changed in a market, by id. */
export interface MarketNews {
  readonly jobseekers: readonly JobseekerId[];
  readonly openings: readonly OpeningId[];
  /** Something that everything depends on. */
  readonly everything: boolean;
}

/** Records named in one statement. */
const SLICE = 1_000;
/** Past this share of a market, reading everything costs less than naming what has changed. */
const MOST_NAMED = 0.5;
const FEW = 1_000;

const unstoppable = { signal: new AbortController().signal, told: () => undefined };

/**
 * Reads markets from PostgreSQL: whole, or what changed since a market in memory was read. Each reading is one consistent snapshot, comes in
 * slices, and lets the event loop turn.
 */
export class MarketReader {
  /** Costs a walk over the classification, so it is kept with it. */
  private readonly contexts = new WeakMap<Taxonomy, Map<Policy, MatchContext>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
    private readonly jobseekers: JobseekersService,
    private readonly openings: OpeningsService,
  ) {}

  /** The market of now: `known` brought forward, or a fresh one where there is none or everything changed. After a fault `known` is worthless. */
  async read(missionId: MissionId, known: MissionMarket | null): Promise<MissionMarket> {
    return known !== null && (await this.bringForward(known)) ? known : this.fresh(missionId);
  }

  /** Reads everything. */
  fresh(missionId: MissionId): Promise<MissionMarket> {
    return this.freshWithin(missionId, (_, market) => Promise.resolve(market));
  }

  /** Reads everything, and does `then` in the same transaction, which sees the very snapshot that the market shows. */
  async freshWithin<T>(missionId: MissionId, then: (tx: Tx, market: MissionMarket) => Promise<T>): Promise<T> {
    for (;;) {
      // Before the transaction: nobody waits for a second connection while holding one.
      const { classification } = await this.missions.get(missionId);
      const taxonomy = await this.taxonomies.of(classification);
      const done = await this.atOnce(missionId, async (tx) => {
        const point = await readPoint(tx);
        const mission = await this.missions.getIn(tx, missionId);
        // Changed in between: the mission counts in the numbers of another classification by now.
        if (mission.classification !== classification) return null;
        const market = new MissionMarket({ mission, taxonomy, context: this.contextOf(taxonomy, mission) }, point);
        await this.readInto(tx, market, null);
        return { value: await then(tx, market) };
      });
      if (done !== null) return done.value;
    }
  }

  /** What this transaction sees and a reader at `snapshot` had not. */
  async newsSince(tx: Tx, missionId: MissionId, snapshot: string): Promise<MarketNews> {
    const notes = await notesSince(tx, missionId, snapshot);
    const of = <T>(side: 'JOBSEEKER' | 'OPENING' | 'EMPLOYER'): T[] =>
      notes.flatMap((note) => (note.side === side && note.subjectId !== null ? [note.subjectId as T] : []));
    const openings = new Set(of<OpeningId>('OPENING'));
    const employers = of<EmployerId>('EMPLOYER');
    for (let from = 0; from < employers.length; from += SLICE) {
      const theirs = await this.openings.ofEmployers(tx, missionId, employers.slice(from, from + SLICE));
      for (const id of theirs) openings.add(id);
    }
    return { jobseekers: of<JobseekerId>('JOBSEEKER'), openings: [...openings], everything: notes.some((note) => note.side === 'MARKET') };
  }

  /** Brings a market forward to now; false where it must be read afresh. */
  private bringForward(market: MissionMarket): Promise<boolean> {
    const { missionId } = market;
    return this.atOnce(missionId, async (tx) => {
      const point = await readPoint(tx);
      // After a failover the market may show what the new server never had: no note would ever take that back.
      if (!isStillSeen(market.point, point)) return false;
      const mission = await this.missions.getIn(tx, missionId);
      if (mission.classification !== market.classification || this.missions.today(mission) !== market.asOf) return false;
      if (mission.policy !== market.context.policy.name) return false;
      const news = await this.newsSince(tx, missionId, market.snapshot);
      const { jobseekers, openings } = market.counts;
      if (news.everything || news.jobseekers.length + news.openings.length > (jobseekers + openings) * MOST_NAMED + FEW) return false;
      if (news.jobseekers.length + news.openings.length > 0) {
        market.announce(news.jobseekers, news.openings);
        await this.readInto(tx, market, news);
      }
      market.point = point;
      return true;
    });
  }

  /** Reads what is named, or with null everything, into a market. */
  private async readInto(tx: Tx, market: MissionMarket, news: MarketNews | null): Promise<void> {
    const { mission, asOf } = market;
    const reading = await this.reading(tx, mission, market.taxonomy, asOf);
    const bringIn = (changes: Partial<MarketChanges>): Promise<void> => inTurns(market.bringIn({ jobseekers: [], openings: [], ...changes }), unstoppable);
    if (news === null) {
      const facts = (slice: readonly (JobseekerFacts | OpeningFacts)[]) => slice.map((each) => each.id);
      for await (const slice of this.openings.factsInSlices(tx, mission.id, null, reading, asOf))
        await bringIn({ openings: changesOf(facts(slice) as OpeningId[], slice) });
      for await (const slice of this.jobseekers.factsInSlices(tx, mission.id, null, reading))
        await bringIn({ jobseekers: changesOf(facts(slice) as JobseekerId[], slice) });
      return;
    }
    for (let from = 0; from < news.openings.length; from += SLICE) {
      const ids = news.openings.slice(from, from + SLICE);
      const there = await allOf(this.openings.factsInSlices(tx, mission.id, ids, reading, asOf));
      await bringIn({ openings: changesOf(ids, there) });
    }
    for (let from = 0; from < news.jobseekers.length; from += SLICE) {
      const ids = news.jobseekers.slice(from, from + SLICE);
      const there = await allOf(this.jobseekers.factsInSlices(tx, mission.id, ids, reading));
      await bringIn({ jobseekers: changesOf(ids, there) });
    }
  }

  private atOnce<T>(missionId: MissionId, read: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run(serviceViewer(missionId), read, { isolation: 'REPEATABLE READ' });
  }

  private contextOf(taxonomy: Taxonomy, mission: Mission): MatchContext {
    const asOf = this.missions.today(mission);
    const policy = policyOf(mission);
    const contexts = this.contexts.get(taxonomy) ?? new Map<Policy, MatchContext>();
    const known = contexts.get(policy) ?? matchContext({ policy, space: taxonomy.space, asOf });
    this.contexts.set(taxonomy, contexts.set(policy, known));
    return onDay(known, asOf);
  }

  private async reading(tx: Tx, mission: Mission, taxonomy: Taxonomy, today: Day): Promise<OpeningReading> {
    return readingOf(mission, taxonomy, await this.missions.ratesIn(tx, mission), today);
  }
}

async function allOf<T>(slices: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const slice of slices) all.push(...slice);
  return all;
}
