import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { BAKER, MAKE_DOUGH, Office, plainPost, type Employer, type Input, type Vacancy } from '../journeys/office.js';
import { openWorld, type World } from '../support/world.js';
import { Offering } from './offering.js';

let world: World;
let office: Office;
let offers: Offering;
let now = new Date('2026-03-02T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  offers = new Offering(office);
});
afterAll(() => world.close());
beforeEach(() => (now = new Date('2026-03-02T09:00:00Z')));

const slot: Input = {
  ...plainPost,
  title: 'Intern in the bakery',
  hoursPerWeek: { min: 30, max: 40 },
  months: 3,
  mentor: 'head baker',
  learningGoals: ['Make dough alone', 'Bake bread alone'],
  insurance: 'Accident insurance of the firm',
  writtenAgreement: true,
};
const published = async (kind: string, terms: Input, employer: Employer = office.employer): Promise<Vacancy> => {
  const { id, version } = await office.act(office.officer, `create${kind}`, { employerId: employer.id, terms }, kind, 'id version');
  return office.act(office.officer, `publish${kind}`, { id, version }, kind, 'id version');
};
const internship = (over: Input = {}, employer?: Employer): Promise<Vacancy> => published('Internship', { ...slot, ...over }, employer);
const refusalOf = (answer: { message?: string; code?: string; facts?: unknown; refused?: { why: unknown }[] }): unknown => (typeof answer.message === 'string' ? answer : answer.refused?.[0]?.why);
const F04 = { code: 'RULE_FORBIDS', facts: expect.arrayContaining([{ name: 'rule', value: 'F04' }]) };
const PLACEMENTS = 'query ($id: ID!) { placements(jobseekerId: $id, first: 10) { edges { node { id kind state openingId convertedFrom } } } }';
const placementsOf = async (person: { id: string }): Promise<Input[]> => (await office.ask(office.officer, PLACEMENTS, person)).placements.edges.map((edge: { node: Input }) => edge.node);

describe('an internship and a course', () => {
  it('are in the lists of both sides, and say there what they are', async () => {
    const course: Input = { title: 'Baking course', geonameId: plainPost['geonameId'], seats: 5, startsOn: '2026-04-01', endsOn: '2026-05-01', cost: { minor: 0, currency: 'ETB' }, teaches: [MAKE_DOUGH], leadsTo: [BAKER] };
    const [post, taught] = [await internship(), await published('Training', course)];
    const person = await offers.person({ wantedOccupations: [BAKER] });
    const refusing = await offers.person({ acceptedKinds: ['VACANCY'] });
    await office.refresh();
    expect(await office.candidates(post)).toEqual([person.handle]);
    const LIST = 'query ($id: ID!) { openingsFor(jobseekerId: $id, first: 20) { edges { node { opening { __typename id kind title ... on Internship { months mentor } ... on Training { teaches endsOn } } } } } }';
    const listed = (await office.ask(office.caseManager, LIST, { id: person.id })).openingsFor.edges.map((edge: { node: { opening: Input } }) => edge.node.opening);
    expect(listed).toEqual(
      expect.arrayContaining([
        { __typename: 'Internship', id: post.id, kind: 'INTERNSHIP', title: slot['title'], months: 3, mentor: 'head baker' },
        { __typename: 'Training', id: taught.id, kind: 'TRAINING', title: 'Baking course', teaches: [MAKE_DOUGH], endsOn: '2026-05-01' },
      ]),
    );
    expect((await office.ask(office.caseManager, LIST, { id: refusing.id })).openingsFor.edges).toEqual([]);
    const { id } = await offers.accepted(taught, person);
    expect(id).toBeTruthy();
    expect(await placementsOf(person)).toMatchObject([{ kind: 'TRAINING', state: 'AGREED', openingId: taught.id }]);
  });
});

describe('F04: one internship for a person at a firm', () => {
  it('goes from the offer to a placement, a job follows it, and no second one at the firm', async () => {
    const [first, again] = [await internship(), await internship({ title: 'The same again' })];
    const person = await offers.person();
    await offers.accepted(first, person);
    const [placement] = await placementsOf(person);
    expect(placement).toMatchObject({ kind: 'INTERNSHIP', state: 'AGREED', openingId: first.id });
    expect(refusalOf(await offers.drafts(again, [person]))).toMatchObject(F04);
    now = new Date('2026-06-10T09:00:00Z');
    await office.act(office.officer, 'movePlacement', { id: placement!['id'], move: 'CONFIRM_START', on: '2026-03-09' }, 'Placement', 'state');
    const converted = (kind: string) => office.attempt(office.officer, 'convertPlacement', { id: placement!['id'], kind, on: '2026-06-09', startsOn: '2026-06-10' }, 'Placement', 'id kind convertedFrom');
    expect(await converted('INTERNSHIP')).toMatchObject(F04);
    expect(await converted('VACANCY')).toMatchObject({ kind: 'VACANCY', convertedFrom: placement!['id'] });
    expect(refusalOf(await offers.drafts(again, [person]))).toMatchObject(F04);
    const elsewhere = await office.judged(await office.unverified(), 'verifyEmployer');
    expect((await offers.drafts(await internship({}, elsewhere), [person])).changed).toHaveLength(1);
    expect((await offers.drafts(await office.post(), [person])).changed).toHaveLength(1);
  });

  it('is kept when two are accepted at once, and one that never began is none', async () => {
    const posts = [await internship(), await internship({ title: 'Another' })];
    const person = await offers.person();
    const confirmed = [];
    for (const post of posts) confirmed.push(await offers.confirmed(post, person));
    const answers = await Promise.all(confirmed.map((offer) => offers.accept(offer)));
    expect(answers.filter(({ state }) => state === 'ACCEPTED')).toHaveLength(1);
    expect(answers.map(refusalOf).filter((why) => why !== undefined)).toMatchObject([F04]);
    const [placement] = await placementsOf(person);
    await office.act(office.officer, 'movePlacement', { id: placement!['id'], move: 'END', reason: 'NEVER_STARTED' }, 'Placement', 'state');
    const other = confirmed.find((_, at) => answers[at]!.state !== 'ACCEPTED')!;
    expect(await offers.accept(other)).toMatchObject({ state: 'ACCEPTED' });
    const twice = `insert into placement (mission_id, id, converted_from, opening_id, employer_id, jobseeker_id, kind, terms, agreed_at, state, stage, paused, disputed, follow_up, replacement_asked, version)
      select mission_id, gen_random_uuid(), id, opening_id, employer_id, jobseeker_id, kind, terms, agreed_at, 'AGREED', 'AGREED', false, false, 'ON', false, 1 from placement where jobseeker_id = $1 and stage = 'AGREED'`;
    const { viewer } = office.officer;
    await expect(world.database.work.run(viewer, (tx) => tx.query(twice, [readGlobalId(person.id)!.id]))).rejects.toThrow(/placement_one_internship/);
  });
});
