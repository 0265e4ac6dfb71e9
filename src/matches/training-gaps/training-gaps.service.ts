import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import { MOST_TRAINING_GAPS, trainingGapsStepwise, type JobseekerFacts, type PreparedOpening, type TrainingGap } from '../../matching/index.js';
import type { MarketIndex } from '../../matching/index/market-index.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { inTurns } from '../../platform/turns.js';
import { hasRole, serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { MarketHost } from '../market/market-host.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { RunWatch } from '../run-watch.js';
import { withoutFewLookedAt, withoutFewPeople, type ShownGap, type ShownRun } from './shown-gaps.js';
import type { RankedGap, TrainingGapRun, TrainingGapRunId } from './training-gap-run.js';
import {
  endRun,
  gapsOfRun,
  giveUpRuns,
  insertGaps,
  insertRun,
  keepNewestRuns,
  latestRun,
  openRun,
  runById,
  silentRun,
  tellRun,
} from './training-gaps.store.js';

/** A line of a report with the name of its skill. */
export interface NamedGap extends ShownGap {
  readonly skillName: string;
}

/** What the job hands over. */
export interface AttemptWatch extends RunWatch {
  /** A fault will not be tried again. */
  readonly lastAttempt: boolean;
}

const RUNS_KEPT = 10;
const TELL_EVERY_MILLISECONDS = 500;
/** A report that nothing was heard of for so long has lost its job, and the job is asked for again. */
const LOST_SECONDS = 120;
/** A report that is not done by then is given up, so that another can be asked for. */
const GIVEN_UP_SECONDS = 6 * 3_600;
/** Bytes that an opening takes while a report tries it, laid out for the reference: measured on openings with six needs. */
const OPENING_BYTES = 2_600;

type Taken = Awaited<ReturnType<typeof taken>>;

/** Reports on which skills would unlock the most openings and seats for how many people; see `trainingGapsStepwise`. */
export class TrainingGapsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly host: MarketHost,
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
  ) {}

  /** Asks for a report. While one is under way, that one is given: a second would say the same. */
  request(act: Act): Promise<Outcome<ShownRun>> {
    const { missionId } = act.viewer;
    return this.work.act(act, async (tx) => {
      await giveUpRuns(tx, missionId, this.clock.now(), GIVEN_UP_SECONDS);
      const run = await this.open(tx, missionId);
      await keepNewestRuns(tx, missionId, RUNS_KEPT);
      return accepted(seesPeople(act.viewer) ? run : withoutFewLookedAt(run));
    });
  }

  /** A report; with null the newest that is done, or while none is, the newest of all. Null where there is none. */
  async report(viewer: Viewer, id: TrainingGapRunId | null): Promise<ShownRun | null> {
    const run = await this.work.run(viewer, (tx) => (id === null ? latestRun(tx, viewer.missionId) : runById(tx, viewer.missionId, id)));
    return run === null || seesPeople(viewer) ? run : withoutFewLookedAt(run);
  }

  /**
   * The lines of a report after a rank, with names in a language (ISO 639-1), the mission's first where null. Whoever sees no single person is shown no count
   * of few, and ranks that tell none (`withoutFewPeople`).
   */
  async gaps(viewer: Viewer, run: Pick<TrainingGapRun, 'id' | 'classification'>, afterRank: number, limit: number, language: string | null): Promise<readonly NamedGap[]> {
    const rows = await this.work.run(viewer, async (tx): Promise<readonly ShownGap[]> => {
      if (seesPeople(viewer)) return gapsOfRun(tx, viewer.missionId, run.id, afterRank, limit);
      return withoutFewPeople(await gapsOfRun(tx, viewer.missionId, run.id, 0, MOST_TRAINING_GAPS)).slice(afterRank, afterRank + limit);
    });
    if (rows.length === 0 || run.classification === null) return [];
    const mission = await this.missions.get(viewer.missionId);
    const taxonomy = await this.taxonomies.of(run.classification);
    return rows.map((row) => {
      const skill = taxonomy.skillNo(row.skillUri);
      return { ...row, skillName: skill === null ? row.skillUri : taxonomy.skillName(skill, language ?? mission.languages[0] ?? 'en') };
    });
  }

  /** Works a report out and writes it. A second run of the same job, or one that comes too late, changes nothing. */
  async compute(missionId: MissionId, id: TrainingGapRunId, watch: AttemptWatch): Promise<void> {
    const run = await this.work.run(serviceViewer(missionId), (tx) => runById(tx, missionId, id));
    if (run === null || run.state === 'DONE' || run.state === 'FAILED') return;
    try {
      await this.computeOpen(missionId, run, watch);
    } catch (error) {
      if (watch.lastAttempt && !watch.signal.aborted) await this.end(missionId, { ...run, state: 'FAILED', finishedAt: this.clock.now() }, []);
      throw error;
    }
  }

  /** Asks again for jobs that were lost, and gives up what takes too long. */
  async sweep(signal: AbortSignal): Promise<void> {
    const faults: unknown[] = [];
    for (const { id } of await this.missions.all()) {
      signal.throwIfAborted();
      // A fault in one mission keeps none of the others waiting; the next round tries it again.
      await this.sweepMission(id).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
  }

  private sweepMission(missionId: MissionId): Promise<void> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      await giveUpRuns(tx, missionId, this.clock.now(), GIVEN_UP_SECONDS);
      const runId = await silentRun(tx, missionId, this.clock.now(), LOST_SECONDS);
      if (runId !== null) await requestJob(tx, catalogue.trainingGaps, { missionId, runId });
    });
  }

  /** The report that is under way, or a new one. The one under way may end, and another begin, between two statements. */
  private async open(tx: Tx, missionId: MissionId): Promise<TrainingGapRun> {
    for (;;) {
      const known = await openRun(tx, missionId);
      if (known !== null) return known;
      const id = newId<TrainingGapRunId>();
      if (await insertRun(tx, missionId, id, this.clock.now())) await requestJob(tx, catalogue.trainingGaps, { missionId, runId: id });
    }
  }

  private async computeOpen(missionId: MissionId, run: TrainingGapRun, watch: RunWatch): Promise<void> {
    const report = await this.host.visit(missionId, (market) => taken(market, watch));
    // The market may be dropped before the report is done with it, and its own openings are no part of any market.
    const bytes = (): number => report.openings.length * OPENING_BYTES + (this.host.keeps(report.market) ? 0 : report.market.bytes);
    await this.host.holding(bytes, () => this.computeFrom(missionId, run, report, watch));
  }

  private async computeFrom(missionId: MissionId, run: TrainingGapRun, report: Taken, watch: RunWatch): Promise<void> {
    const { people, openings, context, taxonomy, classification, total } = report;
    const tell = this.teller(missionId, run.id, total);
    await tell(0);
    const gaps = await inTurns(trainingGapsStepwise(people, openings, context), {
      signal: watch.signal,
      told: (done) => {
        watch.progress(done, total);
        // A note that fails is not worth a report.
        tell(done).catch(() => undefined);
      },
    });
    const ended = { ...run, state: 'DONE' as const, asOf: context.asOf, classification, policy: context.policy.name, done: total, total, finishedAt: this.clock.now() };
    await this.end(missionId, ended, gaps.map((gap, at) => ranked(gap, at + 1, taxonomy.skill(gap.skill).uri)));
  }

  private end(missionId: MissionId, run: TrainingGapRun, gaps: readonly RankedGap[]): Promise<void> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      if (await endRun(tx, missionId, run)) await insertGaps(tx, missionId, run.id, gaps);
    });
  }

  /** Writes down how far a report is, twice a second at most. */
  private teller(missionId: MissionId, id: TrainingGapRunId, total: number): (done: number) => Promise<void> {
    let lastTold = -Infinity;
    return async (done) => {
      const now = this.clock.now();
      if (now.getTime() - lastTold < TELL_EVERY_MILLISECONDS) return;
      lastTold = now.getTime();
      await this.work.run(serviceViewer(missionId), (tx) => tellRun(tx, missionId, id, done, total, now));
    };
  }
}

