import type { Day } from '../../../kernel/day.js';
import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { hideKeepingFirst } from '../disclosure/by-group.js';
import { rowOf, type FigureRow } from '../figure.js';
import { funnelSteps, type FunnelStep, type KnownPerson } from '../measures/known-person.js';
import { dueOf, retentionAt, standingAt } from '../measures/retention.js';

const monthOfStep: Readonly<Partial<Record<FunnelStep, number>>> = { MONTH_3: 3, MONTH_6: 6, MONTH_12: 12 };
/** Where two steps are too near to show both, the earlier one here is shown. */
const matters: readonly FunnelStep[] = ['MATCHED', 'MONTH_12', 'STARTED', 'ACCEPTED', 'SENT', 'INTERESTED', 'CONFIRMED', 'MONTH_6', 'MONTH_3', 'INTERVIEW', 'RELEASED'];

/** How far people came. Who was lost between two steps that are shown are 5 or more; at month 12 nothing is told that retention hides. */
export function funnelRows(people: readonly KnownPerson[], asOf: Day): FigureRow[] {
  const reached = people.map((person) => furthestOf(person, asOf)).filter((step) => step >= 0);
  if (reached.length === 0) return [];
  const counts = funnelSteps.map((_, at) => reached.filter((step) => step >= at).length);
  const at12 = retentionAt(people.map((person) => person.jobs), 12, asOf);
  const tells12 = at12.started === 0 || hideKeepingFirst([at12.inWork, at12.ended, at12.unknown]).cells[0] !== null;
  const shown = new Set<number>();
  for (const step of matters) {
    const at = funnelSteps.indexOf(step);
    const count = counts[at] ?? 0;
    const apart = [...shown].every((other) => Math.abs((counts[other] ?? 0) - count) >= SMALLEST_SHOWN);
    if (count >= SMALLEST_SHOWN && apart && (step !== 'MONTH_12' || tells12)) shown.add(at);
  }
  const first = shown.has(0) ? (counts[0] ?? null) : null;
  return funnelSteps.map((step, at) => {
    const count = shown.has(at) ? (counts[at] ?? null) : null;
    return rowOf({ step, people: count, value: count === null || first === null ? null : count / first, hidden: count === null });
  });
}

/** Place of the furthest step; -1 for none. */
function furthestOf(person: KnownPerson, asOf: Day): number {
  const inWork = funnelSteps.filter((step) => {
    const month = monthOfStep[step];
    const due = month === undefined ? null : dueOf(person.jobs, month, asOf);
    return due !== null && standingAt(person.jobs, due, asOf) === 'IN_WORK';
  });
  const steps = [...inWork, ...(person.jobs.length > 0 ? ['STARTED' as const] : []), ...(person.furthest === null ? [] : [person.furthest])];
  return Math.max(-1, ...steps.map((step) => funnelSteps.indexOf(step)));
}
