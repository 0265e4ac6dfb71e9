import type { Day } from '../../kernel/day.js';
import type { Id } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';

/** What the stored lists of a mission show. */
export interface MarketState {
  /** The day they were computed for; null before the first time. */
  readonly asOf: Day | null;
  readonly policy: string | null;
  readonly classification: string | null;
  /** Lengths of the lists, as `sizesKey` writes them. */
  readonly listSizes: string | null;
  /** `pg_snapshot` up to which changes are in the lists, as text; null where it is not known, as after a restore on another server. */
  readonly cursor: string | null;
  readonly refreshedAt: Date | null;
}

export type MarketRunId = Id<'MarketRun'>;

/** Lengths of lists as the state keeps them. */
export function sizesKey({ perOpening, perJobseeker }: ListSizes): string {
  return `${perOpening} an opening, ${perJobseeker} a jobseeker`;
}

/** One run of the refresh job, readable while it runs. */
export interface MarketRun {
  readonly id: MarketRunId;
  /** REFRESH takes in changes, FULL computes everything, CHECK compares everything with what is stored. */
  readonly kind: 'REFRESH' | 'FULL' | 'CHECK';
  readonly state: 'RUNNING' | 'DONE' | 'FAILED';
  /** Lists computed so far, and how many there are to compute. */
  readonly done: number;
  readonly total: number;
  /** Rows of lists that were written. */
  readonly changes: number;
  /** Pairs that match in the whole market; known after FULL and CHECK. */
  readonly matches: number | null;
  /** Rows in which a CHECK found the stored lists wrong. */
  readonly differences: number | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}
