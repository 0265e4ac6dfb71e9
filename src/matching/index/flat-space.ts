import type { OccupationNo, Related, SkillNo, SkillSpace } from '../types.js';
import { bytesOf, sharedInt32, sharedUint16, type SharedNumbers } from './shared-arrays.js';

/** Lists of related numbers, one after the other: those of `i` are at `starts[i]` up to `starts[i + 1]`. */
export interface RelatedRows {
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
  readonly degrees: Int32Array;
}

/** Everything that matching reads of a classification, in flat arrays that threads can share. */
export interface SharedSpace {
  readonly skillCount: number;
  readonly occupationCount: number;
  readonly rarities: Int32Array;
  /** For each needed skill, the held ones that stand in for it. */
  readonly related: RelatedRows;
  /** For each held skill, the needed ones it stands in for. */
  readonly standsFor: RelatedRows;
  readonly using: RelatedRows;
  /** For each occupation, the skills that it uses. */
  readonly uses: RelatedRows;
  /** Relatedness in units of `unit`, row by row: from, then to. */
  readonly relatedness: Uint16Array | Int32Array;
  readonly unit: number;
}

const known = new WeakMap<SkillSpace, FlatSpace>();
const MOST_16_BITS = 65_535;

/** A skill space in flat arrays: the same numbers, faster to read and readable by threads. */
export class FlatSpace implements SkillSpace {
  readonly skillCount: number;
  readonly occupationCount: number;

  constructor(readonly shared: SharedSpace) {
    this.skillCount = shared.skillCount;
    this.occupationCount = shared.occupationCount;
    known.set(this, this);
  }

  /** The flat form of a space; the same one at every call, so that markets of one classification share it. */
  static of(space: SkillSpace): FlatSpace {
    const flat = known.get(space) ?? new FlatSpace(flattened(space));
    known.set(space, flat);
    return flat;
  }

  get bytes(): number {
    const { rarities, related, standsFor, using, uses, relatedness } = this.shared;
    const rows = [related, standsFor, using, uses].flatMap(({ starts, numbers, degrees }): SharedNumbers[] => [starts, numbers, degrees]);
    return bytesOf(rarities, relatedness, ...rows);
  }

  rarity(skill: SkillNo): number {
    return this.shared.rarities[skill] ?? 0;
  }

  relatedSkills(skill: SkillNo): readonly Related[] {
    return rowOf(this.shared.related, skill);
  }

  standsFor(skill: SkillNo): readonly Related[] {
    return rowOf(this.shared.standsFor, skill);
  }

  occupationsUsing(skill: SkillNo): readonly Related[] {
    return rowOf(this.shared.using, skill);
  }

  occupationRelatedness(from: OccupationNo, to: OccupationNo): number {
    return (this.shared.relatedness[from * this.occupationCount + to] ?? 0) * this.shared.unit;
  }
}

function rowOf({ starts, numbers, degrees }: RelatedRows, i: number): readonly Related[] {
  const row: Related[] = [];
  for (let at = starts[i] ?? 0; at < (starts[i + 1] ?? 0); at++) row.push({ no: numbers[at] ?? 0, degree: degrees[at] ?? 0 });
  return row;
}

function flattened(space: SkillSpace): SharedSpace {
  const { skillCount, occupationCount } = space;
  const skills = Array.from({ length: skillCount }, (_, skill) => skill);
  const related = skills.map((skill) => space.relatedSkills(skill));
  const using = skills.map((skill) => space.occupationsUsing(skill));
  const rarities = sharedInt32(skillCount);
  rarities.set(skills.map((skill) => space.rarity(skill)));
  return {
    skillCount,
    occupationCount,
    rarities,
    related: rowsOf(related),
    standsFor: rowsOf(seenFromTheOther(related, skillCount)),
    using: rowsOf(using),
    uses: rowsOf(seenFromTheOther(using, occupationCount)),
    ...relatednessOf(space),
  };
}

function seenFromTheOther(rows: readonly (readonly Related[])[], others: number): Related[][] {
  const other: Related[][] = Array.from({ length: others }, () => []);
  rows.forEach((row, no) => {
    for (const related of row) other[related.no]?.push({ no, degree: related.degree });
  });
  return other;
}

function rowsOf(rows: readonly (readonly Related[])[]): RelatedRows {
  const entries = rows.reduce((sum, row) => sum + row.length, 0);
  const flat = { starts: sharedInt32(rows.length + 1), numbers: sharedInt32(entries), degrees: sharedInt32(entries) };
  let at = 0;
  rows.forEach((row, i) => {
    for (const { no, degree } of row) {
      flat.numbers[at] = no;
      flat.degrees[at] = degree;
      at++;
    }
    flat.starts[i + 1] = at;
  });
  return flat;
}

/** Degrees of a built space come in steps, and so fit 16 bits: half the memory and half the cache for the same numbers. */
function relatednessOf(space: SkillSpace): Pick<SharedSpace, 'relatedness' | 'unit'> {
  const size = space.occupationCount;
  let unit = 0;
  let most = 0;
  forEachPair(size, (_, from, to) => {
    const degree = space.occupationRelatedness(from, to);
    unit = greatestCommonDivisor(unit, degree);
    if (degree > most) most = degree;
  });
  const narrow = unit > 0 && most / unit <= MOST_16_BITS;
  const relatedness = narrow ? sharedUint16(size * size) : sharedInt32(size * size);
  const step = narrow ? unit : 1;
  forEachPair(size, (at, from, to) => {
    relatedness[at] = space.occupationRelatedness(from, to) / step;
  });
  return { relatedness, unit: step };
}

function forEachPair(size: number, tell: (at: number, from: number, to: number) => void): void {
  for (let from = 0; from < size; from++) for (let to = 0; to < size; to++) tell(from * size + to, from, to);
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}
