import { dayIn, formatDay } from '../../src/kernel/day.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office, plainPost, TRUCK_DRIVER, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Offering } from './offering.js';
import { agreed } from './placed.js';

let world: World;
let office: Office;
let monitoring: Person;
let post: Vacancy;
let now = new Date('2026-01-05T09:00:00Z');
const on = (text: string): void => void (now = new Date(`${text}T09:00:00Z`));
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  monitoring = await office.signIn('MONITORING');
  post = await office.post({ seats: 100 });
});
afterAll(() => world.close());

const REPORT = `query ($asOf: Date, $by: FigureGrouping, $names: [FigureName!]) { figures(asOf: $asOf, by: $by, names: $names) {
  asOf by figures { name version unit sentence empty rows { group step month people value low high hidden } } } }`;
const report = async (over: Input = {}, who: Person = monitoring) => (await office.ask(who, REPORT, over)).figures;
const rows = async (name: string, over: Input = {}, who: Person = monitoring): Promise<Input[]> => (await report({ ...over, names: [name] }, who)).figures[0].rows;
const move = (placement: { globalId: string }, name: string, over: Input = {}) => office.act(office.officer, 'movePlacement', { id: placement.globalId, move: name, ...over }, 'Placement', 'id state');
const csv = (query: string, who: Person | null) => fetch(`${world.address}/figures.csv${query}`, { headers: who === null ? {} : { authorization: `Bearer ${who.token}` } });
const today = (): string => formatDay(dayIn('Africa/Addis_Ababa', now));

const people: Jobseeker[] = [];
const placed: Awaited<ReturnType<typeof agreed>>[] = [];

/** Twenty people who start on one day; six leave after two months, six are never heard of again, eight stay. */
beforeAll(async () => {
  for (let at = 0; at < 20; at += 1) people.push(await office.person({}, { kind: at % 2 === 0 ? 'RETURNEE' : 'COMMUNITY_MEMBER' }));
  on('2026-01-10');
  for (const person of people) placed.push(await agreed(office, person, post));
  for (const placement of placed) await move(placement, 'CONFIRM_START', { on: today() });
  on('2026-03-10');
  for (const placement of placed.slice(0, 6)) await move(placement, 'END', { reason: placement === placed[0] ? 'RESIGNED_HEALTH' : 'BETTER_JOB' });
  on('2026-04-20');
  for (const placement of placed.slice(12)) await move(placement, 'HEAR', { saidBy: 'PERSON', channel: 'CALL' });
});

