import { addDays, addMonths, day, formatDay } from '../../src/kernel/day.js';
import type { EmployerId, JobseekerId } from '../../src/kernel/ids.js';
import { AnswersService } from '../../src/outcomes/check-ins/answers.service.js';
import { AskingService } from '../../src/outcomes/check-ins/asking.service.js';
import { CalendarsService } from '../../src/outcomes/check-ins/calendars.service.js';
import { FeesService } from '../../src/outcomes/check-ins/fees/fees.service.js';
import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { TasksService } from '../../src/office/tasks/tasks.service.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { BAKER, Office, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { reachable, recordingRelay, sendTexts } from '../sms/reachable.js';
import { agreed } from './placed.js';

const START = day('2026-01-31');
/** Somebody's name, where it has no business. */
const WORD = 'Kanarienvogel';
const never = new AbortController().signal;
let world: World;
let office: Office;
let protection: Person;
let partner: Person;
let post: Vacancy;
let now: Date;
/** That hour of that day, in Addis Ababa (UTC+3). */
const at = (on: string, hour = 12): Date => new Date(Date.parse(`${on}T00:00:00Z`) + (hour - 3) * 3_600_000);
const on = (value: number): string => formatDay(value as never);

beforeAll(async () => {
  now = at('2026-02-01');
  world = await openWorld({ clock: { now: () => now } });
});
afterAll(() => world.close());
// A mission each, so that what is due in one test is not in another.
beforeEach(async () => {
  now = at('2026-02-01');
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
  partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
  post = await office.post();
});

type Placed = Awaited<ReturnType<typeof agreed>> & { readonly person: Jobseeker };
async function started({ sms = true, startedOn = START as number, profile = {} as Input } = {}): Promise<Placed> {
  const person = await office.person(profile, { kind: 'COMMUNITY_MEMBER' });
  if (sms) {
    await recordingRelay(world, office.missionId);
    await office.agrees(person, { purpose: 'SMS' });
    await reachable(office, person);
  }
  const placement = { ...(await agreed(office, person, post)), person };
  expect(await move(placement, 'CONFIRM_START', { on: on(startedOn) })).toMatchObject({ state: 'STARTED' });
  return placement;
}
const move = (placement: { globalId: string }, name: string, over: Input = {}) =>
  office.attempt(office.officer, 'movePlacement', { id: placement.globalId, move: name, ...over }, 'Placement', 'state heardOn');
const LIST = 'query ($id: ID!) { checkIns(placementId: $id) { id side kind dueOn status texts calls answered { answer channel by at } } }';
const rows = async (placement: { globalId: string }, side = 'PERSON', who: Person = office.officer): Promise<Input[]> =>
  (await office.ask(who, LIST, { id: placement.globalId })).checkIns.filter((each: Input) => each['side'] === side);
const calendar = async (placement: { globalId: string }, side = 'PERSON') => (await rows(placement, side)).filter((each) => each['status'] !== 'CANCELLED').map((each) => `${each['kind']} ${each['dueOn']}`);
const find = async (placement: { globalId: string }, kind: string, side = 'PERSON') => (await rows(placement, side)).find((each) => each['kind'] === kind)!;
const service = <T>(type: new (...args: never[]) => T): T => world.app.get(type, { strict: false });
const ask = (): Promise<number> => service(AskingService).askAll(office.missionId, never);
const relay = (): Promise<void> => sendTexts(world, office.missionId);
const remake = (): Promise<void> => service(CalendarsService).remakeAll(office.missionId, never);
const inTx = <T>(work: Parameters<typeof world.database.work.run<T>>[1]): Promise<T> => world.database.work.run(office.officer.viewer, work);
const tasksOf = async (placement: { id: string }, open = true): Promise<string[]> =>
  (await inTx((tx) => tx.query(`select kind, key, due_on::text as due, due_at from task where subject_id = $1 and ($2 = false or status = 'OPEN') order by opened_at, key`, [placement.id, open]))).map(
    (task: { kind: string; key: string; due: string; due_at: Date | null }) => `${task.kind} ${task.key.split('/')[2]} ${task.due}${task.due_at === null ? '' : ` ${task.due_at.toISOString()}`}`,
  );
