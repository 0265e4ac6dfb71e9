import { day } from '../../../kernel/day.js';
import { checkInAnswers, type CheckInAnswer } from '../check-in.js';
import { checkAnswer, tasksOf, type AnswerDraft, type VoiceAnswers } from './answers.js';

const today = day('2026-03-10');
const free: VoiceAnswers = { talksFreely: true, moneyAsked: null, mayConfront: null, paidAsAgreed: null, hoursAsAgreed: null, feelsSafe: null };
const said = (answer: CheckInAnswer, voice: Partial<VoiceAnswers> | null = null): AnswerDraft => ({ answer, channel: 'CALL', voice: voice === null ? null : { ...free, ...voice } });
const person = { side: 'PERSON' } as const;
const asks = (draft: AnswerDraft, side: 'PERSON' | 'EMPLOYER' = 'PERSON') => tasksOf(draft, { side }, today).map(({ kind, about, withinMinutes }) => `${kind} ${about}${withinMinutes === null ? '' : ` ${withinMinutes}`}`);

describe('pay, fees, hours and safety', () => {
  it.each(['moneyAsked', 'paidAsAgreed', 'hoursAsAgreed', 'feelsSafe'])('%s is asked by voice alone, of somebody who can talk freely', (name) => {
    const draft = said('FINE', { [name]: true });
    for (const channel of ['CALL', 'VISIT', 'IN_PERSON'] as const) expect(checkAnswer({ ...draft, channel }, person).ok).toBe(true);
    for (const channel of ['TEXT', 'API', 'LINK'] as const) expect(checkAnswer({ ...draft, channel }, person)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkAnswer(said('FINE', { [name]: false, talksFreely: false }), person)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkAnswer(draft, { side: 'EMPLOYER' })).toMatchObject({ code: 'INVALID_INPUT' });
  });
  it('leave the employer out of it unless money was asked and the worker agrees', () => {
    expect(checkAnswer(said('FINE', { mayConfront: true }), person)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(checkAnswer(said('FINE', { moneyAsked: true, mayConfront: true }), person).ok).toBe(true);
  });
});

describe('an answer', () => {
  it.each<[CheckInAnswer, string[]]>([
    ['FINE', []],
    ['NOT_FINE', ['CALL not-fine']],
    ['CALL_ME', ['CALL call-me']],
    ['DANGER', ['INCIDENT danger 60']],
    ['MONEY', ['CALL money 60']],
    ['LEFT', ['REVIEW left']],
  ])('%s goes to a person where it must, on the same day', (answer, asked) => {
    expect(asks(said(answer))).toEqual(asked);
    for (const task of tasksOf(said(answer), person, today)) expect(task.dueOn).toBe(today);
  });
  it('by voice that money was asked is a task of its own, whatever else was said', () => {
    for (const answer of checkInAnswers) expect(asks(said(answer, { moneyAsked: true }))).toContain('FEE_ASKED fee');
    expect(asks(said('FINE', { moneyAsked: false }))).toEqual([]);
  });
  it('of somebody who does not feel safe, or is not paid as agreed, is an incident', () => {
    expect(asks(said('FINE', { feelsSafe: false }))).toEqual(['INCIDENT unsafe 60']);
    expect(asks(said('FINE', { paidAsAgreed: false, hoursAsAgreed: false }))).toEqual(['INCIDENT terms']);
  });
  it('of somebody who cannot talk freely is asked again', () => expect(asks(said('FINE', { talksFreely: false }))).toEqual(['CALL freely']));
  it('of an employer goes to the officer, and is never one that only the person gives', () => {
    expect(asks(said('FINE'), 'EMPLOYER')).toEqual([]);
    expect(asks(said('LEFT'), 'EMPLOYER')).toEqual(['REVIEW left']);
    for (const answer of ['DANGER', 'MONEY'] as const) expect(checkAnswer(said(answer), { side: 'EMPLOYER' })).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
