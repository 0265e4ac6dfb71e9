import { addDays, type Day } from '../../kernel/day.js';

/** 0 is Sunday. */
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: Day): Weekday => ((((day + 4) % 7) + 7) % 7) as Weekday;

const USUAL: readonly Weekday[] = [6, 0];
const FRIDAY_SATURDAY: readonly Weekday[] = [5, 6];

/**
 * The days of the week on which offices rest, where they are not Saturday and Sunday. From general knowledge, to be reviewed in each country [P];
 * public holidays are not known, so a working day here may be one.
 */
const weekends: Readonly<Record<string, readonly Weekday[]>> = {
  ...Object.fromEntries('BD BH DZ EG IQ JO KW LY MV OM PS QA SA SD SY YE'.split(' ').map((country) => [country, FRIDAY_SATURDAY])),
  AF: [4, 5],
  DJ: [5],
  IR: [5],
  NP: [6],
  SO: [5],
};

/** Whether offices of a country work on a day. */
export function isWorkingDay(country: string, day: Day): boolean {
  return !(weekends[country] ?? USUAL).includes(weekdayOf(day));
}

/** The last of so many working days after a day, which itself does not count: five after a Monday is the next Monday, where Saturday and Sunday are free. */
export function workingDaysAfter(country: string, from: Day, days: number): Day {
  let day = from;
  for (let left = days; left > 0; ) {
    day = addDays(day, 1);
    if (isWorkingDay(country, day)) left -= 1;
  }
  return day;
}

/** How many working days lie after one day and up to another, that one included; 0 where it is not later. */
export function workingDaysBetween(country: string, from: Day, to: Day): number {
  let days = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(country, day)) days += 1;
  return days;
}
