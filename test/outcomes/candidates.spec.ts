import type { Logger } from 'typeorm';

import type { EmployerId } from '../../src/kernel/ids.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { BAKE_BREAD, MAKE_DOUGH, ADAMA, NAIROBI, Office, type Employer, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';

let world: World;
let office: Office;
let partner: Person;
let neighbour: Employer;
let rival: Person;
let post: Vacancy;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  partner = await partnerOf(office.employer);
  neighbour = await office.judged(await office.unverified(), 'verifyEmployer');
  rival = await partnerOf(neighbour);
  post = await office.post();
});
afterAll(() => world.close());

const partnerOf = ({ id }: Employer): Promise<Person> => world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(id)!.id as EmployerId });
const disclosure = (step: string, employer: Employer = office.employer): Input => ({ purpose: 'DISCLOSURE', employerId: employer.id, step });
const CARD = 'id openingId handle experience travel skills { uri name evidence } languages { language level } licences startsOn putAt';
const CARDS = `query ($id: ID!, $first: Int! = 50, $after: String) { candidateCards(openingId: $id, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { ${CARD} } } } }`;
const cards = async (who: Person = partner, of: Vacancy = post): Promise<Input[]> =>
  (await office.ask(who, CARDS, { id: of.id })).candidateCards.edges.map((edge: { node: Input }) => edge.node);
const attempt = (person: Jobseeker, over: Input = {}, who: Person = office.officer) =>
  office.attempt(who, 'putForward', { openingId: post.id, jobseekerId: person.id, ...over }, 'Candidacy', 'id handle shown released open');
const put = async (person: Jobseeker, of: Vacancy = post): Promise<{ id: string; handle: string }> => {
  const made = await attempt(person, { openingId: of.id });
  if (made.code !== undefined) throw new Error(`${made.code} ${made.message}`);
  return made;
};
/** Somebody who agrees to be put to the employer. */
async function candidate(profile: Input = {}, employer: Employer = office.employer): Promise<Jobseeker> {
  const person = await office.person(profile);
  await office.agrees(person, disclosure('CANDIDATE', employer));
  return person;
}
const release = (id: string, step: string, over: Input = {}, who: Person = office.caseManager) =>
  office.attempt(who, 'releaseIdentity', { id, step, heardFirmOwnerAndPlace: true, ...over }, 'Candidacy', 'released open');
const IDENTITY = 'query ($id: ID!) { releasedIdentity(candidateId: $id) { name phone } }';
const identity = async (id: string, who: Person = partner) => (await office.ask(who, IDENTITY, { id })).releasedIdentity;
const rule = (answer: { facts?: { name: string; value: string }[] }): unknown => answer.facts?.find((fact) => fact.name === 'rule')?.value;

