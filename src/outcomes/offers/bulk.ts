import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { Offer } from './lifecycle/offer.js';

/** Most offers of one act: a page. */
export const MOST_AT_ONCE = 100;

/** What became of a bulk act, offer by offer. */
export interface OffersChanged {
  readonly changed: readonly Offer[];
  readonly refused: readonly RefusedOffer[];
}

/** An offer that an act left as it was, or that did not come about. */
export interface RefusedOffer {
  /** Its place among those that were named, from 0. */
  readonly at: number;
  readonly why: Refused;
}

/** Whether so many may be named at once, each once. */
export function checkNamed(field: string, ids: readonly string[]): Refused | null {
  return ids.length === 0 || ids.length > MOST_AT_ONCE || new Set(ids).size < ids.length ? invalid(field, `must name 1 to ${MOST_AT_ONCE}, each once`) : null;
}

/** Does `change` to each, one after the other; where not one could be changed, the first refusal is the answer. */
export async function eachOf<Id>(ids: readonly Id[], change: (id: Id) => Promise<Outcome<Offer>>): Promise<Outcome<OffersChanged>> {
  const [changed, left]: [Offer[], RefusedOffer[]] = [[], []];
  for (const [at, id] of ids.entries()) {
    const outcome = await change(id);
    if (outcome.ok) changed.push(outcome.value);
    else left.push({ at, why: outcome });
  }
  const [first] = left;
  return changed.length === 0 && first !== undefined ? first.why : accepted({ changed, refused: left });
}

export const ABSENT = refused('NOT_FOUND', { what: 'offer' });
