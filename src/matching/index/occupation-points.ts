import { contributionOf } from '../match.js';
import { timeLeft } from '../prepared-jobseeker.js';
import { countedMonths, ofFullMonths } from '../signals/experience.js';
import { served } from '../signals/occupation.js';
import type { JobseekerRecord } from './jobseeker-record.js';
import type { Ground } from './market-view.js';
import { orNull } from './records.js';
import type { SkillUserRows } from './skill-users.js';

/** No opening of this occupation is put to the person. */
export const REFUSED = -1;
/** Points that nobody has asked for yet. */
const NOT_WORKED = -2;
/** Beside the points: the person covers something that openings of the occupation ask for. */
export const TOUCHED = 1;
/** By this the points are shifted, to make room for the bit. */
export const POINTS_SHIFT = 1;
/** Share of an occupation that was held. */
const HELD = 1_000_000;

/**
 * Points that the occupation of an opening earns with one person, by OCCUPATION, EXPERIENCE and WISH together, worked out when first
 * asked for and kept: what somebody can reach has far fewer occupations than openings.
 */
export class OccupationPoints {
  /** Points by occupation with the bit `TOUCHED`, or `NOT_WORKED`; the number of occupations stands for none at all. */
  readonly points: Int32Array;
  /** The last person who covers any skill that openings of each occupation ask for. */
  private readonly touchedBy: Int32Array;
  private person = 0;
  private record: JobseekerRecord | null = null;
  private shares = new Float64Array(16);
  private faded = new Float64Array(16);
  /** Occupations held, inferred and wanted, in this order. */
  private heldCount = 0;
  private knownCount = 0;
  private rowCount = 0;
  /** Their rows of the table side by side: copied in one go, they stay in the nearest cache while one occupation after the other is looked up. */
  private rows: Uint16Array | Int32Array;
  private readonly areRefusalsHeld: boolean;
  private readonly table: Uint16Array | Int32Array;
  private readonly unit: number;
  private readonly size: number;

  constructor(private readonly ground: Ground) {
    const { relatedness, unit, occupationCount } = ground.space.shared;
    this.table = relatedness;
    this.unit = unit;
    this.size = occupationCount;
    this.areRefusalsHeld = ground.rules.tables.has('REFUSALS');
    this.rows = rowsFor(this.table, 0);
    this.points = new Int32Array(occupationCount + 1);
    this.touchedBy = new Int32Array(occupationCount + 1);
  }

  /** Goes on with another person. */
  open(record: JobseekerRecord): void {
    this.person++;
    this.points.fill(NOT_WORKED);
    this.record = record;
    this.readHistory(record);
  }

  /** Notes the occupations whose openings ask for any of these skills. */
  touch(skills: Int32Array, count: number, { starts, occupations }: SkillUserRows): void {
    const { touchedBy, person } = this;
    for (let i = 0; i < count; i++) {
      const skill = skills[i] ?? 0;
      for (let at = starts[skill] ?? 0, end = starts[skill + 1] ?? 0; at < end; at++) touchedBy[occupations[at] ?? 0] = person;
    }
  }

  /** Works an entry of `points` out and keeps it; `REFUSED` where the person refused the occupation. */
  work(occupation: number): number {
    const points = this.worked(occupation);
    const touched = this.touchedBy[occupation] === this.person ? TOUCHED : 0;
    const entry = points === REFUSED ? REFUSED : (points << POINTS_SHIFT) | touched;
    this.points[occupation] = entry;
    return entry;
  }

  private readHistory({ words, occupations, languages, wanted, refused, inferred, end }: JobseekerRecord): void {
    this.heldCount = (languages - occupations) / 3;
    this.knownCount = this.heldCount + (end - inferred) / 2;
    this.rowCount = this.knownCount + refused - wanted;
    this.makeRoom(this.rowCount);
    for (let i = 0; i < this.heldCount; i++) {
      const at = occupations + i * 3;
      this.copyRow(i, words[at] ?? 0);
      this.shares[i] = HELD;
      this.faded[i] = (words[at + 1] ?? 0) * timeLeft(orNull(words[at + 2] ?? 0), this.ground.thisYear, this.ground.policy);
    }
    for (let i = this.heldCount, at = inferred; at < end; i++, at += 2) {
      this.copyRow(i, words[at] ?? 0);
      this.shares[i] = words[at + 1] ?? 0;
    }
    for (let i = this.knownCount, at = wanted; at < refused; i++, at++) this.copyRow(i, words[at] ?? 0);
  }

  private copyRow(row: number, occupation: number): void {
    this.rows.set(this.table.subarray(occupation * this.size, (occupation + 1) * this.size), row * this.size);
  }

  private worked(to: number): number {
    const { record } = this;
    const { weight, neutral } = this.ground.weights;
    if (record === null || to === this.size) return neutral.OCCUPATION + neutral.EXPERIENCE + neutral.WISH;
    if (this.isRefused(to, record)) return REFUSED;
    const byNearest = this.knownCount === 0 ? neutral.OCCUPATION : contributionOf(weight.OCCUPATION, served(this.nearest(to), this.unit));
    return byNearest + this.experience(to) + this.wish(to);
  }

  /** Greatest share times relatedness in units of the table. */
  private nearest(to: number): number {
    const { rows, shares, size, knownCount } = this;
    let nearest = 0;
    for (let i = 0; i < knownCount; i++) {
      const fit = (shares[i] ?? 0) * (rows[i * size + to] ?? 0);
      if (fit > nearest) nearest = fit;
    }
    return nearest;
  }

  private isRefused(to: number, { words, refused, inferred }: JobseekerRecord): boolean {
    if (!this.areRefusalsHeld) return false;
    for (let at = refused; at < inferred; at++) if (words[at] === to) return true;
    return false;
  }

  private experience(to: number): number {
    const { faded, rows, size, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (this.heldCount === 0) return neutral.EXPERIENCE;
    let months = 0;
    for (let i = 0; i < this.heldCount; i++) {
      months += countedMonths(faded[i] ?? 0, (rows[i * size + to] ?? 0) * unit, this.ground.policy);
    }
    return contributionOf(weight.EXPERIENCE, ofFullMonths(months, this.ground.policy));
  }

  private wish(to: number): number {
    const { rows, knownCount, rowCount, size, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (rowCount === knownCount) return neutral.WISH;
    let best = 0;
    for (let row = knownCount; row < rowCount; row++) {
      const related = rows[row * size + to] ?? 0;
      if (related > best) best = related;
    }
    return contributionOf(weight.WISH, best * unit);
  }

  private makeRoom(length: number): void {
    if (length * this.size > this.rows.length) this.rows = rowsFor(this.table, length * 2 * this.size);
    if (length <= this.shares.length) return;
    this.shares = new Float64Array(length * 2);
    this.faded = new Float64Array(length * 2);
  }
}

function rowsFor(table: Uint16Array | Int32Array, length: number): Uint16Array | Int32Array {
  return table instanceof Uint16Array ? new Uint16Array(length) : new Int32Array(length);
}
