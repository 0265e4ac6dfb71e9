import type { AccountId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Venture } from '../../openings/ventures/venture.js';
import { Apart } from './apart.js';
import { becameLeft, isApartFrom, leavesTeam, moveProposal, proposalMoves, proposalStates, takeWord, type AskedSeat, type ProposedSeat, type SaidWord, type TeamProposal, type TeamRunId } from './team.js';

const seat = (n: number): ProposedSeat => ({ jobseekerId: `p${n}` as JobseekerId, openingId: 'r' as OpeningId, score: 1, word: null, channel: null, language: null, wordBy: null, wordAt: null });
const team: TeamProposal = { missionId: 'm' as MissionId, runId: 'run' as TeamRunId, rank: 1, state: 'CHOSEN', fit: 2, bound: 2, seats: [seat(1), seat(2)] };
const record = { by: 'a' as AccountId, at: new Date(0) };
const yes: SaidWord = { word: 'AGREED', channel: 'CALL', language: 'am', heardTerms: true };
const no: SaidWord = { word: 'REFUSED', channel: 'VISIT', language: null, heardTerms: false };
const said = (proposal: TeamProposal, person: number, word: SaidWord): TeamProposal => {
  const next = takeWord(proposal, `p${person}` as JobseekerId, word, record);
  if (!next.ok) throw new Error(next.message);
  return next.value;
};

describe('a proposed team', () => {
  it('moves only as its table says', () => {
    for (const from of proposalStates)
      for (const to of proposalStates) expect([from, to, moveProposal({ ...team, state: from }, to).ok]).toEqual([from, to, proposalMoves[from].includes(to)]);
  });
  it('reaches every state', () => expect(new Set(['PROPOSED', ...Object.values(proposalMoves).flat()])).toEqual(new Set(proposalStates)));
});

