import type { EmployerId } from '../../src/kernel/ids.js';
import { InternshipPapersService } from '../../src/outcomes/internship-papers/internship-papers.service.js';
import { internshipFactSource } from '../../src/outcomes/internship-papers/internship-fact-source.js';
import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { BAKER, MAKE_DOUGH, Office, plainPost, type Employer, type Input, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
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

  it('counts what stands under another record of the same person, once both are merged', async () => {
    const alike: Input = { occupations: [{ uri: BAKER, months: 41, lastYear: 2024 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B1' }] };
    const [one, other] = [await offers.person(alike), await offers.person(alike)];
    await offers.accepted(await internship(), one);
    const [placement] = await placementsOf(one);
    now = new Date('2026-06-10T09:00:00Z');
    await office.act(office.officer, 'movePlacement', { id: placement!['id'], move: 'CONFIRM_START', on: '2026-03-09' }, 'Placement', 'state');
    await office.act(office.officer, 'movePlacement', { id: placement!['id'], move: 'COMPLETE', on: '2026-06-09' }, 'Placement', 'state');
    await world.app.get(PersonDuplicatesService, { strict: false }).search(office.missionId, new AbortController().signal);
    const { jobseekerDuplicates: pairs } = await office.ask(office.caseManager, '{ jobseekerDuplicates(first: 100) { edges { node { id one { id } other { id } } } } }');
    const pair = pairs.edges.map(({ node }: { node: Input }) => node).find((node: { one: Input; other: Input }) => [node.one['id'], node.other['id']].sort().join() === [one.id, other.id].sort().join());
    const merge = (input: Input) => office.act(office.caseManager, 'decideJobseekerDuplicate', { id: pair.id, ...input }, 'JobseekerDuplicate', 'state');
    const again = await internship({ title: 'Once more' });
    await merge({ decision: 'MERGE', keepId: other.id });
    expect(refusalOf(await offers.drafts(again, [other]))).toMatchObject(F04);
    await merge({ decision: 'UNDO' });
    expect((await offers.drafts(again, [other])).changed).toHaveLength(1);
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

describe('the papers of an internship', () => {
  const PAPERS = 'placementId agreementOn reportedOn goalsReached wouldHire';
  const search = () => world.app.get(InternshipPapersService, { strict: false }).search(office.missionId, new AbortController().signal);
  const tasksOf = async (placement: Input): Promise<Input[]> => {
    const query = '{ tasks(kind: INTERNSHIP_PAPER, status: null, first: 100) { edges { node { subjectId dueOn status queue priority } } } }';
    const all = (await office.ask(office.officer, query)).tasks.edges.map((edge: { node: Input }) => edge.node);
    return all.filter((task: Input) => task['subjectId'] === placement['id']).map(({ subjectId: _, ...task }: Input) => task);
  };
  const agreement = (placement: Input, on: string, who: Person = office.officer) => office.attempt(who, 'recordInternshipAgreement', { placementId: placement['id'], on }, 'InternshipPapers', PAPERS);
  const report = (placement: Input, goalsReached: string[], who: Person) => office.attempt(who, 'reportInternship', { placementId: placement['id'], goalsReached, wouldHire: true }, 'InternshipPapers', PAPERS);

  it('are asked for, reminded of, given by the employer once, and told to the person', async () => {
    const person = await offers.person();
    await offers.accepted(await internship({ startsOn: '2026-03-09' }), person);
    const [placement] = (await placementsOf(person)) as [Input];
    await search();
    await search();
    expect(await tasksOf(placement)).toEqual([{ dueOn: '2026-03-09', status: 'OPEN', queue: 'JOB_PLACEMENT_OFFICER', priority: 'NORMAL' }]);
    expect(await agreement(placement, '2026-03-05')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await agreement(placement, '2026-03-02')).toMatchObject({ agreementOn: '2026-03-02', reportedOn: null, goalsReached: [] });
    expect(await tasksOf(placement)).toMatchObject([{ status: 'DONE' }]);

    const [openingId, employerId] = [placement['openingId'], office.employer.id].map((id) => readGlobalId(String(id))!.id);
    const at = (id: unknown) => ({ person: { id: readGlobalId(person.id)!.id }, opening: { id, kind: 'INTERNSHIP', employerId }, support: null }) as never;
    const source = internshipFactSource(world.app.get(InternshipPapersService, { strict: false }));
    const facts = await world.database.work.run(office.officer.viewer, (tx) => source.factsOf(tx, office.missionId, [at(openingId)], 0 as never));
    // Money for this very internship is not held up by it, and a second one at the firm is.
    expect([facts(at(openingId)), facts(at('another'))]).toEqual([{ internshipsAtFirm: 0, agreementWritten: true }, { internshipsAtFirm: 1 }]);

    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
    const rival = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId((await office.unverified()).id)!.id as EmployerId });
    expect(await report(placement, [], partner)).toMatchObject({ code: 'INVALID_INPUT', facts: expect.arrayContaining([{ name: 'field', value: 'placementId' }]) });
    now = new Date('2026-06-02T09:00:00Z');
    await office.act(office.officer, 'movePlacement', { id: placement['id'], move: 'CONFIRM_START', on: '2026-03-09' }, 'Placement', 'state');
    await search();
    expect(await tasksOf(placement)).toMatchObject([{ status: 'DONE' }, { dueOn: '2026-06-15', status: 'OPEN' }]);
    expect(await report(placement, ['Make dough alone'], rival)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await report(placement, ['Came late'], partner)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await report(placement, ['Make dough alone'], partner)).toMatchObject({ reportedOn: '2026-06-02', goalsReached: ['Make dough alone'], wouldHire: true });
    expect(await report(placement, [], partner)).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await report(placement, ['Bake bread alone', 'Make dough alone'], office.officer)).toMatchObject({ goalsReached: ['Make dough alone', 'Bake bread alone'] });
    expect(await tasksOf(placement)).toMatchObject([{ status: 'DONE' }, { status: 'DONE' }]);
    const HIRED = `{ hiredPlacements(first: 100) { edges { node { id internshipPapers { ${PAPERS} } } } } }`;
    const hired = async (who: Person): Promise<Input[]> => (await office.ask(who, HIRED)).hiredPlacements.edges.map((edge: { node: Input }) => edge.node);
    expect((await hired(partner)).find(({ id }) => id === placement['id'])).toMatchObject({ internshipPapers: { agreementOn: '2026-03-02', wouldHire: true } });
    expect(await hired(rival)).toEqual([]);

    const { viewer } = office.officer;
    const jobseekerId = readGlobalId(person.id)!.id as never;
    const told = () => world.database.work.run(viewer, (tx) => world.app.get(PersonalDataHolders, { strict: false }).tell(tx, viewer, jobseekerId));
    expect(JSON.stringify(await told())).toContain('report on 2026-06-02: Make dough alone; Bake bread alone; would hire');
    await world.database.work.run(viewer, (tx) => world.app.get(PersonalDataHolders, { strict: false }).forget(tx, office.missionId, jobseekerId, 'IDENTITY'));
    expect(JSON.stringify(await told())).toContain('report on 2026-06-02: no goal reached');
  });

  it('are for staff of the case, and of internships alone', async () => {
    const person = await offers.person();
    await offers.accepted(await office.post(), person);
    const [placement] = (await placementsOf(person)) as [Input];
    expect(await agreement(placement, '2026-03-02')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await agreement(placement, '2026-03-02', await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    await search();
    expect(await tasksOf(placement)).toEqual([]);
  });
});
