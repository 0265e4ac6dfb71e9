import fc from 'fast-check';

import { day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { reportedStates, type SendResult } from '../port/relay-port.js';
import { afterAnswer, FAILURES_TO_CLOSE, freshPace, mayHand, taken, type Pace } from '../relays/pace.js';
import { afterReport, afterSend, afterWait, attemptMoves, attemptStates, climbed, FINAL_WAIT, isFinal, MOST_UNKNOWN, UNKNOWN_WAIT, type AttemptState } from './attempt.js';
import { gateOf, type Gates, type SafeWay } from './gates.js';
import { numberFor } from './outgoing-texts.service.js';
import { nextAllowed, USUAL_HOURS, type QuietTime } from './quiet-hours.js';

const now = new Date('2026-03-06T09:00:00Z');
const later = (milliseconds: number): Date => new Date(now.getTime() + milliseconds);
const results: readonly SendResult[] = [
  { kind: 'ACCEPTED', externalIds: [] },
  { kind: 'UNKNOWN' },
  { kind: 'UNAVAILABLE' },
  { kind: 'THROTTLED', retryAfterSeconds: 7 },
  { kind: 'THROTTLED', retryAfterSeconds: null },
  ...(['NUMBER', 'BLOCKED', 'CONTENT', 'CREDENTIALS', 'BALANCE', 'OTHER'] as const).map((reason): SendResult => ({ kind: 'REJECTED', reason, contactStopped: false })),
];

describe('the state of an attempt', () => {
  it('only climbs, and reaches every state from the first', () => {
    const rank: Record<AttemptState, number> = { SUBMITTING: 0, UNKNOWN: 1, ACCEPTED: 2, DELIVERED: 3, FAILED: 3, EXPIRED: 3 };
    for (const from of attemptStates) for (const to of attemptStates) expect(attemptMoves[from].includes(to)).toBe(rank[to] > rank[from]);
    expect(attemptMoves.SUBMITTING).toEqual(attemptStates.slice(1));
  });
  it('is where the highest word put it, in whatever order words come and however often', () =>
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...reportedStates), { maxLength: 8 }), (words) => {
        const end = words.reduce<AttemptState>(climbed, 'SUBMITTING');
        const firstFinal = words.find((word) => word !== 'ACCEPTED');
        expect(end).toBe(firstFinal ?? (words.length > 0 ? 'ACCEPTED' : 'SUBMITTING'));
      }),
    ));
});

describe('what follows', () => {
  it('from an answer: what certainly did not go out is tried again, what may have gone out is not', () => {
    for (const result of results) {
      const { text, state } = afterSend(result, 1, now);
      const certain = result.kind === 'UNAVAILABLE' || result.kind === 'THROTTLED' || (result.kind === 'REJECTED' && ['CREDENTIALS', 'BALANCE'].includes(result.reason));
      expect(text.does === 'AGAIN').toBe(certain);
      expect(isFinal(state)).toBe(result.kind !== 'ACCEPTED' && result.kind !== 'UNKNOWN');
    }
    expect(afterSend(results[3]!, 1, now).text).toEqual({ does: 'AGAIN', at: later(7_000) });
  });
  it('from more and more failures: longer pauses, up to half an hour', () => {
    const pauses = [1, 2, 3, 20].map((number) => afterSend({ kind: 'UNAVAILABLE' }, number, now).text);
    expect(pauses).toEqual([30_000, 60_000, 120_000, 1_800_000].map((pause) => ({ does: 'AGAIN', at: later(pause) })));
  });
  it('from silence: one more attempt, then a person; the unknown one may still climb', () => {
    expect(afterSend({ kind: 'UNKNOWN' }, 1, now)).toMatchObject({ state: 'UNKNOWN', lookAt: later(UNKNOWN_WAIT), text: { does: 'GOES_ON' } });
    expect(afterWait('UNKNOWN', 1, now)).toMatchObject({ state: 'UNKNOWN', lookAt: null, text: { does: 'AGAIN', at: now } });
    expect(afterWait('UNKNOWN', MOST_UNKNOWN, now)).toMatchObject({ text: { does: 'ENDS', status: 'FAILED' } });
    expect(afterReport('UNKNOWN', 'DELIVERED', now)).toMatchObject({ state: 'DELIVERED', text: { does: 'ENDS', status: 'DELIVERED' } });
  });
  it('from the death of whoever was sending: nobody knows', () => expect(afterWait('SUBMITTING', 0, now)).toMatchObject({ state: 'UNKNOWN', text: { does: 'GOES_ON' } }));
  it('from acceptance and nothing more: it has expired', () => {
    expect(afterSend(results[0]!, 1, now).lookAt).toEqual(later(FINAL_WAIT));
    expect(afterWait('ACCEPTED', 0, now)).toMatchObject({ state: 'EXPIRED', reason: 'NO_REPORT', text: { does: 'ENDS', status: 'EXPIRED' } });
  });
  it('from a word about what has ended: nothing', () => {
    for (const state of attemptStates.filter(isFinal)) {
      expect(afterWait(state, 1, now)).toBeNull();
      for (const word of reportedStates) expect(afterReport(state, word, now)).toBeNull();
    }
  });
});

