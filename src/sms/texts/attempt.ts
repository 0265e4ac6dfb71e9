import type { Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { ReportedState, SendResult } from '../port/relay-port.js';
import type { PhraseKey, TextLanguage } from '../phrases/phrase.js';

export type OutgoingTextId = Id<'OutgoingText'>;
export type AttemptId = Id<'TextAttempt'>;
export type RelayId = Id<'Relay'>;
export type SenderId = Id<'UnknownSender'>;
export type IncomingTextId = Id<'IncomingText'>;

export const attemptStates = ['SUBMITTING', 'UNKNOWN', 'ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED'] as const;
/** How far one handing over has come. SUBMITTING is written before the relay is asked. */
export type AttemptState = (typeof attemptStates)[number];

/** States only climb: what a relay says twice, late or in another order changes nothing. */
export const attemptMoves: Readonly<Record<AttemptState, readonly AttemptState[]>> = {
  SUBMITTING: ['UNKNOWN', 'ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED'],
  UNKNOWN: ['ACCEPTED', 'DELIVERED', 'FAILED', 'EXPIRED'],
  ACCEPTED: ['DELIVERED', 'FAILED', 'EXPIRED'],
  DELIVERED: [],
  FAILED: [],
  EXPIRED: [],
};

/** The state after something was told; the one before where that is no climb. */
export function climbed(from: AttemptState, to: AttemptState): AttemptState {
  return attemptMoves[from].includes(to) ? to : from;
}

export const isFinal = (state: AttemptState): boolean => attemptMoves[state].length === 0;

export const textStatuses = ['WAITING', 'UNDER_WAY', 'DELIVERED', 'FAILED', 'EXPIRED', 'WITHHELD', 'CANCELLED'] as const;
/** Where a text stands. WITHHELD was not sent, for a reason that is kept; EXPIRED was handed over and nothing was heard of it. */
export type TextStatus = (typeof textStatuses)[number];

export const textPurposes = ['REPLY', 'NOTICE', 'BULK'] as const;
/** In the order of sending: an answer goes before what somebody waits for, that before what everybody gets. */
export type TextPurpose = (typeof textPurposes)[number];

/** A text to somebody. Its words are encrypted, and not among these. */
export interface OutgoingText {
  readonly missionId: MissionId;
  readonly id: OutgoingTextId;
  /** Null: to a sender whom nobody knows. */
  readonly jobseekerId: JobseekerId | null;
  readonly senderId: SenderId | null;
  readonly causeKind: string;
  readonly causeId: string;
  readonly occasion: string;
  readonly purpose: TextPurpose;
  readonly phrase: PhraseKey;
  readonly language: TextLanguage;
  readonly relayId: RelayId | null;
  readonly status: TextStatus;
  readonly why: string | null;
  readonly attempts: number;
  readonly nextAt: Date | null;
  readonly notAfter: Date | null;
  readonly queuedAt: Date;
  readonly settledAt: Date | null;
}

/** Where a text of a cause stands. */
export type TextStanding = Pick<OutgoingText, 'causeId' | 'status' | 'why' | 'settledAt'>;

/** One handing over of a text to a relay. */
export interface TextAttempt {
  readonly missionId: MissionId;
  readonly id: AttemptId;
  readonly textId: OutgoingTextId;
  readonly number: number;
  readonly relayId: RelayId;
  /** Country calling code, for figures. */
  readonly prefix: string;
  readonly state: AttemptState;
  readonly reason: string | null;
  readonly segments: number;
  readonly costUnits: number;
  readonly submittedAt: Date;
  readonly answeredAt: Date | null;
  readonly settledAt: Date | null;
  readonly lookAt: Date | null;
}

const MINUTE = 60_000;
/** How long whoever sends has to write down what became of it; after that nobody knows. */
export const LEASE = 2 * MINUTE;
/** How long a report is waited for before an unknown one is tried once more [P]. */
export const UNKNOWN_WAIT = 15 * MINUTE;
/** How long after acceptance a final report is waited for [P]: networks try for a day or two. */
export const FINAL_WAIT = 72 * 60 * MINUTE;
/** Handings over of which nobody knows what became, after which a person takes over. */
export const MOST_UNKNOWN = 2;
/** Pause after a relay certainly did not send, doubled each time. */
const FIRST_PAUSE = 30_000;
const LONGEST_PAUSE = 30 * MINUTE;

/** What follows for an attempt, and for its text, which goes on waiting for a word, may be handed over again at an instant, or ends. */
export interface AfterAttempt {
  readonly state: AttemptState;
  readonly reason: string | null;
  readonly lookAt: Date | null;
  readonly text: { readonly does: 'GOES_ON' } | { readonly does: 'AGAIN'; readonly at: Date } | { readonly does: 'ENDS'; readonly status: 'DELIVERED' | 'FAILED' | 'EXPIRED' };
}

/** What follows from the relay's answer. `number` counts the attempts of the text, this one included. */
export function afterSend(result: SendResult, number: number, now: Date): AfterAttempt {
  const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  const again = (reason: string, milliseconds: number): AfterAttempt => ({ state: 'FAILED', reason, lookAt: null, text: { does: 'AGAIN', at: later(milliseconds) } });
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(number - 1, 10));
  switch (result.kind) {
    case 'ACCEPTED':
      return { state: 'ACCEPTED', reason: null, lookAt: later(FINAL_WAIT), text: { does: 'GOES_ON' } };
    case 'DELIVERED':
      return { state: 'DELIVERED', reason: null, lookAt: null, text: { does: 'ENDS', status: 'DELIVERED' } };
    case 'UNKNOWN':
      return { state: 'UNKNOWN', reason: null, lookAt: later(UNKNOWN_WAIT), text: { does: 'GOES_ON' } };
    case 'THROTTLED':
      return again('THROTTLED', Math.max(1_000, (result.retryAfterSeconds ?? 0) * 1_000 || pause));
    case 'UNAVAILABLE':
      return again('UNAVAILABLE', pause);
    case 'REJECTED':
      // A fault of the account at the relay is not the fault of the text: it waits until somebody has put it right.
      if (result.reason === 'CREDENTIALS' || result.reason === 'BALANCE') return again(result.reason, pause);
      return { state: 'FAILED', reason: result.reason, lookAt: null, text: { does: 'ENDS', status: 'FAILED' } };
  }
}

