import fc from 'fast-check';

import { addDays, day, type Day } from '../../../kernel/day.js';
import { endCategory, endReasons, PERSONAL, reasonsShownAs, sensitiveReasons, shownReason } from './end-reasons.js';
import { after, isOver, presentOf, wagesGoOn, type Said } from './fold.js';
import { decide, placementMoves, type MoveSaid, type PlacementMove } from './moves.js';
import { placementActors, placementStates, type PlacementActor, type PlacementId, type PlacementState, type Present } from '../placement.js';

const today = day('2026-03-10');
const ground = { today, startsOn: day('2026-03-01') };
const moves = Object.keys(placementMoves) as PlacementMove[];
const linked = 'new' as PlacementId;

/** Where somebody is led by these moves; throws where one is refused. */
function led(...steps: readonly (readonly [PlacementMove, PlacementActor, MoveSaid?])[]): Present {
  const said: Said[] = [];
  for (const [move, actor, with_ = {}] of steps) {
    const event = decide(presentOf(said), move, actor, with_, ground);
    if (!event.ok) throw new Error(`${move}: ${event.message}`);
    said.push(event.value);
  }
  return presentOf(said);
}
const START = ['CONFIRM_START', 'STAFF', { on: day('2026-03-02') }] as const;

/** Any history that the table lets happen. */
const histories = fc
  .array(
    fc.record({
      move: fc.constantFrom(...moves),
      actor: fc.constantFrom(...placementActors),
      on: fc.integer({ min: -20, max: 3 }).map((days) => addDays(today, days)),
      reason: fc.constantFrom(...endReasons),
      skillsHelped: fc.constantFrom(null, true, false),
      linked: fc.constantFrom(null, linked),
    }),
    { maxLength: 25 },
  )
  .map((tries) =>
    tries.reduce<Said[]>((said, { move, actor, ...rest }) => {
      const event = decide(presentOf(said), move, actor, rest, ground);
      return event.ok ? [...said, event.value] : said;
    }, []),
  );

describe('the moves of a placement', () => {
  it('reach every state', () => {
    const reached = new Set<PlacementState>();
    const seen = new Set<string>();
    const histories: Said[][] = [[]];
    for (const said of histories) {
      const present = presentOf(said);
      reached.add(present.state);
      for (const move of moves)
        for (const actor of placementActors)
          for (const reason of endReasons) {
            const event = decide(present, move, actor, { on: today, reason, skillsHelped: null, linked }, ground);
            const next = event.ok ? [...said, event.value] : said;
            const { state, stage, paused, disputed } = presentOf(next);
            const where = JSON.stringify([state, stage, paused, disputed]);
            if (!seen.has(where)) histories.push(next);
            seen.add(where);
          }
    }
    expect([...reached].sort()).toEqual([...placementStates].sort());
  });

  it('let a person withdraw and pause in every state that can be reached', () =>
    fc.assert(
      fc.property(histories, (said) => {
        const present = presentOf(said);
        for (const move of ['WITHDRAW', 'PAUSE'] as const) {
          const event = decide(present, move, 'PERSON', {}, ground);
          if (!event.ok) throw new Error(`${move} from ${present.state}: ${event.message}`);
          const next = after(present, event.value);
          expect(next.followUp).not.toBe('ON');
          expect(isOver(next)).toBe(move === 'WITHDRAW' || isOver(present));
        }
      }),
      { numRuns: 2_000 },
    ));

  it('leave what is over as it ended', () =>
    fc.assert(
      fc.property(histories, histories, (said, more) => {
        const present = presentOf(said);
        fc.pre(isOver(present));
        const later = more.reduce((now, event) => (decide(now, event.act as PlacementMove, event.actor, { on: event.on, linked: event.linked }, ground).ok ? after(now, event) : now), present);
        const { state, endedOn, endReason, startedOn } = present;
        expect(later).toMatchObject({ state, endedOn, endReason, startedOn });
      }),
    ));

  it('give every end a day and a reason, and no end before the start', () =>
    fc.assert(
      fc.property(histories, (said) => {
        const { endedOn, endReason, startedOn, stage, convertedTo, ...present } = presentOf(said);
        expect([endedOn !== null, endReason !== null]).toEqual(Array(2).fill(isOver({ stage })));
        if (endedOn !== null && startedOn !== null) expect(endedOn).toBeGreaterThanOrEqual(startedOn);
        expect(convertedTo !== null).toBe(stage === 'CONVERTED');
        if (present.disputed && (stage === 'STARTED' || stage === 'ACTIVE')) expect(wagesGoOn({ ...present, stage })).toBe(true);
      }),
      { numRuns: 2_000 },
    ));

  it('are refused from every state and to every actor that the table does not name', () =>
    fc.assert(
      fc.property(histories, fc.constantFrom(...moves), fc.constantFrom(...placementActors), (said, move, actor) => {
        const present = presentOf(said);
        const { from, actors } = placementMoves[move];
        if (!from.includes(present.state) || !actors.includes(actor)) expect(decide(present, move, actor, { reason: 'OWN_WISH', linked }, ground).ok).toBe(false);
      }),
    ));
});

