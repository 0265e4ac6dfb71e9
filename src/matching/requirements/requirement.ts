import type { Day } from '../../kernel/day.js';
import type { Labels } from '../labels.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { PreparedOpening } from '../prepared-opening.js';
import type { Facts, Reason } from '../reasons.js';
import type { Columns } from './columns.js';

/** A yes/no condition between a person and an opening. */
export interface Requirement<R extends Reason = Reason> {
  readonly name: string;
  /** Ids of the rules it carries out. */
  readonly rules: readonly string[];
  /** One sentence for a pair that meets it. */
  readonly met: string;
  /** Null where the pair meets it. */
  check(jobseeker: PreparedJobseeker, opening: PreparedOpening, asOf: Day): R | null;
  /** The same for the market index; null asks `check` for every pair that meets all else, which is as right and much slower. */
  readonly columns: Columns | null;
  /** The reason in plain words, and what would change it. */
  tell(failed: R, labels: Labels): Told;
}

export interface Told {
  readonly sentence: string;
  readonly changes: readonly Change[];
}

/** One thing that would make a failed requirement pass, or one part of it where several are missing. */
export interface Change {
  /** Who can change it. TIME: only waiting does. */
  readonly by: 'JOBSEEKER' | 'EMPLOYER' | 'MISSION' | 'TIME';
  readonly action: ChangeAction;
  readonly facts: Facts;
  readonly sentence: string;
}

export type ChangeAction =
  | 'ACCEPT_KIND'
  | 'RECORD_AGE'
  | 'REACH_AGE'
  | 'ADAPT_WORK'
  | 'CHANGE_HOURS'
  | 'START_EARLIER'
  | 'START_LATER'
  | 'RAISE_PAY'
  | 'LOWER_FLOOR'
  | 'STATE_PAY'
  | 'RECORD_RATE'
  | 'RAISE_TRAVEL_LIMIT'
  | 'MOVE'
  | 'RECORD_PLACE'
  | 'RECORD_EDUCATION'
  | 'GAIN_EDUCATION'
  | 'GAIN_SKILL'
  | 'RAISE_SKILL'
  | 'GAIN_LANGUAGE'
  | 'RAISE_LANGUAGE'
  | 'GAIN_LICENCE'
  | 'RENEW_LICENCE';

/** The words for an age that is not on record, for every requirement that needs one. */
export function recordAge(years: number): Told {
  return {
    sentence: `The work needs an age of ${years}, and the person's age is not on record.`,
    changes: [{ by: 'MISSION', action: 'RECORD_AGE', facts: { years }, sentence: `A paper or statement shows that the person is ${years} or older.` }],
  };
}
