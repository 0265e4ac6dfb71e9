import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { inTurns } from '../../platform/turns.js';
import type { MarketHost } from '../market/market-host.js';
import type { MissionMarket } from '../market/mission-market.js';
import type { RunWatch } from '../run-watch.js';

/** Somebody who meets every requirement of an opening, their own wishes among them, and how well (0 to 1,000,000). */
export interface Fit {
  readonly person: JobseekerId;
  readonly role: OpeningId;
  readonly score: number;
}

/** Everybody who fits, and by what. */
export interface Fits {
  readonly asOf: Day;
  readonly policy: string;
  readonly fits: readonly Fit[];
}

/** Everybody who matches openings, for whoever puts several people together. What the viewer may see of them is the caller's to know. */
export class FitsService {
  constructor(private readonly host: Pick<MarketHost, 'visit'>) {}

  /** All matches of these openings, as committed before the call; of one that is not in the market there are none. Throws when told to stop. */
  of(missionId: MissionId, ids: readonly OpeningId[], { signal }: Pick<RunWatch, 'signal'>): Promise<Fits> {
    return this.host.visit(missionId, async (market) => ({
      asOf: market.asOf,
      policy: market.context.policy.name,
      fits: await inTurns(fitsOf(market, ids), { signal, told: () => undefined }),
    }));
  }
}

function* fitsOf({ index }: MissionMarket, ids: readonly OpeningId[]): Generator<number, Fit[], void> {
  const fits: Fit[] = [];
  for (const role of ids) {
    const found = yield* index.candidatesChosen(role, Infinity, () => true);
    for (const { id: person, score } of found) fits.push({ person, role, score });
    yield fits.length;
  }
  return fits;
}
