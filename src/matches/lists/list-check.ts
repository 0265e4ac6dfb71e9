import type { MissionId } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { inTurns } from '../../platform/turns.js';
import { computeLists } from '../market/compute-lists.js';
import type { MarketHost } from '../market/market-host.js';
import type { MarketNews, MarketReader } from '../market/market-reader.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { RunWatch } from '../run-watch.js';
import { differencesOf } from './list-differences.js';
import { isGroundOf } from './list-ground.js';
import { readState } from './market-state.store.js';
import type { ListSide } from './stored-lists.js';
import { holdersOf, readLists } from './stored-lists.store.js';
import { listsAmong, ownersGone, ownersIn } from './whole-lists.js';

/** What a check has found. */
export interface Checked {
  /** Pairs that match in the whole market. */
  readonly matches: number | null;
  /** Entries in which stored lists are wrong. */
  readonly differences: number;
}

/** Compares stored lists with lists computed afresh, from facts read afresh: nothing that this process had in memory counts. */
export class ListCheck {
  constructor(
    private readonly reader: MarketReader,
    private readonly host: Pick<MarketHost, 'holding'>,
    private readonly sizes: ListSizes,
  ) {}

  /**
   * Lists that changes of the last moments may have made different are left out, so that a market that never rests can be checked too:
   * what the stored lists have not seen yet is not wrong. Where everything has changed, nothing can be said, and nothing is found.
   */
  compared(missionId: MissionId, watch: RunWatch, began: (total: number) => Promise<void>): Promise<Checked> {
    return this.reader.freshWithin(missionId, (tx, market) => this.host.holding(() => market.bytes, async () => {
      await tx.query(`set local idle_in_transaction_session_timeout = '30min'`);
      await began(market.counts.jobseekers);
      const state = await readState(tx, missionId);
      await computeLists(market, this.sizes, watch);
      const { matches } = market;
      const unseen = state.cursor === null || !isGroundOf(state, market, this.sizes) ? null : await this.reader.newsSince(tx, missionId, state.cursor);
      if (unseen === null || unseen.everything) return { matches, differences: 0 };
      const unsure = await unsureAmong(tx, market, unseen, watch.signal);
      let differences = 0;
      for (const side of ['OPENING', 'JOBSEEKER'] as const) {
        const compare = async (owners: readonly string[]): Promise<void> => {
          watch.signal.throwIfAborted();
          const sure = owners.filter((owner) => !unsure[side].has(owner));
          differences += differencesOf(await readLists(tx, missionId, side, sure), listsAmong(market, side, sure));
        };
        for await (const owners of ownersGone(tx, missionId, market, side)) await compare(owners);
        for (const owners of ownersIn(market, side)) await compare(owners);
      }
      return { matches, differences };
    }));
  }
}

/** Owners whose lists may change with what the stored ones have not seen: changed records, and whoever holds one there or here. */
async function unsureAmong(tx: Tx, market: MissionMarket, unseen: MarketNews, signal: AbortSignal): Promise<Readonly<Record<ListSide, ReadonlySet<string>>>> {
  const { missionId } = market;
  const held = await inTurns(market.holdersOf(unseen.jobseekers, unseen.openings), { signal, told: () => undefined });
  return {
    OPENING: new Set([...unseen.openings, ...held.openings, ...(await holdersOf(tx, missionId, 'OPENING', unseen.jobseekers))]),
    JOBSEEKER: new Set([...unseen.jobseekers, ...held.jobseekers, ...(await holdersOf(tx, missionId, 'JOBSEEKER', unseen.openings))]),
  };
}
