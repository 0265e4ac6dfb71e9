import type { EmployerId, MissionId } from '../../src/kernel/ids.js';
import { AskingService } from '../../src/outcomes/employer-answers/asking/asking.service.js';
import { MailsService } from '../../src/platform/mail/mails.service.js';
import type { MailId } from '../../src/platform/mail/mail.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { Office, type Employer, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { MailServer } from '../support/mail-server.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Offering, taken, type Offer } from './offering.js';

const ADDRESS = 'hiring@example.org';
const NAME = 'Constructed Person Whom Nobody Is To Know';
let server: MailServer;
let world: World;
let office: Office;
let offers: Offering;
let partner: Person;
let now = new Date('2026-03-02T09:00:00Z');
const logged: string[] = [];
const minutes = (n: number): void => void (now = new Date(now.getTime() + n * 60_000));
const days = (n: number): void => minutes(n * 24 * 60);
beforeAll(async () => {
  server = await MailServer.open();
  const env = { REJOIN_SMTP_URL: server.url, REJOIN_MAIL_FROM: 'letters@example.net', REJOIN_PUBLIC_URL: 'https://jobs.example.org/base', REJOIN_RATE_BAD_TOKENS: '500' };
  world = await openWorld({ clock: { now: () => now }, env, logTo: { write: (text: string) => void logged.push(text) } });
  office = await Office.open(world, { languages: ['en', 'ar'] });
  offers = new Offering(office);
  partner = await partnerOf(office.employer);
});
afterAll(async () => {
  await world.close();
  await server.close();
});
beforeEach(async () => {
  now = new Date('2026-03-02T09:00:00Z');
  server.mood = {};
  server.received.length = 0;
  await writtenTo(office.employer);
});

const partnerOf = ({ id }: Employer): Promise<Person> => world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(id)!.id as EmployerId });
const writtenTo = ({ id }: Employer, over: Input = {}) => office.act(office.officer, 'setEmployerMailbox', { employerId: id, address: ADDRESS, language: 'en', ...over }, 'EmployerMailbox', 'address');
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => world.database.work.run(office.officer.viewer, (tx) => tx.query(text, values));
const going = new AbortController().signal;
/** What the jobs do: employers are asked, and letters go out. */
async function jobsRun(missionId: MissionId = office.missionId): Promise<void> {
  await world.app.get(AskingService, { strict: false }).run(missionId, going);
  const due = await sql<{ id: MailId }>(`select id from mail where status in ('QUEUED', 'SENDING') and try_at <= $1 order by queued_at`, [now]);
  for (const { id } of due) await world.app.get(MailsService, { strict: false }).send(missionId, id);
}
/** Somebody whose name was released to the employer, and the post. */
async function before(over: { readonly post?: Vacancy; readonly employer?: Employer } = {}): Promise<{ offer: Offer; person: Jobseeker; post: Vacancy }> {
  const employer = over.employer ?? office.employer;
  const [post, person] = [over.post ?? (await office.post({}, employer)), await offers.person()];
  await office.act(office.caseManager, 'setIdentity', { jobseekerId: person.id, version: 1, fullName: NAME, phones: [{ number: '+251911234567', whose: 'OWN' }] }, 'KeptIdentity', 'version');
  return { offer: await offers.released(post, person, employer), person, post };
}
/** A verified firm of a test's own, with a mailbox of its own. */
async function ownFirm(): Promise<{ firm: Employer; letters: () => Promise<number>; calls: () => Promise<number> }> {
  const firm = await office.judged(await office.unverified(), 'verifyEmployer');
  const address = `firm-${readGlobalId(firm.id)!.id}@example.org`;
  await writtenTo(firm, { address });
  const letters = async (): Promise<number> => {
    await jobsRun();
    const own = server.received.filter(({ to }) => to.includes(address));
    // The link that is read next is the one of this firm.
    server.received.splice(0, server.received.length, ...own);
    return own.length;
  };
  return { firm, letters, calls: async () => (await tasks()).filter((task) => task['subjectId'] === firm.id).length };
}
const lastLink = (): string => /https:\/\/jobs\.example\.org\/base\/answers\/(\S+)/.exec(server.lastText)?.[1] ?? 'none';
/** Somebody before the employer, and the link in the letter that asks about them. */
async function asked(over: Parameters<typeof before>[0] = {}): Promise<{ offer: Offer; person: Jobseeker; post: Vacancy; token: string }> {
  const made = await before(over);
  await jobsRun();
  return { ...made, token: lastLink() };
}
interface Page {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}
async function open(token: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(`${world.address}/answers/${token}`, { redirect: 'manual', ...init });
  return { status: response.status, text: await response.text(), headers: response.headers };
}
/** Sends a form of the page as a browser does, with what it showed. */
async function say(token: string, form: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}): Promise<Page> {
  const seen = /name="seen" value="(\d+)"/.exec((await open(token)).text)?.[1] ?? '0';
  const body = new URLSearchParams({ seen, ...form }).toString();
  return open(token, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers }, body });
}
const tasks = async (): Promise<readonly Input[]> => {
  const { tasks: found } = await office.ask(office.officer, '{ tasks(kind: CALL, first: 100) { edges { node { subjectKind subjectId dueOn status } } } }');
  return found.edges.map((edge: { node: Input }) => edge.node).filter((task: Input) => task['subjectKind'] === 'Employer');
};
const state = async (offer: Offer): Promise<string> => (await offers.now(offer)).state;

