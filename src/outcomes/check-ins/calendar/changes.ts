import { openStatuses, type CheckIn } from '../check-in.js';
import type { CalendarEntry } from './calendar.js';

/** What makes rows of a calendar. */
export interface CalendarChanges {
  readonly add: readonly CalendarEntry[];
  /** Rows that are to be asked on another day, or again. */
  readonly move: readonly CheckIn[];
  /** Rows that nobody wants any more. */
  readonly cancel: readonly CheckIn[];
}

const keyOf = ({ side, occasion }: Pick<CheckIn, 'side' | 'occasion'>): string => `${side} ${occasion}`;

/** What is to be changed in the rows so that they are the calendar. What was asked or answered stays; what is asked now and is not wanted any more is cancelled. */
export function changesTo(rows: readonly CheckIn[], wanted: readonly CalendarEntry[]): CalendarChanges {
  const there = new Map(rows.map((row) => [keyOf(row), row]));
  const named = new Set(wanted.map(keyOf));
  return {
    add: wanted.filter((entry) => !there.has(keyOf(entry))),
    move: wanted.flatMap((entry) => {
      const row = there.get(keyOf(entry));
      if (row === undefined || !(row.status === 'PLANNED' || row.status === 'CANCELLED')) return [];
      return row.status === 'PLANNED' && row.dueOn === entry.dueOn && row.kind === entry.kind
        ? []
        : [{ ...row, kind: entry.kind, dueOn: entry.dueOn, status: 'PLANNED' as const, round: row.round + (row.status === 'CANCELLED' ? 1 : 0), texts: 0, calls: 0, nextAt: null, version: row.version + 1 }];
    }),
    cancel: rows.filter((row) => openStatuses.includes(row.status) && !named.has(keyOf(row))).map((row) => ({ ...row, status: 'CANCELLED' as const, nextAt: null, version: row.version + 1 })),
  };
}
