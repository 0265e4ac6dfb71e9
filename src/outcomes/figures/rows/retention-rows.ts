import type { Day } from '../../../kernel/day.js';
import { hideByGroup, hideKeepingFirst, type GroupedCounts } from '../disclosure/by-group.js';
import { openGroupings, rowOf, type FigureRow, type Grouping } from '../figure.js';
import type { KnownPerson } from '../measures/known-person.js';
import { dueOf, retentionAt, retentionMonths, standingAt, type Standing } from '../measures/retention.js';

export const standings: readonly Standing[] = ['IN_WORK', 'ENDED', 'UNKNOWN'];

/** Retention of everybody, month by month with its standings, and of each group. */
export function retentionRows(people: readonly KnownPerson[], by: Grouping | null, asOf: Day): FigureRow[] {
  return retentionMonths.flatMap((month) => [...wholeAt(people, month, asOf), ...(by === null ? [] : groupsAt(people, by, month, asOf))]);
}

function wholeAt(people: readonly KnownPerson[], month: number, asOf: Day): FigureRow[] {
  const { started, inWork, ended, unknown } = retentionAt(people.map((person) => person.jobs), month, asOf);
  if (started === 0) return [];
  const { cells, total } = hideKeepingFirst([inWork, ended, unknown]);
  return [shareRow({ month }, cells, total), ...standings.map((step, at) => rowOf({ month, step, people: cells[at] ?? null, hidden: (cells[at] ?? null) === null }))];
}

function groupsAt(people: readonly KnownPerson[], by: Grouping, month: number, asOf: Day): FigureRow[] {
  const due = people.flatMap((person) => {
    const day = dueOf(person.jobs, month, asOf);
    const group = groupOf(person, by);
    return day === null || group === null ? [] : [{ group, standing: standings.indexOf(standingAt(person.jobs, day, asOf)) }];
  });
  const shown = hideByGroup(counted(due.map(({ group, standing }) => ({ group, column: standing })), standings.length), openGroupings.includes(by));
  return shown.map(({ group, counts, total }) => shareRow({ month, group }, counts, total));
}

function shareRow(of: Partial<FigureRow>, [inWork = null, , unknown = null]: readonly (number | null)[], total: number | null): FigureRow {
  const low = inWork === null || total === null ? null : inWork / total;
  const high = inWork === null || unknown === null || total === null ? null : (inWork + unknown) / total;
  return rowOf({ ...of, people: total, low, high, hidden: low === null || high === null });
}

/** The group of somebody: of themselves, or of their first job; null where that is not known. */
export function groupOf({ kind, jobs }: KnownPerson, by: Grouping): string | null {
  return by === 'JOBSEEKER_KIND' ? kind : (jobs[0]?.groups[by] ?? null);
}

/** People counted by group and column, groups in the order of their names. */
export function counted(people: readonly { readonly group: string; readonly column: number }[], width: number): GroupedCounts[] {
  const groups = new Map<string, number[]>();
  for (const { group, column } of people) {
    const counts = groups.get(group) ?? Array.from({ length: width }, () => 0);
    counts[column] = (counts[column] ?? 0) + 1;
    groups.set(group, counts);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([group, counts]) => ({ group, counts }));
}
