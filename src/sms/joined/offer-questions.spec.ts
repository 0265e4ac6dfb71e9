import { day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { heards } from '../../outcomes/offers/offer-answers.service.js';
import { offerStates, type Offer } from '../../outcomes/offers/lifecycle/offer.js';
import { offerAnswer, offerQuestions, saidToOffer } from './offer-questions.js';

const today = day('2026-03-10');
const whose = 'p' as JobseekerId;
const offer = (over: Partial<Offer> = {}): Offer => ({ id: 'o', code: '4821', state: 'SENT', heldSince: null, remindsOn: null, expiresOn: day('2026-03-10'), remindedAt: null, ...over }) as Offer;
const only = (over: Partial<Offer>) => offerQuestions([offer(over)], whose, today)[0];

describe('an offer as a question', () => {
  it('is open up to its last day, and late after it', () => {
    expect(only({})).toEqual({ id: 'o', kind: 'OFFER', jobseekerId: 'p', code: '4821', standing: 'OPEN', answered: null, options: 0 });
    expect(only({ expiresOn: day('2026-03-09') })).toMatchObject({ standing: 'LATE', answered: null });
    expect(only({ expiresOn: null })).toMatchObject({ standing: 'OPEN' });
  });
  it('knows what was said, in every state', () => {
    const said = (state: Offer['state']) => only({ state })?.answered;
    expect(offerStates.filter((state) => said(state) === 'NO')).toEqual(['DECLINED']);
    expect([said('SENT'), said('INTERESTED'), said('EMPLOYER_CONFIRMED'), said('ACCEPTED'), said('DECLINED'), said('EXPIRED'), said('FILLED')]).toEqual([null, 'YES', 'YES', 'YES', 'NO', null, null]);
  });
  it('has the code alone: of two the open one, else the later one', () => {
    const [ended, open, later] = [offer({ id: 'a' as never, state: 'EXPIRED' }), offer({ id: 'b' as never }), offer({ id: 'c' as never, state: 'FILLED' })];
    const ids = (...offers: Offer[]) => offerQuestions(offers, whose, today).map(({ id }) => id);
    expect([ids(ended, open), ids(open, later), ids(ended, later), ids(open, offer({ id: 'd' as never, code: '7305' }))]).toEqual([['b'], ['b'], ['c'], ['b', 'd']]);
  });
});

describe('an answer to an offer', () => {
  const act = (name: string) => offerAnswer({ act: name, jobseekerId: whose, questionId: 'o' } as never);
  it('is interest, a no, or a wish to be called, and nothing else', () => {
    expect(['INTERESTED', 'LATE_YES', 'DECLINE', 'CALL_ME', 'CHECK_IN', 'SURVEY', 'CODE'].map(act)).toEqual(['INTERESTED', 'INTERESTED', 'DECLINED', 'CALL_ME', null, null, null]);
  });
  it('is answered after what became of it', () => {
    const phrases = (answer: 'INTERESTED' | 'DECLINED' | 'CALL_ME') => heards.map((heard) => { const said = saidToOffer(answer, heard, '4821'); return typeof said === 'object' && said !== null ? said.phrase : said; });
    expect(heards).toEqual(['RECORDED', 'REPEATED', 'LATE', 'CALL', 'REVIEW']);
    expect(phrases('INTERESTED')).toEqual([undefined, null, 'offerLate', 'callComing', 'handedOver']);
    expect(phrases('CALL_ME')).toEqual(['callComing', 'callComing', 'callComing', 'callComing', 'handedOver']);
  });
});