describe('a letter to an employer', () => {
  it('goes out once when it may know who a candidate is, with the post, a handle and a link, and with nobody', async () => {
    const { offer, person, token } = await asked();
    await Promise.all(Array.from({ length: 4 }, () => jobsRun()));
    expect(server.received).toHaveLength(1);
    expect(server.received[0]!.to).toEqual([ADDRESS]);
    const { handle } = (await office.ask(partner, 'query ($id: ID!) { candidateCard(id: $id) { handle } }', { id: (await offers.now(offer))['candidacyId'] })).candidateCard;
    for (const said of ['Constructed post', handle, 'until March 15, 2026']) expect(server.lastText).toContain(said);
    expect(token).toMatch(/^[\w-]{92}$/);
    const whole = server.received[0]!.raw + server.lastText;
    for (const secret of [NAME, '251911', person.handle, readGlobalId(person.id)!.id, readGlobalId(offer.id)!.id]) expect(whole).not.toContain(secret);
  });

  it('leaves its token neither in the database nor in the log, and its address not in the log', async () => {
    const { token } = await asked();
    await open(token);
    await say(token, { answer: 'INTERVIEW' });
    await open(`${token.slice(0, -1)}A`);
    const tables = await sql<{ name: string }>(`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'mission_id'`);
    const rows = await Promise.all(tables.map(({ name }) => sql<{ text: string }>(`select to_jsonb(t)::text as text from "${name}" t`)));
    const kept = rows.flat().map(({ text }) => text).join('\n');
    const digits = Buffer.from(token, 'base64url').toString('hex');
    for (const secret of [token, token.slice(0, 40), digits, digits.slice(-64)]) expect(kept).not.toContain(secret);
    const log = logged.join('');
    expect(log).toContain('/answers/:token');
    for (const secret of [token.slice(0, 40), ADDRESS, 'example.org', NAME]) expect(log).not.toContain(secret);
  });

  it('is in the language of the mailbox, as is the page', async () => {
    await writtenTo(office.employer, { language: 'ar' });
    const { token } = await asked();
    expect(server.lastText).toContain('ينتظر مرشّح');
    expect((await open(token)).text).toContain('<html lang="ar" dir="rtl">');
  });

  it('is a call of an officer where nobody knows the address, and where the server refuses it', async () => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const calls = async (): Promise<number> => (await tasks()).filter((task) => task['subjectId'] === firm.id).length;
    await before({ employer: firm });
    await jobsRun();
    expect([await calls(), server.received.length]).toEqual([1, 0]);
    await writtenTo(firm);
    server.mood = { recipient: 550 };
    const { offer } = await before({ employer: firm });
    await jobsRun();
    expect(await calls()).toBe(2);
    const QUESTIONS = 'query ($id: ID!) { employerQuestions(employerId: $id) { offerId stage askedOn reminders remindsOn } }';
    const { employerQuestions } = await office.ask(office.officer, QUESTIONS, { id: firm.id });
    expect(employerQuestions).toContainEqual({ offerId: offer.id, stage: 'CANDIDATE', askedOn: '2026-03-02', reminders: 0, remindsOn: '2026-03-05' });
    // Whoever calls writes the answer down, and the task is done.
    taken(await offers.employer(offer, 'CONFIRM'));
    await jobsRun();
    expect(await calls()).toBe(1);
  });
});

