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
/** Beside the points: the person covers something that openings of the occupation ask for. */
export const TOUCHED = 1;
/** By this the points are shifted, to make room for the bit. */
export const POINTS_SHIFT = 1;
/** Share of an occupation that was held. */
const HELD = 1_000_000;

/**
 * Points that the occupation of an opening earns with one person, by OCCUPATION, EXPERIENCE and WISH together. Openings have far fewer
 * occupations than there are openings: the nearest is found for all of them at once, and points are worked out when first asked for.
 */
export class OccupationPoints {
  /** Points by occupation with the bit `TOUCHED`, as far as they have been worked out; the number of occupations stands for none at all. */
  readonly points: Int32Array;
  /** The person for whom each was worked out, by a running number. */
  readonly workedFor: Int32Array;
  /** The last person who covers any skill that openings of each occupation ask for. */
  private readonly touchedBy: Int32Array;
  person = 0;
  private record: JobseekerRecord | null = null;
  /** Occupations held or inferred, the held ones first. */
  private known = new Int32Array(16);
  private shares = new Float64Array(16);
  private faded = new Float64Array(16);
  private knownCount = 0;
  private heldCount = 0;
  /** Greatest share times relatedness in units of the table, by occupation. */
  private readonly nearest: Float64Array;
  private readonly table: Uint16Array | Int32Array;
  private readonly unit: number;
  private readonly size: number;

  constructor(private readonly ground: Ground) {
    const { relatedness, unit, occupationCount } = ground.space.shared;
    this.table = relatedness;
    this.unit = unit;
    this.size = occupationCount;
    this.points = new Int32Array(occupationCount + 1);
    this.workedFor = new Int32Array(occupationCount + 1);
    this.touchedBy = new Int32Array(occupationCount + 1);
    this.nearest = new Float64Array(occupationCount);
  }

  /** Goes on with another person; `asked` are the occupations that openings have, the first `count` of them. */
  open(record: JobseekerRecord, asked: Int32Array, count: number): void {
    this.person++;
    this.record = record;
    this.readHistory(record);
    const { table, nearest, known, shares } = this;
    for (let k = 0; k < count; k++) nearest[asked[k] ?? 0] = 0;
    for (let i = 0; i < this.knownCount; i++) {
      const row = (known[i] ?? 0) * this.size;
      const share = shares[i] ?? 0;
      for (let k = 0; k < count; k++) {
        const to = asked[k] ?? 0;
        const fit = share * (table[row + to] ?? 0);
        if (fit > (nearest[to] ?? 0)) nearest[to] = fit;
      }
    }
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
    this.workedFor[occupation] = this.person;
    this.points[occupation] = entry;
    return entry;
  }

  private readHistory({ words, occupations, languages, inferred, end }: JobseekerRecord): void {
    this.heldCount = (languages - occupations) / 3;
    this.knownCount = this.heldCount + (end - inferred) / 2;
    this.makeRoom(this.knownCount);
    for (let i = 0; i < this.heldCount; i++) {
      const at = occupations + i * 3;
      this.known[i] = words[at] ?? 0;
      this.shares[i] = HELD;
      this.faded[i] = (words[at + 1] ?? 0) * timeLeft(orNull(words[at + 2] ?? 0), this.ground.thisYear, this.ground.policy);
    }
    for (let i = this.heldCount, at = inferred; at < end; i++, at += 2) {
      this.known[i] = words[at] ?? 0;
      this.shares[i] = words[at + 1] ?? 0;
    }
  }

  private worked(to: number): number {
    const { record } = this;
    const { weight, neutral } = this.ground.weights;
    if (record === null || to === this.size) return neutral.OCCUPATION + neutral.EXPERIENCE + neutral.WISH;
    if (this.isRefused(to, record)) return REFUSED;
    const byNearest = this.knownCount === 0 ? neutral.OCCUPATION : contributionOf(weight.OCCUPATION, served(this.nearest[to] ?? 0, this.unit));
    return byNearest + this.experience(to) + this.wish(to, record);
  }

  private isRefused(to: number, { words, refused, inferred }: JobseekerRecord): boolean {
    if (!this.ground.rules.tables.has('REFUSALS')) return false;
    for (let at = refused; at < inferred; at++) if (words[at] === to) return true;
    return false;
  }

  private experience(to: number): number {
    const { known, faded, table, size, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (this.heldCount === 0) return neutral.EXPERIENCE;
    let months = 0;
    for (let i = 0; i < this.heldCount; i++) {
      months += countedMonths(faded[i] ?? 0, (table[(known[i] ?? 0) * size + to] ?? 0) * unit, this.ground.policy);
    }
    return contributionOf(weight.EXPERIENCE, ofFullMonths(months, this.ground.policy));
  }

  private wish(to: number, { words, wanted, refused }: JobseekerRecord): number {
    const { table, size, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (wanted === refused) return neutral.WISH;
    let best = 0;
    for (let at = wanted; at < refused; at++) {
      const related = table[(words[at] ?? 0) * size + to] ?? 0;
      if (related > best) best = related;
    }
    return contributionOf(weight.WISH, best * unit);
  }

  private makeRoom(length: number): void {
    if (length <= this.known.length) return;
    this.known = new Int32Array(length * 2);
    this.shares = new Float64Array(length * 2);
    this.faded = new Float64Array(length * 2);
  }
}
