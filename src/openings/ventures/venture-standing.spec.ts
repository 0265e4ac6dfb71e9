import { aVenture } from '../../../test/openings/a-venture.js';
import type { VentureId } from '../../matching/team/team.js';
import { checkMembers, checkOpen, isEnding, moveVenture, ownBusinesses, ventureEndings, ventureMoves, warningsOf } from './venture-standing.js';
import { ventureStatuses } from './venture.js';

describe('moveVenture', () => {
  it('moves only as its table says, and out of a pause only to where it began', () => {
    for (const from of ventureStatuses)
      for (const to of ventureStatuses) {
        const venture = aVenture({ status: from, pausedFrom: from === 'PAUSED' ? 'FUNDED' : null });
        const allowed = ventureMoves[from].includes(to) && (from !== 'PAUSED' || isEnding(to) || to === 'FUNDED');
        expect([from, to, moveVenture(venture, to, 'said').ok]).toEqual([from, to, allowed]);
      }
  });
  it('reaches every status from an idea, and nothing follows an ending', () => {
    const reached = new Set(['IDEA', ...Object.values(ventureMoves).flat()]);
    expect(reached).toEqual(new Set(ventureStatuses));
    for (const ending of ventureEndings) expect(ventureMoves[ending]).toEqual([]);
  });
  it('keeps where a pause began, and forgets it after', () => {
    const paused = moveVenture(aVenture({ status: 'RUNNING' }), 'PAUSED', 'no rain');
    expect(paused).toMatchObject({ value: { venture: { status: 'PAUSED', pausedFrom: 'RUNNING' } } });
    expect(moveVenture(aVenture({ status: 'PAUSED', pausedFrom: 'RUNNING' }), 'RUNNING', 'rain')).toMatchObject({ value: { venture: { status: 'RUNNING', pausedFrom: null } } });
  });
  it('wants a reason', () => expect(moveVenture(aVenture(), 'OPEN', ' ')).toMatchObject({ code: 'REASON_NEEDED' }));
});

describe('ownBusinesses', () => {
  const one = (id: string, over: Parameters<typeof aVenture>[0]) => aVenture({ id: id as VentureId, kind: 'INDIVIDUAL', ...over });
  const ids = (...ventures: readonly ReturnType<typeof aVenture>[]) => ownBusinesses(ventures).map(({ id }) => id);

  it('have the furthest first, and of equals the newest; a pause counts as where it began', () => {
    expect(ids(one('a', { status: 'FORMING' }), one('b', { status: 'PAUSED', pausedFrom: 'RUNNING' }), one('c', { status: 'FORMING', kind: 'FAMILY' }), one('d', {}))).toEqual(['b', 'c', 'a', 'd']);
  });
  it('are neither what several people found, nor what has ended, nor an idea that costs nothing yet', () => {
    expect(ids(one('a', { kind: 'COOPERATIVE', status: 'RUNNING' }), one('b', { status: 'SOLD' }), one('c', { budget: [] }))).toEqual([]);
    expect(ids(one('a', { budget: [], status: 'OPEN' }))).toEqual(['a']);
  });
});

describe('checkOpen', () => {
  it.each([
    ['a whole cooperative', {}, 1, true],
    ['no trade', { activity: null }, 1, false],
    ['no place', { place: null }, 1, false],
    ['no role', {}, 0, false],
    ['F24: a cooperative without a market assessment', { marketAssessment: null }, 1, false],
    ['F24: a cooperative without training', { trainingPlan: null }, 1, false],
    ['a group without either', { kind: 'GROUP_MICROENTERPRISE', marketAssessment: null, trainingPlan: null }, 1, true],
  ] as const)('%s', (_, over, roles, ok) => expect(checkOpen(aVenture(over), 'OPEN', roles).ok).toBe(ok));
  it('asks for no role where all the people are there', () => expect(checkOpen(aVenture(), 'FORMING', 0).ok).toBe(true));
});

describe('checkMembers', () => {
  const venture = aVenture();
  it.each([
    ['the fewest there may be', { all: 2, returnees: 1, communityMembers: 1 }, true],
    ['one too few', { all: 1, returnees: 1, communityMembers: 0 }, false],
    ['the most there may be', { all: 5, returnees: 2, communityMembers: 3 }, true],
    ['one too many', { all: 6, returnees: 3, communityMembers: 3 }, false],
    ['no returnee', { all: 3, returnees: 0, communityMembers: 3 }, false],
    ['no community member', { all: 3, returnees: 3, communityMembers: 0 }, false],
  ])('%s', (_, counted, ok) => expect(checkMembers(venture, counted).ok).toBe(ok));
});

describe('warningsOf', () => {
  const only = { all: 3, returnees: 3, communityMembers: 0 };
  it('F24: warns of a cooperative of returnees alone', () => expect(warningsOf(aVenture(), only)).toMatchObject([{ code: 'RULE_WARNS', facts: { rule: 'F24' } }]));
  it('is silent with one community member, or one displaced', () => expect(warningsOf(aVenture(), { ...only, returnees: 2 })).toEqual([]));
  it('is silent of a family', () => expect(warningsOf({ kind: 'FAMILY' }, only)).toEqual([]));
});
