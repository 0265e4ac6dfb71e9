import { contributionOf } from '../match.js';
import { timeLeft } from '../prepared-jobseeker.js';
import { countedMonths, ofFullMonths } from '../signals/experience.js';
import { served } from '../signals/occupation.js';
import type { JobseekerRecord } from './jobseeker-record.js';
import type { Ground } from './market-view.js';
import { orNull } from './records.js';
import type { SkillUserRows } from './skill-users.js';

/** Beside the points: the person covers something that openings of the occupation ask for. */
export const TOUCHED = 1;
/** By this the points are shifted, to make room for the bit. */
export const POINTS_SHIFT = 1;
/** Share of an occupation that was held; shares are parts of it. */
const HELD = 1_000_000;
/** Rows that are looked at in one go; whoever has more is looked at row by row. */
const AT_ONCE = 6;

/**
 * Points that the occupation of an opening earns with one person, by OCCUPATION, EXPERIENCE and WISH together, worked out for all occupations
 * at once that the person can reach: these are far fewer than openings.
 */
export class OccupationPoints {
  /** Points by occupation with the bit `TOUCHED`, for occupations that were asked for; the number of occupations stands for none at all. */
  readonly points: Int32Array;
  /** Whether there are occupations that no opening may have. */
  refusesAny = false;
  /** The last person who covers any skill that openings of each occupation ask for. */
  private readonly touchedBy: Int32Array;
  private person = 0;
  private record: JobseekerRecord | null = null;
  private shares = new Float64Array(AT_ONCE * 2);
  private faded = new Float64Array(AT_ONCE * 2);
  /** Occupations held, then inferred, then wanted, in this order; what is inferred only because it was held is left out. */
  private heldCount = 0;
  private knownCount = 0;
  private rowCount = 0;
  /** Where their rows of the table begin. */
  private rows = new Int32Array(AT_ONCE * 2);
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
    this.points = new Int32Array(occupationCount + 1);
    this.touchedBy = new Int32Array(occupationCount + 1);
  }

  /** Goes on with another person. */
  open(record: JobseekerRecord): void {
    this.person++;
    this.record = record;
    this.refusesAny = this.areRefusalsHeld && record.inferred > record.refused;
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

  isRefused(occupation: number): boolean {
    const { record } = this;
    if (!this.refusesAny || record === null) return false;
    for (let at = record.refused; at < record.inferred; at++) if (record.words[at] === occupation) return true;
    return false;
  }

  /** Works out `points` for so many occupations. */
  work(asked: Int32Array, count: number): void {
    const isUsual = this.heldCount <= 2 && this.knownCount <= AT_ONCE && this.rowCount - this.knownCount <= 2;
    if (isUsual) this.workAtOnce(asked, count);
    else for (let i = 0; i < count; i++) this.workOne(asked[i] ?? 0);
    // Costs nothing, and spares a look at whether it is among them.
    this.workOne(this.size);
  }

  /**
   * The usual case without loops over rows: rows that are not there have a share of nothing. Quotients are by a reciprocal: they are at most
   * 1,000,000 and, where not whole, at least a millionth away from a whole number; half of that is added, far more than it can be wrong.
   */
  private workAtOnce(asked: Int32Array, count: number): void {
    const { points, touchedBy, person, table, rows, shares, unit, heldCount, knownCount, rowCount } = this;
    const { weight, neutral } = this.ground.weights;
    shares.fill(0, knownCount);
    const [atA, atB, atC] = [rows[0] ?? 0, rows[1] ?? 0, rows[2] ?? 0];
    const [atD, atE, atF] = [rows[3] ?? 0, rows[4] ?? 0, rows[5] ?? 0];
    const [a, b, c] = [shares[0] ?? 0, shares[1] ?? 0, shares[2] ?? 0];
    const [d, e, f] = [shares[3] ?? 0, shares[4] ?? 0, shares[5] ?? 0];
    const isKnown = knownCount > 0;
    const hasFew = knownCount <= 3;
    const isWished = rowCount > knownCount;
    const [wish, otherWish] = [rows[knownCount] ?? 0, rows[rowCount - 1] ?? 0];
    const neutralSum = (isKnown ? 0 : neutral.OCCUPATION) + (isWished ? 0 : neutral.WISH) + (heldCount > 0 ? 0 : neutral.EXPERIENCE);
    // Below it no months count; nobody reaches it who held nothing.
    const leastHeld = heldCount === 0 ? Infinity : this.ground.policy.experience.leastRelated / unit;
    const scale = unit / HELD;
    for (let i = 0; i < count; i++) {
      const no = asked[i] ?? 0;
      const first = table[atA + no] ?? 0;
      let most = a * first;
      let held = first;
      if (isKnown) {
        const other = table[atB + no] ?? 0;
        const fit = b * other;
        if (fit > most) most = fit;
        if (other > held) held = other;
        const third_ = c * (table[atC + no] ?? 0);
        if (third_ > most) most = third_;
        if (!hasFew) {
          const fit4 = d * (table[atD + no] ?? 0);
          if (fit4 > most) most = fit4;
          const fit5 = e * (table[atE + no] ?? 0);
          if (fit5 > most) most = fit5;
          const fit6 = f * (table[atF + no] ?? 0);
          if (fit6 > most) most = fit6;
        }
      }
      let sum = neutralSum + ((Math.imul(weight.OCCUPATION, ((most + 0.5 / unit) * scale) | 0) / 1_000) | 0);
      if (isWished) {
        const wanted = table[wish + no] ?? 0;
        const other = table[otherWish + no] ?? 0;
        sum = (sum + ((Math.imul(weight.WISH, (other > wanted ? other : wanted) * unit) / 1_000) | 0)) | 0;
      }
      if (held >= leastHeld) sum += this.experience(no);
      points[no] = (sum << POINTS_SHIFT) | ((touchedBy[no] === person) as unknown as number);
    }
  }

  private workOne(to: number): void {
    const { neutral } = this.ground.weights;
    const known = this.heldCount > 0 ? this.experience(to) : neutral.EXPERIENCE;
    const points = to === this.size ? neutral.OCCUPATION + neutral.EXPERIENCE + neutral.WISH : this.nearest(to) + known + this.wish(to);
    this.points[to] = (points << POINTS_SHIFT) | (this.touchedBy[to] === this.person ? TOUCHED : 0);
  }

  private readHistory({ words, occupations, languages, wanted, refused, inferred, end }: JobseekerRecord): void {
    this.heldCount = (languages - occupations) / 3;
    this.makeRoom(this.heldCount + (end - inferred) / 2 + refused - wanted);
    let row = 0;
    for (let at = occupations; at < languages; at += 3, row++) {
      this.rows[row] = (words[at] ?? 0) * this.size;
      this.shares[row] = HELD;
      this.faded[row] = (words[at + 1] ?? 0) * timeLeft(orNull(words[at + 2] ?? 0), this.ground.thisYear, this.ground.policy);
    }
    for (let at = inferred; at < end; at += 2) {
      // Held counts in full, so what skills say of it adds nothing.
      if (holds(words, occupations, languages, words[at] ?? 0)) continue;
      this.rows[row] = (words[at] ?? 0) * this.size;
      this.shares[row++] = words[at + 1] ?? 0;
    }
    this.knownCount = row;
    for (let at = wanted; at < refused; at++) this.rows[row++] = (words[at] ?? 0) * this.size;
    this.rowCount = row;
  }

  /** By the greatest share times relatedness. */
  private nearest(to: number): number {
    const { table, rows, shares, knownCount, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (knownCount === 0) return neutral.OCCUPATION;
    let nearest = 0;
    for (let i = 0; i < knownCount; i++) nearest = Math.max(nearest, (shares[i] ?? 0) * (table[(rows[i] ?? 0) + to] ?? 0));
    return contributionOf(weight.OCCUPATION, served(nearest, unit));
  }

  private experience(to: number): number {
    const { faded, table, rows, unit } = this;
    const { policy, weights } = this.ground;
    let months = 0;
    for (let i = 0; i < this.heldCount; i++) months += countedMonths(faded[i] ?? 0, (table[(rows[i] ?? 0) + to] ?? 0) * unit, policy);
    return contributionOf(weights.weight.EXPERIENCE, ofFullMonths(months, policy));
  }

  private wish(to: number): number {
    const { table, rows, knownCount, rowCount, unit } = this;
    const { weight, neutral } = this.ground.weights;
    if (rowCount === knownCount) return neutral.WISH;
    let best = 0;
    for (let row = knownCount; row < rowCount; row++) best = Math.max(best, table[(rows[row] ?? 0) + to] ?? 0);
    return contributionOf(weight.WISH, best * unit);
  }

  private makeRoom(length: number): void {
    if (length <= this.shares.length) return;
    this.rows = new Int32Array(length * 2);
    this.shares = new Float64Array(length * 2);
    this.faded = new Float64Array(length * 2);
  }
}

function holds(words: Int32Array, from: number, to: number, occupation: number): boolean {
  for (let at = from; at < to; at += 3) if (words[at] === occupation) return true;
  return false;
}