describe('the figures', () => {
  it('are worked out from what happened, as known by a day', async () => {
    on('2026-05-01');
    const found = await report({ asOf: '2026-04-30' });
    expect(found).toMatchObject({ asOf: '2026-04-30', by: null });
    const retention = found.figures.find((figure: Input) => figure['name'] === 'RETENTION');
    expect(retention).toMatchObject({ version: 1, unit: 'SHARE', sentence: expect.stringContaining('first start'), empty: null });
    expect(retention.rows.filter((row: Input) => row['month'] === 3)).toMatchObject([
      { step: null, people: 20, low: 0.4, high: 0.7, hidden: false },
      { step: 'IN_WORK', people: 8 },
      { step: 'ENDED', people: 6 },
      { step: 'UNKNOWN', people: 6 },
    ]);
    expect(retention.rows.filter((row: Input) => row['month'] === 6)).toEqual([]);
    expect(found.figures.find((figure: Input) => figure['name'] === 'COST_PER_RETAINED_JOB')).toMatchObject({ rows: [], empty: expect.stringContaining('ledger of funds') });
    expect(await rows('END_REASONS', { asOf: '2026-04-30' })).toMatchObject([{ step: 'BETTER_JOB', hidden: true }, { step: 'PERSONAL', hidden: true }]);
    expect(await rows('COMMUNITY_SHARE', { asOf: '2026-04-30' })).toMatchObject([{ group: 'COMMUNITY_MEMBER', people: 10, value: 0.5 }, { group: 'RETURNEE', people: 10 }]);
  });

  it('of a past day come out the same after late news, an edit, a correction and an erasure', async () => {
    on('2026-05-01');
    const by = ['OPENING_KIND', 'OCCUPATION', 'EMPLOYER', 'JOBSEEKER_KIND', 'MATCH'];
    const before = await Promise.all(by.map((each) => report({ asOf: '2026-04-30', by: each })));
    const file = await (await csv('?asOf=2026-04-30&by=OCCUPATION', monitoring)).text();
    on('2026-05-02');
    for (const placement of placed.slice(6, 12)) await move(placement, 'END', { reason: 'RESIGNED_PAY', on: '2026-02-01' });
    await move(placed[12]!, 'CORRECT_START', { on: '2026-01-08' });
    const { version } = (await office.ask(office.officer, 'query ($id: ID!) { vacancy(id: $id) { version } }', { id: post.id })).vacancy;
    await office.act(office.officer, 'editVacancy', { id: post.id, version, terms: { ...plainPost, seats: 100, occupationUri: TRUCK_DRIVER } }, 'Vacancy', 'version');
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: people[0]!.id, handle: people[0]!.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'askedAt');
    on('2026-05-04');
    expect(await Promise.all(by.map((each) => report({ asOf: '2026-04-30', by: each })))).toEqual(before);
    expect(await (await csv('?asOf=2026-04-30&by=OCCUPATION', monitoring)).text()).toBe(file);
    const later = (await rows('RETENTION', { asOf: '2026-05-03' })).filter((row) => row['month'] === 3);
    expect(later[0]).toMatchObject({ people: 20, low: 0.4, high: null });
  });

  it('are told apart by what the job was when it was agreed', async () => {
    on('2026-05-04');
    expect((await rows('RETENTION', { by: 'OCCUPATION' })).filter((row) => row['group'] !== null && row['month'] === 3)).toMatchObject([{ group: '75', people: 20 }]);
    expect((await rows('RETENTION', { by: 'EMPLOYER' })).filter((row) => row['group'] !== null && row['month'] === 3)).toMatchObject([{ group: office.employer.id, people: 20 }]);
  });

  it('follow offers from a match to the work, with the kind of match', async () => {
    on('2026-06-01');
    const aside = await Office.open(world);
    const offers = new Offering(aside);
    const [theirs, looks] = [await aside.post({ seats: 20 }), await aside.signIn('MONITORING')];
    const who = await Promise.all(Array.from({ length: 12 }, () => offers.person()));
    on('2026-06-03');
    for (const person of who.slice(0, 5)) await offers.accepted(theirs, person);
    for (const person of who.slice(5, 10)) await offers.answer(await offers.sent(theirs, person), 'DECLINED');
    on('2026-06-05');
    const found = (name: string, over: Input = {}) => aside.ask(looks, REPORT, { names: [name], ...over }).then(({ figures }) => figures.figures[0].rows as Input[]);
    expect((await found('FUNNEL')).filter((row) => row['hidden'] === false).map((row) => [row['step'], row['people']])).toEqual([['MATCHED', 10], ['ACCEPTED', 5]]);
    expect(await found('ACCEPTANCE')).toMatchObject([{ people: 10, low: 0.5, high: null, hidden: true }]);
    expect((await found('TIME_TO_FIRST_OFFER')).map((row) => [row['step'], row['people'], row['value']])).toEqual([['QUARTER', 12, 2], ['HALF', 12, 2], ['THREE_QUARTERS', 12, 2]]);
    const facts: Input[] = await world.database.work.run(serviceViewer(aside.missionId), (tx) => tx.query('select occupation, match_kind from figure_facts'));
    expect(facts).toHaveLength(5);
    expect(facts[0]).toMatchObject({ occupation: '75', match_kind: expect.stringMatching(/^fit-2 (HIGH|MIDDLE|LOW)$/) });
  });

  it('have beside them tasks that staff open about an offer or a placement, for the case of its person', async () => {
    const aside = await Office.open(world);
    const offers = new Offering(aside);
    const [theirs, person, stranger] = [await aside.post(), await offers.person(), await aside.signIn('CASE_MANAGER')];
    const offer = await offers.accepted(theirs, person);
    const { placements } = await aside.ask(aside.officer, 'query ($id: ID!) { placements(jobseekerId: $id, first: 10) { edges { node { id } } } }', { id: person.id });
    const wish = (subjectId: string, kind: string) => ({ kind, topic: 'TERMS', queue: 'CASE_MANAGER', dueOn: today(), subjectId });
    const ids = [offer.id, placements.edges[0].node.id as string];
    for (const id of ids) {
      expect(await aside.attempt(aside.caseManager, 'openTask', wish(id, 'REVIEW'), 'Task', 'subjectId jobseekerId')).toMatchObject({ subjectId: id, jobseekerId: person.id });
      expect(await aside.attempt(stranger, 'openTask', wish(id, 'REVIEW'), 'Task', 'id')).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('are for those who may see figures, of a day that is over, of their own mission', async () => {
    on('2026-05-04');
    for (const who of [office.admin, office.officer]) expect((await report({}, who)).asOf).toBe('2026-05-03');
    for (const who of [office.caseManager, await office.signIn('PROTECTION'), await office.signIn('FINANCE')]) {
      expect(await office.refusalOf(who, REPORT, {})).toBe('NOT_ALLOWED');
      expect((await csv('', who)).status).toBe(403);
    }
    for (const asOf of ['2026-05-04', '2027-01-01']) {
      expect(await office.refusalOf(monitoring, REPORT, { asOf })).toBe('INVALID_INPUT');
      expect((await csv(`?asOf=${asOf}`, monitoring)).status).toBe(422);
    }
    for (const query of ['?asOf=yesterday', '?by=AGE']) expect((await csv(query, monitoring)).status).toBe(422);
    expect((await csv('', null)).status).toBe(401);
    const elsewhere = await (await Office.open(world)).signIn('MONITORING');
    expect((await report({}, elsewhere)).figures.every((figure: Input) => (figure['rows'] as []).length === 0)).toBe(true);
  });

  it('come as a file that no spreadsheet runs, and names nobody', async () => {
    on('2026-05-04');
    const reply = await csv('?by=JOBSEEKER_KIND', monitoring);
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('content-disposition'), reply.headers.get('cache-control')]).toEqual([
      200, 'text/csv; charset=utf-8', 'attachment; filename="figures.csv"', 'no-store',
    ]);
    const text = await reply.text();
    expect(text).toContain('"RETENTION","RETENTION.1","2026-05-03","SHARE","","","","3","20","","0.4"');
    for (const { handle } of people) expect(text).not.toContain(handle);
    for (const cell of text.matchAll(/"([^"]*)"/g)) expect(cell[1]).not.toMatch(/^[=+@\t\r-]/);
  });
});
