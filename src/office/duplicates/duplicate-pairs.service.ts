import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { otherOf, type DuplicatePair, type Likeness } from './duplicate-pair.js';
import {
  dropPairsOf,
  insertPairs,
  lockPair,
  pageOfPairs,
  pairsThatClosed,
  recordSearch,
  searchedSince,
  updatePair,
  type PairFilter,
  type PairTables,
} from './duplicate-pair.store.js';

export type { PairFilter } from './duplicate-pair.store.js';

/** A pair that a search found. */
export interface FoundPair<RecordId extends string> extends Likeness<string> {
  readonly oneId: RecordId;
  readonly otherId: RecordId;
}

/** What a merge did to the record that it closed; null for every other decision. */
export interface Merge<RecordId extends string> {
  readonly keptId: RecordId;
  readonly closedFrom: string;
  readonly closedFromReason: string | null;
}

/** Keeps the pairs of one kind of record, always inside a transaction of the caller's, who decides what may be done with them. */
export class DuplicatePairsService<RecordId extends string> {
  constructor(
    private readonly tables: PairTables,
    private readonly clock: Clock,
  ) {}

  /** Adds what was found and not proposed before; answers how many that were. */
  proposeIn(tx: Tx, missionId: MissionId, found: readonly FoundPair<RecordId>[]): Promise<number> {
    const undecided = { state: 'PROPOSED', keptId: null, closedFrom: null, closedFromReason: null, decidedBy: null, decidedAt: null } as const;
    const rows = found.map((pair) => ({ missionId, id: newId(), ...pair, ...undecided, proposedAt: this.clock.now() }));
    return insertPairs(tx, this.tables, rows);
  }

  /** Forgets every pair of which the record is one. */
  forgetIn(tx: Tx, missionId: MissionId, id: RecordId): Promise<void> {
    return dropPairsOf(tx, this.tables, missionId, id);
  }

  async lockIn(tx: Tx, missionId: MissionId, id: string): Promise<DuplicatePair<RecordId> | null> {
    return (await lockPair(tx, this.tables, missionId, id)) as DuplicatePair<RecordId> | null;
  }

  /** Writes what somebody decided about a pair that the caller has locked. */
  async writeIn(
    tx: Tx,
    pair: DuplicatePair<RecordId>,
    state: DuplicatePair['state'],
    merge: Merge<RecordId> | null,
    by: AccountId | null,
  ): Promise<DuplicatePair<RecordId>> {
    const { keptId, closedFrom, closedFromReason } = merge ?? { keptId: null, closedFrom: null, closedFromReason: null };
    const decidedAt = by === null ? null : this.clock.now();
    const next: DuplicatePair<RecordId> = { ...pair, state, keptId, closedFrom, closedFromReason, decidedBy: by, decidedAt };
    await updatePair(tx, this.tables, next);
    return next;
  }

  /** Pairs, the most alike first, after the given one. */
  async pageIn(
    tx: Tx,
    missionId: MissionId,
    filter: PairFilter,
    after: readonly [points: number, id: string] | null,
    limit: number,
  ): Promise<DuplicatePair<RecordId>[]> {
    return (await pageOfPairs(tx, this.tables, missionId, filter, after, limit)) as DuplicatePair<RecordId>[];
  }

  /** For those of these records that a merge closed: the record that goes on. */
  async keptInsteadIn(tx: Tx, missionId: MissionId, ids: readonly RecordId[]): Promise<ReadonlyMap<RecordId, RecordId>> {
    const pairs = (await pairsThatClosed(tx, this.tables, missionId, ids)) as DuplicatePair<RecordId>[];
    return new Map(pairs.flatMap((pair) => (pair.keptId === null ? [] : [[otherOf(pair, pair.keptId), pair.keptId] as const])));
  }

  /** Whether a search of the mission is due: one a day. */
  async isDueIn(tx: Tx, missionId: MissionId, today: Day): Promise<boolean> {
    return !(await searchedSince(tx, this.tables, missionId, today));
  }

  recordSearchIn(tx: Tx, missionId: MissionId, today: Day): Promise<void> {
    return recordSearch(tx, this.tables, missionId, today);
  }
}
