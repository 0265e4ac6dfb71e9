import fc from 'fast-check';

import { SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import { addDays, addMonths, day, type Day } from '../../kernel/day.js';
import { definitions, figureNames, type FigureName } from './definitions.js';
import { groupings, type FigureRow, type Grouping } from './figure.js';
import { peopleKnownOn, type Histories, type OfferHistory, type PersonHistory, type PlacementHistory } from './measures/histories.js';
import { reportOf } from './report.js';

const start = day('2025-01-31');
const asOf = day('2026-06-01');
type Event = PlacementHistory['events'][number];
const event = (act: Event['act'], on: Day, over: Partial<Event> = {}): Event => ({ act, actor: 'STAFF', on, reason: null, skillsHelped: null, linked: null, knownOn: on, ...over });
const person = (id: string, over: Partial<PersonHistory> = {}): PersonHistory => ({ id, kind: 'RETURNEE', registeredOn: start, mergedInto: null, ...over });
const offer = (personId: string, ...moves: readonly (readonly [string, number])[]): OfferHistory => ({ personId, moves: moves.map(([to, after]) => ({ to, knownOn: addDays(start, after) })) });
const placement = (personId: string, events: readonly Event[], over: Partial<PlacementHistory> = {}): PlacementHistory => ({
  id: `of ${personId}`, personId, convertedFrom: null, groups: { OPENING_KIND: 'VACANCY', EMPLOYER: 'e1' }, subsidyEndsOn: null, events, ...over,
});
const working = (from: Day, heard: Day): Event[] => [event('AGREE', from), event('CONFIRM_START', from), event('HEAR', heard)];
const ended = (from: Day, on: Day, reason: Event['reason'] = 'OWN_WISH', knownOn = on): Event[] => [event('AGREE', from), event('CONFIRM_START', from), event('END', on, { reason, knownOn })];
const rowsOf = (histories: Histories, name: FigureName, by: Grouping | null = null, on: Day = asOf): readonly FigureRow[] =>
  reportOf(peopleKnownOn(histories, on), [], { asOf: on, by, names: [name] }).figures[0]!.rows;
const world = (over: Partial<Histories>): Histories => ({ people: [], offers: [], placements: [], ...over });
const many = <T>(count: number, make: (id: string, at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(`p${at}`, at));

describe('jobs', () => {
  const jobsOf = (...placements: PlacementHistory[]) => peopleKnownOn(world({ people: [person('p')], placements }), asOf)[0]!.jobs;
  const later = addDays(start, 100);
  it('go on in what they were converted into', () => {
    const first = placement('p', [...working(start, later), event('CONVERT', later, { reason: 'CONVERTED', linked: 'b' as Event['linked'] })], { id: 'a', groups: { OPENING_KIND: 'INTERNSHIP' } });
    const next = placement('p', working(addDays(later, 5), addDays(later, 200)), { id: 'b', convertedFrom: 'a' });
    expect(jobsOf(first, next)).toMatchObject([{ startedOn: start, end: null, groups: { OPENING_KIND: 'INTERNSHIP' } }]);
    const notYet = placement('p', [event('AGREE', later)], { id: 'b', convertedFrom: 'a' });
    expect(jobsOf(first, notYet)).toMatchObject([{ startedOn: start, end: null }]);
    const never = placement('p', [event('AGREE', later), event('END', addDays(later, 9), { reason: 'NEVER_STARTED' })], { id: 'b', convertedFrom: 'a' });
    expect(jobsOf(first, never)).toMatchObject([{ end: { on: later }, reason: 'NEVER_STARTED' }]);
  });
  it('that nobody heard of any more have no end that is known', () => expect(jobsOf(placement('p', ended(start, later, 'LOST_TO_FOLLOW_UP')))).toMatchObject([{ end: null }]));
  it('that never started are none', () => expect(jobsOf(placement('p', [event('AGREE', start), event('REPORT_NO_SHOW', start)]))).toEqual([]));
  it('end for reasons that are personal where they are', () => {
    for (const [reason, shown] of [['RESIGNED_HEALTH', 'PERSONAL'], ['DEATH', 'PERSONAL'], ['LEFT_IRREGULARLY', 'PERSONAL'], ['OWN_WISH', 'OWN_WISH']] as const) expect(jobsOf(placement('p', ended(start, later, reason)))[0]!.reason).toBe(shown);
  });
  it('that start on one day stand in the order of their placements, however they are read', () => {
    const two = [placement('p', working(start, later), { id: 'a' }), placement('p', working(start, later), { id: 'b', groups: { EMPLOYER: 'e2' } })];
    for (const read of [two, two.toReversed()]) expect(jobsOf(...read).map((job) => job.groups['EMPLOYER'])).toEqual(['e1', 'e2']);
  });
  it('start on the day as it was corrected, once that was known', () => {
    const corrected = placement('p', [...working(start, later), event('CORRECT_START', addDays(start, 3), { knownOn: addDays(asOf, -10) })]);
    const on = (known: Day) => peopleKnownOn(world({ people: [person('p')], placements: [corrected] }), known)[0]!.jobs[0]!.startedOn;
    expect([on(addDays(asOf, -11)), on(addDays(asOf, -10))]).toEqual([start, addDays(start, 3)]);
  });
});

describe('people', () => {
  it('whose records were merged are one from the day on which that was decided, registered when the first was', () => {
    const people = [person('a', { registeredOn: addDays(start, 9), mergedInto: { id: 'b', knownOn: addDays(start, 50) } }), person('b', { registeredOn: addDays(start, 20) })];
    const offers = [offer('a', ['APPROVED', 20], ['SENT', 21])];
    const known = (after: number) => peopleKnownOn(world({ people, offers }), addDays(start, after));
    expect(known(10)).toHaveLength(1);
    expect(known(49)).toHaveLength(2);
    expect(known(50)).toMatchObject([{ registeredOn: addDays(start, 9), firstOfferOn: addDays(start, 21), furthest: 'SENT', offers: 'OPEN' }]);
  });
  it('came as far as no employer took back', () => {
    const moves = [['APPROVED', 1], ['SENT', 1], ['INTERESTED', 2], ['IDENTITY_RELEASED', 3], ['EMPLOYER_CONFIRMED', 4], ['IDENTITY_RELEASED', 4]] as const;
    expect(peopleKnownOn(world({ people: [person('a')], offers: [offer('a', ...moves)] }), asOf)[0]).toMatchObject({ furthest: 'RELEASED', offers: 'OPEN' });
    expect(peopleKnownOn(world({ people: [person('a')], offers: [offer('a', ...moves, ['NOT_SELECTED', 9])] }), asOf)[0]).toMatchObject({ furthest: 'RELEASED', offers: 'NOBODYS_REFUSAL' });
  });
});

describe('a report', () => {
  it('has every figure with the version of its definition, and says why one is empty', () => {
    const { figures } = reportOf([], [], { asOf, by: null, names: null });
    expect(figures.map((figure) => figure.name)).toEqual(figureNames);
    for (const { name, version, sentence, rows, empty } of figures) {
      expect([version, sentence]).toEqual([definitions[name].version, definitions[name].sentence]);
      expect([rows, empty]).toEqual([[], expect.stringMatching(/\w/)]);
    }
    expect(figures.find((figure) => figure.name === 'COST_PER_RETAINED_JOB')!.empty).toBe('waits for what the ledger of funds says of each kind of opening');
  });

  it('of retention has bounds of what is unknown, by months that have come, and by group', () => {
    const far = addDays(start, 400);
    const placements = [
      ...many(8, (id) => placement(id, working(start, far))),
      ...many(6, (_, at) => placement(`q${at}`, ended(start, addDays(start, 200), 'BETTER_JOB'))),
      ...many(6, (_, at) => placement(`r${at}`, working(start, addDays(start, 100)), { groups: { OPENING_KIND: 'INTERNSHIP', EMPLOYER: 'e2' } })),
    ];
    const histories = world({ people: placements.map(({ personId }) => person(personId)), placements });
    const rows = rowsOf(histories, 'RETENTION', 'OPENING_KIND');
    expect(rows.filter((row) => row.month === 12 && row.group === null)).toMatchObject([
      { step: null, people: 20, low: 0.4, high: 0.7, hidden: false },
      { step: 'IN_WORK', people: 8 },
      { step: 'ENDED', people: 6 },
      { step: 'UNKNOWN', people: 6 },
    ]);
    expect(rows.filter((row) => row.month === 12 && row.group !== null)).toMatchObject([{ group: 'INTERNSHIP', hidden: true }, { group: 'VACANCY', hidden: true }]);
    expect(rows.filter((row) => row.month === 1)[0]).toMatchObject({ people: 20, low: null, hidden: true });
  });

  it('of a funnel tells nobody apart who was lost between two steps', () => {
    const moves = [['APPROVED', 1], ['SENT', 2], ['INTERESTED', 3], ['IDENTITY_RELEASED', 4], ['EMPLOYER_CONFIRMED', 5], ['ACCEPTED', 6]] as const;
    const reached = [...many(20, (_, at) => [at, 6] as const), ...many(7, (_, at) => [20 + at, 2] as const), ...many(2, (_, at) => [27 + at, 3] as const)];
    const histories = world({ people: reached.map(([at]) => person(`p${at}`)), offers: reached.map(([at, steps]) => offer(`p${at}`, ...moves.slice(0, steps))) });
    const shown = rowsOf(histories, 'FUNNEL').filter((row) => !row.hidden).map((row) => [row.step, row.people]);
    // Two came to be interested and no further: INTERESTED, 22, stands too near to ACCEPTED, 20, and SENT to MATCHED.
    expect(shown).toEqual([['MATCHED', 29], ['ACCEPTED', 20]]);
  });

  it('of survival shows a month where five more have ended', () => {
    const placements = many(30, (id, at) => placement(id, at < 12 ? ended(start, addDays(start, 20 + at * 10)) : working(start, addDays(start, 450))));
    const rows = rowsOf(world({ people: placements.map(({ personId }) => person(personId)), placements }), 'SURVIVAL');
    expect(rows.filter((row) => !row.hidden).map((row) => [row.month, row.people, row.value])).toEqual([[2, 30, expect.closeTo(25 / 30, 10)], [4, 30, expect.closeTo(19 / 30, 10)]]);
    expect(rows).toHaveLength(12);
  });

  it('of times to a first offer counts those who still wait', () => {
    const people = many(20, (id) => person(id));
    const rows = rowsOf(world({ people, offers: many(12, (id, at) => offer(id, ['APPROVED', at], ['SENT', at])) }), 'TIME_TO_FIRST_OFFER');
    expect(rows).toMatchObject([{ step: 'QUARTER', people: 20, value: 4 }, { step: 'HALF', value: 9 }, { step: 'THREE_QUARTERS', value: null, hidden: false }]);
  });

  it('of acceptance has what is open as bounds, and leaves out what was nobody\'s refusal', () => {
    const ending = (states: readonly string[]) => states.map((state, at) => offer(`p${at}`, ['SENT', 1], [state, 2]));
    const histories = world({ people: many(30, (id) => person(id)), offers: ending([...many(8, () => 'ACCEPTED'), ...many(5, () => 'DECLINED'), ...many(5, () => 'INTERESTED'), ...many(9, () => 'FILLED')]) });
    expect(rowsOf(histories, 'ACCEPTANCE')).toMatchObject([{ people: 18, low: 8 / 18, high: 13 / 18, hidden: false }]);
  });

  it('of reasons pools those of few', () => {
    const reasons = [...many(7, () => 'BETTER_JOB'), ...many(3, () => 'RESIGNED_PAY'), ...many(3, () => 'SEASON_OVER'), ...many(6, () => 'RESIGNED_HEALTH')] as Event['reason'][];
    const placements = reasons.map((reason, at) => placement(`p${at}`, ended(start, addDays(start, 50), reason)));
    expect(rowsOf(world({ people: placements.map(({ personId }) => person(personId)), placements }), 'END_REASONS').map((row) => [row.step, row.people])).toEqual([['BETTER_JOB', 7], ['PERSONAL', 6], ['OTHERS', 6]]);
  });

  it('of ratios sets groups beside the largest', () => {
    const group = (count: number, kind: string, lasting: number) => many(count, (id, at) => ({ kind, id: `${kind}${id}`, events: at < lasting ? working(start, addDays(start, 400)) : ended(start, addDays(start, 40)) }));
    const all = [...group(20, 'RETURNEE', 10), ...group(12, 'COMMUNITY_MEMBER', 7)];
    const histories = world({ people: all.map(({ id, kind }) => person(id, { kind })), placements: all.map(({ id, events }) => placement(id, events)) });
    const rows = rowsOf(histories, 'GROUP_RATIO', 'JOBSEEKER_KIND');
    expect(rows).toMatchObject([{ group: 'COMMUNITY_MEMBER', people: 12, value: expect.closeTo(7 / 12 / 0.5, 10), high: null }, { group: 'RETURNEE', people: 20, value: 1 }]);
    expect(rowsOf(histories, 'COMMUNITY_SHARE')).toMatchObject([{ group: 'COMMUNITY_MEMBER', people: 12, value: 12 / 32 }, { group: 'RETURNEE', people: 20 }]);
  });
});

const days = fc.integer({ min: 0, max: 560 });
const drawnPlacement = fc.record({ at: fc.integer({ min: 0, max: 39 }), from: days, lasts: days, late: fc.integer({ min: 0, max: 300 }), ends: fc.boolean(), reason: fc.constantFrom('OWN_WISH', 'RESIGNED_HEALTH', 'LOST_TO_FOLLOW_UP', 'BETTER_JOB'), kind: fc.constantFrom('VACANCY', 'INTERNSHIP'), employer: fc.constantFrom('a', 'b', 'c', 'd') });
const drawnOffer = fc.record({ at: fc.integer({ min: 0, max: 39 }), from: days, states: fc.subarray(['SENT', 'INTERESTED', 'IDENTITY_RELEASED', 'EMPLOYER_CONFIRMED']), end: fc.constantFrom('ACCEPTED', 'DECLINED', 'EXPIRED', 'FILLED', 'INTERESTED') });
const drawnWorld = fc.tuple(fc.array(drawnPlacement, { maxLength: 40 }), fc.array(drawnOffer, { maxLength: 40 })).map(([placements, offers]): Histories => ({
  people: many(40, (id, at) => person(id, { kind: at % 3 === 0 ? 'COMMUNITY_MEMBER' : 'RETURNEE', registeredOn: addDays(start, at * 3), mergedInto: at % 13 === 12 ? { id: 'p1', knownOn: addDays(start, at * 11) } : null })),
  offers: offers.map(({ at, from, states, end }) => offer(`p${at}`, ['APPROVED', from], ...states.map((state, step) => [state, from + step] as const), [end, from + 9])),
  placements: placements.map(({ at, from, lasts, late, ends, reason, kind, employer }, number) => {
    const [began, over] = [addDays(start, from), addDays(start, from + lasts)];
    const events = [event('AGREE', began), event('CONFIRM_START', began, { knownOn: addDays(began, late % 20) }), event('HEAR', over, { knownOn: addDays(over, late) })];
    return placement(`p${at}`, ends ? [...events, event('END', over, { reason: reason as Event['reason'], knownOn: addDays(over, late) })] : events, { id: `${number}`, groups: { OPENING_KIND: kind, EMPLOYER: employer } });
  }),
}));

describe('a report of a past day', () => {
  it('comes out the same again, whatever became known since', () =>
    fc.assert(
      fc.property(drawnWorld, fc.integer({ min: 60, max: 600 }), fc.constantFrom(null, ...groupings), (histories, after, by) => {
        const on = addDays(start, after);
        const then = {
          people: histories.people.filter((each) => each.registeredOn <= on).map((each) => ({ ...each, mergedInto: each.mergedInto !== null && each.mergedInto.knownOn <= on ? each.mergedInto : null })),
          offers: histories.offers.map((each) => ({ ...each, moves: each.moves.filter((move) => move.knownOn <= on) })),
          placements: histories.placements.map((each) => ({ ...each, events: each.events.filter((line) => line.knownOn <= on) })),
        };
        const report = (of: Histories) => reportOf(peopleKnownOn(of, on), [], { asOf: on, by, names: null });
        expect(report(histories)).toEqual(report(then));
      }),
    ));
  it('is not that of a later day: late news changes it', () => {
    const placements = many(12, (id, at) => placement(id, [...working(start, addMonths(start, 6)), ...(at < 6 ? [event('END', addDays(start, 100), { reason: 'OWN_WISH', knownOn: addDays(start, 300) })] : [])]));
    const histories = world({ people: placements.map(({ personId }) => person(personId)), placements });
    const at6 = (after: number) => rowsOf(histories, 'RETENTION', null, addDays(start, after)).find((row) => row.month === 6 && row.step === null);
    expect([at6(299)?.low, at6(300)?.low]).toEqual([null, 0.5]);
  });
  it('shows no number of people under 5, no share outside its bounds, and the same in any order', () =>
    fc.assert(
      fc.property(drawnWorld, fc.constantFrom(null, ...groupings), (histories, by) => {
        const report = (of: Histories) => reportOf(peopleKnownOn(of, asOf), [], { asOf, by, names: null });
        const { figures } = report(histories);
        for (const row of figures.flatMap((figure) => figure.rows)) {
          expect(row.people === null || row.people >= SMALLEST_SHOWN).toBe(true);
          if (row.low !== null && row.high !== null) expect(row.low).toBeLessThanOrEqual(row.high);
          if (row.people === null) expect(row.hidden).toBe(true);
        }
        const turned = { people: [...histories.people].reverse(), offers: [...histories.offers].reverse(), placements: [...histories.placements].reverse() };
        expect(report(turned)).toEqual({ asOf, by, figures });
      }),
    ));
});
