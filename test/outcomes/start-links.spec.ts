import { AskingService as CheckInAsking } from '../../src/outcomes/check-ins/asking.service.js';
import { AskingService } from '../../src/outcomes/employer-answers/asking/asking.service.js';
import { MailsService } from '../../src/platform/mail/mails.service.js';
import type { MailId } from '../../src/platform/mail/mail.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import { MailServer } from '../support/mail-server.js';
import { openWorld, type World } from '../support/world.js';
import { Offering, type Offer } from './offering.js';

const NAME = 'Constructed Person Whom Nobody Is To Know';
const AGREED_ON = new Date('2026-03-02T09:00:00Z');
let server: MailServer;
let world: World;
let office: Office;
let offers: Offering;
let now = AGREED_ON;
const minutes = (n: number): void => void (now = new Date(now.getTime() + n * 60_000));
const going = new AbortController().signal;
beforeAll(async () => {
  server = await MailServer.open();
  const env = { REJOIN_SMTP_URL: server.url, REJOIN_MAIL_FROM: 'letters@example.net', REJOIN_PUBLIC_URL: 'https://jobs.example.org', REJOIN_RATE_BAD_TOKENS: '500' };
  world = await openWorld({ clock: { now: () => now }, env });
});
afterAll(async () => {
  await world.close();
  await server.close();
});
// A mission each, so that what is due in one test is not in another.
beforeEach(async () => {
  now = AGREED_ON;
  office = await Office.open(world, { languages: ['en', 'ar'] });
  offers = new Offering(office);
  await writtenTo('hiring@example.org');
  server.received.length = 0;
});

const writtenTo = (address: string) => office.act(office.officer, 'setEmployerMailbox', { employerId: office.employer.id, address, language: 'en' }, 'EmployerMailbox', 'address');
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => world.database.work.run(office.officer.viewer, (tx) => tx.query(text, values));
const service = <T>(type: new (...args: never[]) => T): T => world.app.get(type, { strict: false });
/** What the jobs do: what is due is asked, and letters go out. */
async function jobsRun(): Promise<void> {
  await service(CheckInAsking).askAll(office.missionId, going);
  for (const { id } of await sql<{ id: MailId }>(`select id from mail where status in ('QUEUED', 'SENDING') and kind = 'EMPLOYER_START'`)) await service(MailsService).send(office.missionId, id);
}
interface Agreed {
  readonly offer: Offer;
  readonly person: Jobseeker;
  readonly id: string;
}
/** Work that was agreed to begin on 10 March. */
async function agreed(terms: Input = {}, of: Input = {}): Promise<Agreed> {
  const [post, person] = [await office.post({ startsOn: '2026-03-10', ...terms }), await offers.person({}, of)];
  await office.act(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 1, fullName: NAME, phones: [{ number: '+251911234567', whose: 'OWN' }] }, 'KeptIdentity', 'version');
  const offer = await offers.accepted(post, person);
  const { placements } = await office.ask(office.officer, 'query ($id: ID!) { placements(jobseekerId: $id) { edges { node { id } } } }', { id: person.id });
  return { offer, person, id: placements.edges[0].node.id };
}
/** The day after the first day has come, and the employer was asked. */
async function asked(terms: Input = {}, of: Input = {}): Promise<Agreed & { readonly token: string }> {
  const made = await agreed(terms, of);
  now = new Date('2026-03-11T09:00:00Z');
  await jobsRun();
  return { ...made, token: /https:\/\/jobs\.example\.org\/answers\/(\S+)/.exec(server.lastText)?.[1] ?? 'none' };
}
interface Page {
  readonly status: number;
  readonly text: string;
}
async function open(token: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(`${world.address}/answers/${token}`, { redirect: 'manual', ...init });
  return { status: response.status, text: await response.text() };
}
async function say(token: string, form: Readonly<Record<string, string>>, site = 'same-origin'): Promise<Page> {
  const seen = /name="seen" value="(\d+)"/.exec((await open(token)).text)?.[1] ?? '0';
  const body = new URLSearchParams({ seen, ...form }).toString();
  return open(token, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site }, body });
}
const FIELDS = 'state startedOn history { act actor channel on }';
/** As the API tells it, with the day that the employer alone said, which is for no reader. */
async function placement({ id }: Agreed): Promise<Input> {
  const [{ day } = { day: null }] = await sql<{ day: string | null }>('select start_said_by_employer::text as day from placement where id = $1', [readGlobalId(id)!.id]);
  const { node } = await office.ask(office.officer, `query ($id: ID!) { node(id: $id) { ... on Placement { ${FIELDS} } } }`, { id });
  return { ...node, startSaidByEmployer: day };
}
const move = ({ id }: Agreed, name: string, over: Input = {}) => office.attempt(office.officer, 'movePlacement', { id, move: name, ...over }, 'Placement', 'state');
const openTasks = async ({ id }: Agreed): Promise<string[]> =>
  (await sql<{ kind: string }>(`select kind from task where subject_id = $1 and status = 'OPEN' order by kind`, [readGlobalId(id)!.id])).map(({ kind }) => kind);