describe('the pace of a relay', () => {
  it('lets no more segments through than its rate, whatever is asked when', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 1, max: 6 })), { maxLength: 60 }), (rate, asks) => {
        let [pace, at, sent] = [freshPace(rate, now), now, 0];
        for (const [pause, segments] of asks) {
          at = new Date(at.getTime() + pause);
          const asked = mayHand(pace, rate, at);
          pace = asked.pace;
          if (asked.waitMilliseconds > 0) continue;
          pace = taken(pace, segments, at);
          sent += segments;
        }
        const seconds = (at.getTime() - now.getTime()) / 1_000;
        expect(sent).toBeLessThanOrEqual(rate * (seconds + 2) + 5);
      }),
    ));
  it('says when it is worth asking again', () => {
    const empty: Pace = { ...freshPace(10, now), tokens: 0 };
    const { waitMilliseconds } = mayHand(empty, 10, now);
    expect(waitMilliseconds).toBe(100);
    expect(mayHand(empty, 10, later(waitMilliseconds)).waitMilliseconds).toBe(0);
  });
  it('rests after failures in a row, longer each time, tries with one, and goes on after an answer', () => {
    let pace = freshPace(10, now);
    for (let failures = 1; failures < FAILURES_TO_CLOSE; failures += 1) pace = afterAnswer(pace, { kind: 'UNAVAILABLE' }, now);
    expect(mayHand(pace, 10, now).waitMilliseconds).toBe(0);
    pace = afterAnswer(pace, { kind: 'UNKNOWN' }, now);
    expect(mayHand(pace, 10, now).waitMilliseconds).toBe(30_000);
    const trial = taken(mayHand(pace, 10, later(30_000)).pace, 1, later(30_000));
    expect(mayHand(trial, 10, later(30_001)).waitMilliseconds).toBeGreaterThan(0);
    expect(mayHand(afterAnswer(trial, { kind: 'UNAVAILABLE' }, later(31_000)), 10, later(31_000)).waitMilliseconds).toBe(60_000);
    expect(mayHand(afterAnswer(trial, results[0]!, later(31_000)), 10, later(31_000)).waitMilliseconds).toBe(0);
  });
  it('takes the refusal of one text for an answer, and that of the account for a failure', () => {
    const close = Array.from({ length: FAILURES_TO_CLOSE }).reduce<Pace>((pace) => afterAnswer(pace, { kind: 'REJECTED', reason: 'CREDENTIALS', contactStopped: false }, now), freshPace(1, now));
    expect(close.closedUntil).not.toBeNull();
    expect(afterAnswer({ ...close, failures: 4, closedUntil: null }, { kind: 'REJECTED', reason: 'NUMBER', contactStopped: false }, now)).toMatchObject({ failures: 0 });
    expect(afterAnswer(freshPace(1, now), { kind: 'THROTTLED', retryAfterSeconds: 9 }, now).closedUntil).toEqual(later(9_000));
  });
});

