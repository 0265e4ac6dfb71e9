import { hideSmallCells } from '../../../kernel/small-cells.js';
import { hideByGroup, hideKeepingFirst } from '../disclosure/by-group.js';
import { rowOf, type FigureRow, type Grouping } from '../figure.js';
import type { KnownPerson, OffersStanding } from '../measures/known-person.js';
import { counted } from './retention-rows.js';

const counting: readonly OffersStanding[] = ['ACCEPTED', 'NOT_TAKEN', 'OPEN'];

/** Who accepted, of those who said anything; what is open as bounds. */
export function acceptanceRows(people: readonly KnownPerson[], by: Grouping | null): FigureRow[] {
  const told = people.flatMap(({ kind, offers }) => (offers === null || !counting.includes(offers) ? [] : [{ group: kind, column: counting.indexOf(offers) }]));
  if (told.length === 0) return [];
  const { cells, total } = hideKeepingFirst(counting.map((_, column) => told.filter((each) => each.column === column).length));
  const groups = by === 'JOBSEEKER_KIND' ? hideByGroup(counted(told, counting.length), false) : [];
  return [acceptance(null, cells, total), ...groups.map(({ group, counts, total: size }) => acceptance(group, counts, size))];
}

function acceptance(group: string | null, [yes = null, , open = null]: readonly (number | null)[], total: number | null): FigureRow {
  const low = yes === null || total === null ? null : yes / total;
  const high = yes === null || open === null || total === null ? null : (yes + open) / total;
  return rowOf({ group, people: total, low, high, hidden: low === null || high === null });
}

/** Kinds of jobseeker among those who started. */
export function kindRows(people: readonly KnownPerson[]): FigureRow[] {
  return partsOf(people.flatMap(({ kind, jobs }) => (jobs.length === 0 ? [] : [kind])), false).map(({ name, ...row }) => rowOf({ ...row, group: name }));
}

/** Why last jobs ended. */
export function reasonRows(people: readonly KnownPerson[]): FigureRow[] {
  const reasons = people.flatMap(({ jobs }) => jobs.filter((job) => job.end !== null).at(-1)?.reason ?? []);
  return partsOf(reasons, true).map(({ name, ...row }) => rowOf({ ...row, step: name }));
}

/** People by one thing, with shares of all of them. */
function partsOf(names: readonly string[], pooled: boolean) {
  const total = hideSmallCells([names.length]).total;
  return hideByGroup(counted(names.map((group) => ({ group, column: 0 })), 1), pooled).map(({ group: name, total: people }) => ({
    name,
    people,
    value: people === null || total === null ? null : people / total,
    hidden: people === null,
  }));
}

/** Retention at 12 months of each group over that of the largest one, from rows of retention by group. */
export function ratioRows(retention: readonly FigureRow[]): FigureRow[] {
  const groups = retention.filter((row) => row.group !== null && row.month === 12);
  const of = groups.filter((row) => row.low !== null).sort((a, b) => (b.people ?? 0) - (a.people ?? 0) || ((a.group ?? '') < (b.group ?? '') ? -1 : 1))[0];
  if (of === undefined) return groups.map(({ group, month }) => rowOf({ group, month, hidden: true }));
  return groups.map(({ group, month, people, low, high }) => rowOf({ group, month, people, value: over(low, of.low), low: over(low, of.high), high: over(high, of.low), hidden: low === null }));
}

/** Null over nothing, and of what is not shown. */
function over(one: number | null, other: number | null): number | null {
  return one === null || other === null || other === 0 ? null : one / other;
}
