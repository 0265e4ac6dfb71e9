import type { PlaceNaming, PopulatedPlace } from './gazetteer.js';

const [NEWLINE, TAB, MINUS, DOT, ZERO] = [10, 9, 45, 46, 48];

/** Columns of the dump of GeoNames. */
const column = { id: 0, name: 1, otherNames: 3, latitude: 4, longitude: 5, feature: 7, country: 8, population: 14 } as const;
/** The columns of a line up to that of the population. */
const COLUMNS = 15;

/** Abandoned, destroyed and historical places: nobody works or lives there. */
const GONE = new Set(['PPLQ', 'PPLW', 'PPLH', 'PPLCH']);

/** GeoNames lists the codes of airports among the names: "San" is a town in Mali, not San Diego. */
const AIRPORT_CODE = /^[A-Z]{3,4}$/;

/**
 * A line of a file in the format of the GeoNames dump: tab separated, UTF-8, no header. The file has 32 MB, most of it names that few ask for: cells are looked at where they
 * lie, and only what is asked for becomes text.
 */
export class GeonamesLine {
  private readonly starts = new Int32Array(COLUMNS);
  private readonly ends = new Int32Array(COLUMNS);
  private columns = 0;
  private readonly codes = new Map<number, string>();

  constructor(private readonly bytes: Buffer) {}

  /** Moves to the line that begins at `from`; tells where the next one does. */
  readFrom(from: number): number {
    const { bytes, starts, ends } = this;
    const { length } = bytes;
    let columns = 0;
    let start = from;
    let at = from;
    for (; at < length && bytes[at] !== NEWLINE; at += 1) {
      if (bytes[at] !== TAB) continue;
      if (columns < COLUMNS) {
        starts[columns] = start;
        ends[columns] = at;
      }
      columns += 1;
      start = at + 1;
    }
    if (columns < COLUMNS) {
      starts[columns] = start;
      ends[columns] = at;
    }
    this.columns = columns + 1;
    return at + 1;
  }

  /** Whether the line tells of a place that is still there. */
  get isPlace(): boolean {
    return this.columns >= COLUMNS && !GONE.has(this.code(column.feature));
  }

  get place(): PopulatedPlace {
    return {
      geonameId: this.number(column.id),
      name: this.text(column.name),
      country: this.code(column.country),
      latitude: this.number(column.latitude),
      longitude: this.number(column.longitude),
      population: this.number(column.population),
    };
  }

  /** What the place is called. */
  get naming(): PlaceNaming {
    const otherNames = this.text(column.otherNames).split(',');
    return { name: this.text(column.name), otherNames: otherNames.filter((other) => !AIRPORT_CODE.test(other)) };
  }

  /** A cell of a few ASCII letters, one of not many: each becomes text once. */
  private code(of: number): string {
    const { bytes, codes } = this;
    const end = this.ends[of] ?? 0;
    let key = 0;
    for (let at = this.starts[of] ?? 0; at < end; at += 1) key = key * 256 + (bytes[at] ?? 0);
    const known = codes.get(key);
    if (known !== undefined) return known;
    const code = this.text(of);
    codes.set(key, code);
    return code;
  }

  private text(of: number): string {
    return this.bytes.toString('utf8', this.starts[of], this.ends[of]);
  }

  /** A decimal number without an exponent. Whole numbers up to 2^53 divided by a power of ten are as exact as `Number` reads them. */
  private number(of: number): number {
    const { bytes } = this;
    const end = this.ends[of] ?? 0;
    let at = this.starts[of] ?? 0;
    const isNegative = bytes[at] === MINUS;
    if (isNegative) at += 1;
    let whole = 0;
    let scale = 0;
    for (; at < end; at += 1) {
      const byte = bytes[at] ?? 0;
      scale *= 10;
      if (byte === DOT) scale = 1;
      else whole = whole * 10 + byte - ZERO;
    }
    const size = scale === 0 ? whole : whole / scale;
    return isNegative ? -size : size;
  }
}

/** What whole lines tell, without those of places that are no more and those that are no places. */
export function geonamesLines<T>(bytes: Buffer, told: (place: GeonamesLine) => T): T[] {
  const line = new GeonamesLine(bytes);
  const all: T[] = [];
  for (let next = 0; next < bytes.length; ) {
    next = line.readFrom(next);
    if (line.isPlace) all.push(told(line));
  }
  return all;
}
