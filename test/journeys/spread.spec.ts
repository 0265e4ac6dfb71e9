import { openWorld, type World } from '../support/world.js';
import { ADAMA, ADDIS_ABABA, Office, type Jobseeker, type Vacancy } from './office.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

interface PageOf {
  readonly ids: string[];
  readonly cursor: string | null;
}

async function openings(person: Jobseeker, args: { first?: number; after?: string | null; spread?: boolean } = {}): Promise<PageOf> {
  const query = `query ($id: ID!, $first: Int! = 100, $after: String, $spread: Boolean! = true) {
    openingsFor(jobseekerId: $id, first: $first, after: $after, spread: $spread) { edges { node { opening { id } } } pageInfo { endCursor } }
  }`;
  const { openingsFor } = await office.ask(office.officer, query, { id: person.id, ...args });
  return { ids: openingsFor.edges.map((edge: { node: { opening: { id: string } } }) => edge.node.opening.id), cursor: openingsFor.pageInfo.endCursor };
}

/** Posts of one employer that pay more the earlier they come, so that their order is known. */
async function posts(count: number, best: number, employer = office.employer, over = {}): Promise<Vacancy[]> {
  const made: Vacancy[] = [];
  for (let n = 0; n < count; n++) {
    const pay = { min: best - n * 1_000, max: best - n * 1_000, currency: 'ETB', period: 'MONTH' };
    made.push(await office.post({ pay, ...over }, employer));
  }
  return made;
}

const asksPay = { wageFloor: { minor: 400_000, currency: 'ETB', period: 'MONTH' } };

describe('a list of openings', () => {
  it('is not one employer\'s alone, even where its openings fill the stored list; staff can have the plain order', async () => {
    const large = await posts(22, 590_000);
    const other = await office.judged(await office.unverified({ name: 'Constructed neighbour' }), 'verifyEmployer');
    const [small] = await posts(1, 420_000, other);
    const person = await office.person(asksPay);
    await office.refresh();

    const plain = await openings(person, { spread: false });
    expect(plain.ids).toEqual(large.slice(0, 20).map(({ id }) => id));
    const spread = await openings(person);
    expect(spread.ids).toHaveLength(20);
    expect(spread.ids).toEqual([...large.slice(0, 3), small!, ...large.slice(3, 19)].map(({ id }) => id));

    // Page by page the same, whatever the size.
    for (const first of [1, 3, 7]) {
      const read: string[] = [];
      for (let page = await openings(person, { first }); page.ids.length > 0; page = await openings(person, { first, after: page.cursor })) read.push(...page.ids);
      expect(read).toEqual(spread.ids);
    }
  }, 60_000);

  it('goes on where it stopped when the last one shown was filled meanwhile', async () => {
    const large = await posts(6, 590_000);
    const other = await office.judged(await office.unverified({ name: 'Constructed neighbour' }), 'verifyEmployer');
    await posts(1, 420_000, other);
    const person = await office.person(asksPay);
    await office.refresh();
    const all = (await openings(person)).ids;
    const first = await openings(person, { first: 2 });
    await office.act(office.officer, 'closeVacancy', { id: large[1]!.id, version: large[1]!.version, reason: 'constructed' }, 'Vacancy', 'id');
    expect((await openings(person, { first: 100, after: first.cursor })).ids).toEqual(all.slice(2));
  }, 60_000);
});

describe('a list of candidates', () => {
  it('is not one place\'s alone', async () => {
    const post = await office.post({ remote: true, geonameId: null });
    const handles: string[] = [];
    for (let n = 0; n < 5; n++) handles.push((await office.person({ placeId: ADAMA })).handle);
    const elsewhere = await office.person({ placeId: ADDIS_ABABA });
    await office.refresh();
    const shown = await office.candidates(post);
    expect(shown).toHaveLength(6);
    expect(shown[3]).toBe(elsewhere.handle);
    const plain = await office.ask(
      office.officer,
      'query ($id: ID!) { candidates(openingId: $id, first: 100, spread: false) { edges { node { jobseeker { handle } } } } }',
      { id: post.id },
    );
    expect(plain.candidates.edges.map((edge: { node: { jobseeker: { handle: string } } }) => edge.node.jobseeker.handle)).toEqual([...handles, elsewhere.handle]);
  });
});
