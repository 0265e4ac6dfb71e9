import type { MissionId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Opening, OpeningFilter } from './opening.js';
import { lockOpenings, openingsByIds, pageOfOpenings } from './opening.store.js';

const ALL: OpeningFilter = { kind: null, status: null, occupation: null, employerId: null, text: null };

/** Openings for the other features of openings, inside a transaction of the caller's, who has checked what the viewer may. */
export class OpeningRecords {
  byIds(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<Opening[]> {
    return openingsByIds(tx, missionId, ids);
  }

  /** Part of all openings, the newest first, after the given one: reading them in slices keeps memory flat. */
  slice(tx: Tx, missionId: MissionId, after: OpeningId | null, limit: number): Promise<Opening[]> {
    return pageOfOpenings(tx, missionId, ALL, after, limit);
  }

  /** Those of these openings that are there, locked in the order of their ids, so that two callers do not wait for each other. */
  lock(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<Opening[]> {
    return lockOpenings(tx, missionId, ids);
  }
}