describe('a start', () => {
  const said = (...days: readonly (readonly [PlacementActor, string])[]) => led(...days.map(([actor, on]) => ['CONFIRM_START', actor, { on: day(on) }] as const));
  it('is confirmed by staff alone', () => expect(said(['STAFF', '2026-03-02'])).toMatchObject({ state: 'STARTED', startedOn: day('2026-03-02') }));
  it('is confirmed by both sides', () => {
    expect(said(['PERSON', '2026-03-02'])).toMatchObject({ state: 'AGREED', startedOn: null });
    expect(said(['PERSON', '2026-03-02'], ['EMPLOYER', '2026-03-02'])).toMatchObject({ state: 'STARTED', startedOn: day('2026-03-02') });
  });
  it('waits while they say different days', () => {
    expect(said(['PERSON', '2026-03-02'], ['EMPLOYER', '2026-03-03'])).toMatchObject({ state: 'AGREED' });
    expect(said(['PERSON', '2026-03-02'], ['EMPLOYER', '2026-03-03'], ['PERSON', '2026-03-03'])).toMatchObject({ state: 'STARTED' });
  });
  it('are told in place of one that cannot happen: those that this actor has, and no others', () => {
    const message = (present: Present, move: PlacementMove, actor: PlacementActor) => {
      const said = decide(present, move, actor, {}, ground);
      return said.ok ? null : said.message;
    };
    expect(message(presentOf([]), 'COMPLETE', 'STAFF')).toBe('A placement that is AGREED cannot become COMPLETED. It can become STARTED, NO_SHOW, PAUSED, DISPUTED or ENDED.');
    expect(message(presentOf([]), 'HEAR', 'EMPLOYER')).toBe('A placement that is AGREED cannot become ACTIVE. It can become STARTED, NO_SHOW or DISPUTED.');
  });

  it('is not in the future', () => {
    expect(decide(presentOf([]), 'CONFIRM_START', 'STAFF', { on: today }, ground).ok).toBe(true);
    expect(decide(presentOf([]), 'CONFIRM_START', 'STAFF', { on: addDays(today, 1) }, ground)).toMatchObject({ code: 'INVALID_INPUT' });
  });
  it('that nobody came to is known from the agreed day on, and can turn out to have been', () => {
    const early = { ...ground, startsOn: addDays(today, 1) };
    expect(decide(presentOf([]), 'REPORT_NO_SHOW', 'EMPLOYER', {}, early)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(decide(presentOf([]), 'REPORT_NO_SHOW', 'EMPLOYER', {}, { ...ground, startsOn: today }).ok).toBe(true);
    expect(led(['REPORT_NO_SHOW', 'EMPLOYER'], START)).toMatchObject({ state: 'STARTED' });
  });
});

describe('a dispute', () => {
  it('never stops wages, nor does a pause during one', () => {
    expect(wagesGoOn(led(START, ['DISPUTE', 'PERSON']))).toBe(true);
    expect(wagesGoOn(led(START, ['DISPUTE', 'EMPLOYER'], ['PAUSE', 'STAFF']))).toBe(true);
    expect(wagesGoOn(led(START, ['PAUSE', 'STAFF']))).toBe(false);
    expect(wagesGoOn(led(['DISPUTE', 'PERSON']))).toBe(false);
  });
  it('is settled back to where it was', () => {
    expect(led(START, ['HEAR', 'PERSON'], ['DISPUTE', 'PERSON'], ['SETTLE', 'STAFF'])).toMatchObject({ state: 'ACTIVE' });
    expect(led(START, ['PAUSE', 'PERSON'], ['DISPUTE', 'PERSON'], ['SETTLE', 'STAFF'])).toMatchObject({ state: 'PAUSED' });
    expect(led(START, ['DISPUTE', 'PERSON'], ['PAUSE', 'PERSON'], ['RESUME', 'PERSON'])).toMatchObject({ state: 'DISPUTED', followUp: 'ON' });
  });
});

describe('a reason', () => {
  it.each(endReasons)('%s is shown as it is to protection, and as personal to others where it is sensitive', (reason) => {
    expect(shownReason(reason, true)).toBe(reason);
    expect(shownReason(reason, false)).toBe(sensitiveReasons.includes(reason) ? PERSONAL : reason);
  });
  it('that is sensitive is health, stigma, harassment, irregular departure or death', () =>
    expect([...sensitiveReasons].sort()).toEqual(['DEATH', 'LEFT_IRREGULARLY', 'RESIGNED_HARASSMENT', 'RESIGNED_HEALTH', 'RESIGNED_STIGMA']));
  it('is found by what is shown, and by nothing else', () => {
    for (const reason of sensitiveReasons) expect(reasonsShownAs(reason, false)).toEqual([]);
    expect(reasonsShownAs(PERSONAL, false)).toEqual([...sensitiveReasons, PERSONAL].sort((a, b) => [...endReasons, PERSONAL].indexOf(a) - [...endReasons, PERSONAL].indexOf(b)));
    expect(reasonsShownAs('DEATH', true)).toEqual(['DEATH']);
  });
  it.each([
    [null, 'REASON_NEEDED'],
    ['CONVERTED', 'INVALID_INPUT'],
    ['NEVER_STARTED', 'INVALID_INPUT'],
    ['LEFT_LEGALLY', 'INVALID_INPUT'],
  ] as const)('%s ends nothing after a start by itself', (reason, code) => expect(decide(led(START), 'END', 'STAFF', { reason }, ground)).toMatchObject({ code }));
  it('of leaving legally says whether skills made it possible, and counts so (F57)', () => {
    const left = (skillsHelped: boolean) => led(START, ['END', 'STAFF', { reason: 'LEFT_LEGALLY', skillsHelped }]);
    expect(endCategory('LEFT_LEGALLY', left(true).skillsHelped)).toBe('SUCCESS');
    expect(endCategory('LEFT_LEGALLY', left(false).skillsHelped)).toBe('LEFT_LEGALLY');
    expect(decide(led(START), 'END', 'STAFF', { reason: 'OWN_WISH', skillsHelped: true }, ground)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('a replacement', () => {
  it.each<[string, Present, boolean]>([
    ['somebody who never came', led(['REPORT_NO_SHOW', 'STAFF']), true],
    ['somebody who left', led(START, ['WITHDRAW', 'PERSON']), true],
    ['somebody who works', led(START), false],
    ['somebody who was taken on', led(START, ['CONVERT', 'STAFF', { linked }]), false],
    ['the same one twice', led(START, ['WITHDRAW', 'PERSON'], ['ASK_REPLACEMENT', 'EMPLOYER']), false],
  ])('can be asked for %s: as the table says', (_, present, may) => expect(decide(present, 'ASK_REPLACEMENT', 'EMPLOYER', {}, ground).ok).toBe(may));
});

describe('a wish to stop', () => {
  it('holds from today, whatever day was said with it', () => {
    const stopped = (on: Day) => led(START, ['WITHDRAW', 'PERSON', { on }]).endedOn;
    expect(stopped(addDays(today, 5))).toBe(today);
    expect(stopped(day('2026-03-05'))).toBe(day('2026-03-05'));
    expect(stopped(day('2026-01-01'))).toBe(day('2026-03-02'));
  });
});
