import { setTimeout as after } from 'node:timers/promises';

import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import { computeLists } from '../market/compute-lists.js';
import { MARKET_MINUTES, type MarketHost } from '../market/market-host.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { ReadPoint } from '../market/read-point.js';
import type { UnsavedLists } from '../market/unsaved-lists.js';
import type { RunWatch } from '../run-watch.js';
import type { ListCheck } from './list-check.js';
import { isGroundOf } from './list-ground.js';
import { sizesKey, type MarketRun, type MarketState } from './market-state.js';
import { insertState, lockState, readState, tidyRuns, writeState } from './market-state.store.js';
import { SILENT_SECONDS, type JournaledRun, type RunJournal } from './run-journal.js';
import { holdersOf } from './stored-lists.store.js';
import { isSeenBy, isWithin, pruneNotes } from './unseen-changes.store.js';
import { listsToWrite, writeEveryList, writeListsOf } from './whole-lists.js';

/** Another worker has stored later lists than these, or is storing some: what was found out is thrown away and begun again. */
class Overtaken extends Error {}

const MOST_ATTEMPTS = 100;
const PAUSE_MILLISECONDS = 50;
const RUNS_KEPT = 50;

/** Lists to be stored, taken from a market that may go on meanwhile. */
interface ToStore {
  readonly market: MissionMarket;
  /** What the lists show. */
  readonly point: ReadPoint;
  /** The cursor of the stored lists that they were compared with; null where every list is compared while it is written. */
  readonly cursor: string | null;
  readonly taken: UnsavedLists;
  readonly bytes: number;
  /** Pairs that match, where that is known. */
  readonly matches: number | null;
  /** Writes what differs, and returns how many rows did. */
  readonly write: (tx: Tx) => Promise<number>;
}

/**
 * Keeps the stored lists equal to a full recompute for the same day and policy. A worker's market in memory keeps lists of its own; which of
 * them to store follows from one fact: the stored lists at their cursor are right for the snapshot that the cursor names. Whoever stores
 * lists has seen all that the stored ones show, so a slow worker can never put older lists back.
 */
