import { openWorld, type Person, type World } from '../support/world.js';
import { ADDIS_ABABA, BAKE_BREAD, BAKER, DRIVE_FORKLIFT, MAKE_DOUGH, Office, PASTRY_COOK, type Input, type Jobseeker, type Vacancy } from './office.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const skill = (uri: string, level = 3): Input => ({ uri, level, evidence: 'TESTED' });
const need = (uri: string): Input => ({ uri, essential: true, hard: false, minLevel: 3 });

describe('a filter', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open(world);
  });

  it('is applied before the list of a post is cut: it finds somebody beyond the fiftieth', async () => {
    const post = await office.post({ skills: [need(MAKE_DOUGH)] });
    const better = { skills: [skill(MAKE_DOUGH)], wantedOccupations: [BAKER] };
    await Promise.all(Array.from({ length: 52 }, () => office.person(better)));
    const last = await office.person({ skills: [skill(DRIVE_FORKLIFT)] });
    await office.refresh();
    const cut = await office.candidates(post);
    expect(cut).toHaveLength(50);
    expect(cut).not.toContain(last.handle);
    expect(await office.candidates(post, { skill: DRIVE_FORKLIFT })).toEqual([last.handle]);
    expect(await office.candidates(post, { skill: MAKE_DOUGH })).toHaveLength(50);
    expect(await office.candidates(post, { skill: BAKE_BREAD })).toEqual([]);
  });

  it('is applied before the list of a person is cut: it finds a post beyond the twentieth', async () => {
    const person = await office.person({ skills: [skill(DRIVE_FORKLIFT)], wantedOccupations: [BAKER] });
    await Promise.all(Array.from({ length: 21 }, () => office.post({ skills: [need(DRIVE_FORKLIFT)] })));
    const last = await office.post({ occupationUri: PASTRY_COOK, pay: { min: 700_000, max: 900_000, currency: 'ETB', period: 'MONTH' } });
    await office.refresh();
    const cut = await office.openingsFor(person);
    expect(cut).toHaveLength(20);
    expect(cut).not.toContain(last.id);
    expect(await office.openingsFor(person, { occupation: PASTRY_COOK })).toEqual([last.id]);
    expect(await office.openingsFor(person, { pay: 900_000 })).toEqual([last.id]);
    expect(await office.openingsFor(person, { pay: 900_001 })).toEqual([]);
  });

  it('narrows people by occupation held, skill, place, what they ask for and the kinds they accept', async () => {
    const own = await Office.open(world);
    const post = await own.post();
    const baker = await own.person({ occupations: [{ uri: BAKER, months: 12, lastYear: 2025 }] });
    const forklift = await own.person({ skills: [skill(DRIVE_FORKLIFT, 1)] });
    const far = await own.person({ placeId: ADDIS_ABABA, travelLimitKm: 100 });
    const modest = await own.person({ wageFloor: { minor: 300_000, currency: 'ETB', period: 'MONTH' } });
    const proud = await own.person({ wageFloor: { minor: 300_001, currency: 'ETB', period: 'MONTH' } });
    const picky = await own.person({ acceptedKinds: ['VACANCY'] });
    const all = [baker, forklift, far, modest, proud, picky];
    const found = async (filter: Input): Promise<Jobseeker[]> => {
      const handles = await own.candidates(post, filter);
      return all.filter((person) => handles.includes(person.handle));
    };
    expect(await found({ occupation: BAKER })).toEqual([baker]);
    expect(await found({ skill: DRIVE_FORKLIFT })).toEqual([forklift]);
    expect(await found({ near: { placeId: ADDIS_ABABA, km: 77 } })).toEqual([far]);
    expect(await found({ near: { placeId: ADDIS_ABABA, km: 78 } })).toEqual(all);
    expect(await found({ pay: 300_000 })).toEqual(all.filter((person) => person !== proud));
    expect(await found({ kinds: ['TRAINING'] })).toEqual(all.filter((person) => person !== picky));
    expect(await found({ occupation: BAKER, skill: DRIVE_FORKLIFT })).toEqual([]);
    expect(await found({ occupation: null, kinds: ['VACANCY'] })).toEqual(all);
  });

  it('is refused where it names what does not exist', async () => {
    const post = await office.post();
    const query = 'query ($id: ID!, $filter: MatchFilterInput) { candidates(openingId: $id, filter: $filter) { edges { cursor } } }';
    const wrong = [{ occupation: MAKE_DOUGH }, { skill: BAKER }, { near: { placeId: 1, km: 10 } }, { near: { placeId: ADDIS_ABABA, km: 0 } }, { pay: 0.5 }];
    for (const filter of wrong) expect(await office.refusalOf(office.officer, query, { id: post.id, filter })).toBe('INVALID_INPUT');
  });
});

