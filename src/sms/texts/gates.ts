import type { OutgoingText } from './attempt.js';
import { nextAllowed, USUAL_HOURS, type Hours, type QuietTime } from './quiet-hours.js';

/** Why a text was not sent. What only protection knows looks like what the person chose: CALL_ONLY. */
export const withheldReasons = ['TOO_LATE', 'STOPPED', 'NO_CONSENT', 'NOT_ASKED', 'CALL_ONLY', 'NO_PHONE', 'NO_RELAY', 'NO_HOUR', 'NUMBER_CHANGED'] as const;
export type WithheldReason = (typeof withheldReasons)[number];

/** How somebody can be reached without harm, as far as sending asks. */
export interface SafeWay {
  readonly texts: 'YES' | 'NOT_WANTED' | 'DOES_NOT_READ' | 'CALL_ONLY';
  /** Their own safe hours; null for the usual ones. */
  readonly hours: Hours | null;
  readonly timeZone: string | null;
  /** Names of the quiet times they chose. */
  readonly quiet: readonly string[];
  /** Whether the number that they agreed on is still among theirs. */
  readonly numberConfirmed: boolean;
}

/** All that decides at the moment of sending whether a text goes out. */
export interface Gates {
  readonly now: Date;
  /** The mission's. */
  readonly timeZone: string;
  readonly quiet: readonly QuietTime[];
  /** Whether the record is there and nobody has forgotten it; a sender whom nobody knows is. */
  readonly there: boolean;
  readonly stopped: boolean;
  readonly agrees: boolean;
  /** Null: nobody has asked yet how the person can be reached without harm. */
  readonly safe: SafeWay | null;
  /** Whether protection has the person called and never texted, asked or not. */
  readonly calledOnly: boolean;
}

export type Gate =
  | { readonly may: 'GO' }
  | { readonly may: 'LATER'; readonly at: Date; readonly why: 'QUIET' | 'NUMBER_CHANGED' }
  | { readonly may: 'NEVER'; readonly why: WithheldReason }
  | { readonly may: 'CANCEL' };

const HOUR = 60 * 60_000;
/** How long a text waits for somebody to confirm a changed number before it looks again. */
const NUMBER_WAIT = HOUR;
/** So long after it was queued, nobody has confirmed the number: somebody calls [P]. */
export const NUMBER_PATIENCE = 48 * HOUR;
/** So long an answer is one to a text that was just written [P]; one that was held up longer wakes nobody. */
export const ANSWER_FRESH = HOUR;

/** Whether a text may go out now. It is asked when it is claimed, never when it is queued. */
export function gateOf(text: Pick<OutgoingText, 'purpose' | 'phrase' | 'jobseekerId' | 'notAfter' | 'queuedAt'>, gates: Gates): Gate {
  const { now, safe } = gates;
  if (!gates.there) return { may: 'CANCEL' };
  if (text.notAfter !== null && text.notAfter < now) return { may: 'NEVER', why: 'TOO_LATE' };
  // That they were stopped is said to them once, after they said it.
  if (gates.stopped && text.phrase !== 'stopped') return { may: 'NEVER', why: 'STOPPED' };
  if (text.jobseekerId === null) return { may: 'GO' };
  if (text.phrase === 'stopped' && isFreshAnswer(text, now) && safe?.texts !== 'CALL_ONLY' && !gates.calledOnly) return { may: 'GO' };
  if (!gates.agrees) return { may: 'NEVER', why: 'NO_CONSENT' };
  if (safe === null) return { may: 'NEVER', why: 'NOT_ASKED' };
  if (safe.texts !== 'YES') return { may: 'NEVER', why: 'CALL_ONLY' };
  if (!safe.numberConfirmed) {
    if (now.getTime() - text.queuedAt.getTime() >= NUMBER_PATIENCE) return { may: 'NEVER', why: 'NUMBER_CHANGED' };
    return { may: 'LATER', at: new Date(now.getTime() + NUMBER_WAIT), why: 'NUMBER_CHANGED' };
  }
  return atTheRightHour(text, gates, safe);
}

/** Their own safe hours hold for everything; the usual hours and quiet times not for the answer to a text that they have just written. */
function atTheRightHour(text: Pick<OutgoingText, 'purpose' | 'notAfter' | 'queuedAt'>, { now, timeZone, quiet }: Gates, safe: SafeWay): Gate {
  const { notAfter } = text;
  const isReply = isFreshAnswer(text, now);
  if (isReply && safe.hours === null) return { may: 'GO' };
  const held = isReply ? [] : quiet.filter((each) => each.holdsFor === 'EVERYBODY' || safe.quiet.includes(each.name));
  const at = nextAllowed(now, safe.timeZone ?? timeZone, safe.hours ?? USUAL_HOURS, held);
  if (at === null) return { may: 'NEVER', why: 'NO_HOUR' };
  if (at.getTime() <= now.getTime()) return { may: 'GO' };
  return notAfter !== null && notAfter < at ? { may: 'NEVER', why: 'TOO_LATE' } : { may: 'LATER', at, why: 'QUIET' };
}

function isFreshAnswer({ purpose, queuedAt }: Pick<OutgoingText, 'purpose' | 'queuedAt'>, now: Date): boolean {
  return purpose === 'REPLY' && now.getTime() - queuedAt.getTime() < ANSWER_FRESH;
}
