import type { Day } from '../../kernel/day.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { PreparedOpening } from '../prepared-opening.js';

/**
 * A requirement told a second time, as numbers of either side alone, so that the market index can decide it for millions of pairs
 * without a look at facts. A pair meets the requirement when it meets every piece stated here; that must be exactly when `check`
 * finds nothing, and the properties of `index/` compare the two. Numbers of a side are worked out once a day and kept.
 */
export interface Columns {
  /** Nothing on the other side could meet it, and the reason is FIXED. */
  readonly jobseekerOut?: (jobseeker: PreparedJobseeker, asOf: Day) => boolean;
  readonly openingOut?: (opening: PreparedOpening, asOf: Day) => boolean;
  readonly bits?: Bits;
  /** All of them together are one gap. */
  readonly bounds?: readonly Bound[];
  /** The least age, in years, on the first day of work; null where none is asked. Unknown age is a gap, too low an age is FIXED. */
  readonly age?: (opening: PreparedOpening) => number | null;
  /** What the index holds as a table of its own and decides itself: reach by place, exclusions, refusals, and lists that must be held. */
  readonly table?: 'PLACE' | 'EXCLUSIONS' | 'REFUSALS' | 'SKILLS' | 'LANGUAGES' | 'LICENCES';
}

/** A bit that both sides have fails the pair; each such bit is one gap. */
export interface Bits {
  /** How many of the index's 30 bits this takes. */
  readonly width: number;
  readonly asked: (opening: PreparedOpening) => number;
  readonly lacking: (jobseeker: PreparedJobseeker) => number;
}

/** The pair passes where what the jobseeker needs is not above what the opening offers; -Infinity and Infinity need or offer without end. */
export interface Bound {
  readonly needs: (jobseeker: PreparedJobseeker) => number;
  readonly offers: (opening: PreparedOpening) => number;
}