describe('pages of a list', () => {
  const QUERY = `query ($id: ID!, $first: Int!, $after: String, $filter: MatchFilterInput) {
    candidates(openingId: $id, first: $first, after: $after, filter: $filter) { pageInfo { hasNextPage endCursor } edges { cursor node { jobseeker { handle } } } } }`;
  let office: Office;
  let post: Vacancy;
  let people: Jobseeker[];
  beforeAll(async () => {
    office = await Office.open(world);
    post = await office.post({ skills: [need(MAKE_DOUGH)] });
    // Four levels, so that scores are tied in groups.
    people = await Promise.all(Array.from({ length: 12 }, (_, n) => office.person({ skills: [skill(MAKE_DOUGH, 1 + (n % 4))] })));
    await office.refresh();
  });

  interface Read {
    readonly handles: readonly string[];
    readonly end: string | null;
    readonly more: boolean;
  }

  async function page(first: number, after: string | null, filter: Input | null = null): Promise<Read> {
    const { edges, pageInfo } = (await office.ask(office.officer, QUERY, { id: post.id, first, after, filter })).candidates;
    const handles = edges.map((edge: { node: { jobseeker: { handle: string } } }) => edge.node.jobseeker.handle);
    return { handles, end: pageInfo.endCursor, more: pageInfo.hasNextPage };
  }

  it.each([null, { skill: MAKE_DOUGH }])('together are the list, each entry once, in its order (filter %j)', async (filter) => {
    const whole = await office.candidates(post, filter);
    expect(whole).toHaveLength(12);
    const read: string[] = [];
    let last: Read = { handles: [], end: null, more: true };
    while (last.more) {
      last = await page(5, last.end, filter);
      read.push(...last.handles);
    }
    expect(read).toEqual(whole);
    expect(last.handles).toHaveLength(2);
  });

  it('neither skip nor repeat when somebody before, at or behind the cursor leaves meanwhile', async () => {
    const whole = await office.candidates(post);
    const first = await page(5, null);
    const leave = [whole[1], whole[4], whole[7]].map((handle) => people.find((person) => person.handle === handle) as Jobseeker);
    for (const person of leave) await office.moved(person, 'PAUSED');
    expect((await page(20, first.end)).handles).toEqual(whole.slice(5).filter((handle) => handle !== whole[7]));
    for (const person of leave) await office.moved(person, 'ACTIVE');
    await office.refresh();
    expect(await office.candidates(post)).toEqual(whole);
  });

  it('are refused for a cursor of another list and for a size that is none', async () => {
    const { jobseekers } = await office.ask(office.officer, '{ jobseekers(first: 1) { pageInfo { endCursor } } }');
    const wrong = [{ first: 5, after: jobseekers.pageInfo.endCursor }, { first: 5, after: 'x' }, { first: 0, after: null }];
    for (const page of wrong) expect(await office.refusalOf(office.officer, QUERY, { id: post.id, filter: null, ...page })).toBe('INVALID_INPUT');
    expect(await office.refusalOf(office.officer, QUERY, { id: post.id, filter: null, first: 101, after: null })).toBe('PAGE_TOO_LARGE');
  });
});

