import type { SendResult } from '../port/relay-port.js';

/** How much a relay may be given now, and whether it answers at all. Kept in the database: several processes share it. */
export interface Pace {
  /** Segments that may go out at once; below zero after a long text, which is then made up for. */
  readonly tokens: number;
  readonly countedAt: Date;
  /** Failures in a row. */
  readonly failures: number;
  /** Nothing is handed over before; null while the relay answers. */
  readonly closedUntil: Date | null;
}

/** Seconds' worth that may go out at once after a quiet time. */
const BURST_SECONDS = 2;
/** Failures in a row after which a relay is left alone. */
export const FAILURES_TO_CLOSE = 5;
const FIRST_REST = 30_000;
const LONGEST_REST = 15 * 60_000;

export function freshPace(segmentsPerSecond: number, now: Date): Pace {
  return { tokens: segmentsPerSecond * BURST_SECONDS, countedAt: now, failures: 0, closedUntil: null };
}

/** Whether the next text may be handed over: with the pace as of now, or in how many milliseconds it is worth asking again. */
export function mayHand(pace: Pace, segmentsPerSecond: number, now: Date): { readonly pace: Pace; readonly waitMilliseconds: number } {
  const passed = Math.max(0, now.getTime() - pace.countedAt.getTime()) / 1_000;
  const tokens = Math.min(segmentsPerSecond * BURST_SECONDS, pace.tokens + passed * segmentsPerSecond);
  const refilled = { ...pace, tokens, countedAt: now };
  if (pace.closedUntil !== null && pace.closedUntil > now) return { pace: refilled, waitMilliseconds: pace.closedUntil.getTime() - now.getTime() };
  return { pace: refilled, waitMilliseconds: tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / segmentsPerSecond) * 1_000) };
}

/** After a text of so many segments was taken. While the relay is on trial, the next one waits for what becomes of this one. */
export function taken(pace: Pace, segments: number, now: Date): Pace {
  const onTrial = pace.failures >= FAILURES_TO_CLOSE;
  return { ...pace, tokens: pace.tokens - segments, closedUntil: onTrial ? new Date(now.getTime() + FIRST_REST) : pace.closedUntil };
}

/**
 * After an answer. A refusal of one text is an answer like acceptance; silence, faults and a rejected account count as failures, and after some in
 * a row the relay rests, twice as long each time. A relay that asks for time gets it.
 */
export function afterAnswer(pace: Pace, result: SendResult, now: Date): Pace {
  const until = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  if (result.kind === 'THROTTLED') return { ...pace, closedUntil: until(Math.min(LONGEST_REST, Math.max(1_000, (result.retryAfterSeconds ?? 5) * 1_000))) };
  const account = result.kind === 'REJECTED' && (result.reason === 'CREDENTIALS' || result.reason === 'BALANCE');
  if (result.kind !== 'UNAVAILABLE' && result.kind !== 'UNKNOWN' && !account) return { ...pace, failures: 0, closedUntil: null };
  const failures = pace.failures + 1;
  if (failures < FAILURES_TO_CLOSE) return { ...pace, failures };
  return { ...pace, failures, closedUntil: until(Math.min(LONGEST_REST, FIRST_REST * 2 ** Math.min(failures - FAILURES_TO_CLOSE, 10))) };
}
