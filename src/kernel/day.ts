declare const brand: unique symbol;

/** A calendar day without time or zone, as the number of days since 1970-01-01. */
export type Day = number & { readonly [brand]: 'Day' };

const MILLISECONDS_A_DAY = 86_400_000;
const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; null for anything that is not a day of the calendar. */
export function parseDay(text: string): Day | null {
  const parts = ISO_DAY.exec(text);
  if (parts === null) return null;
  const milliseconds = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) return null;
  const day = (milliseconds / MILLISECONDS_A_DAY) as Day;
  return formatDay(day) === text ? day : null;
}

/** The day of a text known to be right (constants, tests). Throws for any other. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

/** `YYYY-MM-DD`. */
export function formatDay(value: Day): string {
  return new Date(value * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

export function addDays(value: Day, days: number): Day {
  return (value + days) as Day;
}

/** The same day of the month `months` later, or the last day of that month where it is shorter. */
export function addMonths(value: Day, months: number): Day {
  const date = new Date(value * MILLISECONDS_A_DAY);
  const target = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  return (target / MILLISECONDS_A_DAY + Math.min(date.getUTCDate(), lastOfMonth) - 1) as Day;
}

/** As `addMonths`: 29 February becomes 28 February in a common year. */
export function addYears(value: Day, years: number): Day {
  return addMonths(value, years * 12);
}

/** The calendar year of a day. */
export function yearOf(value: Day): number {
  return new Date(value * MILLISECONDS_A_DAY).getUTCFullYear();
}

/** The calendar day of an instant in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant);
  return day(parts);
}
