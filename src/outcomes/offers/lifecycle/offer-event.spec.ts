import { undoable, UNDO_MINUTES, type OfferActor, type OfferEvent } from './offer-event.js';

const at = new Date('2026-03-01T08:00:00Z');
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const employer: OfferActor = { kind: 'EMPLOYER', by: null, channel: 'LINK' };
const line = (over: Partial<OfferEvent> = {}): OfferEvent => ({ act: 'CONFIRM', actor: 'EMPLOYER', at, number: 4, ...over }) as OfferEvent;

describe('taking an answer back', () => {
  it('is possible for thirty minutes, to the last one', () => {
    expect(undoable([line()], employer, later(UNDO_MINUTES))?.number).toBe(4);
    expect(undoable([line()], employer, later(UNDO_MINUTES + 0.01))).toBeNull();
  });
  it('is not possible once something came after it, to somebody else, and for what is no answer', () => {
    expect(undoable([line(), line({ act: 'DECLINE', actor: 'PERSON' })], employer, later(1))).toBeNull();
    expect(undoable([line()], { kind: 'STAFF', by: null, channel: null }, later(1))).toBeNull();
    expect(undoable([line({ act: 'RELEASE' })], employer, later(1))).toBeNull();
    expect(undoable([], employer, at)).toBeNull();
  });
});
