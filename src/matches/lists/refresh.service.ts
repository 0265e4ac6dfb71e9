import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { inTurns } from '../../platform/turns.js';
import { serviceViewer } from '../../platform/viewer.js';
import { notesSince, pruneNotes } from '../market/change-notes.store.js';
import { differencesOf } from './list-differences.js';
import { PICTURE_MINUTES, type MarketHost } from '../market/market-host.js';
import type { MarketPicture } from '../market/market-picture.js';
import { touched } from '../market/market-reader.js';
import { lockState, readState, sizesKey, tidyRuns, writeState, type MarketRun, type MarketState } from './market-state.store.js';
import { allLists, changedPairs, mergedLists, type Computing, type ListChanges, type TouchedLists } from './refreshed-lists.js';
import type { RunJournal } from './run-journal.js';
import { dropOtherLists, holdersOf, readLists, writeLists } from './stored-lists.store.js';

/** What a caller may hand to a run: a stop signal, and somebody to tell how far it is. */
export interface RunWatch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** The lists were changed by another worker while this one computed: its work is thrown away and begun again. */
class Overtaken extends Error {}

const MOST_ATTEMPTS = 5;
const RUNS_KEPT = 50;
const DEAD_AFTER_SECONDS = 3_600;

/**
 * Keeps the stored lists equal to what the reference gives for the same day and policy. Computing happens outside any
 * transaction; the lists and how far they are are written in one, only if nobody else wrote them meanwhile.
 */
