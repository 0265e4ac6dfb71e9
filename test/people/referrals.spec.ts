import { ADAMA, NAIROBI, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => new Date('2026-03-31T09:00:00Z') } });
  office = await Office.open(world);
});
afterAll(() => world.close());

const TERMS: Input = { rule: 'F33', service: 'LOAN', name: 'Loans for residents', provider: 'A bank', conditions: 'Residents', source: 'constructed', residencyMonths: 6, papers: ['ID_CARD'] };
const entry = (over: Input = {}, who: Person = office.admin) => office.attempt(who, 'createCatalogueEntry', { terms: { ...TERMS, ...over } }, 'CatalogueEntry', 'id name version');
const refer = (person: Jobseeker, entryId: string, who: Person = office.caseManager) => office.attempt(who, 'referPerson', { jobseekerId: person.id, entryId }, 'Referral', 'id status need verdict { standing }');
const move = (id: string, to: string, who: Person = office.caseManager) => office.attempt(who, 'moveReferral', { id, to }, 'Referral', 'status need statusOn');
const LIST = 'query ($id: ID!) { referrals(jobseekerId: $id) { status need entry { name } verdict { standing from blocks { rule from task } warnings { rule } } } }';
const listed = async (person: Jobseeker, who: Person = office.caseManager) => (await office.ask(who, LIST, { id: person.id })).referrals;
const tasks = async (person: Jobseeker) =>
  (await office.ask(office.caseManager, '{ tasks(first: 100) { edges { node { kind jobseekerId status } } } }')).tasks.edges.map(({ node }: Input) => node as { kind: string; jobseekerId: string }).filter((task: { jobseekerId: string }) => task.jobseekerId === person.id).map(({ kind }: { kind: string }) => kind);
const say = (person: Jobseeker, facts: Input, version = 0) => office.act(office.caseManager, 'recordRuleFacts', { jobseekerId: person.id, version, ...facts }, 'KeptRuleFacts', 'version');

