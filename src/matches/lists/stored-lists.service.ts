import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { MarketRun, MarketState } from './market-state.js';
import { latestRuns, readState } from './market-state.store.js';
import type { ListEntry, ListSide } from './stored-lists.js';
import { dropPerson, readLists } from './stored-lists.store.js';
import { oldestUnseenSeconds } from './unseen-changes.store.js';

/** How a mission's matching is doing. */
export interface MarketReport {
  readonly state: MarketState;
  /** Seconds since the oldest change that the stored lists do not show; null when they show all. */
  readonly lagSeconds: number | null;
  readonly runs: readonly MarketRun[];
}

const RUNS_SHOWN = 10;

/** The lists as they are stored, and how they are kept. */
export class StoredListsService {
  constructor(private readonly work: UnitOfWork) {}

  /** The stored list of an opening or a jobseeker, in no order. It may lag behind by seconds. */
  async listOf(viewer: Viewer, side: ListSide, owner: string): Promise<readonly ListEntry[]> {
    const lists = await this.work.run(viewer, (tx) => readLists(tx, viewer.missionId, side, [owner]));
    return lists.get(owner) ?? [];
  }

  /** Takes a person out of the lists of both sides at once; a refresh would a moment later. */
  forgetIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return dropPerson(tx, missionId, id);
  }

  /** How far the stored lists are, and the latest runs. */
  report(viewer: Viewer): Promise<MarketReport> {
    return this.work.run(viewer, async (tx) => {
      const state = await readState(tx, viewer.missionId);
      const lagSeconds = await oldestUnseenSeconds(tx, viewer.missionId, state.cursor);
      return { state, lagSeconds, runs: await latestRuns(tx, viewer.missionId, RUNS_SHOWN) };
    });
  }

  /** Asks for every list to be computed afresh and compared with what is stored. */
  recompute(act: Act): Promise<Outcome<{ readonly requested: true }>> {
    return this.work.act(act, async (tx) => {
      await requestJob(tx, catalogue.nightlyRecompute, { missionId: act.viewer.missionId });
      return accepted({ requested: true });
    });
  }
}