const texts = async (person: Jobseeker): Promise<number> => Number((await inTx((tx) => tx.query('select count(*) as n from outgoing_text where jobseeker_id = $1', [readGlobalId(person.id)!.id])))[0].n);
const answer = (checkIn: Input, said: string, over: Input = {}, who: Person = office.caseManager) =>
  office.attempt(who, 'recordCheckIn', { id: checkIn['id'], answer: said, channel: 'CALL', ...over }, 'CheckIn', 'status answered { answer channel by }');
const silence = (checkIn: Input) => office.attempt(office.caseManager, 'recordSilence', { id: checkIn['id'] }, 'CheckIn', 'status calls');
const free = (over: Input = {}): Input => ({ voice: { talksFreely: true, ...over } });

describe('the calendar', () => {
  it('is there from the start, moves with it, and is the same when it is made again', async () => {
    const placement = await started();
    // Registered on 1 February 2026: followed until then in 2027, a day after month 12.
    expect(await calendar(placement)).toEqual(['DAY_7 2026-02-07', 'DAY_30 2026-03-02', 'MONTH 2026-04-30', 'MONTH 2026-07-31', 'MONTH 2026-10-31', 'MONTH 2027-01-31', expect.stringMatching(/^FOLLOW_UP_END /)]);
    expect(await calendar(placement, 'EMPLOYER')).toEqual(['DAY_30 2026-03-02', 'MONTH 2026-04-30', 'MONTH 2026-07-31', 'MONTH 2027-01-31']);
    const before = await rows(placement);
    await remake();
    await remake();
    expect(await rows(placement)).toEqual(before);
    await move(placement, 'CORRECT_START', { on: '2026-01-30' });
    expect((await calendar(placement)).slice(0, 2)).toEqual(['DAY_7 2026-02-06', 'DAY_30 2026-03-01']);
    expect(await rows(placement)).toHaveLength(before.length);
  });

  it('follows what changes elsewhere: longer and monthly where that was chosen, and nothing after a case was closed with a reason', async () => {
    const placement = await started();
    const { person } = placement;
    await office.act(office.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, monthlyFollowUp: true, followUpAtLeast: '2027-08-15' }, 'CaseFile', 'version');
    await remake();
    const made = await calendar(placement);
    expect(made.slice(0, 4)).toEqual(['DAY_7 2026-02-07', 'DAY_30 2026-03-02', 'MONTH 2026-03-31', 'MONTH 2026-04-30']);
    expect(made.slice(-2)).toEqual(['MONTH 2027-07-31', 'FOLLOW_UP_END 2027-08-15']);
    // F50: not earlier without a reason.
    const close = (reason: string | null) => office.attempt(office.caseManager, 'moveJobseeker', { id: person.id, to: 'CLOSED', reason }, 'Jobseeker', 'id');
    expect(await close(null)).toMatchObject({ code: 'REASON_NEEDED' });
    await close('moved to another programme');
    await remake();
    expect(await calendar(placement)).toEqual([]);
    await office.moved(person, 'ACTIVE');
    await remake();
    expect(await calendar(placement)).toEqual(made);
  });

  it('is remade once on each day of the mission', async () => {
    const asked = () => inTx(async (tx) => (await tx.query(`delete from outbox where key = $1 returning id`, [`remakeCalendars.${office.missionId}`]))[1] as number);
    const sweep = () => service(CalendarsService).sweep(never);
    await sweep();
    expect(await asked()).toBe(1);
    await remake();
    await sweep();
    expect(await asked()).toBe(0);
    now = new Date(at('2026-02-02', 0).getTime() - 1);
    await sweep();
    expect(await asked()).toBe(0);
    now = at('2026-02-02', 0);
    await sweep();
    expect(await asked()).toBe(1);
  });

  it('goes on for the person after the end of the work, and ends with the person\'s wish', async () => {
    const placement = await started();
    await move(placement, 'END', { reason: 'FIRM_CLOSED' });
    expect((await calendar(placement))[0]).toBe('MONTH 2026-04-30');
    expect(await calendar(placement, 'EMPLOYER')).toEqual([]);
    await move(placement, 'WITHDRAW', { saidBy: 'PERSON', channel: 'CALL' });
    expect(await calendar(placement)).toEqual([]);
  });
});