/** What follows from a report; null where it is no climb. */
export function afterReport(state: AttemptState, reported: ReportedState, now: Date): AfterAttempt | null {
  const next = climbed(state, reported);
  if (next === state) return null;
  if (reported === 'ACCEPTED') return { state: next, reason: null, lookAt: new Date(now.getTime() + FINAL_WAIT), text: { does: 'GOES_ON' } };
  return { state: next, reason: reported === 'FAILED' ? 'REPORTED' : null, lookAt: null, text: { does: 'ENDS', status: reported } };
}

/**
 * What follows when the time of waiting is over: one that was being sent is unknown (whoever sent it died); an unknown one is tried once more, then
 * left to a person, and may still climb when a report comes late; an accepted one of which nothing was heard has expired.
 */
export function afterWait(state: AttemptState, unknown: number, now: Date): AfterAttempt | null {
  const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
  if (state === 'SUBMITTING') return { state: 'UNKNOWN', reason: null, lookAt: later(UNKNOWN_WAIT), text: { does: 'GOES_ON' } };
  if (state === 'UNKNOWN') {
    const text = unknown < MOST_UNKNOWN ? ({ does: 'AGAIN', at: now } as const) : ({ does: 'ENDS', status: 'FAILED' } as const);
    return { state, reason: null, lookAt: null, text };
  }
  return state === 'ACCEPTED' ? { state: 'EXPIRED', reason: 'NO_REPORT', lookAt: null, text: { does: 'ENDS', status: 'EXPIRED' } } : null;
}
