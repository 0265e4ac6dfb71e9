import fc from 'fast-check';

import { addDays, day, formatDay, type Day } from '../../../kernel/day.js';
import { openStates, type Offer } from '../lifecycle/offer.js';
import { dueOn, termAfterHold, termOf } from './expiry.js';
import { faultOfRoom, roomFor, usualOffering } from './room.js';
import { consequenceOf, isFull, type OfferGround } from './standing.js';

const monday = day('2026-03-02');
const sent = { state: 'SENT', heldSince: null, remindedAt: null, ...termOf('ET', monday) } as const;

describe('the days of an offer', () => {
  it('are five working days from delivery, with one reminder on the third', () => {
    expect([sent.remindsOn, sent.expiresOn].map((each) => formatDay(each!))).toEqual(['2026-03-05', '2026-03-09']);
    const due = Array.from({ length: 9 }, (_, n) => dueOn(sent, addDays(monday, n)));
    expect(due).toEqual([null, null, null, 'REMIND', 'REMIND', 'REMIND', 'REMIND', 'REMIND', 'EXPIRE']);
  });
  it('bring one reminder only', () => expect(dueOn({ ...sent, remindedAt: new Date() }, day('2026-03-06'))).toBeNull());
  it('stand still on hold, before delivery, and once there was an answer', () => {
    const late = day('2027-01-01');
    expect(dueOn({ ...sent, heldSince: new Date() }, late)).toBeNull();
    expect(dueOn({ ...sent, remindsOn: null, expiresOn: null }, late)).toBeNull();
    for (const state of openStates.filter((each) => each !== 'SENT')) expect(dueOn({ ...sent, state }, late)).toBeNull();
  });
  it('are moved on by a hold, so that nobody has less time than before', () => {
    const resumed = termAfterHold('ET', sent, day('2026-03-04'), day('2026-06-01'));
    expect(Object.values(resumed).map((each) => formatDay(each!))).toEqual(['2026-06-02', '2026-06-04']);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 400 }), (held, away) => {
        const heldOn = addDays(monday, held);
        const today = addDays(heldOn, away);
        const { expiresOn } = termAfterHold('IQ', termOf('IQ', monday), heldOn, today);
        expect(expiresOn).toBeGreaterThan(today);
        expect(expiresOn).toBeGreaterThanOrEqual(termOf('IQ', monday).expiresOn as Day);
      }),
    );
  });
});

describe('what becomes of an open offer by itself', () => {
  const good: OfferGround = { person: { status: 'ACTIVE', agreesToMatching: true, keptAway: false }, opening: 'PUBLISHED', employerCleared: true, employerBarred: false, placeFrozen: false, full: false };
  const person = (over: Partial<NonNullable<OfferGround['person']>>): OfferGround => ({ ...good, person: { ...good.person!, ...over } });
  const held = (holdReason: Offer['holdReason']) => ({ state: 'SENT', heldSince: new Date(), holdReason }) as const;
  const running = { state: 'SENT', heldSince: null, holdReason: null } as const;

  it('is nothing while all is well', () => {
    for (const state of openStates) expect(consequenceOf({ ...running, state }, good)).toBeNull();
    for (const opening of ['FILLED', 'EXPIRED'] as const) expect(consequenceOf(running, { ...good, opening })).toBeNull();
  });
  it.each<[string, OfferGround, object]>([
    ['a pause holds it', person({ status: 'PAUSED' }), { act: 'HOLD', reason: 'NOT_AVAILABLE' }],
    ['what protection knows holds it like a pause', person({ keptAway: true }), { act: 'HOLD', reason: 'NOT_AVAILABLE' }],
    ['a suspended place holds it', { ...good, placeFrozen: true }, { act: 'HOLD', reason: 'PLACE_SUSPENDED' }],
    ['a suspended employer holds it (L15)', { ...good, employerCleared: false }, { act: 'HOLD', reason: 'EMPLOYER_NOT_CLEARED' }],
    ['a withdrawal ends it', person({ status: 'WITHDRAWN' }), { act: 'WITHDRAW', reason: 'PERSON_WITHDREW' }],
    ['consent taken back ends it', person({ agreesToMatching: false }), { act: 'WITHDRAW', reason: 'CONSENT_WITHDRAWN' }],
    ['a closed case ends it', person({ status: 'CLOSED' }), { act: 'WITHDRAW', reason: 'CASE_CLOSED' }],
    ['a closed opening ends it', { ...good, opening: 'CLOSED' }, { act: 'CANCEL', reason: 'OPENING_CLOSED' }],
    ['a barred employer ends it', { ...good, employerCleared: false, employerBarred: true }, { act: 'CANCEL', reason: 'EMPLOYER_BARRED' }],
    ['seats that are all taken end it', { ...good, opening: 'FILLED', full: true }, { act: 'FILL', reason: 'NO_SEAT_LEFT' }],
    ['somebody who is gone ends it', { ...good, person: null }, { act: 'WITHDRAW', reason: 'FORGOTTEN' }],
  ])('%s, on hold or not', (_, ground, consequence) => {
    expect(consequenceOf(running, ground)).toMatchObject(consequence);
    if (!('act' in consequence) || consequence.act !== 'HOLD') expect(consequenceOf(held('ASKED_BY_PERSON'), ground)).toMatchObject(consequence);
    else expect(consequenceOf(held('NOT_AVAILABLE'), ground)).toBeNull();
  });
  it('is to go on once nothing holds it, unless the person put it on hold', () => {
    expect(consequenceOf(held('NOT_AVAILABLE'), good)).toEqual({ act: 'RESUME' });
    expect(consequenceOf(held('ASKED_BY_PERSON'), good)).toBeNull();
  });
});

describe('an opening is full for the others', () => {
  const full = { seats: 2, seatsTaken: 2 };
  it('once no seat is left', () => {
    expect(isFull(full, [{ state: 'INTERVIEW' }, { state: 'SENT' }])).toBe(true);
    expect(isFull({ seats: 2, seatsTaken: 1 }, [])).toBe(false);
  });
  it('but not while somebody may still say no to a seat', () => expect(isFull(full, [{ state: 'EMPLOYER_CONFIRMED' }, { state: 'SENT' }])).toBe(false));
});

describe('room for offers', () => {
  const offering = usualOffering('m' as never, 'o' as never);
  it('is so many for each free seat', () => {
    const answers = { silent: false };
    expect(roomFor(offering, answers, { seats: 2, seatsTaken: 0 }, 0)).toBe(6);
    expect(roomFor(offering, answers, { seats: 2, seatsTaken: 1 }, 2)).toBe(1);
    expect(faultOfRoom(offering, answers, { seats: 2, seatsTaken: 1 }, 3)).toMatchObject({ code: 'TOO_MANY_OFFERS', facts: { most: 3 } });
    expect(faultOfRoom(offering, answers, { seats: 1, seatsTaken: 1 }, 0)).toMatchObject({ facts: { most: 0 } });
  });
  it('is a third of that with an employer who leaves people waiting', () => {
    expect(roomFor(offering, { silent: true }, { seats: 2, seatsTaken: 0 }, 0)).toBe(2);
    expect(faultOfRoom(offering, { silent: true }, { seats: 2, seatsTaken: 0 }, 2)).toMatchObject({ facts: { most: 2 } });
  });
});
