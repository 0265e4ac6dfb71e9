import type { ListSizes } from '../../matching/index.js';
import type { MissionMarket } from '../market/mission-market.js';
import { sizesKey, type MarketState } from './market-state.js';

/** Whether the stored lists were computed for the market's day, policy and classification, and for these lengths. */
export function isGroundOf(state: MarketState, market: MissionMarket, sizes: ListSizes): boolean {
  return (
    state.asOf === market.asOf &&
    state.policy === market.context.policy.name &&
    state.classification === market.classification &&
    state.listSizes === sizesKey(sizes)
  );
}