describe('near misses', () => {
  it('lack at most two changeable things, the nearest first; the third and what is fixed keep out', async () => {
    const office = await Office.open(world);
    const post = await office.post({
      skills: [{ ...need(MAKE_DOUGH), hard: true }, { ...need(BAKE_BREAD), hard: true }],
      licences: [{ code: 'FOOD_HANDLING', hard: true }],
    });
    const fits = await office.person({ skills: [skill(MAKE_DOUGH), skill(BAKE_BREAD)], licences: [{ code: 'FOOD_HANDLING' }] });
    const lacksTwo = await office.person({ skills: [skill(MAKE_DOUGH)] });
    const lacksOne = await office.person({ skills: [skill(MAKE_DOUGH), skill(BAKE_BREAD)] });
    const lacksAll = await office.person();
    const refuses = await office.person({ skills: [skill(MAKE_DOUGH), skill(BAKE_BREAD)], refusedOccupations: [BAKER] });
    const query = 'query ($id: ID!, $first: Int!) { nearMissesForOpening(openingId: $id, first: $first) { jobseeker { handle } explanation { matches } } }';
    const read = async (first: number): Promise<string[]> => {
      const { nearMissesForOpening } = await office.ask(office.officer, query, { id: post.id, first });
      return nearMissesForOpening.map((miss: { jobseeker: Jobseeker }) => miss.jobseeker.handle);
    };
    expect(await read(20)).toEqual([lacksOne.handle, lacksTwo.handle]);
    expect(await read(1)).toEqual([lacksOne.handle]);
    expect(await read(20)).not.toContain([fits, lacksAll, refuses].map((person) => person.handle));
    const other = 'query ($id: ID!) { nearMissesOfJobseeker(jobseekerId: $id) { opening { id } explanation { matches requirements { met } } } }';
    const ofOne = async (person: Jobseeker): Promise<unknown[]> => (await office.ask(office.officer, other, { id: person.id })).nearMissesOfJobseeker;
    expect(await ofOne(lacksTwo)).toMatchObject([{ opening: { id: post.id }, explanation: { matches: false } }]);
    for (const person of [fits, lacksAll, refuses]) expect(await ofOne(person)).toEqual([]);
    await office.moved(lacksOne, 'PAUSED');
    expect(await read(20)).toEqual([lacksTwo.handle]);
  });
});

describe('explainMatch', () => {
  it('names things in the language asked for and by URI', async () => {
    const office = await Office.open(world, { languages: ['fr', 'en'] });
    const post = await office.post({ skills: [need(MAKE_DOUGH)] });
    const person = await office.person({ skills: [skill(BAKE_BREAD)] });
    const query = `query ($person: ID!, $post: ID!, $language: String) { explainMatch(jobseekerId: $person, openingId: $post, language: $language) {
      explanation { policy provisional skills { uri throughUri relation sentence } } } }`;
    const told = async (language: string | null) => {
      const { explainMatch } = await office.ask(office.officer, query, { person: person.id, post: post.id, language });
      return explainMatch.explanation;
    };
    const english = await told('en');
    expect(english).toMatchObject({ policy: 'fit-2', provisional: true, skills: [{ uri: MAKE_DOUGH, throughUri: BAKE_BREAD, relation: 'RELATED' }] });
    expect(english.skills[0].sentence).toContain('mix and knead dough');
    expect((await told('fr')).skills[0].sentence).not.toContain('mix and knead dough');
    expect(await told(null)).toEqual(await told('fr'));
    const { errors } = await world.ask(office.officer, query, { person: person.id, post: post.id, language: '1410' });
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'INVALID_INPUT', facts: { field: 'language' } } });
  });
});

describe('who leaves', () => {
  it.each(['PAUSED', 'WITHDRAWN', 'CLOSED'])('by being %s is on no list from that moment, and back when they come back', async (to) => {
    const office = await Office.open(world);
    const post = await office.post();
    const [leaving, staying] = [await office.person(), await office.person()];
    await office.refresh();
    expect(await office.candidates(post)).toHaveLength(2);
    await office.moved(leaving, to, 'asked for it');
    expect(await office.candidates(post)).toEqual([staying.handle]);
    expect(await office.candidates(post, { pay: 900_000 })).toEqual([staying.handle]);
    expect(await office.openingsFor(leaving)).toEqual([]);
    await office.refresh();
    await office.moved(leaving, 'ACTIVE');
    expect(await office.openingsFor(leaving, { pay: 1 })).toEqual([post.id]);
    await office.refresh();
    expect(await office.candidates(post)).toHaveLength(2);
  });
});

