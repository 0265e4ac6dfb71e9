import type { EmployerId } from '../../src/kernel/ids.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { Role } from '../../src/platform/viewer.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';
import { Office, type Jobseeker, type Vacancy } from './office.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Every question about matches, of a person and a post. */
const QUESTIONS: Readonly<Record<string, string>> = {
  candidates: 'query ($post: ID!) { candidates(openingId: $post) { edges { node { score jobseeker { handle } } } } }',
  'candidates, filtered': 'query ($post: ID!) { candidates(openingId: $post, filter: { pay: 900000 }) { edges { node { score jobseeker { handle } } } } }',
  nearMissesForOpening: 'query ($post: ID!) { nearMissesForOpening(openingId: $post) { score jobseeker { handle } } }',
  openingsFor: 'query ($person: ID!) { openingsFor(jobseekerId: $person) { edges { node { score } } } }',
  'openingsFor, filtered': 'query ($person: ID!) { openingsFor(jobseekerId: $person, filter: { pay: 1 }) { edges { node { score } } } }',
  nearMissesOfJobseeker: 'query ($person: ID!) { nearMissesOfJobseeker(jobseekerId: $person) { score } }',
  explainMatch: 'query ($person: ID!, $post: ID!) { explainMatch(jobseekerId: $person, openingId: $post) { score } }',
};
const OF_PERSON = ['openingsFor', 'openingsFor, filtered', 'nearMissesOfJobseeker', 'explainMatch'];

/** The answer to a question, with only the variables it takes. */
function put(office: Office, who: Person | null, question: string, ids: { readonly person: string; readonly post: string }): Promise<Answer> {
  const query = QUESTIONS[question] ?? '';
  const variables = Object.fromEntries(Object.entries(ids).filter(([name]) => query.includes(`$${name}:`)));
  return office.world.ask(who, query, variables);
}

const said = ({ errors, data }: Answer): unknown => ({ errors, data });
const codeOf = ({ errors }: Answer): unknown => errors?.[0]?.extensions?.['code'];
const absent = (kind: string): string => globalId(kind, newId());

describe('a case manager', () => {
  let office: Office;
  let other: Person;
  let own: Jobseeker;
  let foreign: Jobseeker;
  let post: Vacancy;
  beforeAll(async () => {
    office = await Office.open(world);
    other = await office.signIn('CASE_MANAGER');
    post = await office.post();
    // More of the colleague's people than a list holds, all before the own one in the order of ties.
    const colleagues = await Promise.all(Array.from({ length: 51 }, () => office.person({}, {}, other)));
    foreign = colleagues[0] as Jobseeker;
    own = await office.person({ availableFrom: '2199-01-01' });
    await office.refresh();
  });

  it('is told of own cases only, and of those beyond the fiftieth of all', async () => {
    expect(await office.candidates(post)).toHaveLength(50);
    expect(await office.candidates(post)).not.toContain(own.handle);
    expect(await office.candidates(post, null, office.caseManager)).toEqual([own.handle]);
    expect(await office.candidates(post, { pay: 900_000 }, office.caseManager)).toEqual([own.handle]);
    expect(await office.candidates(post, null, other)).toHaveLength(50);
    expect(await office.openingsFor(own, null, office.caseManager)).toEqual([post.id]);
    expect(await office.explained(own, post, office.caseManager)).toMatchObject({ matches: true });
  });

  it('is told of own near misses only', async () => {
    const demanding = await office.post({ minEducation: 3 });
    const misses = await put(office, office.caseManager, 'nearMissesForOpening', { person: own.id, post: demanding.id });
    expect(misses.data.nearMissesForOpening.map((miss: { jobseeker: Jobseeker }) => miss.jobseeker.handle)).toEqual([own.handle]);
  });

  it.each(OF_PERSON)('hears the same of a colleague\'s case as of nobody: %s', async (question) => {
    const theirs = await put(office, office.caseManager, question, { person: foreign.id, post: post.id });
    expect(codeOf(theirs)).toBe('NOT_FOUND');
    for (const nobody of [absent('Jobseeker'), post.id, 'x'])
      expect(said(await put(office, office.caseManager, question, { person: nobody, post: post.id }))).toEqual(said(theirs));
    expect((await put(office, other, question, { person: foreign.id, post: post.id })).errors).toBeUndefined();
  });

  it('reads no record of a colleague\'s case and changes none', async () => {
    const query = 'query ($id: ID!) { jobseeker(id: $id) { handle } node(id: $id) { id } jobseekers(first: 100) { edges { node { handle } } } }';
    const { jobseeker, node, jobseekers } = await office.ask(office.caseManager, query, { id: foreign.id });
    expect([jobseeker, node]).toEqual([null, null]);
    expect(jobseekers.edges).toEqual([{ node: { handle: own.handle } }]);
    const edit = { id: foreign.id, version: foreign.version, profile: {} };
    const refused = await office.attempt(office.caseManager, 'editJobseeker', edit, 'Jobseeker', 'id');
    expect(refused).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.attempt(office.caseManager, 'editJobseeker', { ...edit, id: absent('Jobseeker') }, 'Jobseeker', 'id')).toEqual(refused);
    expect(await office.attempt(office.caseManager, 'moveJobseeker', { id: foreign.id, to: 'PAUSED' }, 'Jobseeker', 'id')).toEqual(refused);
  });

  it('hands a case over, and sees it no more', async () => {
    const person = await office.person();
    const { me } = await office.ask(other, '{ me { id } }');
    await office.act(office.caseManager, 'assignJobseeker', { id: person.id, to: me.id }, 'Jobseeker', 'id');
    expect(codeOf(await put(office, office.caseManager, 'explainMatch', { person: person.id, post: post.id }))).toBe('NOT_FOUND');
    expect(codeOf(await put(office, other, 'explainMatch', { person: person.id, post: post.id }))).toBeUndefined();
    const late = { id: person.id, to: 'WITHDRAWN' };
    expect(await office.attempt(office.caseManager, 'moveJobseeker', late, 'Jobseeker', 'id')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.attempt(other, 'moveJobseeker', late, 'Jobseeker', 'status')).toMatchObject({ status: 'WITHDRAWN' });
  });
});