export class RefreshService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly host: MarketHost,
    private readonly journal: RunJournal,
    private readonly sizes: ListSizes,
  ) {}

  /** Takes in what has changed; computes everything where the day, the policy or the classification is another. */
  refresh(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    return this.attempts(() => this.refreshOnce(missionId, watch));
  }

  /**
   * Brings the lists up to date, computes every one of them afresh for that very moment, and says in how many entries the stored ones
   * differ. Changes go on meanwhile; only a difference is written, and then everything is.
   */
  async check(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    const { picture, stored } = await this.attempts(() => this.refreshedStored(missionId, watch));
    const run = await this.journal.begin(missionId, 'CHECK', picture.jobseekers.size);
    return this.journal.watched(missionId, run, async () => {
      const lists = await this.compute(allLists(picture, this.sizes), run.total, watch, (done) => this.journal.progress(missionId, { ...run, done }));
      const differences = differencesOf(stored.byOpening, lists.byOpening) + differencesOf(stored.byJobseeker, lists.byJobseeker);
      const changes = differences === 0 ? 0 : (await this.attempts(() => this.fullOnce(missionId, watch))).changes;
      return { ...run, done: run.total, changes, matches: lists.matches, differences };
    });
  }

  /** The stored lists just after a refresh, and the picture that they show. */
  private async refreshedStored(missionId: MissionId, watch: RunWatch): Promise<{ picture: MarketPicture; stored: TouchedLists }> {
    await this.refreshOnce(missionId, watch);
    const picture = await this.host.current(missionId);
    return this.work.run(
      serviceViewer(missionId),
      async (tx) => {
        const state = await readState(tx, missionId);
        const unseen = await notesSince(tx, missionId, state.cursor ?? '');
        // Something came in between: the lists may show less than the picture, or more.
        if (unseen.length > 0 || !this.isGroundOf(state, picture) || (await notesSince(tx, missionId, picture.snapshot)).length > 0) throw new Overtaken();
        return { picture, stored: { byOpening: await readLists(tx, missionId, 'OPENING', null), byJobseeker: await readLists(tx, missionId, 'JOBSEEKER', null) } };
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  private async fullOnce(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    const before = await this.stateOf(missionId);
    return this.full(missionId, await this.host.current(missionId), before, watch);
  }

  private async refreshOnce(missionId: MissionId, watch: RunWatch): Promise<MarketRun> {
    const before = await this.stateOf(missionId);
    const picture = await this.host.current(missionId);
    if (before.cursor === null || !this.isGroundOf(before, picture)) return this.full(missionId, picture, before, watch);
    const changed = await this.changesBetween(missionId, before.cursor, picture);
    if (changed.everything) return this.full(missionId, picture, before, watch);

    const run = await this.journal.begin(missionId, 'REFRESH', changed.jobseekers.size + changed.openings.size);
    return this.journal.watched(missionId, run, async () => {
      const pairs = await this.compute(changedPairs(picture, changed), run.total, watch, (done) => this.journal.progress(missionId, { ...run, done }));
      const stored = await this.work.run(serviceViewer(missionId), async (tx) => {
        const openings = await holdersOf(tx, missionId, 'OPENING', [...changed.jobseekers]);
        const jobseekers = await holdersOf(tx, missionId, 'JOBSEEKER', [...changed.openings]);
        return {
          byOpening: await readLists(tx, missionId, 'OPENING', [...new Set([...openings, ...pairs.byOpening.keys()])]),
          byJobseeker: await readLists(tx, missionId, 'JOBSEEKER', [...new Set([...jobseekers, ...pairs.byJobseeker.keys()])]),
        };
      });
      const lists = await this.compute(mergedLists(picture, this.sizes, changed, pairs, stored), run.total, watch);
      const changes = await this.write(missionId, picture, before, (tx) => writeBoth(tx, missionId, lists));
      return { ...run, done: run.total, changes };
    });
  }

  private async full(missionId: MissionId, picture: MarketPicture, before: MarketState, watch: RunWatch): Promise<MarketRun> {
    const run = await this.journal.begin(missionId, 'FULL', picture.jobseekers.size);
    return this.journal.watched(missionId, run, async () => {
      const lists = await this.compute(allLists(picture, this.sizes), run.total, watch, (done) => this.journal.progress(missionId, { ...run, done }));
      const changes = await this.write(missionId, picture, before, async (tx) => {
        const dropped =
          (await dropOtherLists(tx, missionId, 'OPENING', [...lists.byOpening.keys()])) +
          (await dropOtherLists(tx, missionId, 'JOBSEEKER', [...lists.byJobseeker.keys()]));
        return dropped + (await writeBoth(tx, missionId, lists));
      });
      return { ...run, done: run.total, changes, matches: lists.matches };
    });
  }

  /** Writes lists and cursor in one transaction, unless another worker moved the cursor since `before` was read. */
  private write(missionId: MissionId, picture: MarketPicture, before: MarketState, lists: (tx: Tx) => Promise<number>): Promise<number> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const now = await lockState(tx, missionId);
      if (now.cursor !== before.cursor) throw new Overtaken();
      const changes = await lists(tx);
      await writeState(tx, missionId, {
        asOf: picture.asOf,
        policy: picture.context.policy.name,
        classification: picture.classification,
        listSizes: sizesKey(this.sizes),
        cursor: picture.snapshot,
        refreshedAt: this.clock.now(),
      });
      await pruneNotes(tx, missionId, picture.snapshot, PICTURE_MINUTES * 60 * 2);
      await tidyRuns(tx, missionId, RUNS_KEPT, DEAD_AFTER_SECONDS);
      return changes;
    });
  }

  /** Whether the lists of a state were computed for the picture's day, policy and classification, and for today's lengths. */
  private isGroundOf(state: MarketState, picture: MarketPicture): boolean {
    return (
      state.asOf === picture.asOf &&
      state.policy === picture.context.policy.name &&
      state.classification === picture.classification &&
      state.listSizes === sizesKey(this.sizes)
    );
  }

  private stateOf(missionId: MissionId): Promise<MarketState> {
    return this.work.run(serviceViewer(missionId), (tx) => readState(tx, missionId));
  }

  /** What the lists at `cursor` have not seen. Notes younger than the picture are harmless: they come again. */
  private async changesBetween(missionId: MissionId, cursor: string, picture: MarketPicture): Promise<Changed> {
    const notes = await this.work.run(serviceViewer(missionId), (tx) => notesSince(tx, missionId, cursor));
    const { jobseekers, openings } = touched(notes, picture.openings.values());
    return { jobseekers, openings, everything: notes.some((note) => note.side === 'MARKET') };
  }

  private compute<T>(computing: Computing<T>, total: number, watch: RunWatch, tell?: (done: number) => void): Promise<T> {
    const told = (done: number): void => {
      watch.progress(Math.min(done, total), total);
      tell?.(done);
    };
    return inTurns(computing, { signal: watch.signal, told });
  }

  private async attempts<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt();
      } catch (error) {
        if (!(error instanceof Overtaken) || tried === MOST_ATTEMPTS) throw error;
      }
    }
  }
}

interface Changed {
  readonly jobseekers: ReadonlySet<JobseekerId>;
  readonly openings: ReadonlySet<OpeningId>;
  readonly everything: boolean;
}

async function writeBoth(tx: Tx, missionId: MissionId, lists: ListChanges): Promise<number> {
  return (await writeLists(tx, missionId, 'OPENING', lists.byOpening)) + (await writeLists(tx, missionId, 'JOBSEEKER', lists.byJobseeker));
}
