import type { Day } from '../../../kernel/day.js';
import { SMALLEST_SHOWN } from '../../../kernel/small-cells.js';
import { rowOf, type FigureRow } from '../figure.js';
import type { KnownPerson } from '../measures/known-person.js';
import { firstStart } from '../measures/retention.js';
import { survivalOf, timeUntil } from '../measures/survival.js';

const quartiles = [
  { step: 'QUARTER', waiting: 0.75 },
  { step: 'HALF', waiting: 0.5 },
  { step: 'THREE_QUARTERS', waiting: 0.25 },
] as const;

/** Days from registration to a first offer. */
export function firstOfferRows(people: readonly KnownPerson[], asOf: Day): FigureRow[] {
  return waitingRows(people.map((person) => ({ from: person.registeredOn, until: person.firstOfferOn })), asOf);
}

/** Days from registration to a first start. */
export function firstStartRows(people: readonly KnownPerson[], asOf: Day): FigureRow[] {
  return waitingRows(people.map((person) => ({ from: person.registeredOn, until: firstStart(person.jobs) })), asOf);
}

/** A quartile is shown where at least 5 had come so far by then; null in `value` without being hidden: so many still wait. */
function waitingRows(waits: readonly { readonly from: Day; readonly until: Day | null }[], asOf: Day): FigureRow[] {
  if (waits.length === 0) return [];
  const spells = waits.map(({ from, until }) => ({ time: Math.max(0, (until ?? asOf) - from), ended: until !== null }));
  const steps = survivalOf(spells);
  return quartiles.map(({ step, waiting }) => {
    const days = timeUntil(steps, waiting);
    const came = days === null ? 0 : spells.filter((spell) => spell.ended && spell.time <= days).length;
    const few = spells.length < SMALLEST_SHOWN || (days !== null && came < SMALLEST_SHOWN);
    return rowOf({ step, people: spells.length < SMALLEST_SHOWN ? null : spells.length, value: few ? null : days, hidden: few });
  });
}
