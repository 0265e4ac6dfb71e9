import { anOpening } from '../../../test/openings/an-opening.js';
import { openingStatuses, type OpeningStatus } from './opening.js';
import { moveOpening, openingMoves, seatsLeft, takeSeats } from './opening-standing.js';

const pairs = openingStatuses.flatMap((from) => openingStatuses.map((to) => ({ from, to })));

describe('the moves of an opening', () => {
  it.each(pairs.filter(({ from, to }) => openingMoves[from].includes(to)))('lets $from become $to with a reason', ({ from, to }) => {
    expect(moveOpening(anOpening({ status: from }), to, ' why ')).toMatchObject({ ok: true, value: { reason: 'why', opening: { status: to } } });
  });

  it.each(pairs.filter(({ from, to }) => !openingMoves[from].includes(to)))('never lets $from become $to', ({ from, to }) => {
    const moved = moveOpening(anOpening({ status: from }), to, 'why');
    expect(moved).toMatchObject({ ok: false, code: 'MOVE_NOT_ALLOWED', facts: { what: 'opening', from, to } });
    expect(moved).toMatchObject({ message: expect.stringContaining(openingMoves[from].at(-1) ?? '') });
  });

  it.each(openingStatuses)('wants a reason before %s', (to) => {
    expect(moveOpening(anOpening({ status: 'DRAFT' }), to, ' ')).toMatchObject({ ok: false, code: 'REASON_NEEDED' });
  });

  it('reaches every status from the first, and from every status a way back to PUBLISHED', () => {
    const reachedFrom = (start: OpeningStatus) => {
      const reached = new Set<OpeningStatus>([start]);
      for (const from of reached) for (const to of openingMoves[from]) reached.add(to);
      return reached;
    };
    expect(reachedFrom('DRAFT').size).toBe(openingStatuses.length);
    for (const status of openingStatuses) expect(reachedFrom(status)).toContain('PUBLISHED');
  });

  it('never makes a draft of what was published', () => {
    for (const status of openingStatuses) expect(openingMoves[status]).not.toContain('DRAFT');
  });
});

describe('seats', () => {
  it.each([0, 1, 2])('can be taken: %i of 2', (taken) => {
    const outcome = takeSeats(anOpening(), taken);
    expect(outcome.ok && seatsLeft(outcome.value)).toBe(2 - taken);
  });
  it.each([-1, 3, 0.5, Number.NaN])('cannot be taken: %d of 2', (taken) => {
    expect(takeSeats(anOpening(), taken)).toMatchObject({ ok: false, code: 'INVALID_INPUT' });
  });
  it('fill a published opening with the last', () => {
    expect(takeSeats(anOpening(), 1)).toMatchObject({ value: { status: 'PUBLISHED' } });
    expect(takeSeats(anOpening(), 2)).toMatchObject({ value: { status: 'FILLED' } });
    expect(takeSeats(anOpening({ status: 'CLOSED' }), 2)).toMatchObject({ value: { status: 'CLOSED' } });
  });
  it('are not filled where there are none', () => {
    expect(takeSeats(anOpening({ seats: 0 }), 0)).toMatchObject({ value: { status: 'PUBLISHED' } });
  });
  it('do not publish by themselves when one comes free', () => {
    expect(takeSeats(anOpening({ status: 'FILLED', seatsTaken: 2 }), 1)).toMatchObject({ value: { status: 'FILLED' } });
  });
});
