import { addYears, type Day } from '../../kernel/day.js';

/** A person has lived at least so many years a day after so many times this many days. */
const LONGEST_YEAR = 366;

/** Whether one person is old enough on a day. Nearly everybody is, by plain division; only the others cost calendar arithmetic. */
export class Ages {
  private born: Day | null = null;
  private sureYears = 0;
  private readonly birthdays = new Map<number, Day>();

  /** Goes on with another person, who begins on `from` at the earliest. */
  open(bornOnOrBefore: Day | null, from: number): void {
    this.born = bornOnOrBefore;
    this.sureYears = bornOnOrBefore === null ? -1 : Math.floor((from - bornOnOrBefore) / LONGEST_YEAR);
    this.birthdays.clear();
  }

  /** Whether the person has the years on the first day of work, which is `from` or the opening's start. Unknown age never has. */
  reached(years: number, from: number, startsOn: number): boolean {
    return years <= this.sureYears || this.reachedByCalendar(years, Math.max(from, startsOn));
  }

  /** Whether the person surely has the years wherever and whenever the work begins. */
  reachedAnywhere(years: number): boolean {
    return years <= this.sureYears;
  }

  private reachedByCalendar(years: number, on: number): boolean {
    if (years < 0) return true;
    if (this.born === null) return false;
    let birthday = this.birthdays.get(years);
    if (birthday === undefined) {
      birthday = addYears(this.born, years);
      this.birthdays.set(years, birthday);
    }
    return birthday <= on;
  }
}