describe('an edit', () => {
  it('of a person that was made on an older version is refused, not lost', async () => {
    const office = await Office.open(world);
    const person = await office.person();
    const edit = (education: number) => ({ id: person.id, version: 1, profile: { education } });
    const answers = await Promise.all([1, 2, 3].map((education) => office.attempt(office.caseManager, 'editJobseeker', edit(education), 'Jobseeker', 'version profile { education }')));
    const written = answers.filter((answer) => answer.__typename === 'Jobseeker');
    expect(written).toHaveLength(1);
    for (const answer of answers.filter((each) => each.__typename === 'Refused')) expect(answer).toMatchObject({ code: 'STALE_EDIT', facts: expect.arrayContaining([{ name: 'version', value: '2' }]) });
    const { jobseeker } = await office.ask(office.caseManager, 'query ($id: ID!) { jobseeker(id: $id) { version profile { education } } }', { id: person.id });
    expect(jobseeker).toEqual({ version: 2, profile: written[0].profile });
  });

  it('of a vacancy that was made on an older version is refused, and matching follows the one that was written', async () => {
    const office = await Office.open(world);
    const post = await office.post();
    const person = await office.person({ education: 2 });
    const terms = (minEducation: number): Input => ({ title: 'Constructed post', occupationUri: BAKER, geonameId: 330186, payUnstatedReason: 'open', minEducation });
    const edit = (minEducation: number) => office.attempt(office.officer, 'editVacancy', { id: post.id, version: post.version, terms: terms(minEducation) }, 'Vacancy', 'minEducation');
    expect(await edit(3)).toMatchObject({ __typename: 'Vacancy', minEducation: 3 });
    expect(await edit(0)).toMatchObject({ __typename: 'Refused', code: 'STALE_EDIT' });
    expect((await office.explained(person, post)).matches).toBe(false);
  });
});

describe('a mutation that is sent again with its key', () => {
  it('gives the first answer and is done once, even when both are under way together', async () => {
    const office = await Office.open(world);
    const input = { kind: 'DISPLACED', age: { adultOn: '2020-01-01' }, idempotencyKey: 'k-1' };
    const send = (over: Input = {}, who: Person = office.caseManager) => office.attempt(who, 'registerJobseeker', { ...input, ...over }, 'Jobseeker', 'id handle version createdAt');
    const [first, together] = await Promise.all([send(), send()]);
    expect(first).toMatchObject({ __typename: 'Jobseeker', version: 1 });
    expect(together).toEqual(first);
    await office.edited(first, { education: 4 });
    expect(await send()).toEqual(first);
    const { jobseekers } = await office.ask(office.caseManager, '{ jobseekers { edges { node { id version } } } }');
    expect(jobseekers.edges).toEqual([{ node: { id: first.id, version: 2 } }]);
    expect(await send({ kind: 'RETURNEE' })).toMatchObject({ __typename: 'Refused', code: 'KEY_REUSED' });
    // The key is the account's own.
    expect((await send({}, await office.signIn('CASE_MANAGER'))).id).not.toBe(first.id);
  });

  it('gives a refusal again, too, though what was refused would now be right', async () => {
    const office = await Office.open(world);
    const { id, version } = await office.person();
    const edit = { id, version: version + 1, profile: { education: 1 }, idempotencyKey: 'k-2' };
    const send = () => office.attempt(office.caseManager, 'editJobseeker', edit, 'Jobseeker', 'version');
    const refused = await send();
    expect(refused).toMatchObject({ code: 'STALE_EDIT' });
    await office.edited({ id, version, handle: '' }, {});
    expect(await send()).toEqual(refused);
  });
});
