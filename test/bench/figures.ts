import type { BenchFigures } from './market-bench.js';

/** What DESIGN asks for, at 100,000 people and 20,000 openings. */
const GOALS = { reference: 200, pairsPerSecond: 1_000_000, sql: 200, ownList: 50, threads: 1.8, megabytesPer100000: 60 };

/** The figures of a run as lines of a table: what, how much, against which goal. */
export function table(figures: BenchFigures): string {
  const { people, openings, reference, index, threads, sql, changes, memory, growth, updates, compared } = figures;
  const times = (number: number): string => `${number.toFixed(number < 10 ? 2 : 0)} x`;
  const rows: [string, string, string][] = [
    ['market', `${people} people, ${openings} openings, ${figures.matches} pairs match`, ''],
    ['reference, pairs a second', `${(reference.pairsPerSecond / 1e6).toFixed(2)} M`, `${GOALS.pairsPerSecond / 1e6} M`],
    ['reference, whole (from a sample)', `${reference.whole.toFixed(1)} s`, ''],
    ['index, both sides\' lists', `${index.recompute.cpu.toFixed(2)} s, ${(index.pairsPerSecond / 1e6).toFixed(0)} M pairs a second`, ''],
    ['index against the reference', times(index.timesReference), times(GOALS.reference)],
  ];
  if (sql !== null) {
    rows.push(['SQL, the same lists (from a sample)', `${sql.whole.toFixed(1)} s`, '']);
    rows.push(['index against SQL', times(sql.whole / index.recompute.cpu), times(GOALS.sql)]);
    rows.push(['SQL, one person\'s own list', spread(sql.ownList), '']);
    rows.push(['changed profiles on both sides meanwhile', times(sql.ownList.mean / changes.person.mean), times(GOALS.ownList)]);
  }
  if (threads !== null) {
    rows.push([`${threads.count} threads against one`, `${times(threads.timesByClock)} by the clock, ${times(threads.timesByCpu)} by CPU`, times(GOALS.threads)]);
  }
  rows.push(['one changed profile', spread(changes.person), '']);
  rows.push(['one changed opening', spread(changes.opening), '']);
  rows.push(['a pause or its end', spread(changes.pause), '']);
  const goal = (GOALS.megabytesPer100000 * people) / 100_000;
  rows.push(['index and lists', `${memory.megabytes.toFixed(1)} MB, ${((memory.megabytes * 1e6) / Math.max(1, people)).toFixed(0)} bytes a person`, `${goal.toFixed(1)} MB`]);
  rows.push(['classification, shared by all missions', `${memory.classificationMegabytes.toFixed(1)} MB`, '']);
  if (growth !== null) rows.push(['when people, or openings, double', `${times(growth.whenPeopleDouble)}, ${times(growth.whenOpeningsDouble)}`, '']);
  if (updates !== null) rows.push([`${updates.count} changes of every kind`, `${updates.cost.cpu.toFixed(1)} s, ${updates.undone} undone, ${updates.left.people} people left`, '']);
  rows.push(['lists compared', `${compared.withReference} with the reference, ${compared.withRecompute} with a recompute, ${compared.sqlWithReference} of SQL`, 'all equal']);
  return rows.map(([what, found, asked]) => `${what.padEnd(42)} ${found.padEnd(58)} ${asked}`.trimEnd()).join('\n');
}

function spread({ p50, p99, mean }: { readonly p50: number; readonly p99: number; readonly mean: number }): string {
  return `p50 ${p50.toFixed(2)}, p99 ${p99.toFixed(2)}, mean ${mean.toFixed(2)} ms`;
}