describe('the catalogue', () => {
  it('is written by the administrator, with enablers under their own rule, and edited by version', async () => {
    expect(await entry({}, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await entry({ service: 'CHILD_CARE' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await entry({ rule: 'F45' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await entry({ papers: ['my card'] })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await entry({ placeId: ADAMA })).toMatchObject({ code: 'INVALID_INPUT' });
    const { id } = await entry();
    const edit = (version: number) => office.attempt(office.admin, 'editCatalogueEntry', { id, version, terms: { ...TERMS, name: 'Other' } }, 'CatalogueEntry', 'name version');
    expect(await edit(1)).toMatchObject({ name: 'Other', version: 2 });
    expect(await edit(1)).toMatchObject({ code: 'STALE_EDIT' });
    const { catalogue } = await office.ask(office.caseManager, '{ catalogue(first: 10) { edges { node { name } } } }');
    expect(catalogue.edges).toMatchObject([{ node: { name: 'Other' } }]);
  });

  it('says where something is offered, so that an edit of something else keeps it', async () => {
    const WHERE = 'id version placeId reachKm';
    const near = { ...TERMS, name: 'Loans nearby', placeId: ADAMA, reachKm: 30 };
    const { id, version, placeId, reachKm } = await office.act(office.admin, 'createCatalogueEntry', { terms: near }, 'CatalogueEntry', WHERE);
    expect([placeId, reachKm]).toEqual([ADAMA, 30]);
    const edited = await office.act(office.admin, 'editCatalogueEntry', { id, version, terms: { ...near, placeId, reachKm, name: 'Loans about town' } }, 'CatalogueEntry', WHERE);
    expect(edited).toMatchObject({ placeId: ADAMA, reachKm: 30 });
  });
});

describe('a referral', () => {
  it('F33: residence that is too short is a day and no refusal, a missing paper a task', async () => {
    const [person, { id }] = [await office.person(), await entry({ name: 'For residents' })];
    await say(person, { residentSince: '2025-12-31', papers: [] });
    expect(await refer(person, id)).toMatchObject({ status: 'REFERRED', need: 'WAITING', verdict: null });
    expect(await listed(person)).toMatchObject([{ need: 'WAITING', verdict: { standing: 'NOT_YET', from: '2026-06-30', blocks: [{ rule: 'F33', from: '2026-06-30' }, { rule: 'F33', task: 'Obtain the paper ID_CARD.' }] } }]);
    expect(await tasks(person)).toContain('PAPER_MISSING');
    await say(person, { residentSince: '2025-09-30', papers: ['ID_CARD'] }, 1);
    expect(await listed(person)).toMatchObject([{ verdict: { standing: 'ELIGIBLE', blocks: [] } }]);
  });

  it('F10: is not served before somebody says so; refused, the need is open again, as a task, and the person can be referred again', async () => {
    const [person, { id }] = [await office.person(), await entry({ rule: 'F10', residencyMonths: null, papers: [] })];
    const made = await refer(person, id);
    expect(await refer(person, id)).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await move(made.id, 'ACCEPTED')).toMatchObject({ need: 'WAITING' });
    expect(await tasks(person)).not.toContain('REVIEW');
    expect(await move(made.id, 'REFUSED')).toMatchObject({ status: 'REFUSED', need: 'OPEN', statusOn: '2026-03-31' });
    expect(await tasks(person)).toContain('REVIEW');
    expect(await move(made.id, 'SERVED')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const again = await refer(person, id);
    expect(await move(again.id, 'SERVED')).toMatchObject({ need: 'MET' });
    expect((await listed(person)).map(({ status, verdict }: Input) => [status, verdict]).sort()).toEqual([['REFUSED', null], ['SERVED', null]]);
  });

  it('F28: is made to no credit while basic needs are not met; whoever took credit is followed for the first year', async () => {
    const [person, { id }] = [await office.person(), await entry({ rule: 'F28', residencyMonths: null, papers: [] })];
    await say(person, { basicNeedsMet: false });
    expect(await refer(person, id)).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'F28' }, expect.anything()] });
    expect(await entry({ rule: 'F28', service: 'HOUSING' })).toMatchObject({ code: 'INVALID_INPUT' });
    await say(person, { basicNeedsMet: true, guaranteed: true, knowsLocalMarket: true, shownAbility: true }, 1);
    const made = await refer(person, id);
    expect(await listed(person)).toMatchObject([{ verdict: { standing: 'NOT_YET', blocks: [{ rule: 'F28', task: 'Train in running a business.' }] } }]);
    expect(await move(made.id, 'SERVED')).toMatchObject({ need: 'MET' });
    const due = (await office.ask(office.caseManager, '{ tasks(first: 100, kind: REVIEW) { edges { node { jobseekerId dueOn } } } }')).tasks.edges.map(({ node }: Input) => node as { jobseekerId: string; dueOn: string });
    expect(due.filter((task: { jobseekerId: string }) => task.jobseekerId === person.id).map(({ dueOn }: { dueOn: string }) => dueOn)).toEqual(['2026-06-30', '2026-09-30', '2026-12-31', '2027-03-31']);
  });

  it('is made once by many at a time, by whoever accompanies the person, and seen by nobody else', async () => {
    const [person, { id }, stranger] = [await office.person(), await entry({ name: 'Raced' }), await office.signIn('CASE_MANAGER')];
    expect(await refer(person, id, stranger)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refer(person, id, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    const answers = await Promise.all(Array.from({ length: 4 }, () => refer(person, id)));
    expect(answers.filter(({ status }) => status === 'REFERRED')).toHaveLength(1);
    expect([await listed(person, stranger), await move(answers.find(({ status }) => status === 'REFERRED').id, 'SERVED', stranger)]).toMatchObject([[], { code: 'NOT_FOUND' }]);
    const told = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }', { id: person.id });
    expect(JSON.stringify(told)).toContain('Raced of A bank, 2026-03-31: referred');
  });
});

describe('F59: the same from two', () => {
  const housing = async (name: string): Promise<string> => (await entry({ rule: 'F12', service: 'HOUSING', name, residencyMonths: null, papers: [] })).id;
  const override = (person: Jobseeker, entryId: string, over: Input = {}, who: Person = office.officer) =>
    office.attempt(who, 'overrideReferralRule', { jobseekerId: person.id, entryId, rule: 'F59', reason: 'the funders share the rent', ...over }, 'RuleOverride', 'rule reason');
  const WARNS = { code: 'RULE_WARNS', facts: [{ name: 'rule', value: 'F59' }, expect.anything()] };

  it('stops a referral while the like is promised or given, until an officer lets it pass with a reason; what was read is on record', async () => {
    const [person, one, other] = [await office.person(), await housing('One'), await housing('Other')];
    const first = await refer(person, one);
    expect(await override(person, other)).toMatchObject({ code: 'NOT_FOUND' });
    await move(first.id, 'ACCEPTED');
    expect(await refer(person, other)).toMatchObject(WARNS);
    expect(await override(person, other, {}, office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await override(person, other, { reason: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await override(person, other, { rule: 'F10' })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await override(person, other)).toEqual({ __typename: 'RuleOverride', rule: 'F59', reason: 'the funders share the rent' });
    expect(await refer(person, other)).toMatchObject({ status: 'REFERRED' });
    expect((await listed(person))[0].verdict.warnings).toEqual([{ rule: 'F59' }]);
    // Let pass for this entry alone.
    expect(await refer(person, await housing('A third'))).toMatchObject(WARNS);
    const looks = await office.ask(office.caseManager, 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 50) { edges { node { act } } } }', { id: person.id });
    expect(looks.whoLooked.edges.filter(({ node }: { node: Input }) => node['act'] === 'eligibility').length).toBeGreaterThanOrEqual(5);
    expect(await move(first.id, 'REFUSED')).toMatchObject({ need: 'OPEN' });
    expect(await refer(person, await housing('A fourth'))).toMatchObject({ status: 'REFERRED' });
  });

  it('never stops what cannot wait (F40), and is a task for an officer where it comes out later', async () => {
    const [person, one, other] = [await office.person(), await housing('One'), await housing('Other')];
    const [first, second] = [await refer(person, one), await refer(person, other)];
    await move(first.id, 'ACCEPTED');
    expect(await tasks(person)).toEqual([]);
    expect(await move(second.id, 'ACCEPTED')).toMatchObject({ need: 'WAITING' });
    expect(await tasks(person)).toEqual(['REVIEW']);
    const third = await housing('A third');
    expect(await refer(person, third)).toMatchObject(WARNS);
    await say(person, { urgentService: true });
    expect(await refer(person, third)).toMatchObject({ status: 'REFERRED' });
  });
});

describe('F45: what a person needs to take work', () => {
  it('is looked for near the opening; what nobody offers there goes to whoever accompanies the person, and to nobody else', async () => {
    const [near, far, person] = [await office.post(), await office.post({ geonameId: NAIROBI }), await office.person()];
    expect(await entry({ rule: 'F45', service: 'CHILD_CARE', name: 'Child care', residencyMonths: null, papers: [], placeId: ADAMA, reachKm: 10 })).toMatchObject({ version: 1 });
    await say(person, { enablersNeeded: ['CHILD_CARE'] });
    const routes = async (post: { id: string }, who: Person) =>
      (await office.ask(who, 'query ($p: ID!, $o: ID!) { eligibility(jobseekerId: $p, openingId: $o) { standing routes { rule } } }', { p: person.id, o: post.id })).eligibility;
    expect(await routes(near, office.caseManager)).toEqual({ standing: 'ELIGIBLE', routes: [] });
    expect(await routes(far, office.caseManager)).toEqual({ standing: 'ELIGIBLE', routes: [{ rule: 'F45' }] });
    expect(await routes(far, office.officer)).toEqual({ standing: 'ELIGIBLE', routes: [] });
    // Whoever draws up an offer where it is missing puts it on the list of the case, and on no other.
    const other = await office.person();
    await say(other, { enablersNeeded: ['TRANSPORT'] });
    const routed = async (who: Person) => (await office.ask(who, '{ tasks(kind: CASE_RULE, first: 10) { edges { node { rule jobseekerId queue } } } }')).tasks.edges.map(({ node }: Input) => node);
    const drafted = await office.act(office.officer, 'draftOffers', { openingId: near.id, jobseekerIds: [person.id, other.id] }, 'OffersChanged', 'changed { state }');
    expect(drafted.changed).toHaveLength(2);
    expect(await routed(office.caseManager)).toEqual([{ rule: 'F45', jobseekerId: other.id, queue: 'CASE_MANAGER' }]);
    expect(await routed(office.officer)).toEqual([]);
    expect(await office.attempt(office.caseManager, 'recordRuleFacts', { jobseekerId: person.id, version: 1, enablersNeeded: ['A_CAR'] }, 'KeptRuleFacts', 'version')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