export class RefreshService {
  /** One refresh of a mission at a time in this process; others wait outside the database. */
  private readonly running = new Map<MissionId, Promise<unknown>>();

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly host: MarketHost,
    private readonly lists: ListCheck,
    private readonly journal: RunJournal,
    private readonly sizes: ListSizes,
  ) {}

  /** Takes in what has changed; computes everything where the day, the policy, the classification or the length of lists is another. */
  refresh(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    return this.oneAtATime(missionId, () => this.refreshed(missionId, watch));
  }

  /**
   * Brings the lists up to date, reads the market afresh, computes every list, and says in how many entries the stored ones differ. Changes go
   * on meanwhile; only a difference is written, and then the market in memory is read afresh too.
   */
  async check(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    // Refreshes go on meanwhile: people do not wait for what they did until everything was looked at.
    await this.refresh(missionId, watch);
    return this.journal.watched(missionId, 'CHECK', async (run) => {
      const found = await this.lists.compared(missionId, { ...watch, progress: (done, total) => this.told(run, watch, done, total) }, (total) => run.is('CHECK', total));
      let changes = 0;
      if (found.differences > 0) {
        this.host.drop(missionId);
        changes = (await this.refresh(missionId, watch)).changes;
      }
      await this.work.run(serviceViewer(missionId), (tx) => run.endIn(tx, { ...found, changes }));
    });
  }

  private refreshed(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    return this.journal.watched(missionId, 'REFRESH', async (run) => {
      await this.work.run(serviceViewer(missionId), (tx) => insertState(tx, missionId));
      for (let tried = 1; ; tried++) {
        watch.signal.throwIfAborted();
        try {
          const found = await this.host.visit(missionId, (market) => this.lookAt(market, run, watch));
          // Others may use the market while its lists are written.
          await this.host.holding(() => found.bytes, () => this.store(missionId, found, run));
          return;
        } catch (error) {
          if (!(error instanceof Overtaken) || tried === MOST_ATTEMPTS) throw error;
          await after(PAUSE_MILLISECONDS * Math.min(tried, 20));
        }
      }
    });
  }

  /** What is to be stored: the lists that may differ, or where that is not known all of them, computed if need be. */
  private async lookAt(market: MissionMarket, run: JournaledRun, watch: RunWatch): Promise<ToStore> {
    const found = market.hasLists ? await this.differing(market, watch.signal) : null;
    if (found !== null) {
      const { changed } = found.taken;
      await run.is('REFRESH', changed.jobseekers.size + changed.openings.size);
      return found;
    }
    await run.is('FULL', market.counts.jobseekers);
    if (!market.hasLists) await computeLists(market, this.sizes, { ...watch, progress: (done, total) => this.told(run, watch, done, total) });
    const lists = market.frozen();
    return {
      market,
      point: market.point,
      cursor: null,
      taken: market.takeUnsaved(),
      bytes: lists.bytes,
      matches: market.matches,
      write: (tx) => writeEveryList(tx, market.missionId, lists, watch.signal),
    };
  }

  /**
   * The lists that may differ from the stored ones: those touched here, and those that hold a changed record in the database, since another
   * worker may have stored it in a state that was never seen here. Null where nothing is known and all must be compared.
   */
  private async differing(market: MissionMarket, signal: AbortSignal): Promise<ToStore | null> {
    const { missionId, notSaved, point } = market;
    const { since } = notSaved;
    if (since === null) return null;
    return this.work.run(
      serviceViewer(missionId),
      async (tx) => {
        const state = await readState(tx, missionId);
        const { cursor } = state;
        if (cursor === null || !isGroundOf(state, market, this.sizes) || !(await isWithin(tx, since, cursor))) return null;
        if (!(await isWithin(tx, cursor, point.snapshot))) throw new Overtaken();
        const { changed, touched } = notSaved;
        const openings = new Set<string>([...changed.openings, ...touched.openings, ...(await holdersOf(tx, missionId, 'OPENING', [...changed.jobseekers]))]);
        const jobseekers = new Set<string>([...changed.jobseekers, ...touched.jobseekers, ...(await holdersOf(tx, missionId, 'JOBSEEKER', [...changed.openings]))]);
        const lists = listsToWrite(market, { OPENING: openings, JOBSEEKER: jobseekers });
        return {
          market,
          point,
          cursor,
          taken: market.takeUnsaved(),
          bytes: lists.bytes,
          matches: null,
          write: (writing) => writeListsOf(writing, missionId, lists, signal),
        };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  /** Writes lists, cursor and the end of the run in one transaction. */
  private async store(missionId: MissionId, found: ToStore, run: JournaledRun): Promise<void> {
    const { cursor, point, matches } = found;
    try {
      await this.work.run(serviceViewer(missionId), async (tx) => {
        const before = await this.locked(tx, missionId);
        // What was found on a server that has failed may be more than this one ever had.
        if (!(await isSeenBy(tx, point))) throw new Overtaken();
        const isOvertaken = cursor === null ? before.cursor !== null && !(await isWithin(tx, before.cursor, point.snapshot)) : before.cursor !== cursor;
        if (isOvertaken) throw new Overtaken();
        const changes = await found.write(tx);
        await this.saved(tx, found.market, point.snapshot);
        await run.endIn(tx, { changes, matches });
      });
    } catch (error) {
      found.market.giveBack(found.taken);
      throw error;
    }
  }

  private async saved(tx: Tx, market: MissionMarket, snapshot: string): Promise<void> {
    const { missionId } = market;
    const now = this.clock.now();
    await writeState(tx, missionId, {
      asOf: market.asOf,
      policy: market.context.policy.name,
      classification: market.classification,
      listSizes: sizesKey(this.sizes),
      cursor: snapshot,
      refreshedAt: now,
    });
    await pruneNotes(tx, missionId, snapshot, MARKET_MINUTES * 60 * 2);
    await tidyRuns(tx, missionId, RUNS_KEPT, now, SILENT_SECONDS);
  }

  private async locked(tx: Tx, missionId: MissionId): Promise<MarketState> {
    const state = await lockState(tx, missionId);
    if (state === null) throw new Overtaken();
    return state;
  }

  private told(run: JournaledRun, watch: RunWatch, done: number, total: number): void {
    watch.progress(done, total);
    run.told(done);
  }

  private oneAtATime<T>(missionId: MissionId, work: () => Promise<T>): Promise<T> {
    const before = this.running.get(missionId) ?? Promise.resolve();
    const now = before.then(work, work);
    const settled = now.catch(() => undefined);
    this.running.set(missionId, settled);
    void settled.then(() => {
      if (this.running.get(missionId) === settled) this.running.delete(missionId);
    });
    return now;
  }
}