describe('a job placement officer', () => {
  it('sees people by handle: no case reference, no reason, no history', async () => {
    const office = await Office.open(world);
    const person = await office.person({}, { caseReference: 'C-17' });
    await office.moved(person, 'PAUSED', 'ill');
    const query = 'query ($id: ID!) { jobseeker(id: $id) { handle caseReference statusReason status history { to } } }';
    expect((await office.ask(office.officer, query, { id: person.id })).jobseeker).toEqual({
      handle: person.handle,
      caseReference: null,
      statusReason: null,
      status: 'PAUSED',
      history: [],
    });
    expect((await office.ask(office.caseManager, query, { id: person.id })).jobseeker).toMatchObject({
      caseReference: 'C-17',
      statusReason: 'ill',
      history: [{ to: 'ACTIVE' }, { to: 'PAUSED' }],
    });
    expect(await office.attempt(office.officer, 'editJobseeker', { id: person.id, version: 2 }, 'Jobseeker', 'id')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('who has no part in matching', () => {
  let office: Office;
  let person: Jobseeker;
  let post: Vacancy;
  beforeAll(async () => {
    office = await Office.open(world);
    [person, post] = [await office.person(), await office.post()];
    await office.refresh();
  });
  const others: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM', 'RETURN_COUNSELLOR', 'PROTECTION', 'FINANCE', 'MONITORING', 'REVIEWER', 'AUDITOR', 'ADMIN'];

  it.each(others)('is told of no match: %s', async (role) => {
    const employerId = readGlobalId(office.employer.id)?.id as EmployerId;
    const partner = role.startsWith('PARTNER') ? { employerId } : {};
    const who = await world.signIn([role], { missionId: office.missionId, ...partner });
    for (const question of Object.keys(QUESTIONS)) expect(codeOf(await put(office, who, question, { person: person.id, post: post.id }))).toBe('NOT_ALLOWED');
    for (const question of Object.keys(QUESTIONS)) expect(codeOf(await put(office, null, question, { person: person.id, post: post.id }))).toBe('NOT_SIGNED_IN');
  });

  it.each(['PARTNER', 'PARTNER_SYSTEM'] as const)('a %s sees its own vacancy and no person', async (role) => {
    const employerId = readGlobalId(office.employer.id)?.id as EmployerId;
    const who = await world.signIn([role], { missionId: office.missionId, employerId });
    expect(await office.ask(who, 'query ($id: ID!) { vacancy(id: $id) { id } }', { id: post.id })).toEqual({ vacancy: { id: post.id } });
    for (const query of ['{ jobseekers { edges { cursor } } }', '{ market { asOf } }']) expect(await office.refusalOf(who, query)).toBe('NOT_ALLOWED');
    expect(await office.refusalOf(who, 'query ($id: ID!) { jobseeker(id: $id) { handle } }', { id: person.id })).toBe('NOT_ALLOWED');
    expect(await office.ask(who, 'query ($id: ID!) { node(id: $id) { id } }', { id: person.id })).toEqual({ node: null });
  });
});

describe('another mission', () => {
  it('sees nothing, and hears the same of what is foreign as of what is not there', async () => {
    const [here, there] = [await Office.open(world), await Office.open(world)];
    const [person, post] = [await there.person(), await there.post()];
    const [ownPerson, ownPost] = [await here.person(), await here.post()];
    await Promise.all([here.refresh(), there.refresh()]);

    for (const [name, foreign, none] of [
      ['person', { person: person.id, post: ownPost.id }, { person: absent('Jobseeker'), post: ownPost.id }],
      ['post', { person: ownPerson.id, post: post.id }, { person: ownPerson.id, post: absent('Opening') }],
    ] as const) {
      for (const question of Object.keys(QUESTIONS).filter((each) => QUESTIONS[each]?.includes(`$${name}:`))) {
        const answer = await put(here, here.officer, question, foreign);
        expect([question, codeOf(answer)]).toEqual([question, 'NOT_FOUND']);
        expect(said(await put(here, here.officer, question, none))).toEqual(said(answer));
      }
    }

    expect(await here.candidates(ownPost)).toEqual([ownPerson.handle]);
    const query = 'query ($person: ID!, $post: ID!, $employer: ID!) { jobseeker(id: $person) { id } vacancy(id: $post) { id } employer(id: $employer) { id } nodes(ids: [$person, $post, $employer]) { id } }';
    const ids = { person: person.id, post: post.id, employer: there.employer.id };
    expect(await here.ask(here.officer, query, ids)).toEqual({ jobseeker: null, vacancy: null, employer: null, nodes: [null, null, null] });
    for (const attempt of [
      here.attempt(here.caseManager, 'moveJobseeker', { id: person.id, to: 'WITHDRAWN' }, 'Jobseeker', 'id'),
      here.attempt(here.caseManager, 'editJobseeker', { id: person.id, version: 1, profile: {} }, 'Jobseeker', 'id'),
      here.attempt(here.officer, 'closeVacancy', { id: post.id, version: post.version, reason: 'x' }, 'Vacancy', 'id'),
      here.attempt(here.officer, 'createVacancy', { employerId: there.employer.id, terms: { title: 'x' } }, 'Vacancy', 'id'),
    ])
      expect(await attempt).toMatchObject({ __typename: 'Refused', code: 'NOT_FOUND' });
    expect(await there.candidates(post)).toEqual([person.handle]);
  });
});

describe('the market report', () => {
  const MARKET = '{ market { asOf policy refreshedAt lagSeconds runs { kind state done total changes matches differences startedAt finishedAt } } }';

  it('tells how far the lists are, from before the first run on', async () => {
    const office = await Office.open(world);
    const read = async (who: Person = office.officer) => (await office.ask(who, MARKET)).market;
    expect(await read()).toMatchObject({ asOf: null, policy: null, refreshedAt: null, runs: [] });
    const [person, post] = [await office.person(), await office.post()];
    expect((await read()).lagSeconds).toBeGreaterThan(0);
    await office.refresh();
    const first = await read();
    expect(first).toMatchObject({ policy: 'fit-2', lagSeconds: null, runs: [{ kind: 'FULL', state: 'DONE', done: 1, total: 1, matches: 1, changes: 2 }] });
    expect(first.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    await office.moved(person, 'PAUSED');
    expect((await read()).lagSeconds).toBeGreaterThan(0);
    await office.refresh();
    expect((await read()).runs).toMatchObject([{ kind: 'REFRESH', done: 1, total: 1, changes: 2, matches: null }, { kind: 'FULL' }]);
    expect(await office.candidates(post)).toEqual([]);
    for (const role of ['CASE_MANAGER', 'ADMIN', 'MONITORING'] as const) expect(await read(await office.signIn(role))).toMatchObject({ policy: 'fit-2' });
    for (const role of ['FINANCE', 'AUDITOR'] as const) expect(await office.refusalOf(await office.signIn(role), MARKET)).toBe('NOT_ALLOWED');
  });

  it('is asked to be computed afresh by those who may, once for a key', async () => {
    const office = await Office.open(world);
    const recompute = (who: Person, key: string) => office.attempt(who, 'recomputeMatches', { idempotencyKey: key }, 'RecomputeRequested', 'requested');
    const bells = (): Promise<unknown[]> =>
      world.database.work.outside((tx) => tx.query(`select from outbox where job = 'nightlyRecompute' and payload ->> 'missionId' = $1`, [office.missionId]));
    expect(await recompute(office.officer, 'a')).toEqual({ __typename: 'RecomputeRequested', requested: true });
    expect(await recompute(office.officer, 'a')).toEqual({ __typename: 'RecomputeRequested', requested: true });
    expect(await bells()).toHaveLength(1);
    expect(await recompute(office.admin, 'b')).toMatchObject({ requested: true });
    expect(await bells()).toHaveLength(2);
    expect(await recompute(office.caseManager, 'c')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
