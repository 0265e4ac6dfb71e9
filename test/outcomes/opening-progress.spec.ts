import type { Logger } from 'typeorm';

import type { EmployerId } from '../../src/kernel/ids.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { Office, type Employer, type Input, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Offering, taken, type Offer } from './offering.js';

let world: World;
let office: Office;
let offers: Offering;
let partner: Person;
let rival: Person;
let neighbour: Employer;
let now = new Date('2026-03-02T09:00:00Z');
const minutes = (n: number): void => void (now = new Date(now.getTime() + n * 60_000));
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  offers = new Offering(office);
  neighbour = await office.judged(await office.unverified(), 'verifyEmployer');
  [partner, rival] = [await partnerOf(office.employer), await partnerOf(neighbour)];
});
afterAll(() => world.close());

const partnerOf = ({ id }: Employer): Promise<Person> => world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(id)!.id as EmployerId });
const PROGRESS = `query ($id: ID!) { openingProgress(openingId: $id) {
  seats seatsTaken inPreparation awaitYou interviews confirmed agreed notSelected candidates { candidateId handle state reason undoUntil } } }`;
const progress = async (of: Vacancy, who: Person = partner) => (await office.ask(who, PROGRESS, { id: of.id })).openingProgress;
const answer = (candidateId: unknown, said: string, over: Input = {}, who: Person = partner) =>
  office.attempt(who, 'answerCandidate', { candidateId, answer: said, ...over }, 'CandidateProgress', 'candidateId handle state reason undoUntil');
const candidateOf = async (offer: Offer): Promise<string> => (await offers.now(offer))['candidacyId'] as string;

describe('a partner', () => {
  it('sees how its own openings come along, by handle, and answers', async () => {
    const post = await office.post({ seats: 2 });
    const [released, other] = [await offers.released(post, await offers.person()), await offers.released(post, await offers.person())];
    const [one, two] = [await candidateOf(released), await candidateOf(other)];
    expect(await progress(post)).toMatchObject({ seats: 2, seatsTaken: 0, awaitYou: 2, candidates: [{ candidateId: one, state: 'AWAITS_YOU', undoUntil: null }, { candidateId: two }] });
    expect(await answer(one, 'INTERVIEW')).toMatchObject({ state: 'INTERVIEW', undoUntil: '2026-03-02T09:30:00.000Z' });
    expect((await offers.history(released)).at(-1)).toMatchObject({ act: 'INTERVIEW', actor: 'EMPLOYER', channel: 'API' });
    expect(await answer(one, 'CONFIRM')).toMatchObject({ state: 'CONFIRMED' });
    expect(await answer(two, 'NOT_SELECTED')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await answer(two, 'NOT_SELECTED', { reason: 'LANGUAGE' })).toMatchObject({ state: 'NOT_SELECTED', reason: 'LANGUAGE' });
    expect(await progress(post)).toMatchObject({ seatsTaken: 1, awaitYou: 0, interviews: 0, confirmed: 1, notSelected: 1, candidates: [{ state: 'CONFIRMED' }, { state: 'NOT_SELECTED' }] });
    expect(await answer(two, 'UNDO')).toMatchObject({ state: 'AWAITS_YOU', undoUntil: null });
    await answer(two, 'NOT_SELECTED', { reason: 'LANGUAGE' });
    taken(await offers.accept(released));
    minutes(31);
    expect(await answer(two, 'UNDO')).toMatchObject({ code: 'TOO_LATE_TO_UNDO' });
    expect(await progress(post)).toMatchObject({ agreed: 1, notSelected: 1, candidates: [{ state: 'AGREED' }] });
  });

  it('can ask for somebody else in the place of whoever did not stay', async () => {
    const post = await office.post({ seats: 1 });
    taken(await offers.accept(taken(await offers.employer(await offers.released(post, await offers.person()), 'CONFIRM'))));
    expect(await offers.seats(post)).toMatchObject({ seatsTaken: 1 });
    const { hiredPlacements } = await office.ask(partner, '{ hiredPlacements(first: 50) { edges { node { id openingId } } } }');
    const placement = hiredPlacements.edges.map((edge: { node: { id: string; openingId: string } }) => edge.node).find((each: { openingId: string }) => each.openingId === post.id);
    const move = (to: string) => office.attempt(partner, 'answerPlacement', { id: placement.id, move: to }, 'HiredPlacement', 'id');
    await move('REPORT_NO_SHOW');
    await move('ASK_REPLACEMENT');
    expect(await offers.seats(post)).toMatchObject({ seatsTaken: 0 });
  });
});