describe('a start that nobody has confirmed', () => {
  it('is asked about on the day after it was agreed for, of both sides, until it is confirmed', async () => {
    const person = await office.person({}, { kind: 'COMMUNITY_MEMBER' });
    await office.agrees(person, { purpose: 'SMS' });
    const placement = await agreed(office, person, post, { terms: { startsOn: day('2026-02-10'), hoursPerWeek: null, pay: null, remote: false } });
    expect(await calendar(placement)).toEqual(['START 2026-02-11']);
    now = at('2026-02-10', 23);
    expect(await ask()).toBe(0);
    now = at('2026-02-11', 0);
    expect(await ask()).toBe(2);
    expect(await tasksOf(placement)).toEqual(['CALL START-call-1 2026-02-12', 'EMPLOYER_CHECK_IN employer-START-ask 2026-02-16']);
    expect(await texts(person)).toBe(0);
    await move(placement, 'CONFIRM_START', { on: '2026-02-10' });
    expect(await tasksOf(placement)).toEqual([]);
    expect((await calendar(placement)).slice(0, 1)).toEqual(['DAY_7 2026-02-17']);
  });
});

describe('a person of whom there were two records', () => {
  it('is asked on as the one that goes on', async () => {
    const twice = { occupations: [{ uri: BAKER, months: 40, lastYear: 2024 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B1' }] };
    const kept = await office.person(twice, { kind: 'COMMUNITY_MEMBER' });
    await office.agrees(kept, { purpose: 'SMS' });
    const placement = await started({ profile: twice });
    await service(PersonDuplicatesService).search(office.missionId, never);
    const { jobseekerDuplicates } = await office.ask(office.caseManager, '{ jobseekerDuplicates(first: 1) { edges { node { id } } } }');
    const [{ node }] = jobseekerDuplicates.edges;
    const decision = { id: node.id, decision: 'MERGE', keepId: kept.id };
    expect(await office.attempt(office.caseManager, 'decideJobseekerDuplicate', decision, 'JobseekerDuplicate', 'id')).not.toHaveProperty('code');
    await remake();
    expect((await calendar(placement))[0]).toBe('DAY_7 2026-02-07');
    now = at('2026-02-07');
    await ask();
    expect([await texts(placement.person), await texts(kept)]).toEqual([0, 1]);
    // Whoever accompanies that one from now on sees the placement.
    const other = await office.signIn('CASE_MANAGER');
    expect(await office.refusalOf(other, LIST, { id: placement.globalId })).toBe('NOT_FOUND');
    await office.act(office.caseManager, 'assignJobseeker', { id: kept.id, to: globalId('Account', other.viewer.accountId) }, 'Jobseeker', 'id');
    expect(await rows(placement, 'PERSON', other)).not.toEqual([]);
  });
});

describe('what is due', () => {
  it('is asked on its day by the calendar of the mission, from its first minute, once, also by two workers', async () => {
    const placement = await started();
    now = new Date(at('2026-02-07', 0).getTime() - 1);
    expect(await ask()).toBe(0);
    now = at('2026-02-07', 0);
    expect((await Promise.all([ask(), ask(), ask()])).reduce((sum, each) => sum + each)).toBe(1);
    expect(await texts(placement.person)).toBe(1);
    expect(await tasksOf(placement)).toEqual(['CALL DAY-7-voice 2026-02-09']);
    expect(await ask()).toBe(0);
  });

  it('is asked by two texts 48 hours apart, three calls, and a visit', async () => {
    const placement = await started();
    now = at('2026-03-02', 9);
    await ask();
    expect(await find(placement, 'DAY_7')).toMatchObject({ status: 'SKIPPED' });
    await relay();
    now = at('2026-03-04', 8);
    await ask();
    expect(await texts(placement.person)).toBe(1);
    now = at('2026-03-04', 9);
    await ask();
    expect(await texts(placement.person)).toBe(2);
    await relay();
    now = at('2026-03-06', 9);
    await ask();
    const days = async () => (await tasksOf(placement)).filter((task) => task.includes('DAY-30') && !task.includes('EMPLOYER'));
    expect(await days()).toEqual(['CALL DAY-30-call-1 2026-03-07']);
    const checkIn = await find(placement, 'DAY_30');
    expect(await silence(checkIn)).toMatchObject({ status: 'CALLING', calls: 1 });
    expect(await days()).toEqual(['CALL DAY-30-call-2 2026-03-07']);
    // Ended in the work list: the next look finds it.
    const [task] = (await office.ask(office.caseManager, '{ tasks(first: 50) { edges { node { id kind } } } }')).tasks.edges.filter((each: { node: { kind: string } }) => each.node.kind === 'CALL');
    await office.act(office.caseManager, 'endTasks', { ids: [task.node.id], to: 'DONE', outcome: 'NOT_REACHED' }, 'TasksChanged', 'changed { id }');
    now = at('2026-03-07', 10);
    await ask();
    expect(await days()).toEqual(['CALL DAY-30-call-3 2026-03-08']);
    expect(await silence(checkIn)).toMatchObject({ status: 'VISITING', calls: 3 });
    expect(await days()).toEqual(['VISIT DAY-30-visit 2026-03-14']);
    expect(await silence(checkIn)).toMatchObject({ status: 'UNREACHED' });
    expect(await days()).toEqual([]);
  });

  it('is a call in place of a text for whoever does not agree to texts, also where they took it back meanwhile', async () => {
    const [never, meanwhile] = [await started({ sms: false }), await started()];
    now = at('2026-03-02');
    await inTx((tx) => tx.query(`update check_in set status = 'SKIPPED' where kind = 'DAY_7'`));
    await ask();
    expect((await tasksOf(never)).filter((task) => task.startsWith('CALL'))).toEqual(['CALL DAY-30-call-1 2026-03-03']);
    await office.takesBack(meanwhile.person, { purpose: 'SMS' });
    await relay();
    now = at('2026-03-02', 13);
    await ask();
    expect((await tasksOf(meanwhile)).filter((task) => task.startsWith('CALL'))).toEqual(['CALL DAY-30-call-1 2026-03-03']);
  });

  it('is found after three days of sleep, and a clock that was set back does nothing twice', async () => {
    const placement = await started();
    now = at('2026-02-10');
    await ask();
    await relay();
    expect(await texts(placement.person)).toBe(1);
    now = at('2026-02-07');
    for (const _ of [1, 2]) {
      await ask();
      await remake();
    }
    expect(await texts(placement.person)).toBe(1);
    now = at('2026-02-12');
    await ask();
    expect(await texts(placement.person)).toBe(2);
  });

  it('is due on the mission\'s own day where an hour is missing at midnight', async () => {
    office = await Office.open(world, { time_zone: 'Africa/Cairo' });
    post = await office.post();
    // Egypt skips from 24 April 2026, 0:00 to 1:00: the day begins at 22:00 UTC.
    now = new Date('2026-04-20T09:00:00Z');
    const placement = await started({ startedOn: day('2026-04-17') });
    now = new Date('2026-04-23T21:59:59.999Z');
    expect(await ask()).toBe(0);
    now = new Date('2026-04-23T22:00:00Z');
    expect(await ask()).toBe(1);
    expect(await texts(placement.person)).toBe(1);
  });

  it('waits while the person wants to be asked nothing, and is asked when they go on', async () => {
    const placement = await started();
    await move(placement, 'PAUSE', { saidBy: 'PERSON', channel: 'CALL' });
    now = at('2026-02-07');
    await ask();
    expect(await texts(placement.person)).toBe(0);
    await move(placement, 'RESUME', { saidBy: 'PERSON', channel: 'CALL' });
    now = at('2026-02-08');
    await ask();
    expect(await texts(placement.person)).toBe(1);
  });

  it('is not asked any more after an end: its text and task are taken back', async () => {
    const placement = await started({ sms: false });
    now = at('2026-02-07');
    await ask();
    expect(await tasksOf(placement)).toEqual(['CALL DAY-7-call-1 2026-02-08']);
    await move(placement, 'END', { reason: 'BETTER_JOB' });
    expect(await tasksOf(placement)).toEqual([]);
    expect(await find(placement, 'DAY_7')).toMatchObject({ status: 'CANCELLED' });
  });

  it('of employers is asked by staff, and answered by the employer itself or by them', async () => {
    const placement = await started();
    now = at('2026-03-02');
    await ask();
    expect(await tasksOf(placement)).toContain('EMPLOYER_CHECK_IN employer-DAY-30-ask 2026-03-07');
    const { employerCheckIns } = await office.ask(partner, '{ employerCheckIns { id side kind } }');
    expect(employerCheckIns).toMatchObject([{ side: 'EMPLOYER', kind: 'DAY_30' }]);
    const say = (id: unknown, said: string) => office.attempt(partner, 'answerCheckIn', { id, answer: said }, 'CheckIn', 'status');
    expect(await say((await find(placement, 'DAY_30'))['id'], 'FINE')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await say(employerCheckIns[0].id, 'LEFT')).toMatchObject({ status: 'ANSWERED' });
    expect(await tasksOf(placement)).toEqual(['REVIEW employer-DAY-30-left-1 2026-03-02']);
  });
});

describe('an answer', () => {
  it('is kept with who, how and when, moves the placement on, and ends the asking', async () => {
    const placement = await started({ sms: false });
    now = at('2026-02-07');
    await ask();
    const checkIn = await find(placement, 'DAY_7');
    expect(await answer(checkIn, 'FINE')).toMatchObject({ status: 'ANSWERED' });
    expect(await tasksOf(placement)).toEqual([]);
    expect(await find(placement, 'DAY_7')).toMatchObject({ answered: [{ answer: 'FINE', channel: 'CALL', at: now.toISOString() }] });
    const [{ state, heard }] = await inTx((tx) => tx.query('select state, heard_on::text as heard from placement where id = $1', [placement.id]));
    expect([state, heard]).toEqual(['ACTIVE', '2026-02-07']);
  });

  it('and every move is work with the person, who is not inactive therefore', async () => {
    const placement = await started();
    const id = readGlobalId(placement.person.id)!.id as JobseekerId;
    now = at('2026-02-07');
    const [checkIn] = await inTx((tx) => service(AnswersService).askedOf(tx, office.missionId, id));
    expect(checkIn).toBeUndefined();
    // The database noted the registration by its own clock.
    await inTx((tx) => tx.query(`update person_activity set active_at = '2026-01-01' where jobseeker_id = $1`, [id]));
    await ask();
    const [asked] = await inTx((tx) => service(AnswersService).askedOf(tx, office.missionId, id));
    const viewer = serviceViewer(office.missionId);
    const said = await inTx((tx) => service(AnswersService).answerIn(tx, viewer, asked!.id, { answer: 'FINE', channel: 'TEXT', voice: null }, null));
    expect(said).toMatchObject({ ok: true, value: { status: 'ANSWERED' } });
    const active = await inTx((tx) => tx.query('select active_at from person_activity where jobseeker_id = $1', [id]));
    expect(active).toEqual([{ active_at: now }]);
    const lines = await inTx((tx) => tx.query(`select count(*)::int as n from audit_entry where subject_id = $1 and act = 'movePlacement' and deed = 'CHANGE'`, [id]));
    expect(lines).toEqual([{ n: 2 }]);
  });

  it('that calls for somebody is a task with its deadline: danger within the hour, a call on the same day', async () => {
    const placement = await started();
    now = at('2026-02-07');
    const checkIn = await find(placement, 'DAY_7');
    await answer(checkIn, 'CALL_ME', { channel: 'TEXT' });
    await answer(checkIn, 'NOT_FINE', { channel: 'TEXT' });
    await answer(checkIn, 'DANGER', { channel: 'TEXT' });
    const hour = new Date(now.getTime() + 3_600_000);
    expect(await tasksOf(placement)).toEqual(['CALL DAY-7-call-me-1 2026-02-07', 'CALL DAY-7-not-fine-2 2026-02-07', `INCIDENT DAY-7-danger-3 2026-02-07 ${hour.toISOString()}`]);
    now = new Date(hour.getTime() + 1);
    await service(TasksService).escalate(never);
    const late: { kind: string }[] = await inTx((tx) => tx.query(`select kind from task where subject_id = $1 and escalated_to = 'PROTECTION'`, [placement.id]));
    expect(late).toEqual([{ kind: 'INCIDENT' }]);
  });

  it('about pay, fees, hours or safety is by voice alone, and read by the case manager and protection', async () => {
    const placement = await started();
    now = at('2026-02-07');
    const checkIn = await find(placement, 'DAY_7');
    expect(await answer(checkIn, 'FINE', { channel: 'TEXT', ...free({ moneyAsked: false }) })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await answer(checkIn, 'FINE', { voice: { talksFreely: false, moneyAsked: true } })).toMatchObject({ code: 'INVALID_INPUT' });
    const idempotencyKey = newId();
    for (const _ of [1, 2]) expect(await answer(checkIn, 'FINE', { ...free({ moneyAsked: false, feelsSafe: true }), idempotencyKey })).toMatchObject({ status: 'ANSWERED' });
    const voice = 'query ($id: ID!) { checkInVoice(id: $id) { talksFreely moneyAsked feelsSafe } }';
    for (const who of [office.caseManager, protection]) expect((await office.ask(who, voice, { id: checkIn['id'] })).checkInVoice).toEqual([{ talksFreely: true, moneyAsked: false, feelsSafe: true }]);
    expect(await office.refusalOf(await office.signIn('CASE_MANAGER'), voice, { id: checkIn['id'] })).toBe('NOT_FOUND');
    const [{ voice: sealed }] = await inTx((tx) => tx.query('select voice from check_in_answer'));
    expect((sealed as Buffer).toString('latin1')).not.toMatch(/moneyAsked|feelsSafe/);
    const id = readGlobalId(placement.person.id)!.id as JobseekerId;
    await inTx((tx) => service(PersonalDataHolders).forget(tx, office.missionId, id, 'EVERYTHING'));
    expect(await inTx((tx) => tx.query(`select (select count(*)::int from check_in_answer where voice is not null) as voices, (select count(*)::int from check_in where status = 'PLANNED' and side = 'PERSON') as planned`))).toEqual([{ voices: 0, planned: 0 }]);
  });

  it('is written by nobody who does not follow the placement', async () => {
    const placement = await started();
    const checkIn = await find(placement, 'DAY_7');
    const other = await office.signIn('CASE_MANAGER');
    expect(await answer(checkIn, 'FINE', {}, other)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await office.refusalOf(other, LIST, { id: placement.globalId })).toBe('NOT_FOUND');
  });
});

describe('money that was asked (L7)', () => {
  const quiet = () => inTx((tx) => service(FeesService).noNewOffers(tx, office.missionId, readGlobalId(office.employer.id)!.id as EmployerId));
  it('quietly stops new offers there, makes a task for the same day, and leaves work and wages as they are', async () => {
    const placement = await started();
    now = at('2026-02-07');
    await ask();
    const checkIn = await find(placement, 'DAY_7');
    expect(await quiet()).toBe(false);
    // A word by text is not held against anybody before somebody asked by voice.
    await answer(checkIn, 'MONEY', { channel: 'TEXT' });
    expect(await quiet()).toBe(false);
    await answer(checkIn, 'FINE', free({ moneyAsked: true }));
    expect(await quiet()).toBe(true);
    expect((await tasksOf(placement)).filter((task) => !task.includes('money'))).toEqual(['FEE_ASKED DAY-7-fee-2 2026-02-07']);
    const { node } = await office.ask(office.officer, 'query ($id: ID!) { node(id: $id) { ... on Placement { state wagesGoOn } } }', { id: placement.globalId });
    expect(node).toEqual({ state: 'ACTIVE', wagesGoOn: true });
    const seen = JSON.stringify(await office.ask(partner, '{ hiredPlacements { edges { node { id state } } } employerCheckIns { id } }'));
    expect(seen).not.toMatch(/fee|money/i);
  });

  it('is known to officers of an employer, and not of whom: no task, answer or moment tells', async () => {
    const placement = await started();
    now = at('2026-02-07');
    await ask();
    const checkIn = await find(placement, 'DAY_7');
    await answer(checkIn, 'MONEY', { channel: 'TEXT' });
    await answer(checkIn, 'FINE', free({ moneyAsked: true }));
    const seen = async (who: Person) => {
      const { tasks } = await office.ask(who, '{ tasks(first: 100) { edges { node { kind } } } }');
      const answered = (await rows(placement, 'PERSON', who)).flatMap((each) => (each['answered'] as Input[]).map((line) => [line['answer'], line['at']]));
      return { asked: tasks.edges.some((edge: { node: { kind: string } }) => edge.node.kind === 'FEE_ASKED'), answered };
    };
    const moment = now.toISOString();
    expect(await seen(office.officer)).toEqual({ asked: false, answered: [['CALL_ME', moment], ['FINE', moment]] });
    for (const who of [office.caseManager, protection]) expect(await seen(who)).toEqual({ asked: true, answered: [['MONEY', moment], ['FINE', moment]] });
    const reports = async (who: Person) => (await office.ask(who, '{ feeReports { id at } }')).feeReports;
    expect([(await reports(office.officer))[0].at, (await reports(protection))[0].at]).toEqual(['2026-02-01T00:00:00.000Z', moment]);
    const lifted = await office.act(office.officer, 'liftFeeReport', { id: (await reports(office.officer))[0].id, reason: `${WORD} was paid back` }, 'FeeReport', 'at');
    expect(lifted.at).toBe('2026-02-01T00:00:00.000Z');
    // An officer who hears of it knows what they wrote down themselves.
    await answer(checkIn, 'MONEY', {}, office.officer);
    expect((await seen(office.officer)).answered[2]).toEqual(['MONEY', moment]);
    await inTx((tx) => service(PersonalDataHolders).forget(tx, office.missionId, readGlobalId(placement.person.id)!.id as JobseekerId, 'EVERYTHING'));
    expect(await inTx((tx) => tx.query('select lift_reason from fee_report'))).toEqual([{ lift_reason: 'forgotten' }]);
  });

  it('is put before the employer only with the agreement of the worker, and lifted with a reason', async () => {
    const placement = await started();
    now = at('2026-02-07');
    await answer(await find(placement, 'DAY_7'), 'FINE', free({ moneyAsked: true }));
    const reports = async () => (await office.ask(office.officer, '{ feeReports { id employerId mayConfront liftedAt } }')).feeReports;
    const [report] = await reports();
    expect(report).toMatchObject({ employerId: office.employer.id, mayConfront: false, liftedAt: null });
    const agree = (who: Person) => office.attempt(who, 'agreeToConfront', { id: report.id, agrees: true }, 'FeeReport', 'mayConfront');
    expect(await agree(await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await agree(office.caseManager)).toEqual(expect.objectContaining({ mayConfront: true }));
    const lift = (reason: string) => office.attempt(office.officer, 'liftFeeReport', { id: report.id, reason }, 'FeeReport', 'liftedAt');
    expect(await lift(' ')).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await quiet()).toBe(true);
    await lift('paid back, and checked with the worker');
    expect(await quiet()).toBe(false);
    expect(await lift('again')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
});

describe('a year', () => {
  it('of a worker who always answers has each check-in once, in order', async () => {
    const placement = await started();
    // Each day beside one on which something is due, and every tenth of the quiet ones between.
    let due: readonly unknown[] = [];
    for (let today = addDays(START, 1); today <= addMonths(START, 13); today = addDays(today, 1)) {
      if (due.length > 0 && Number(today) % 10 !== 0 && ![-1, 0, 1].some((days) => due.includes(on(addDays(today, days))))) continue;
      now = at(on(today));
      if ((await ask()) > 0) for (const checkIn of (await rows(placement)).filter((each) => each['status'] === 'ASKED')) await answer(checkIn, 'FINE', { channel: 'TEXT' });
      due = (await rows(placement)).filter((each) => each['status'] === 'PLANNED').map((each) => each['dueOn']);
    }
    const all = (await rows(placement)).filter((each) => each['kind'] !== 'START');
    expect(all.every((each) => each['status'] === 'ANSWERED')).toBe(true);
    expect(await texts(placement.person)).toBe(all.length);
    expect((await inTx((tx) => tx.query('select heard_on::text as heard from placement where id = $1', [placement.id])))[0].heard).toBe(all.at(-1)!['dueOn']);
  });
});