/** RULES "Who may do what": job placement officers see matches by handle, person by person; to others who read figures these are de-identified. */
function seesPeople(viewer: Viewer): boolean {
  return hasRole(viewer, 'JOB_PLACEMENT_OFFICER');
}

/**
 * What a report is worked out from. The openings are taken as they are now; people are read one by one as the report comes to them, because
 * a report takes minutes and a second copy of everybody would take much memory. Whoever has left by then is left out.
 */
async function taken(market: MissionMarket, { signal }: RunWatch) {
  const { index, taxonomy, context, classification, counts } = market;
  const openings: PreparedOpening[] = [];
  await inTurns(preparedInto(openings, index), { signal, told: () => undefined });
  const ids = index.market.jobseekerIds();
  return { market, people: factsAsAsked(index, ids), openings, context, taxonomy, classification, total: counts.jobseekers };
}

function* preparedInto(openings: PreparedOpening[], index: MarketIndex): Generator<number, void, void> {
  for (const id of index.market.openingIds()) {
    const opening = index.preparedOpening(id);
    if (opening !== null) openings.push(opening);
    yield openings.length;
  }
}

function* factsAsAsked(index: MarketIndex, ids: readonly JobseekerId[]): Generator<JobseekerFacts, void, void> {
  for (const id of ids) {
    const facts = index.jobseeker(id);
    if (facts !== null) yield facts;
  }
}

function ranked({ skill: _, ...gap }: TrainingGap, rank: number, skillUri: string): RankedGap {
  return { ...gap, rank, skillUri };
}
