import { contributionOf } from '../match.js';
import { nearnessAt } from '../signals/nearness.js';
import { NOWHERE } from './jobseeker-columns.js';
import type { MarketView, Ground } from './market-view.js';
import type { OpeningOrder } from './opening-order.js';

/** Points that nearness contributes, by whole kilometres; further than the last is as far as the last. */
export function nearnessPoints({ policy, weights }: Ground): Float64Array {
  const length = Math.ceil(policy.nearnessKm) + 1;
  return Float64Array.from({ length }, (_, km) => contributionOf(weights.weight.NEARNESS, nearnessAt(km, policy)));
}

/** Ranges of an `OpeningOrder` that one person can reach, each with what nearness contributes there. People who live and travel alike share them. */
export class Reach {
  count = 0;
  from = new Int32Array(0);
  to = new Int32Array(0);
  points = new Float64Array(0);
  private readonly nearness: Float64Array;
  private readonly unknown: number;
  private known: { readonly order: OpeningOrder; readonly place: number; readonly limitKm: number; readonly move: number } | null = null;

  constructor(private readonly market: Pick<MarketView, 'ground' | 'places' | 'words'>) {
    this.nearness = nearnessPoints(market.ground);
    this.unknown = market.ground.weights.neutral.NEARNESS;
  }

  /** Fills the ranges for somebody who lives at a place, or nowhere known. */
  of(order: OpeningOrder, place: number, limitKm: number, move: number): void {
    const { known } = this;
    if (known !== null && known.order === order && known.place === place && known.limitKm === limitKm && known.move === move) return;
    this.known = { order, place, limitKm, move };
    this.makeRoom(order.placeCount + 1);
    this.count = 0;
    if (!this.market.ground.rules.tables.has('PLACE')) this.addPlaces(order, place, Infinity, null);
    else this.addPlaces(order, place, limitKm, goesTo(this.market, move));
    this.add(order.remoteFrom, order.end, this.unknown);
  }

  private addPlaces({ places, starts, placeCount }: OpeningOrder, place: number, limitKm: number, countries: Uint8Array | null): void {
    const { countryOf } = this.market.places;
    const km = place === NOWHERE ? null : this.market.places.kmFrom(place);
    const everywhere = limitKm === Infinity;
    const furthest = this.nearness.length - 1;
    for (let i = 0; i < placeCount; i++) {
      const work = places[i] ?? 0;
      const away = km?.[work] ?? Infinity;
      if (away > limitKm && !everywhere && countries?.[countryOf[work] ?? 0] !== 1) continue;
      this.add(starts[i] ?? 0, starts[i + 1] ?? 0, km === null ? this.unknown : (this.nearness[Math.min(away, furthest)] ?? 0));
    }
  }

  private add(from: number, to: number, points: number): void {
    if (from === to) return;
    const last = this.count - 1;
    if (last >= 0 && this.to[last] === from && this.points[last] === points) {
      this.to[last] = to;
      return;
    }
    this.from[this.count] = from;
    this.to[this.count] = to;
    this.points[this.count] = points;
    this.count++;
  }

  private makeRoom(length: number): void {
    if (length <= this.from.length) return;
    this.from = new Int32Array(length);
    this.to = new Int32Array(length);
    this.points = new Float64Array(length);
  }
}

/** 1 for each country, by number, in which a person of this move number would move. */
export function goesTo({ places, words }: Pick<MarketView, 'places' | 'words'>, move: number): Uint8Array {
  const goes = new Uint8Array(places.countries.size + 1);
  for (const country of words.countriesOf(move)) {
    const number = places.countries.find(country);
    if (number !== null) goes[number] = 1;
  }
  return goes;
}