describe('takeWord', () => {
  it('agrees with the last yes, and not before', () => {
    const first = said(team, 1, yes);
    expect(first).toMatchObject({ state: 'CHOSEN', seats: [{ word: 'AGREED', channel: 'CALL', language: 'am', wordBy: 'a' }, { word: null }] });
    expect(said(first, 1, yes)).toBe(first);
    expect(said(first, 2, yes)).toMatchObject({ state: 'AGREED' });
  });
  it('breaks with a no, also after everybody agreed: nobody is held', () => {
    const all = said(said(team, 1, yes), 2, yes);
    expect(said(team, 2, no)).toMatchObject({ state: 'BROKEN', seats: [{ word: null }, { word: 'REFUSED', channel: 'VISIT' }] });
    expect(said(all, 1, no)).toMatchObject({ state: 'BROKEN', seats: [{ word: 'REFUSED' }, { word: 'AGREED' }] });
  });
  it.each<[string, SaidWord, object]>([
    ['L8: a yes to what was not read out', { ...yes, heardTerms: false }, { code: 'RULE_FORBIDS', facts: { rule: 'L8' } }],
    ['a yes in no language', { ...yes, language: null }, { code: 'INVALID_INPUT', facts: { field: 'language' } }],
    ['a yes in what is no code', { ...yes, language: 'Amharic' }, { code: 'INVALID_INPUT' }],
  ])('refuses %s', (_, word, refusal) => expect(takeWord(team, 'p1' as JobseekerId, word, record)).toMatchObject(refusal));
  it('takes a yes back by a no after the team broke, and nothing else: the yes would count for the next one', () => {
    const broken = said(said(team, 1, yes), 2, no);
    expect(said(broken, 1, no)).toMatchObject({ state: 'BROKEN', seats: [{ word: 'REFUSED', wordBy: 'a' }, { word: 'REFUSED' }] });
    const refusal = { code: 'MOVE_NOT_ALLOWED' };
    for (const [person, word] of [['p1', yes], ['p2', yes], ['p2', no]] as const) expect(takeWord(broken, person as JobseekerId, word, record)).toMatchObject(refusal);
    for (const state of ['PROPOSED', 'DROPPED'] as const) expect(takeWord({ ...broken, state }, 'p1' as JobseekerId, no, record)).toMatchObject(refusal);
  });
  it('refuses whoever is not in the team, and a team that nobody chose or that broke', () => {
    expect(takeWord(team, 'p3' as JobseekerId, yes, record)).toMatchObject({ code: 'NOT_FOUND' });
    for (const state of ['PROPOSED', 'BROKEN', 'DROPPED'] as const) expect(takeWord({ ...team, state }, 'p1' as JobseekerId, no, record)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
});

describe('whoever is in a team that was chosen', () => {
  const active = { status: 'ACTIVE', agreesToMatching: true, keptAway: false } as const;
  it.each<[string, Parameters<typeof leavesTeam>[1], boolean, boolean]>([
    ['can be asked', active, false, false],
    ['pauses', { ...active, status: 'PAUSED' }, true, false],
    ['must be kept away', { ...active, keptAway: true }, true, false],
    ['withdraws', { ...active, status: 'WITHDRAWN' }, true, true],
    ['has a case that is closed', { ...active, status: 'CLOSED' }, true, true],
    ['takes consent back', { ...active, agreesToMatching: false }, true, true],
    ['was forgotten', null, true, true],
  ])('and %s leaves it as is said here: while it is asked, once it has agreed', (_, person, asked, agreed) => {
    expect([leavesTeam('CHOSEN', person, false), leavesTeam('AGREED', person, false)]).toEqual([asked, agreed]);
    for (const state of proposalStates) expect(leavesTeam(state, person, true)).toBe(false);
    for (const state of ['PROPOSED', 'BROKEN', 'DROPPED'] as const) expect(leavesTeam(state, person, false)).toBe(false);
  });
});

describe('a word that became a seat which its person left', () => {
  const placed = { openingId: 'r' as OpeningId, agreedAt: new Date(1_000) };
  it.each<[string, number | null, readonly typeof placed[], boolean]>([
    ['said before they had the seat', 999, [placed], true],
    ['said at that moment', 1_000, [placed], true],
    ['said again since', 1_001, [placed], false],
    ['never said', null, [placed], false],
    ['about another role', 999, [{ ...placed, openingId: 'other' as OpeningId }], false],
    ['that became none', 999, [], false],
  ])('%s', (_, at, left, became) => expect(becameLeft({ openingId: 'r' as OpeningId, wordAt: at === null ? null : new Date(at) }, left)).toBe(became));
});

describe('F44: whoever is kept apart', () => {
  const [one, other, third] = ['p1', 'p2', 'p3'] as JobseekerId[] as [JobseekerId, JobseekerId, JobseekerId];
  it('is so from whichever side it was recorded, and from nobody else', () => {
    expect([isApartFrom(one, [other], [[one, other]]), isApartFrom(other, [third, one], [[one, other]])]).toEqual([true, true]);
    expect([isApartFrom(one, [one, third], [[one, other]]), isApartFrom(third, [one, other], [[one, other]]), isApartFrom(one, [other], [])]).toEqual([false, false, false]);
  });

  const asked = (id: JobseekerId, over: Partial<AskedSeat> = {}): AskedSeat => ({ ...seat(1), jobseekerId: id, runId: team.runId, rank: 1, state: 'CHOSEN', ventureId: 'v' as VentureId, ...over });
  const closed = 'closed' as JobseekerId;
  /** One is kept apart from the other, whose record `closed` a merge closed. */
  const apartAmong = async (seats: readonly AskedSeat[], members: readonly JobseekerId[] = [], left: readonly AskedSeat[] = []): Promise<boolean[]> => {
    const apart = new Apart(
      {
        sameAs: (_, __, ids) => Promise.resolve(ids.includes(closed) ? [...ids, other] : [...ids]),
        recordsOf: (_, __, ids) => Promise.resolve(new Map(ids.map((id) => [id, id === closed ? [closed, other] : [id]] as const))),
        keptApart: (_, __, ids) => Promise.resolve(ids.includes(one) && ids.includes(other) ? [[one, other] as const] : []),
      },
      { byIdsIn: (_, __, ids) => Promise.resolve(ids.map((id) => ({ id }) as Venture)), membersOf: (_, { id }) => Promise.resolve(id === ('v' as VentureId) ? [...members] : []) },
      { left: () => Promise.resolve((each) => left.some((gone) => gone.jobseekerId === each.jobseekerId)) },
    );
    const isApart = await apart.of(null as never, team.missionId, seats);
    return seats.map(isApart);
  };
  it('counts in one team of one venture, and beside whoever is in the venture already, also under a record that a merge closed', async () => {
    expect(await apartAmong([asked(one), asked(other), asked(third)])).toEqual([true, true, false]);
    expect(await apartAmong([asked(one), asked(third)], [other])).toEqual([true, false]);
    expect(await apartAmong([asked(one), asked(third)], [closed])).toEqual([true, false]);
  });
  it('does not count in two ventures, in two teams, nor beside somebody who left', async () => {
    expect(await apartAmong([asked(one), asked(other, { ventureId: 'w' as VentureId })])).toEqual([false, false]);
    expect(await apartAmong([asked(one), asked(other, { rank: 2 })])).toEqual([false, false]);
    expect((await apartAmong([asked(one), asked(other)], [], [asked(other)]))[0]).toBe(false);
    expect(await apartAmong([])).toEqual([]);
  });
});