describe('putting somebody forward', () => {
  it('needs a match, the consent to this very employer, and an employer who is cleared', async () => {
    const person = await office.person();
    expect(await attempt(person)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, disclosure('CANDIDATE', neighbour));
    expect(await attempt(person)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, disclosure('CANDIDATE'));
    expect(await attempt(person)).toMatchObject({ handle: expect.stringMatching(/^C-/), shown: true, released: [], open: [] });
    expect(await attempt(person)).toMatchObject({ code: 'ALREADY_EXISTS' });
    const far = await candidate({ placeId: NAIROBI });
    expect(await attempt(far)).toMatchObject({ code: 'NOT_A_MATCH', facts: [] });
    const doubtful = await office.unverified();
    const theirs = await office.act(office.officer, 'createVacancy', { employerId: doubtful.id, terms: { title: 'x', geonameId: ADAMA } }, 'Vacancy', 'id version');
    expect(await attempt(await candidate({}, doubtful), { openingId: theirs.id })).toMatchObject({ code: 'NOT_A_MATCH' });
  });

  it('is for officers, and for case managers of their own cases', async () => {
    const person = await candidate();
    expect(await attempt(person, {}, await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    for (const who of [partner, await office.signIn('RETURN_COUNSELLOR')]) expect(await attempt(person, {}, who)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await attempt(person, {}, office.caseManager)).toMatchObject({ shown: true });
  });

  it('happens once, whoever races', async () => {
    const person = await candidate();
    const answers = await Promise.all(Array.from({ length: 6 }, () => attempt(person)));
    expect(answers.filter((answer) => answer.shown === true)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'ALREADY_EXISTS')).toHaveLength(5);
  });

  it('stops where the mission suspends the place, with a reason, until it is lifted', async () => {
    const there = await office.post({ geonameId: NAIROBI });
    const person = await candidate({ placeId: NAIROBI });
    const suspend = (who: Person, over: Input = {}) => office.attempt(who, 'suspendPlace', { geonameId: NAIROBI, km: 20, reason: 'unrest', ...over }, 'PlaceSuspension', 'id name km');
    expect(await suspend(office.officer, { reason: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await suspend(office.officer, { km: 0 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await suspend(partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    const { id } = await suspend(await office.signIn('PROTECTION'));
    expect(await attempt(person, { openingId: there.id })).toMatchObject({ code: 'PLACE_SUSPENDED' });
    expect((await attempt(await candidate())).shown).toBe(true);
    const lift = () => office.attempt(office.officer, 'liftPlaceSuspension', { id, reason: 'quiet' }, 'PlaceSuspension', 'liftReason');
    expect(await lift()).toMatchObject({ liftReason: 'quiet' });
    expect(await lift()).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const made = await attempt(person, { openingId: there.id });
    expect(made.shown).toBe(true);
    await suspend(office.officer);
    await office.agrees(person, disclosure('NAME'));
    expect(await release(made.id, 'NAME')).toMatchObject({ code: 'PLACE_SUSPENDED' });
  });
});

describe('a card', () => {
  it('shows what the post asked for when the person was put forward; what is asked later draws out nothing', async () => {
    const asked = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false }] });
    const skills = [MAKE_DOUGH, BAKE_BREAD].map((uri) => ({ uri, level: 3, evidence: 'CERTIFIED', issuer: 'A guild abroad', gainedIn: 'DE' }));
    const person = await candidate({ skills, languages: [{ language: 'deu', level: 'B2' }] });
    const { handle } = await put(person, asked);
    const [card] = await cards(partner, asked);
    expect(card).toMatchObject({ handle, openingId: asked.id, experience: 'NONE', travel: 'NEAR', skills: [{ uri: MAKE_DOUGH, evidence: 'CERTIFIED' }], languages: [], licences: [] });
    const terms = { title: 'Constructed post', seats: 2, geonameId: NAIROBI, pay: { min: 500_000, max: 600_000, currency: 'ETB', period: 'MONTH' } };
    const probing = { ...terms, skills: [{ uri: BAKE_BREAD, essential: false, hard: false }], languages: [{ language: 'deu', level: 'A1', hard: false }] };
    const edited = await office.attempt(partner, 'editVacancy', { id: asked.id, version: asked.version, terms: probing }, 'Vacancy', 'version');
    expect(edited.code).toBeUndefined();
    expect((await cards(partner, asked))[0]).toEqual(card);
    expect(JSON.stringify(await cards(partner, asked))).not.toMatch(/guild|DE\b|deu|J-/);
  });

  it('has another handle for every opening, and none of the person', async () => {
    const [first, second] = [await office.post(), await office.post()];
    const person = await candidate();
    const handles = [await put(person, first), await put(person, second)].map((each) => each.handle);
    expect(new Set([...handles, person.handle]).size).toBe(3);
    const ids = [...(await cards(partner, first)), ...(await cards(partner, second))].map((card) => String(card['id']));
    for (const id of ids) expect(readGlobalId(id)?.id).not.toBe(readGlobalId(person.id)?.id);
  });

  it('disappears with consent, with a pause and with the standing of the employer, at once, from every door', async () => {
    const person = await candidate();
    const { id } = await put(person);
    const seen = async (): Promise<boolean[]> => {
      const { candidateCard, node } = await office.ask(partner, 'query ($id: ID!) { candidateCard(id: $id) { id } node(id: $id) { id } }', { id });
      return [(await cards()).some((card) => card['id'] === id), candidateCard !== null, node !== null];
    };
    expect(await seen()).toEqual([true, true, true]);
    await office.moved(person, 'PAUSED');
    expect(await seen()).toEqual([false, false, false]);
    await office.moved(person, 'ACTIVE');
    expect(await seen()).toEqual([true, true, true]);
    await office.takesBack(person, disclosure('CANDIDATE'), office.officer);
    expect(await seen()).toEqual([false, false, false]);
    // Agreeing again revives nothing: staff put the person forward anew, under another handle.
    await office.agrees(person, disclosure('CANDIDATE'));
    expect(await seen()).toEqual([false, false, false]);
    expect((await put(person)).id).not.toBe(id);

    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const [theirs, speaker] = [await office.post({}, firm), await partnerOf(firm)];
    await put(await candidate({}, firm), theirs);
    expect(await cards(speaker, theirs)).toHaveLength(1);
    const suspended = await office.judged(firm, 'suspendEmployer');
    expect(await cards(speaker, theirs)).toEqual([]);
    await office.judged(suspended, 'liftSuspension');
    expect(await cards(speaker, theirs)).toEqual([]);
  });

  const guards: readonly (readonly [string, string, (post: Vacancy) => Input])[] = [
    ['its employer', 'excludeEmployer', () => ({ employerId: office.employer.id })],
    ['its place', 'excludePlace', () => ({ placeId: ADAMA, km: 5 })],
    ['all work', 'recordVulnerability', () => ({ category: 'NOT_ABLE_TO_WORK' })],
  ];
  it.each(guards)('and what was released of it disappear once protection keeps the person from %s, as in a pause', async (_, name, from) => {
    const person = await candidate();
    const names = { jobseekerId: person.id, version: 0, fullName: 'Constructed Person', phones: [] };
    await office.act(office.caseManager, 'setIdentity', names, 'KeptIdentity', 'version');
    const { id } = await put(person);
    await office.agrees(person, disclosure('NAME'));
    expect(await release(id, 'NAME')).toMatchObject({ open: ['NAME'] });
    await office.agrees(person, disclosure('PHONE'));
    const tries = async () => [await identity(id), (await cards()).some((card) => card['id'] === id), await release(id, 'PHONE'), await attempt(person)];
    await office.moved(person, 'PAUSED');
    const inPause = await tries();
    expect(inPause).toMatchObject([null, false, { code: 'NOT_A_MATCH' }, { code: 'NOT_A_MATCH' }]);
    await office.moved(person, 'ACTIVE');
    expect(await identity(id)).toMatchObject({ name: 'Constructed Person' });
    const kept = await office.attempt(await office.signIn('PROTECTION'), name, { jobseekerId: person.id, reason: 'constructed', ...from(post) }, 'ProtectionRecord', 'jobseekerId');
    expect(kept.code).toBeUndefined();
    expect(await tries()).toEqual(inPause);
  });

  it('ends when staff take the person back', async () => {
    const { id } = await put(await candidate());
    const end = (who: Person) => office.attempt(who, 'endCandidacy', { id, reason: 'found other work' }, 'Candidacy', 'shown endReason');
    expect(await end(await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await end(office.officer)).toMatchObject({ shown: false, endReason: 'found other work' });
    expect(await end(office.officer)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect((await cards()).map((card) => card['id'])).not.toContain(id);
  });
});

describe('release', () => {
  it('goes step by step, each with a consent of its own, after firm, owner and place were heard', async () => {
    const person = await candidate();
    const names = { jobseekerId: person.id, version: 0, fullName: 'Constructed Person', phones: [{ number: '+251911234567', whose: 'OWN' }] };
    const kept = await office.attempt(office.caseManager, 'setIdentity', names, 'KeptIdentity', 'version');
    expect(kept.code).toBeUndefined();
    const { id } = await put(person);
    expect(await identity(id)).toBeNull();
    expect(await release(id, 'NAME')).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, disclosure('NAME'));
    expect(await identity(id)).toBeNull();
    expect(rule(await release(id, 'NAME', { heardFirmOwnerAndPlace: false }))).toBe('F44');
    await office.agrees(person, disclosure('PHONE'));
    expect(await release(id, 'PHONE')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await release(id, 'NAME', {}, await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await release(id, 'NAME', {}, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await release(id, 'NAME')).toMatchObject({ open: ['NAME'] });
    expect(await identity(id)).toEqual({ name: 'Constructed Person', phone: null });
    expect(await release(id, 'PHONE')).toMatchObject({ open: ['NAME', 'PHONE'] });
    expect(await identity(id)).toEqual({ name: 'Constructed Person', phone: '+251911234567' });
    expect(await identity(id, rival)).toBeNull();
    await office.takesBack(person, disclosure('NAME'));
    expect(await identity(id)).toBeNull();
    await office.agrees(person, disclosure('NAME'));
    expect(await identity(id)).toBeNull();
    expect(await release(id, 'NAME')).toMatchObject({ open: ['NAME'] });
    expect(await identity(id)).toEqual({ name: 'Constructed Person', phone: null });
    // The person can be told that the employer looked.
    const { whoLooked } = await office.ask(office.caseManager, 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 50) { edges { node { act why } } } }', { id: person.id });
    expect(whoLooked.edges.map((edge: { node: Input }) => edge.node)).toContainEqual({ act: 'identity', why: 'PUT_FORWARD' });
  });
});

const RECORDS: Readonly<Record<string, string>> = { draftOffers: 'OffersChanged', approveOffers: 'OffersChanged', sendOffers: 'OffersChanged', answerOffer: 'AnsweredOffer' };

describe('a hostile partner', () => {
  it('gets one answer for what is another\'s, hidden, ended and made up, from every door', async () => {
    const [shown, hidden, ended] = [await candidate(), await candidate(), await candidate({}, neighbour)];
    const theirPost = await office.post({}, neighbour);
    const [own, gone, foreign] = [await put(shown), await put(hidden), await put(ended, theirPost)];
    await office.takesBack(hidden, { purpose: 'MATCHING' });
    const probe = 'query ($id: ID!) { candidateCard(id: $id) { handle } releasedIdentity(candidateId: $id) { name } node(id: $id) { id } nodes(ids: [$id]) { id } }';
    const nothing = { candidateCard: null, releasedIdentity: null, node: null, nodes: [null] };
    const person = readGlobalId(shown.id)!.id;
    const madeUp = [globalId('Candidate', newId()), globalId('Candidate', person), shown.id, 'nonsense', ''];
    for (const id of [gone.id, foreign.id, ...madeUp]) expect(await world.ask(partner, probe, { id })).toEqual({ data: nothing });
    expect((await office.ask(partner, probe, { id: own.id })).node).not.toBeNull();
    const empty = { data: { candidateCards: { pageInfo: { hasNextPage: false, endCursor: null }, edges: [] } } };
    for (const id of [theirPost.id, globalId('Opening', newId()), own.id, 'nonsense']) expect(await world.ask(partner, CARDS, { id })).toEqual(empty);
  });

  it('finds no other door: no list of people, no field of a card that tells more, no count', async () => {
    const before = await world.ask(partner, '{ __type(name: "CandidateCard") { fields { name } } }');
    const fields: string[] = before.data.__type.fields.map((field: { name: string }) => field.name);
    expect(fields.sort()).toEqual(['experience', 'handle', 'id', 'languages', 'licences', 'openingId', 'putAt', 'skills', 'startsOn', 'travel']);
    const { data } = await world.ask(partner, '{ __type(name: "CandidateCardConnection") { fields { name } } }');
    expect(data.__type.fields.map((field: { name: string }) => field.name).sort()).toEqual(['edges', 'pageInfo']);
    for (const query of ['{ jobseekers { edges { cursor } } }', `{ candidates(openingId: "${post.id}") { edges { cursor } } }`, `{ candidacies(openingId: "${post.id}") { id } }`, '{ offers { edges { cursor } } }', `{ offers(openingId: "${post.id}") { edges { cursor } } }`, `{ offering(openingId: "${post.id}") { version } }`, '{ placeSuspensions { edges { cursor } } }'])
      expect(await office.refusalOf(partner, query)).toBe('NOT_ALLOWED');
  });

  it('learns nothing of offers: neither that there are any, nor what became of them', async () => {
    const person = await candidate();
    const drawn = await office.act(office.officer, 'draftOffers', { openingId: post.id, jobseekerIds: [person.id] }, 'OffersChanged', 'changed { id }');
    const [{ id }] = drawn.changed;
    const probe = 'query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }';
    for (const each of [id, globalId('Offer', newId())]) expect(await world.ask(partner, probe, { id: each })).toEqual({ data: { node: null, nodes: [null] } });
    const tries: readonly (readonly [string, Input])[] = [
      ['draftOffers', { openingId: post.id, jobseekerIds: [person.id] }],
      ['approveOffers', { ids: [id] }],
      ['sendOffers', { ids: [id] }],
      ['answerOffer', { id, answer: 'INTERESTED', channel: 'CALL' }],
      ['pauseOffer', { id, onHold: true }],
      ['recordEmployerAnswer', { id, answer: 'CONFIRM', channel: 'CALL' }],
      ['releaseOffer', { id, channel: 'CALL', language: 'en', understood: true, heardFirmOwnerAndPlace: true }],
      ['acceptOffer', { id, channel: 'CALL', language: 'en', understood: true, heardTerms: true, heardFreedoms: true }],
    ];
    for (const [name, input] of tries) expect(await office.attempt(partner, name, input, RECORDS[name] ?? 'Offer', '__typename')).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('learns nothing from cursors: a page goes on where it was, whoever left meanwhile, and cursors of others show nothing', async () => {
    const many = await office.post();
    const people: Jobseeker[] = [];
    for (let n = 0; n < 4; n += 1) people.push(await candidate());
    const handles: string[] = [];
    for (const person of people) handles.push((await put(person, many)).handle);
    const page = async (first: number, after: string | null = null) => (await office.ask(partner, CARDS, { id: many.id, first, after })).candidateCards;
    const start = await page(2);
    expect(start.edges.map((edge: { node: Input }) => edge.node['handle'])).toEqual(handles.slice(0, 2));
    const decoded = Buffer.from(start.pageInfo.endCursor, 'base64url').toString('latin1');
    for (const person of people) expect(decoded).not.toContain(readGlobalId(person.id)!.id);
    await office.takesBack(people[2]!, { purpose: 'MATCHING' });
    const rest = await page(2, start.pageInfo.endCursor);
    expect(rest.edges.map((edge: { node: Input }) => edge.node['handle'])).toEqual([handles[3]]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
    const theirs = await world.ask(rival, CARDS, { id: many.id, after: start.pageInfo.endCursor });
    expect(theirs.data.candidateCards.edges).toEqual([]);
  });

  it('is not served from the answers that are kept for keys of staff', async () => {
    const person = await candidate();
    const input = { openingId: post.id, jobseekerId: person.id, idempotencyKey: 'known key' };
    expect(await office.attempt(office.officer, 'putForward', input, 'Candidacy', 'shown')).toMatchObject({ shown: true });
    expect(await office.attempt(partner, 'putForward', input, 'Candidacy', 'shown')).toMatchObject({ code: 'NOT_ALLOWED' });
    const key = { openingId: post.id, jobseekerId: globalId('Jobseeker', newId()), idempotencyKey: 'known key' };
    expect(await office.attempt(partner, 'putForward', key, 'Candidacy', 'shown')).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('costs the same statements whether there is nothing, something hidden or what another has', async () => {
    const [none, one] = [await office.post(), await office.post()];
    await put(await candidate(), one);
    const gone = await candidate();
    const hiddenPost = await office.post();
    await put(gone, hiddenPost);
    await office.takesBack(gone, { purpose: 'MATCHING' });
    const foreign = await office.post({}, neighbour);
    await put(await candidate({}, neighbour), foreign);
    const statements: string[] = [];
    const { logger } = world.database.dataSource;
    world.database.dataSource.logger = { logQuery: (query: string) => statements.push(query) } as Partial<Logger> as Logger;
    const cost = async (of: Vacancy): Promise<number> => {
      statements.length = 0;
      await cards(partner, of);
      return statements.length;
    };
    const [absent, hidden, theirs, shown] = [await cost(none), await cost(hiddenPost), await cost(foreign), await cost(one)];
    world.database.dataSource.logger = logger;
    expect(absent).toBeGreaterThan(5);
    expect([hidden, theirs]).toEqual([absent, absent]);
    // Only a reading of somebody is recorded, and such a reading the partner knows of.
    expect(shown).toBe(absent + 1);
  });
});

describe('a card of somebody who is forgotten', () => {
  it('holds nothing any more, under no handle that an employer wrote down', async () => {
    const person = await candidate({ skills: [{ uri: BAKE_BREAD, level: 2, evidence: 'TESTED' }] });
    const { handle } = await put(person);
    const rows = (): Promise<{ handle: string; card: Input }[]> =>
      world.database.work.run(office.officer.viewer, (tx) => tx.query('select handle, card from candidacy where jobseeker_id = $1', [readGlobalId(person.id)!.id]));
    expect(await rows()).toMatchObject([{ handle, card: { startsOn: expect.any(Number) } }]);
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'askedAt');
    expect(await rows()).toEqual([{ handle: expect.stringMatching(/^X-/), card: {} }]);
    expect((await cards()).map((card) => card['handle'])).not.toContain(handle);
  });
});