describe('a letter about a start', () => {
  it('goes out once, when the first day of work is over, to a mailbox that was written down, and names nobody', async () => {
    const { person, offer, ...made } = await agreed();
    now = new Date('2026-03-10T09:00:00Z');
    await jobsRun();
    expect(server.received).toHaveLength(0);
    now = new Date('2026-03-11T09:00:00Z');
    for (let n = 0; n < 3; n += 1) await jobsRun();
    expect(server.received.map(({ to }) => to)).toEqual([['hiring@example.org']]);
    expect(server.lastText).toContain('tell us whether the candidate started');
    expect(server.lastText).toContain('until March 24, 2026');
    const whole = server.received[0]!.raw + server.lastText;
    for (const secret of [NAME, '251911', person.handle, ...[person.id, offer.id, made.id].map((id) => readGlobalId(id)!.id)]) expect(whole).not.toContain(secret);
    // Staff ask beside it, whether or not anybody reads letters.
    expect(await openTasks({ person, offer, ...made })).toContain('EMPLOYER_CHECK_IN');
  });

  it('is not written where the start was confirmed before it went out', async () => {
    const made = await agreed();
    now = new Date('2026-03-11T09:00:00Z');
    await service(CheckInAsking).askAll(office.missionId, going);
    await move(made, 'CONFIRM_START', { on: '2026-03-10' });
    await jobsRun();
    expect(server.received).toHaveLength(0);
  });
});

