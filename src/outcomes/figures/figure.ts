import type { Day } from '../../kernel/day.js';
import type { Definition, FigureName } from './definitions.js';

export const groupings = ['OPENING_KIND', 'INSTRUMENT', 'OCCUPATION', 'EMPLOYER', 'JOBSEEKER_KIND', 'MATCH', 'VENTURE_KIND'] as const;
/** What people are told apart by, of their first job or of themselves; and ventures, by their kind. */
export type Grouping = (typeof groupings)[number];

/** Groupings of which there may be any number of groups; small ones are pooled. */
export const openGroupings: readonly Grouping[] = ['OCCUPATION', 'EMPLOYER'];

/** One line of a figure. */
export interface FigureRow {
  /** Null: everybody. */
  readonly group: string | null;
  /** A step of the funnel, a standing, a reason, a quartile; null for none. */
  readonly step: string | null;
  readonly month: number | null;
  /** Null where it is hidden, or not counted in people. */
  readonly people: number | null;
  readonly value: number | null;
  /** Bounds: what is unknown, or 95 %. */
  readonly low: number | null;
  readonly high: number | null;
  /** Whether something of the line is not shown because it is of fewer than 5 people, or would tell of so few. */
  readonly hidden: boolean;
}

/** A figure with the version of its definition. */
export interface Figure extends Definition {
  readonly name: FigureName;
  readonly rows: readonly FigureRow[];
  /** Why there are no rows; null where there are. */
  readonly empty: string | null;
}

/** Figures as they were known on a day. */
export interface FigureReport {
  readonly asOf: Day;
  readonly by: Grouping | null;
  readonly figures: readonly Figure[];
}

/** A row of nothing but what is given; hidden where asked for. */
export function rowOf(over: Partial<FigureRow>): FigureRow {
  return { group: null, step: null, month: null, people: null, value: null, low: null, high: null, hidden: false, ...over };
}
