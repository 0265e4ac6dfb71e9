import type { Clock } from '../kernel/clock.js';

/** Injection token of the `Clock`. */
export const CLOCK = Symbol('Clock');

/** The machine's own clock. */
export const systemClock: Clock = { now: () => new Date() };