describe('the page about a start', () => {
  it('shows the handle and nobody, and is changed by no reading', async () => {
    const { token, person, ...made } = await asked();
    const page = await open(token);
    expect(page.status).toBe(200);
    for (const said of ['Constructed post', 'value="STARTED"', 'value="NO_SHOW"', 'value="2026-03-10"', 'max="2026-03-11"', 'March 10, 2026']) expect(page.text).toContain(said);
    for (const secret of [NAME, '251911', person.handle, readGlobalId(person.id)!.id, readGlobalId(made.id)!.id]) expect(page.text).not.toContain(secret);
    for (const query of ['?start=STARTED&on=2026-03-10', '?start=NO_SHOW']) await open(`${token}${query}`);
    expect((await open(token)).text).toBe(page.text);
    expect(await placement({ person, ...made })).toMatchObject({ state: 'AGREED', startSaidByEmployer: null });
  });

  it('takes the day as the word of the employer alone, which the person\'s own makes a start', async () => {
    const { token, ...made } = await asked();
    expect((await say(token, { start: 'STARTED', on: '2026-03-10' })).status).toBe(303);
    expect(await placement(made)).toMatchObject({ state: 'AGREED', startedOn: null, startSaidByEmployer: '2026-03-10' });
    expect((await placement(made))['history']).toContainEqual({ act: 'CONFIRM_START', actor: 'EMPLOYER', channel: 'LINK', on: '2026-03-10' });
    expect(await openTasks(made)).not.toContain('EMPLOYER_CHECK_IN');
    const page = await open(token);
    for (const said of ['The candidate started on March 10, 2026.', 'until 12:30']) expect(page.text).toContain(said);
    // Another day puts it right for half an hour.
    await say(token, { start: 'STARTED', on: '2026-03-11' });
    expect(await placement(made)).toMatchObject({ startedOn: null, startSaidByEmployer: '2026-03-11' });
    await move(made, 'CONFIRM_START', { on: '2026-03-11', saidBy: 'PERSON', channel: 'CALL' });
    expect(await placement(made)).toMatchObject({ state: 'STARTED', startedOn: '2026-03-11' });
    const confirmed = await open(token);
    expect(confirmed.text).toContain('This cannot be changed here');
    expect(confirmed.text).not.toContain('name="start"');
    expect((await say(token, { start: 'NO_SHOW', seen: '3' })).status).toBe(409);
    minutes(31);
    expect((await open(token)).status).toBe(404);
  });

  it('takes every day alike, so that no birthday is found by it, and staff look at one on which work may not start', async () => {
    const { token, ...made } = await asked({ hazards: ['HEIGHTS'] }, { age: { adultOn: '2026-03-02' } });
    for (const on of ['2026-03-02', '2026-03-01']) {
      expect((await say(token, { start: 'STARTED', on })).status).toBe(303);
      expect(await placement(made)).toMatchObject({ state: 'AGREED', startedOn: null, startSaidByEmployer: on });
      const broken = (await sql<{ key: string }>('select key from task where subject_id = $1 and status = $2', [readGlobalId(made.id)!.id, 'OPEN'])).filter(({ key }) => key.includes('start-blocked'));
      expect(broken.map(({ key }) => key.split('/')[2]).sort()).toEqual(on === '2026-03-02' ? [] : ['start-blocked-1', 'start-blocked-1.L2']);
    }
    expect(await move(made, 'CONFIRM_START', { on: '2026-03-01', saidBy: 'PERSON', channel: 'CALL' })).toMatchObject({ code: 'RULE_FORBIDS' });
  });

  it('takes that nobody came, has whoever accompanies the person call, and may be put right for half an hour', async () => {
    const { token, ...made } = await asked();
    expect((await say(token, { start: 'STARTED', on: '2026-03-10' })).status).toBe(303);
    expect((await say(token, { start: 'NO_SHOW' })).status).toBe(303);
    // A word that was taken back makes no start with the person's.
    expect(await placement(made)).toMatchObject({ state: 'NO_SHOW', startSaidByEmployer: null });
    expect(await openTasks(made)).toContain('CALL');
    const page = await open(token);
    expect(page.text).toContain('The candidate did not come.');
    expect(page.text).not.toContain('value="NO_SHOW"');
    minutes(29);
    await say(token, { start: 'STARTED', on: '2026-03-11' });
    expect(await placement(made)).toMatchObject({ startSaidByEmployer: '2026-03-11' });
    minutes(31);
    expect((await say(token, { start: 'STARTED', on: '2026-03-10' })).status).toBe(404);
    expect(await placement(made)).toMatchObject({ startSaidByEmployer: '2026-03-11' });
  });

  it('refuses a day that has not come or is none, a form of another site, an old one, and the second of two', async () => {
    const { token, ...made } = await asked();
    for (const on of ['', 'yesterday', '2026-02-30']) expect((await say(token, { start: 'STARTED', on })).status).toBe(400);
    const early = await say(token, { start: 'STARTED', on: '2026-03-12' });
    expect([early.status, early.text.includes('today or an earlier day')]).toEqual([409, true]);
    expect((await say(token, { start: 'ENDED' })).status).toBe(400);
    expect((await say(token, { start: 'NO_SHOW' }, 'cross-site')).status).toBe(400);
    expect((await say(token, { start: 'NO_SHOW', seen: '99' })).status).toBe(409);
    expect(await placement(made)).toMatchObject({ state: 'AGREED', startSaidByEmployer: null });
    const twice = await Promise.all([1, 2].map(() => say(token, { start: 'NO_SHOW', seen: '1' })));
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('is the one for wrong links where the link is over, the mailbox changed, the work was withdrawn, or the day has not come', async () => {
    const { token, ...made } = await asked();
    const wrong = await open('x'.repeat(92));
    const same = async (): Promise<void> => {
      expect(await open(token)).toEqual(wrong);
      expect(await say(token, { start: 'NO_SHOW' })).toEqual(wrong);
    };
    now = new Date('2026-03-09T09:00:00Z');
    await same();
    now = new Date('2026-03-25T09:00:01Z');
    await same();
    now = new Date('2026-03-11T09:00:00Z');
    expect((await open(token)).status).toBe(200);
    await writtenTo('new@example.org');
    await same();
    const other = await asked();
    await move(other, 'WITHDRAW', { saidBy: 'PERSON', channel: 'CALL' });
    expect(await open(other.token)).toEqual(wrong);
    expect(await placement(made)).toMatchObject({ state: 'AGREED', startSaidByEmployer: null });
  });
});

describe('links that are over', () => {
  it('are removed with the sweep, and those that open stay', async () => {
    const { token } = await asked();
    const links = async (): Promise<number> => (await sql('select id from answer_link where mission_id = $1', [office.missionId])).length;
    now = new Date('2026-03-25T08:00:00Z');
    await service(AskingService).sweep(going);
    expect([await links(), (await open(token)).status]).toEqual([1, 200]);
    now = new Date('2026-03-25T09:00:00Z');
    await service(AskingService).sweep(going);
    expect(await links()).toBe(0);
  });
});
