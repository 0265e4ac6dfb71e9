import type { Point } from '../../kernel/place.js';
import { groundKm } from '../ground.js';
import { EXCLUDED_PLACE, type JobseekerRecord } from './jobseeker-record.js';
import type { MarketView } from './market-view.js';
import type { OpeningArrays } from './opening-columns.js';
import { EMPLOYER } from './opening-record.js';
import { numberOrNullAt } from './records.js';

/** From which openings one person is kept away, as `isExcluded` of the reference. Hardly anybody has exclusions; nobody else pays for them. */
export class Exclusions {
  /** Whether there is anything to ask. */
  any = false;
  private words: Int32Array = new Int32Array(0);
  private employers = 0;
  private excludedPlaces = 0;
  private end = 0;
  private readonly areHeld: boolean;

  constructor(private readonly market: Pick<MarketView, 'ground' | 'places'>) {
    this.areHeld = market.ground.rules.tables.has('EXCLUSIONS');
  }

  /** Goes on with the person whose record was opened last. */
  open(record: JobseekerRecord): void {
    this.any = record.excludes && this.areHeld;
    if (!this.any) return;
    this.words = record.words;
    this.employers = record.excludedEmployers;
    this.excludedPlaces = record.excludedPlaces;
    this.end = record.exclusionsEnd;
  }

  has({ words, starts, place }: OpeningArrays, opening: number): boolean {
    if (!this.any) return false;
    const employer = (starts[opening] ?? 0) + EMPLOYER;
    for (let at = this.employers; at < this.excludedPlaces; at += 4) if (sameId(this.words, at, words, employer)) return true;
    const work = place[opening] ?? -1;
    return work >= 0 && this.hasPlace(this.market.places.point(work));
  }

  private hasPlace(work: Point): boolean {
    for (let at = this.excludedPlaces; at < this.end; at += EXCLUDED_PLACE) {
      const from = { latitude: numberOrNullAt(this.words, at) ?? NaN, longitude: numberOrNullAt(this.words, at + 2) ?? NaN };
      if (groundKm(from, work) <= (this.words[at + 4] ?? 0)) return true;
    }
    return false;
  }
}

function sameId(a: Int32Array, atA: number, b: Int32Array, atB: number): boolean {
  return a[atA] === b[atB] && a[atA + 1] === b[atB + 1] && a[atA + 2] === b[atB + 2] && a[atA + 3] === b[atB + 3];
}
