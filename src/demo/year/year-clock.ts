import type { Clock } from '../../kernel/clock.js';

/** A clock that can be set to another moment, and goes with the machine's otherwise. */
export class YearClock implements Clock {
  private set: Date | null = null;

  now(): Date {
    return this.set ?? new Date();
  }

  /** Stands at a moment; null lets it go on with the machine. */
  at(moment: Date | null): void {
    this.set = moment;
  }
}
