import { dayIn, type Day } from '../../kernel/day.js';

/** Hours of a day in which somebody may be texted, in minutes of their own clock. */
export interface Hours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** A time in which nobody is texted, or those who chose it: prayers, Ramadan, a market day. */
export interface QuietTime extends Hours {
  readonly name: string;
  /** 0 for Sunday to 6; empty for every day. */
  readonly weekdays: readonly number[];
  /** First and last day; null for no such limit. */
  readonly since: Day | null;
  readonly until: Day | null;
  /** EVERYBODY, or those whose safe contact names it. */
  readonly holdsFor: 'EVERYBODY' | 'CHOSEN';
}

/** Usual hours, where the person is (SMS "Sending"). */
export const USUAL_HOURS: Hours = { fromMinute: 8 * 60, toMinute: 20 * 60 };

const STEP = 5 * 60_000;
const LONGEST_LOOK = 8 * 24 * 3_600_000;

/**
 * The next instant from `now` on within the hours and in no quiet time, on the clock of the time zone; `now` itself where it is one. Steps of five
 * minutes, so that changes of the clock need no arithmetic. Null where a week has none.
 */
export function nextAllowed(now: Date, timeZone: string, hours: Hours, quiet: readonly QuietTime[]): Date | null {
  const clock = clockOf(timeZone);
  for (let at = now.getTime(); at <= now.getTime() + LONGEST_LOOK; at = at - (at % STEP) + STEP) {
    const moment = new Date(at);
    const { minute, weekday } = clock(moment);
    if (!within(hours, minute)) continue;
    const today = dayIn(timeZone, moment);
    const isQuiet = quiet.some(
      (each) => within(each, minute) && (each.weekdays.length === 0 || each.weekdays.includes(weekday)) && (each.since === null || today >= each.since) && (each.until === null || today <= each.until),
    );
    if (!isQuiet) return moment;
  }
  return null;
}

const within = ({ fromMinute, toMinute }: Hours, minute: number): boolean => minute >= fromMinute && minute < toMinute;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function clockOf(timeZone: string): (moment: Date) => { readonly minute: number; readonly weekday: number } {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map((part) => [part.type, part.value]));
    return { minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')), weekday: WEEKDAYS.indexOf(parts.get('weekday') ?? '') };
  };
}

/** Quiet times as they are stored; what is none is left out. */
export function quietTimesOf(stored: unknown): readonly QuietTime[] {
  return Array.isArray(stored) ? (stored as readonly QuietTime[]) : [];
}
