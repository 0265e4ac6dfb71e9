import { addDays, addMonths, type Day } from '../../../kernel/day.js';
import type { FollowUp } from '../../../people/cases/case-file.js';
import { checkInKinds, type CheckInKind, type CheckInSide } from '../check-in.js';

/** A date of a calendar. */
export interface CalendarEntry {
  readonly side: CheckInSide;
  readonly kind: CheckInKind;
  readonly occasion: string;
  readonly dueOn: Day;
}

/** What a calendar is made of. Why somebody is followed so long or so often is not in it, and so in no calendar (F41). */
export interface CalendarFacts {
  /** The day on which work was to begin; null where nothing is awaited any more. */
  readonly awaitedOn: Day | null;
  /** Null before the start is confirmed: until then only that is asked. */
  readonly startedOn: Day | null;
  /** Last day of the work; null while it goes on. */
  readonly endedOn: Day | null;
  readonly subsidyEndsOn: Day | null;
  readonly retentionUntil: Day | null;
  /** How the person is followed; null for whoever is not asked any more: gone, against their wish, closed, or followed at a later placement. */
  readonly followUp: FollowUp | null;
}

const YEAR_MONTHS = 12;
const QUARTER_MONTHS = 3;
const AFTER_SUBSIDY_DAYS = 30;
/** Months in which an employer is asked too [P]. */
const EMPLOYER_MONTHS: readonly number[] = [3, 6, 12];

/**
 * The dates on which person and employer are asked: the day after the agreed start, while it is not confirmed [P], and then (RULES "Offers and placements", F50): day 7, day 30, months 3, 6, 9 and 12 after the start, thirty days
 * after a subsidy, the end of the duty to keep the person; monthly where that was chosen; and on until the longest of what applies is over. After the end
 * of the work the person is still asked until follow-up ends. In order of the days, at most one a side and day.
 */
export function calendarOf(facts: CalendarFacts): readonly CalendarEntry[] {
  const { awaitedOn, startedOn, endedOn, followUp } = facts;
  if (followUp === null) return [];
  if (startedOn === null) return awaitedOn === null ? [] : (['PERSON', 'EMPLOYER'] as const).map((side) => ({ side, kind: 'START', occasion: occasionOf('START'), dueOn: addDays(awaitedOn, 1) }));
  const all = eachDayOnce([...datesOfPerson(startedOn, followUp, facts), ...datesOfEmployer(startedOn, facts)]);
  if (endedOn === null) return all;
  const goesOn: readonly CheckInKind[] = ['MONTH', 'FOLLOW_UP_END'];
  return all.filter(({ side, kind, dueOn }) => side === 'PERSON' && goesOn.includes(kind) && dueOn > endedOn && dueOn <= followUp.until);
}

function datesOfPerson(start: Day, { until, monthly }: FollowUp, { subsidyEndsOn, retentionUntil }: CalendarFacts): CalendarEntry[] {
  const entry = (kind: CheckInKind, dueOn: Day, month?: number): CalendarEntry => ({ side: 'PERSON', kind, occasion: occasionOf(kind, month), dueOn });
  const last = Math.max(addMonths(start, YEAR_MONTHS), until, ...duties(subsidyEndsOn, retentionUntil).map(({ dueOn }) => dueOn)) as Day;
  // Day 30 stands for the first month.
  const months = range(monthly ? 2 : QUARTER_MONTHS, monthly ? 1 : QUARTER_MONTHS, (month) => addMonths(start, month) <= last);
  return [
    entry('DAY_7', addDays(start, 7)),
    entry('DAY_30', addDays(start, 30)),
    ...months.map((month) => entry('MONTH', addMonths(start, month), month)),
    ...duties(subsidyEndsOn, retentionUntil).map(({ kind, dueOn }) => entry(kind, dueOn)),
    ...(until > addDays(start, 7) ? [entry('FOLLOW_UP_END', until)] : []),
  ].filter(({ dueOn }) => dueOn > start);
}

function datesOfEmployer(start: Day, { subsidyEndsOn, retentionUntil }: CalendarFacts): CalendarEntry[] {
  const entry = (kind: CheckInKind, dueOn: Day, month?: number): CalendarEntry => ({ side: 'EMPLOYER', kind, occasion: occasionOf(kind, month), dueOn });
  return [
    entry('DAY_30', addDays(start, 30)),
    ...EMPLOYER_MONTHS.map((month) => entry('MONTH', addMonths(start, month), month)),
    ...duties(subsidyEndsOn, retentionUntil).map(({ kind, dueOn }) => entry(kind, dueOn)),
  ].filter(({ dueOn }) => dueOn > start);
}

function duties(subsidyEndsOn: Day | null, retentionUntil: Day | null): readonly { readonly kind: CheckInKind; readonly dueOn: Day }[] {
  return [
    ...(subsidyEndsOn === null ? [] : [{ kind: 'AFTER_SUBSIDY' as const, dueOn: addDays(subsidyEndsOn, AFTER_SUBSIDY_DAYS) }]),
    ...(retentionUntil === null ? [] : [{ kind: 'RETENTION_END' as const, dueOn: retentionUntil }]),
  ];
}

function occasionOf(kind: CheckInKind, month?: number): string {
  return `${kind.replaceAll('_', '-')}${month === undefined ? '' : `-${month}`}`;
}

function range(from: number, step: number, goesOn: (value: number) => boolean): number[] {
  const values: number[] = [];
  for (let value = from; goesOn(value); value += step) values.push(value);
  return values;
}

function eachDayOnce(entries: readonly CalendarEntry[]): CalendarEntry[] {
  const sorted = [...entries].sort((a, b) => a.dueOn - b.dueOn || checkInKinds.indexOf(a.kind) - checkInKinds.indexOf(b.kind) || b.side.localeCompare(a.side));
  return sorted.filter(({ side, dueOn }, at) => sorted.findIndex((each) => each.side === side && each.dueOn === dueOn) === at);
}
