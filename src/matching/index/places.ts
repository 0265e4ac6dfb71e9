import type { Point } from '../../kernel/place.js';
import { groundKm } from '../ground.js';
import { bytesOf, resized, roomFor, sharedFloat64, sharedInt32 } from './shared-arrays.js';
import { Vocabulary } from './vocabulary.js';

/** Where somebody lives or works. */
export type PlaceFacts = Point & { readonly country: string };

/** Distances kept at a time, bytes; beyond it all are forgotten and worked out again as they are needed. */
const MOST_ROW_BYTES = 4_000_000;

/** What a thread needs to know of places. */
export interface SharedPlaces {
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  readonly countryOf: Int32Array;
  readonly size: number;
  readonly countries: readonly string[];
}

/** Every point of a market once, by number, with distances in whole kilometres between them. */
export class Places {
  readonly countries: Vocabulary;
  private latitudes: Float64Array;
  private longitudes: Float64Array;
  /** Country of each place, by number. */
  countryOf: Int32Array;
  size: number;
  private readonly numbers = new Map<string, number>();
  private readonly rows = new Map<number, Uint16Array>();

  constructor(shared: SharedPlaces | null = null) {
    this.latitudes = shared?.latitudes ?? sharedFloat64(64);
    this.longitudes = shared?.longitudes ?? sharedFloat64(64);
    this.countryOf = shared?.countryOf ?? sharedInt32(64);
    this.size = shared?.size ?? 0;
    this.countries = new Vocabulary(shared?.countries);
    for (let place = 0; place < this.size; place++) this.numbers.set(keyOf(this.facts(place)), place);
  }

  get bytes(): number {
    return bytesOf(this.latitudes, this.longitudes, this.countryOf, ...this.rows.values());
  }

  share(): SharedPlaces {
    const { latitudes, longitudes, countryOf, size } = this;
    return { latitudes, longitudes, countryOf, size, countries: [...this.countries.all] };
  }

  /** The number of a place, a new one where it has none. */
  numberOf(place: PlaceFacts): number {
    const key = keyOf(place);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.size++;
    if (number >= this.countryOf.length) this.grow();
    this.latitudes[number] = place.latitude;
    this.longitudes[number] = place.longitude;
    this.countryOf[number] = this.countries.numberOf(place.country);
    this.numbers.set(key, number);
    return number;
  }

  facts(place: number): PlaceFacts {
    return {
      latitude: this.latitudes[place] ?? 0,
      longitude: this.longitudes[place] ?? 0,
      country: this.countries.word(this.countryOf[place] ?? 0),
    };
  }

  /** Kilometres begun from a place to every other, and as well from every other to it. Half the Earth is 20,016 km: 16 bits are enough. */
  kmFrom(place: number): Uint16Array {
    const known = this.rows.get(place);
    if (known !== undefined && known.length >= this.size) return known;
    if (this.rows.size * this.size * 2 > MOST_ROW_BYTES) this.rows.clear();
    const row = this.worked(place);
    this.rows.set(place, row);
    return row;
  }

  private worked(place: number): Uint16Array {
    const from = this.point(place);
    return Uint16Array.from({ length: this.size }, (_, to) => groundKm(from, this.point(to)));
  }

  point(place: number): Point {
    return { latitude: this.latitudes[place] ?? 0, longitude: this.longitudes[place] ?? 0 };
  }

  private grow(): void {
    const length = roomFor(this.size);
    this.latitudes = resized(this.latitudes, length);
    this.longitudes = resized(this.longitudes, length);
    this.countryOf = resized(this.countryOf, length);
  }
}

function keyOf({ latitude, longitude, country }: PlaceFacts): string {
  return `${latitude} ${longitude} ${country}`;
}