describe('hours', () => {
  const at = (text: string) => new Date(text);
  const zone = 'Africa/Addis_Ababa';
  it.each([
    ['2026-03-06T05:00:00Z', '2026-03-06T05:00:00Z'],
    ['2026-03-06T04:59:00Z', '2026-03-06T05:00:00Z'],
    ['2026-03-06T16:59:59Z', '2026-03-06T16:59:59Z'],
    ['2026-03-06T17:00:00Z', '2026-03-07T05:00:00Z'],
    ['2026-03-06T23:30:00Z', '2026-03-07T05:00:00Z'],
  ])('08:00 to 20:00 in Addis Ababa: %s goes at %s', (asked, allowed) => expect(nextAllowed(at(asked), zone, USUAL_HOURS, [])).toEqual(at(allowed)));
  it('follow the clock of the place over the night it is changed', () => expect(nextAllowed(at('2026-03-28T22:00:00Z'), 'Europe/Berlin', USUAL_HOURS, [])).toEqual(at('2026-03-29T06:00:00Z')));
  const friday: QuietTime = { name: 'FRIDAY', weekdays: [5], fromMinute: 12 * 60, toMinute: 14 * 60, since: null, until: null, holdsFor: 'EVERYBODY' };
  it('leave out a prayer on its weekday', () => {
    expect(nextAllowed(at('2026-03-06T09:30:00Z'), zone, USUAL_HOURS, [friday])).toEqual(at('2026-03-06T11:00:00Z'));
    expect(nextAllowed(at('2026-03-05T09:30:00Z'), zone, USUAL_HOURS, [friday])).toEqual(at('2026-03-05T09:30:00Z'));
  });
  it('leave out a month on its days', () => {
    const month: QuietTime = { ...friday, name: 'RAMADAN', weekdays: [], fromMinute: 17 * 60, toMinute: 20 * 60, since: day('2026-02-18'), until: day('2026-03-19') };
    expect(nextAllowed(at('2026-03-06T14:00:00Z'), zone, USUAL_HOURS, [month])).toEqual(at('2026-03-07T05:00:00Z'));
    expect(nextAllowed(at('2026-03-20T14:00:00Z'), zone, USUAL_HOURS, [month])).toEqual(at('2026-03-20T14:00:00Z'));
  });
  it('may leave nothing', () => expect(nextAllowed(now, zone, USUAL_HOURS, [{ ...friday, weekdays: [], fromMinute: 0, toMinute: 1_440 }])).toBeNull());
});