describe('the page behind a link', () => {
  it('shows the candidate by handle, and is changed by no reading, however often a scanner comes', async () => {
    const { offer, person, token } = await asked();
    const first = await open(token);
    expect(first.status).toBe(200);
    for (const said of ['Constructed post', 'Nazrēt', 'value="INTERVIEW"', 'value="CONFIRM"', 'value="MISSED_INTERVIEW"']) expect(first.text).toContain(said);
    for (const secret of [NAME, '251911', person.handle, readGlobalId(person.id)!.id, readGlobalId(offer.id)!.id, ADDRESS]) expect(first.text).not.toContain(secret);
    const was = await offers.now(offer);
    for (let n = 0; n < 5; n += 1) expect((await open(token)).text).toBe(first.text);
    for (const query of ['?answer=CONFIRM&seen=1', '?answer=NOT_SELECTED&reason=PAY']) await open(`${token}${query}`);
    for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE']) await open(token, { method });
    expect(await offers.now(offer)).toEqual(was);
  });

  it('may not be kept, framed, indexed, or told to where it leads, and runs and loads nothing', async () => {
    const { headers } = await open((await asked()).token);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
  });

  it('carries an answer out on POST, which can be taken back for half an hour', async () => {
    const { offer, token } = await asked();
    const sent = await say(token, { answer: 'INTERVIEW' });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, token]);
    expect(await state(offer)).toBe('INTERVIEW');
    expect((await offers.history(offer)).at(-1)).toMatchObject({ act: 'INTERVIEW', actor: 'EMPLOYER', channel: 'LINK' });
    const page = await open(token);
    for (const said of ['You can take it back until 12:30', 'value="UNDO"', 'value="CONFIRM"']) expect(page.text).toContain(said);
    expect(page.text).not.toContain('value="INTERVIEW"');
    minutes(29);
    expect((await say(token, { answer: 'UNDO' })).status).toBe(303);
    expect(await state(offer)).toBe('IDENTITY_RELEASED');
    expect((await open(token)).text).toContain('value="INTERVIEW"');
    await say(token, { answer: 'CONFIRM' });
    expect(await state(offer)).toBe('EMPLOYER_CONFIRMED');
    minutes(31);
    expect((await say(token, { answer: 'UNDO' })).status).toBe(404);
    expect(await state(offer)).toBe('EMPLOYER_CONFIRMED');
  });

  it('takes a no only with a reason of the list, and then shows the card no more', async () => {
    const { offer, token } = await asked();
    for (const form of [{ answer: 'NOT_SELECTED' }, { answer: 'NOT_SELECTED', reason: 'AGE' }, { answer: 'ACCEPT' }, { reason: 'PAY' }]) expect((await say(token, form as Record<string, string>)).status).toBe(400);
    expect(await state(offer)).toBe('IDENTITY_RELEASED');
    expect((await say(token, { answer: 'NOT_SELECTED', reason: 'DISTANCE' })).status).toBe(303);
    expect(await offers.now(offer)).toMatchObject({ state: 'NOT_SELECTED', endReason: 'DISTANCE' });
    const page = await open(token);
    expect(page.text).toContain('(Distance)');
    expect(page.text).not.toContain('Can start');
    await say(token, { answer: 'UNDO' });
    expect(await state(offer)).toBe('IDENTITY_RELEASED');
    expect((await open(token)).text).toContain('Can start');
  });

  it('does nothing for a form of another site, for one that is older than what happened, and for the second of two', async () => {
    const { offer, token } = await asked();
    for (const site of ['cross-site', 'same-site']) expect((await say(token, { answer: 'CONFIRM' }, { 'sec-fetch-site': site })).status).toBe(400);
    expect((await say(token, { answer: 'CONFIRM', seen: '1' })).status).toBe(409);
    for (const body of ['{"answer":"CONFIRM"}', '{"answer":["CONFIRM"],"seen":{"a":1}}', '[]', 'null'])
      expect((await open(token, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).status).toBe(400);
    expect(await state(offer)).toBe('IDENTITY_RELEASED');
    const seen = /name="seen" value="(\d+)"/.exec((await open(token)).text)![1]!;
    const twice = await Promise.all([1, 2].map(() => say(token, { answer: 'CONFIRM', seen })));
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect((await offers.history(offer)).filter(({ act }) => act === 'CONFIRM')).toHaveLength(1);
  });

  it('says that no seat is left, and changes nothing', async () => {
    const post = await office.post({ seats: 1 });
    const [first, second] = [await asked({ post }), await asked({ post })];
    await say(first.token, { answer: 'CONFIRM' });
    const late = await say(second.token, { answer: 'CONFIRM' });
    expect([late.status, late.text.includes('Every seat of this post is taken')]).toEqual([409, true]);
    expect(await state(second.offer)).toBe('IDENTITY_RELEASED');
  });

  it('is one and the same for wrong, expired, ended, used and revoked links, and for whoever is not shown', async () => {
    const wrong = await open('x'.repeat(92));
    const same = async (token: string): Promise<void> => {
      const bare = ({ status, text, headers }: Page) => [status, text, [...headers.keys()].sort(), headers.get('content-length')];
      expect(bare(await open(token))).toEqual(bare(wrong));
      const [sent, none] = [await say(token, { answer: 'CONFIRM' }), await say('x'.repeat(92), { answer: 'CONFIRM' })];
      expect(bare(sent)).toEqual(bare(none));
    };
    expect(wrong.status).toBe(404);
    expect(wrong.text).toContain('There is nothing to answer here');
    const { offer, person, token } = await asked();
    await same(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`);
    await office.moved(person, 'PAUSED');
    await same(token);
    await office.moved(person, 'ACTIVE');
    await offers.timePasses();
    expect((await open(token)).status).toBe(200);
    days(14);
    await same(token);
    days(-14);
    // Another mailbox: whoever reads the old one answers no more.
    await writtenTo(office.employer, { address: 'new@example.org' });
    await same(token);
    expect(await state(offer)).toBe('IDENTITY_RELEASED');
    const used = await asked();
    await say(used.token, { answer: 'NOT_SELECTED', reason: 'SKILLS' });
    minutes(31);
    await same(used.token);
    const declined = await asked();
    await offers.answer(declined.offer, 'DECLINED');
    await same(declined.token);
    expect((await open('x', { headers: { 'accept-language': 'ar' } })).text).toContain('dir="rtl"');
  });
});

describe('reminders', () => {
  it('go out after three days and after ten, the last with a call, and stop with the answer', async () => {
    const { firm, letters, calls } = await ownFirm();
    const { offer, token } = await asked({ employer: firm });
    expect(await letters()).toBe(1);
    days(2);
    expect(await letters()).toBe(1);
    days(1);
    expect(await letters()).toBe(2);
    expect(server.lastText).toContain('still waiting');
    expect(await calls()).toBe(0);
    days(7);
    expect(await letters()).toBe(3);
    expect(await calls()).toBe(1);
    expect(lastLink()).not.toBe(token);
    await say(lastLink(), { answer: 'INTERVIEW' });
    expect(await letters()).toBe(3);
    expect(await calls()).toBe(0);
    // What came of the interview is asked after three days.
    days(3);
    expect(await letters()).toBe(4);
    await say(lastLink(), { answer: 'CONFIRM' });
    days(30);
    expect(await letters()).toBe(4);
    expect(await state(offer)).toBe('EMPLOYER_CONFIRMED');
  });

  it('are none while the candidate is on hold, and begin anew when the offer goes on', async () => {
    const { firm, letters } = await ownFirm();
    const { person } = await asked({ employer: firm });
    await office.moved(person, 'PAUSED');
    await offers.timePasses();
    days(20);
    expect(await letters()).toBe(1);
    await office.moved(person, 'ACTIVE');
    await offers.timePasses();
    expect(await letters()).toBe(2);
    expect((await open(lastLink())).status).toBe(200);
  });

  it('tell of an employer who leaves people waiting, who then has fewer offers at once', async () => {
    const { firm } = await ownFirm();
    const left = [await asked({ employer: firm }), await asked({ employer: firm }), await asked({ employer: firm })];
    const RESPONSE = 'query ($id: ID!) { employerResponse(employerId: $id) { due answered few silent } }';
    const response = async () => (await office.ask(office.officer, RESPONSE, { id: firm.id })).employerResponse;
    expect(await response()).toMatchObject({ due: 0, silent: false });
    days(11);
    expect(await response()).toEqual({ due: 3, answered: 0, few: true, silent: true });
    const post = await office.post({ seats: 1 }, firm);
    await offers.sent(post, await offers.person());
    const approved = await offers.approved(post, await offers.person());
    expect(await offers.send([approved.id])).toMatchObject({ code: 'TOO_MANY_OFFERS', facts: [{ name: 'most', value: '1' }] });
    for (const { offer } of left.slice(0, 2)) taken(await offers.employer(offer, 'NOT_SELECTED', { reason: 'PAY' }));
    await jobsRun();
    expect(await response()).toMatchObject({ due: 3, answered: 2, silent: false });
    expect((await offers.send([approved.id])).changed).toHaveLength(1);
  });
});

describe('whoever tries tokens', () => {
  it('is turned away, and nobody with a link that opens', async () => {
    const { token } = await asked();
    let turned = 0;
    for (let n = 0; n < 700 && turned === 0; n += 1) turned = (await open(`${n}`.padStart(92, 'x'))).status === 429 ? n : 0;
    expect(turned).toBeGreaterThan(100);
    expect((await open(token)).status).toBe(200);
  });
});
