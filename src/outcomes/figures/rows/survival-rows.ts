import { addDays, type Day } from '../../../kernel/day.js';
import { hideByGroup } from '../disclosure/by-group.js';
import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { openGroupings, rowOf, type FigureRow, type Grouping } from '../figure.js';
import { knownOf, spellOf } from '../measures/followed-placement.js';
import type { KnownJob, KnownPerson } from '../measures/known-person.js';
import { stepAt, survivalOf, type Spell, type SurvivalStep } from '../measures/survival.js';
import { counted, groupOf } from './retention-rows.js';

/** The mean month of the calendar, in days. */
const MONTH_DAYS = 365.25 / 12;
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
/** Groups are shown at fewer months: each one is a table of its own. */
const groupMonths = [3, 6, 12] as const;
/** Days before the end of a subsidy from which a job is followed. */
const DAYS_BEFORE = 30;

/** Survival of first jobs of everybody, month by month, and of each group. */
export function survivalRows(people: readonly KnownPerson[], by: Grouping | null, asOf: Day): FigureRow[] {
  const spells = people.flatMap((person) => {
    const [first] = person.jobs;
    const spell = first === undefined ? null : spellOf(first, asOf);
    return spell === null ? [] : [{ spell, group: by === null ? null : groupOf(person, by) }];
  });
  return [...curve(spells.map(({ spell }) => spell)), ...(by === null ? [] : groupCurves(spells, openGroupings.includes(by)))];
}

/** Survival of first jobs from a month before the last day of their subsidy. */
export function afterSubsidyRows(people: readonly KnownPerson[], asOf: Day): FigureRow[] {
  return curve(people.flatMap(({ jobs: [first] }) => (first === undefined ? [] : (afterSubsidy(first, asOf) ?? []))));
}

function afterSubsidy(job: KnownJob, asOf: Day): Spell | null {
  if (job.subsidyEndsOn === null) return null;
  const from = addDays(job.subsidyEndsOn, -DAYS_BEFORE);
  const { endedOn, lastHeardOn } = knownOf(job, asOf);
  if (job.startedOn > from || from > asOf || (endedOn !== null && endedOn < from)) return null;
  return { time: Math.max(0, (endedOn ?? lastHeardOn) - from), ended: endedOn !== null };
}

/**
 * A month of the curve is shown where 5 more have ended since the last one that was, and 5 are still followed: a step of the curve tells how many ended, so a step of
 * fewer is not shown.
 */
export function curve(spells: readonly Spell[]): FigureRow[] {
  if (spells.length === 0) return [];
  const steps = survivalOf(spells);
  const people = spells.length < SMALLEST_SHOWN ? null : spells.length;
  let before = 0;
  return months.map((month) => {
    const ended = endedBy(spells, month);
    const shown = people !== null && ended - before >= SMALLEST_SHOWN && followedAfter(spells, month) >= SMALLEST_SHOWN;
    if (shown) before = ended;
    return shown ? survivalRow({ month, people }, stepAt(steps, month * MONTH_DAYS)) : rowOf({ month, people, hidden: true });
  });
}

/** A spell with the group that it belongs to; null where that is not known. */
export interface GroupedSpell {
  readonly spell: Spell;
  readonly group: string | null;
}

/** The curve of each group at a few months; small groups are pooled where there may be any number of them. */
export function groupCurves(spells: readonly GroupedSpell[], pooled: boolean): FigureRow[] {
  return groupMonths.flatMap((month) => groupsAt(spells, pooled, month));
}

function groupsAt(spells: readonly GroupedSpell[], pooled: boolean, month: number): FigureRow[] {
  const known = spells.flatMap(({ spell, group }) => (group === null ? [] : [{ spell, group }]));
  const shown = hideByGroup(counted(known.map(({ spell, group }) => ({ group, column: hasEndedBy(spell, month) ? 0 : 1 })), 2), pooled);
  const named = new Set(shown.map(({ group }) => group));
  return shown.map(({ group, counts: [ended = null, others = null], total }) => {
    const row = { month, group, people: total };
    // What is pooled is whatever has no line of its own.
    const own = known.filter((each) => each.group === group || (group === 'OTHERS' && !named.has(each.group))).map(({ spell }) => spell);
    const enough = ended !== null && others !== null && followedAfter(own, month) >= SMALLEST_SHOWN;
    return enough ? survivalRow(row, stepAt(survivalOf(own), month * MONTH_DAYS)) : rowOf({ ...row, hidden: true });
  });
}

function survivalRow(of: Partial<FigureRow>, step: SurvivalStep | null): FigureRow {
  return rowOf({ ...of, value: step?.survival ?? 1, low: step?.bounds?.low ?? null, high: step?.bounds?.high ?? null });
}

function hasEndedBy({ time, ended }: Spell, month: number): boolean {
  return ended && time <= month * MONTH_DAYS;
}

function endedBy(spells: readonly Spell[], month: number): number {
  return spells.filter((spell) => hasEndedBy(spell, month)).length;
}

function followedAfter(spells: readonly Spell[], month: number): number {
  return spells.filter((spell) => spell.time > month * MONTH_DAYS).length;
}