describe('a hostile partner', () => {
  it('gets one answer for what is another\'s, hidden, ended and made up, from progress and from answers', async () => {
    const [post, theirs] = [await office.post(), await office.post({}, neighbour)];
    const [hidden, ended] = [await offers.person(), await offers.person()];
    const [gone, over] = [await offers.released(post, hidden), await offers.released(post, ended)];
    const foreign = await offers.released(theirs, await offers.person(), neighbour);
    const ids = await Promise.all([gone, over, foreign].map(candidateOf));
    expect(await progress(post)).toMatchObject({ awaitYou: 2 });
    await office.moved(hidden, 'PAUSED');
    taken(await offers.answer(over, 'DECLINED'));
    expect(await progress(post)).toMatchObject({ awaitYou: 0, inPreparation: 0, notSelected: 0, candidates: [] });
    const madeUp = [globalId('Candidate', newId()), globalId('Candidate', readGlobalId(hidden.id)!.id), globalId('Offer', readGlobalId(gone.id)!.id), hidden.id, 'nonsense', ''];
    const absent = { __typename: 'Refused', code: 'NOT_FOUND', message: 'There is no such candidate here.', facts: [{ name: 'what', value: 'candidate' }] };
    for (const id of [...ids, ...madeUp])
      for (const [said, over_] of [['INTERVIEW', {}], ['CONFIRM', {}], ['NOT_SELECTED', { reason: 'PAY' }]] as const) expect(await answer(id, said, over_)).toEqual(absent);
    for (const id of [theirs.id, globalId('Opening', newId()), ids[0], 'nonsense']) expect(await world.ask(partner, PROGRESS, { id })).toEqual({ data: { openingProgress: null } });
    expect((await progress(theirs, rival)).candidates).toHaveLength(1);
    for (const offer of [over, foreign]) expect((await offers.history(offer)).filter(({ actor }) => actor === 'EMPLOYER')).toEqual([]);
  });

  it('reads in progress nothing but handles, states and counts, and is told of no reason but its own', async () => {
    const fields = async (type: string): Promise<string[]> =>
      (await world.ask(partner, `{ __type(name: "${type}") { fields { name } } }`)).data.__type.fields.map((field: { name: string }) => field.name).sort();
    expect(await fields('CandidateProgress')).toEqual(['candidateId', 'handle', 'reason', 'state', 'undoUntil']);
    expect(await fields('OpeningProgress')).toEqual(['agreed', 'awaitYou', 'candidates', 'confirmed', 'inPreparation', 'interviews', 'notSelected', 'openingId', 'seats', 'seatsTaken']);
    for (const query of [`{ employerResponse(employerId: "${office.employer.id}") { due } }`, `{ employerQuestions(employerId: "${office.employer.id}") { offerId } }`, `{ employerMailbox(employerId: "${office.employer.id}") { address } }`])
      expect(await office.refusalOf(partner, query)).toBe('NOT_ALLOWED');
  });

  it('costs the same statements for what is another\'s and what is made up', async () => {
    const theirs = await office.post({}, neighbour);
    const foreign = await candidateOf(await offers.released(theirs, await offers.person(), neighbour));
    const statements: string[] = [];
    const { logger } = world.database.dataSource;
    const cost = async (work: () => Promise<unknown>): Promise<number> => {
      statements.length = 0;
      world.database.dataSource.logger = { logQuery: (query: string) => statements.push(query) } as Partial<Logger> as Logger;
      await work();
      world.database.dataSource.logger = logger;
      return statements.length;
    };
    const ask = (id: string) => () => world.ask(partner, PROGRESS, { id });
    expect(await cost(ask(theirs.id))).toBe(await cost(ask(globalId('Opening', newId()))));
    const say = (id: string) => () => answer(id, 'CONFIRM');
    await cost(say(foreign));
    expect(await cost(say(foreign))).toBe(await cost(say(globalId('Candidate', newId()))));
  });
});
