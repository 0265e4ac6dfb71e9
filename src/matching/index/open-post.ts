import { CLASS_BITS } from './jobseeker-record.js';
import type { Ground, MarketView } from './market-view.js';
import { CLASSES, worthsOf } from './open-profile.js';
import type { OpeningArrays } from './opening-columns.js';
import { ASKS, WEIGHT_BITS, WEIGHT_MASK } from './opening-record.js';

const NONE = -1;

/**
 * One opening laid open as tables, so that what any person holds is one look-up: the other side of `OpenProfile`. Every held skill
 * that covers a need begins a chain of the needs that it covers.
 */
export class OpenPost {
  needCount = 0;
  /** Relatedness of every occupation to the opening's, in units of the table; all 0 where it names none. */
  readonly related: Int32Array;
  /** For each move number of `Words`, 1 where such a person would move to the opening's country. */
  goes = new Uint8Array(0);
  private weights = new Int32Array(64);
  /** Best credit of each need for the person of now. */
  private best = new Int32Array(64);
  /** First link of the chain of each held skill. */
  private readonly heads: Int32Array;
  private next: number[] = [];
  private needOf: number[] = [];
  /** Thousandths that a link earns, by class of the held skill. */
  private credits = new Uint16Array(64 * CLASSES);
  private readonly worths: Float64Array;
  private readonly ground: Ground;
  private chained: number[] = [];

  constructor(private readonly market: Pick<MarketView, 'ground' | 'words' | 'places'>) {
    this.ground = market.ground;
    const { skillCount, occupationCount } = market.ground.space.shared;
    this.heads = new Int32Array(skillCount).fill(NONE);
    this.related = new Int32Array(occupationCount);
    this.worths = worthsOf(market.ground.policy);
  }

  open(openings: OpeningArrays, slot: number): void {
    this.openOccupation(openings.occupation[slot] ?? 0);
    this.openNeeds(openings, slot);
    this.openCountry(openings.place[slot] ?? NONE);
  }

  /** Sum over the needs of weight times thousandths covered by these held skills, each in a word with its class of today. */
  covered(held: Int32Array, count: number): number {
    const { heads, next, needOf, credits, best, weights, needCount } = this;
    let touched = false;
    for (let i = 0; i < count; i++) {
      const word = held[i] ?? 0;
      for (let link = heads[word >> CLASS_BITS] ?? NONE; link !== NONE; link = next[link] ?? NONE) {
        const credit = credits[link * CLASSES + (word & 15)] ?? 0;
        const need = needOf[link] ?? 0;
        if (credit > (best[need] ?? 0)) best[need] = credit;
        touched = true;
      }
    }
    if (!touched) return 0;
    let covered = 0;
    for (let need = 0; need < needCount; need++) {
      covered += (weights[need] ?? 0) * (best[need] ?? 0);
      best[need] = 0;
    }
    return covered;
  }

  private openOccupation(to: number): void {
    const { relatedness, occupationCount } = this.ground.space.shared;
    if (to >= occupationCount) this.related.fill(0);
    else for (let from = 0; from < occupationCount; from++) this.related[from] = relatedness[from * occupationCount + to] ?? 0;
  }

  private openNeeds({ needWords, needStarts, needEnds }: OpeningArrays, slot: number): void {
    for (const skill of this.chained) this.heads[skill] = NONE;
    this.chained = [];
    this.next = [];
    this.needOf = [];
    const start = needStarts[slot] ?? 0;
    this.needCount = (needEnds[slot] ?? 0) - start;
    if (this.needCount > this.weights.length) {
      this.weights = new Int32Array(this.needCount * 2);
      this.best = new Int32Array(this.needCount * 2);
    }
    const { starts, numbers, degrees } = this.ground.space.shared.related;
    for (let need = 0; need < this.needCount; need++) {
      const word = needWords[start + need] ?? 0;
      const skill = Math.trunc((word >> WEIGHT_BITS) / ASKS);
      const asked = (word >> WEIGHT_BITS) % ASKS;
      this.weights[need] = word & WEIGHT_MASK;
      this.link(skill, need, asked, 1_000_000);
      for (let at = starts[skill] ?? 0; at < (starts[skill + 1] ?? 0); at++) this.link(numbers[at] ?? 0, need, asked, degrees[at] ?? 0);
    }
  }

  private link(held: number, need: number, asked: number, degree: number): void {
    const link = this.next.length;
    this.next.push(this.heads[held] ?? NONE);
    this.needOf.push(need);
    this.heads[held] = link;
    this.chained.push(held);
    if ((link + 1) * CLASSES > this.credits.length) {
      const longer = new Uint16Array(this.credits.length * 2);
      longer.set(this.credits);
      this.credits = longer;
    }
    for (let heldClass = 0; heldClass < CLASSES; heldClass++) {
      this.credits[link * CLASSES + heldClass] = Math.trunc((degree * (this.worths[heldClass * ASKS + asked] ?? 0)) / 1_000_000_000);
    }
  }

  private openCountry(place: number): void {
    const { words, places } = this.market;
    if (this.goes.length < words.moveCount) this.goes = new Uint8Array(words.moveCount + 16);
    this.goes.fill(0);
    if (place < 0) return;
    const country = places.countries.word(places.countryOf[place] ?? 0);
    for (let move = 0; move < words.moveCount; move++) this.goes[move] = words.countriesOf(move).includes(country) ? 1 : 0;
  }
}
