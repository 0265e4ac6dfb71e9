import fc from 'fast-check';

import { day } from '../../../kernel/day.js';
import { endings, holdsSeat, isOpen, offerStates, openStates, type Offer, type OfferState } from './offer.js';
import { moveOffer, offerActs, offerMoves, statesAfter, type OfferAct } from './offer-moves.js';
import { actorKinds, type ActorKind } from './offer-words.js';

const at = new Date('2026-03-01T08:00:00Z');
const draft = { state: 'DRAFT', heldSince: null, holdReason: null, endedAt: null, endReason: null, checkedOn: day('2026-03-01') } as unknown as Offer;
const in_ = (state: OfferState, held = false): Offer => ({ ...draft, state, heldSince: held ? at : null, holdReason: held ? 'NOT_AVAILABLE' : null });
type Move = Exclude<OfferAct, 'DRAFT'>;
const acts = offerActs.filter((act): act is Move => act !== 'DRAFT');
const move = (offer: Offer, act: Move, actor: ActorKind) => moveOffer(offer, act, actor, { at, before: 'INTERVIEW' });

/** Somewhere an offer can come by moves that are allowed, in any order. */
const walked = fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...actorKinds)), { maxLength: 14 }).map((steps) =>
  steps.reduce((offer, [act, actor]) => {
    const moved = move(offer, act, actor);
    return moved.ok ? moved.value : offer;
  }, draft),
);

describe('the moves of an offer', () => {
  it('reach every state and every ending from a draft', () => {
    const seen = new Set<OfferState>(['DRAFT']);
    for (const state of seen) for (const next of statesAfter(state)) seen.add(next);
    expect([...seen].sort()).toEqual([...offerStates].sort());
  });

  it('never leave an ending, but for what an employer undoes', () => {
    for (const state of endings)
      for (const act of acts)
        for (const actor of actorKinds) {
          const moved = move(in_(state), act, actor);
          const undone = state === 'NOT_SELECTED' && act === 'UNDO' && (actor === 'EMPLOYER' || actor === 'STAFF');
          expect([state, act, actor, moved.ok && moved.value.state !== state]).toEqual([state, act, actor, undone]);
        }
  });

  it('are refused from every state, by every actor and on every hold that the table does not name', () => {
    for (const state of offerStates)
      for (const act of acts)
        for (const actor of actorKinds)
          for (const held of [false, true]) {
            const { from, actors, onHold } = offerMoves[act];
            const named = from.includes(state) && actors.includes(actor) && (held ? onHold !== 'NO' : onHold !== 'ONLY');
            const moved = move(in_(state, held && isOpen({ state })), act, actor);
            if (!held || isOpen({ state })) expect([state, act, actor, held, moved.ok]).toEqual([state, act, actor, held, named]);
            if (!moved.ok) expect(moved.code).toBe('MOVE_NOT_ALLOWED');
          }
  });

  it('are told in place of one that cannot happen: those that this actor has, and no others', () => {
    const refusal = (offer: Offer, act: Move, actor: ActorKind) => {
      const moved = move(offer, act, actor);
      return moved.ok ? null : moved.message;
    };
    expect(refusal(in_('IDENTITY_RELEASED'), 'UNDO', 'EMPLOYER')).toBe('An offer that is IDENTITY_RELEASED cannot become UNDO. It can become INTERVIEW, EMPLOYER_CONFIRMED or NOT_SELECTED.');
    expect(refusal(in_('IDENTITY_RELEASED', true), 'CONFIRM', 'EMPLOYER')).toBe('An offer that is IDENTITY_RELEASED (on hold) cannot become EMPLOYER_CONFIRMED. It can become NOT_SELECTED.');
    expect(refusal(in_('DRAFT'), 'SEND', 'EMPLOYER')).toBe('An offer that is DRAFT cannot become SENT.');
    expect(refusal(in_('ACCEPTED'), 'SEND', 'STAFF')).toBe('An offer that is ACCEPTED cannot become SENT.');
  });

  it('let a person say no, and pause or go on, wherever the offer has come, on hold or not', () => {
    fc.assert(
      fc.property(walked, (offer) => {
        if (!isOpen(offer)) return;
        const declined = move(offer, 'DECLINE', 'PERSON');
        expect(declined).toMatchObject({ ok: true, value: { state: 'DECLINED', heldSince: null, endedAt: at } });
        expect(move(offer, 'WITHDRAW', 'PERSON')).toMatchObject({ ok: true, value: { state: 'WITHDRAWN' } });
        expect(move(offer, 'HOLD', 'PERSON').ok).toBe(true);
        const other = offer.heldSince === null ? move(offer, 'HOLD', 'PERSON') : move(offer, 'RESUME', 'PERSON');
        expect(other).toMatchObject({ ok: true, value: { state: offer.state } });
      }),
      { numRuns: 1_000 },
    );
  });

  it('never bring an offer on in the name of a person by anybody else, or by nobody', () => {
    for (const act of ['INTEREST', 'RELEASE', 'ACCEPT', 'DECLINE'] as const) expect([act, offerMoves[act].actors]).toEqual([act, ['PERSON']]);
    const without = fc.array(fc.tuple(fc.constantFrom(...acts), fc.constantFrom(...actorKinds.filter((actor) => actor !== 'PERSON'))), { maxLength: 20 });
    fc.assert(
      fc.property(without, (steps) => {
        let offer = draft;
        for (const [act, actor] of steps) {
          const moved = moveOffer(offer, act, actor, { at });
          if (moved.ok) offer = moved.value;
          expect(['INTERESTED', 'IDENTITY_RELEASED', 'INTERVIEW', 'EMPLOYER_CONFIRMED', 'ACCEPTED', 'DECLINED']).not.toContain(offer.state);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('take no step forward while the offer is on hold', () => {
    for (const state of openStates)
      for (const act of ['APPROVE', 'SEND', 'INTEREST', 'RELEASE', 'INTERVIEW', 'CONFIRM', 'ACCEPT', 'EXPIRE', 'REMIND'] as const)
        for (const actor of actorKinds) expect(move(in_(state, true), act, actor).ok).toBe(false);
  });

  it('ask for requirements and consent at each step forward, for a seat when the employer confirms, and for a read-out before anything is released or accepted', () => {
    for (const act of ['APPROVE', 'SEND', 'INTEREST', 'RELEASE', 'INTERVIEW', 'CONFIRM', 'ACCEPT'] as const) expect([act, offerMoves[act].guards]).toEqual([act, expect.arrayContaining(['FIT'])]);
    expect(acts.filter((act) => offerMoves[act].guards.includes('SEAT'))).toEqual(['CONFIRM']);
    expect(acts.filter((act) => offerMoves[act].guards.includes('READ_OUT'))).toEqual(['RELEASE', 'ACCEPT']);
    expect(offerStates.filter((state) => holdsSeat({ state }))).toEqual(['EMPLOYER_CONFIRMED', 'ACCEPTED']);
  });

  it('end with a reason, unless accepted', () => {
    fc.assert(fc.property(walked, (offer) => expect(offer.endReason === null).toBe(isOpen(offer) || offer.state === 'ACCEPTED')));
  });
});
