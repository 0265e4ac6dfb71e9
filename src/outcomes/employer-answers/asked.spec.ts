import type { Offer } from '../offers/lifecycle/offer.js';
import type { OfferEvent } from '../offers/lifecycle/offer-event.js';
import { notSelectedReasons } from '../offers/lifecycle/offer-words.js';
import { givenAnswer, mayAnswer } from './answer.js';
import { questionsOf, type HistoryLine } from './asked.js';

const at = (n: number): Date => new Date(Date.UTC(2026, 2, n, 8));
const line = (n: number, act: HistoryLine['act'], from: HistoryLine['from'], to: HistoryLine['to']): HistoryLine => ({ act, from, to, at: at(n) });
const before = [line(1, 'DRAFT', null, 'DRAFT'), line(1, 'SEND', 'APPROVED', 'SENT'), line(1, 'INTEREST', 'SENT', 'INTERESTED')];
const released = [...before, line(2, 'RELEASE', 'INTERESTED', 'IDENTITY_RELEASED')];
const invited = [...released, line(4, 'INTERVIEW', 'IDENTITY_RELEASED', 'INTERVIEW')];
const told = (history: readonly HistoryLine[]) =>
  questionsOf(history).map(({ stage, askedAt, answeredAt, closedAt }) => [stage, askedAt.getUTCDate(), answeredAt?.getUTCDate() ?? null, closedAt?.getUTCDate() ?? null]);

describe('what an employer was asked', () => {
  it('begins when it may know who the candidate is', () => {
    expect(told(before)).toEqual([]);
    expect(told(released)).toEqual([['CANDIDATE', 2, null, null]]);
  });

  it('is asked again about an interview, and answered by a yes or a no, whoever wrote it down', () => {
    expect(told(invited)).toEqual([['CANDIDATE', 2, 4, null], ['INTERVIEW', 4, null, null]]);
    expect(told([...invited, line(7, 'CONFIRM', 'INTERVIEW', 'EMPLOYER_CONFIRMED')])).toEqual([['CANDIDATE', 2, 4, null], ['INTERVIEW', 4, 7, null]]);
    expect(told([...released, line(5, 'NOT_SELECT', 'IDENTITY_RELEASED', 'NOT_SELECTED')])).toEqual([['CANDIDATE', 2, 5, null]]);
    expect(told([...before, line(5, 'NOT_SELECT', 'INTERESTED', 'NOT_SELECTED')])).toEqual([]);
  });

  it('is open as before once an answer was taken back', () => {
    expect(told([...invited, line(4, 'UNDO', 'INTERVIEW', 'IDENTITY_RELEASED')])).toEqual([['CANDIDATE', 2, null, null]]);
    const confirmed = [...invited, line(7, 'CONFIRM', 'INTERVIEW', 'EMPLOYER_CONFIRMED')];
    expect(told([...confirmed, line(7, 'UNDO', 'EMPLOYER_CONFIRMED', 'INTERVIEW')])).toEqual([['CANDIDATE', 2, 4, null], ['INTERVIEW', 4, null, null]]);
    const refused = [...released, line(5, 'NOT_SELECT', 'IDENTITY_RELEASED', 'NOT_SELECTED')];
    expect(told([...refused, line(5, 'UNDO', 'NOT_SELECTED', 'IDENTITY_RELEASED')])).toEqual([['CANDIDATE', 2, null, null]]);
  });

  it('closes with whatever ends the offer otherwise, and while it is on hold', () => {
    expect(told([...released, line(6, 'DECLINE', 'IDENTITY_RELEASED', 'DECLINED')])).toEqual([['CANDIDATE', 2, null, 6]]);
    const held = [...released, line(6, 'HOLD', 'IDENTITY_RELEASED', 'IDENTITY_RELEASED')];
    expect(told(held)).toEqual([['CANDIDATE', 2, null, 6]]);
    expect(told([...held, line(20, 'RESUME', 'IDENTITY_RELEASED', 'IDENTITY_RELEASED')])).toEqual([['CANDIDATE', 20, null, null]]);
  });

  it('is not asked again by what changes nothing, such as a call that the person wants', () => {
    expect(told([...released, line(3, 'ASK_CALL', 'IDENTITY_RELEASED', 'IDENTITY_RELEASED')])).toEqual([['CANDIDATE', 2, null, null]]);
  });
});

describe('what an employer may answer', () => {
  const in_ = (state: Offer['state'], heldSince: Date | null = null) => mayAnswer({ state, heldSince });
  it('follows the table of offers, and is nothing on hold or at an end', () => {
    expect(in_('IDENTITY_RELEASED')).toEqual(['INTERVIEW', 'CONFIRM', 'NOT_SELECTED']);
    expect(in_('INTERVIEW')).toEqual(['CONFIRM', 'NOT_SELECTED']);
    expect(in_('INTERESTED')).toEqual(['NOT_SELECTED']);
    for (const state of ['SENT', 'DECLINED', 'ACCEPTED', 'NOT_SELECTED'] as const) expect(in_(state)).toEqual([]);
    expect(in_('INTERVIEW', at(1))).toEqual([]);
  });

  it('may be taken back for half an hour, by the employer whose answer it was', () => {
    const said = { act: 'NOT_SELECT', actor: 'EMPLOYER', reason: 'DISTANCE', at: at(1) } as OfferEvent;
    const minutes = (n: number): Date => new Date(at(1).getTime() + n * 60_000);
    expect(givenAnswer([said], minutes(30))).toEqual({ answer: 'NOT_SELECTED', reason: 'DISTANCE', undoUntil: minutes(30) });
    expect(givenAnswer([said], minutes(31))).toBeNull();
    expect(givenAnswer([{ ...said, actor: 'STAFF' }], minutes(1))).toBeNull();
    expect(givenAnswer([], at(1))).toBeNull();
  });

  it('has the reasons of the closed list', () => {
    expect(notSelectedReasons).toEqual(['SKILLS', 'EXPERIENCE', 'LANGUAGE', 'AVAILABILITY', 'PAY', 'DISTANCE', 'MISSED_INTERVIEW', 'ANOTHER_CANDIDATE', 'POST_CHANGED', 'NOT_REACHED']);
  });
});