describe('the gates', () => {
  const safe: SafeWay = { texts: 'YES', hours: null, timeZone: null, quiet: [], numberConfirmed: true };
  const open: Gates = { now, timeZone: 'Africa/Addis_Ababa', quiet: [], there: true, stopped: false, agrees: true, safe, calledOnly: false };
  const text = { purpose: 'NOTICE', phrase: 'offer', jobseekerId: 'p' as JobseekerId, notAfter: null, queuedAt: now } as const;
  const night = new Date('2026-03-06T20:00:00Z');
  it('let through what nothing stands in the way of', () => expect(gateOf(text, open)).toEqual({ may: 'GO' }));
  it.each([
    ['somebody who was forgotten', {}, { there: false }, { may: 'CANCEL' }],
    ['a text too late', { notAfter: new Date(now.getTime() - 1) }, {}, { may: 'NEVER', why: 'TOO_LATE' }],
    ['somebody who said stop', {}, { stopped: true }, { may: 'NEVER', why: 'STOPPED' }],
    ['somebody who said stop, who writes', { purpose: 'REPLY' }, { stopped: true }, { may: 'NEVER', why: 'STOPPED' }],
    ['somebody who does not agree', {}, { agrees: false }, { may: 'NEVER', why: 'NO_CONSENT' }],
    ['somebody whom nobody has asked', {}, { safe: null }, { may: 'NEVER', why: 'NOT_ASKED' }],
    ['somebody who does not read', {}, { safe: { ...safe, texts: 'DOES_NOT_READ' } }, { may: 'NEVER', why: 'CALL_ONLY' }],
    ['somebody at risk', {}, { safe: { ...safe, texts: 'CALL_ONLY' } }, { may: 'NEVER', why: 'CALL_ONLY' }],
    ['a number that has changed and nobody confirms', { queuedAt: new Date(now.getTime() - 48 * 3_600_000) }, { safe: { ...safe, numberConfirmed: false } }, { may: 'NEVER', why: 'NUMBER_CHANGED' }],
    ['the confirmation of a stop to somebody at risk', { purpose: 'REPLY', phrase: 'stopped' }, { safe: { ...safe, texts: 'CALL_ONLY' } }, { may: 'NEVER', why: 'CALL_ONLY' }],
    ['the same, where nobody has asked them yet', { purpose: 'REPLY', phrase: 'stopped' }, { stopped: true, safe: null, calledOnly: true }, { may: 'NEVER', why: 'NOT_ASKED' }],
    ['an answer that was held up for hours, at night', { purpose: 'REPLY' }, { now: night }, { may: 'LATER', why: 'QUIET', at: new Date('2026-03-07T05:00:00Z') }],
    ['a number that has changed', {}, { safe: { ...safe, numberConfirmed: false } }, { may: 'LATER', why: 'NUMBER_CHANGED' }],
    ['the night', {}, { now: night }, { may: 'LATER', why: 'QUIET', at: new Date('2026-03-07T05:00:00Z') }],
    ['the night before it is too late', { notAfter: new Date('2026-03-07T04:00:00Z') }, { now: night }, { may: 'NEVER', why: 'TOO_LATE' }],
    ['hours that are not safe', { purpose: 'REPLY' }, { safe: { ...safe, hours: { fromMinute: 600, toMinute: 660 } } }, { may: 'LATER', why: 'QUIET' }],
  ] as const)('hold back %s', (_, over, gates, expected) => expect(gateOf({ ...text, ...over }, { ...open, ...gates } as Gates)).toMatchObject(expected));
  it('let through the one confirmation of a stop, and an answer at night', () => {
    expect(gateOf({ ...text, purpose: 'REPLY', phrase: 'stopped' }, { ...open, stopped: true, agrees: false, safe: null })).toEqual({ may: 'GO' });
    expect(gateOf({ ...text, purpose: 'REPLY', phrase: 'helpOther', queuedAt: new Date(night.getTime() - 60_000) }, { ...open, now: night })).toEqual({ may: 'GO' });
  });
  it('are asked of the number that wrote: an answer goes to no other', () => {
    const [first, wrote] = [{ number: '+1', blindIndex: Buffer.from('1') }, { number: '+2', blindIndex: Buffer.from('2') }];
    expect(numberFor([first, wrote], wrote.blindIndex, first.blindIndex)).toBe('+2');
    expect(numberFor([first], wrote.blindIndex, first.blindIndex)).toBeNull();
    expect([numberFor([first, wrote], null, wrote.blindIndex), numberFor([first], null, wrote.blindIndex), numberFor([], null, null)]).toEqual(['+2', '+1', null]);
  });
  it('hold for those who chose a quiet time, and for all where it is everybody\'s', () => {
    const noon: QuietTime = { name: 'NOON', weekdays: [], fromMinute: 11 * 60, toMinute: 13 * 60, since: null, until: null, holdsFor: 'CHOSEN' };
    expect(gateOf(text, { ...open, quiet: [noon] })).toEqual({ may: 'GO' });
    expect(gateOf(text, { ...open, quiet: [noon], safe: { ...safe, quiet: ['NOON'] } })).toMatchObject({ may: 'LATER' });
    expect(gateOf(text, { ...open, quiet: [{ ...noon, holdsFor: 'EVERYBODY' }] })).toMatchObject({ may: 'LATER' });
  });
});
