import { addDays, day, dayIn, formatDay, type Day } from '../../src/kernel/day.js';
import type { AccountId, JobseekerId } from '../../src/kernel/ids.js';
import type { Task, TaskDraft } from '../../src/office/tasks/task.js';
import { maySeeTask } from '../../src/office/tasks/task.js';
import { taskQueues } from '../../src/office/tasks/task-words.js';
import { TasksService } from '../../src/office/tasks/tasks.service.js';
import { ReverificationService } from '../../src/openings/reverification/reverification.service.js';
import { ExpiringPapersService } from '../../src/people/papers/expiring-papers.service.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { BAKER, MAKE_DOUGH, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
let protection: Person;
let tasks: TasksService;
let now = new Date('2026-11-22T09:00:00Z');
const never = new AbortController().signal;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
  tasks = world.app.get(TasksService, { strict: false });
});
afterAll(() => world.close());

const today = (): Day => dayIn('Africa/Addis_Ababa', now);
const idOf = (record: { id: string }): string => readGlobalId(record.id)!.id;
let count = 0;
const open = (over: Partial<TaskDraft> = {}, missionId = office.missionId): Promise<Task | null> => {
  const viewer = serviceViewer(missionId);
  const draft: TaskDraft = {
    kind: 'CALL', subjectKind: 'Employer', subjectId: newId(), jobseekerId: null, occasion: `constructed-${count++}`, queue: 'CASE_MANAGER', dueOn: today(), ...over,
  };
  return world.database.work.run(viewer, (tx) => tasks.open(tx, viewer, draft));
};
const about = (person: Jobseeker): Partial<TaskDraft> => ({ subjectKind: 'Jobseeker', subjectId: idOf(person), jobseekerId: idOf(person) as JobseekerId });
const idsOf = (...rows: readonly (Task | null)[]): string[] => rows.map((row) => globalId('Task', row!.id));
const FIELDS = 'id kind subjectKind subjectId jobseekerId queue owner priority dueOn escalatedTo status outcome version history { act owner by outcome }';
const listed = async (who: Person, args = ''): Promise<Input[]> => (await office.ask(who, `{ tasks(first: 100${args}) { edges { node { ${FIELDS} } } } }`)).tasks.edges.map((edge: { node: Input }) => edge.node);
const end = (who: Person, ids: readonly string[], to = 'DONE', outcome = 'REACHED') =>
  office.attempt(who, 'endTasks', { ids, to, outcome }, 'TasksChanged', 'changed { id status } refused { at why { code } }');
const assign = (who: Person, ids: readonly string[], to: string | null) =>
  office.attempt(who, 'assignTasks', { ids, to }, 'TasksChanged', 'changed { id owner } refused { at why { code } }');
const account = (who: Person): string => globalId('Account', who.viewer.accountId);

describe('the work list', () => {
  it('has a task once, however often and by however many it is opened', async () => {
    const draft = { subjectId: newId(), occasion: 'raced' };
    const opened = await Promise.all(Array.from({ length: 20 }, () => open(draft)));
    expect(opened.filter((task) => task !== null)).toHaveLength(1);
    const [task] = opened.filter((each) => each !== null);
    await end(office.officer, idsOf(task!));
    expect(await open(draft)).toBeNull();
  });

  it('shows each account what the rule says, row by row', async () => {
    const holders = [office.caseManager, protection, await office.signIn('CASE_MANAGER', 'PROTECTION')];
    const people = await Promise.all([office.caseManager, holders[2]!].map(async (by) => ({ by, person: await office.person({}, {}, by) })));
    for (const queue of taskQueues)
      for (const hiddenFrom of [null, ...holders.map((who) => who.viewer.accountId)])
        for (const held of [null, ...people])
          for (const kind of ['CALL', 'FEE_ASKED'] as const) await open({ kind, queue, hiddenFrom, ...(held === null ? {} : about(held.person)) });
    const rows: Task[] = await world.database.work.run(serviceViewer(office.missionId), (tx) => tx.getRepository<Task>('task').find());
    const heldBy = (task: Task): AccountId | null => people.find(({ person }) => idOf(person) === task.jobseekerId)?.by.viewer.accountId ?? null;
    const ids = rows.map((row) => row.id);
    expect(rows.length).toBeGreaterThan(70);
    for (const who of [...holders, office.officer, office.admin]) {
      const seen = (await tasks.byIds(who.viewer, ids)).map((task) => task.id);
      expect(seen.sort()).toEqual(rows.filter((task) => maySeeTask(who.viewer, task, heldBy(task))).map((task) => task.id).sort());
    }
  });

  it('is in the order of urgency and day, page by page, and narrowed by what is asked', async () => {
    const aside = await Office.open(world);
    const made = [
      await open({ dueOn: day('2026-12-05') }, aside.missionId),
      await open({ dueOn: day('2026-12-02'), kind: 'VISIT' }, aside.missionId),
      await open({ dueOn: day('2026-12-09'), priority: 'URGENT', queue: 'JOB_PLACEMENT_OFFICER' }, aside.missionId),
    ];
    const order = idsOf(made[2]!, made[1]!, made[0]!);
    const page = async (args: string) => (await aside.ask(aside.officer, `{ tasks(${args}) { edges { node { id } } pageInfo { endCursor hasNextPage } } }`)).tasks;
    const rows = (answer: { edges: { node: { id: string } }[] }): string[] => answer.edges.map((edge) => edge.node.id);
    const first = await page('first: 2');
    expect(rows(first)).toEqual(order.slice(0, 2));
    expect(rows(await page(`first: 2, after: "${first.pageInfo.endCursor}"`))).toEqual(order.slice(2));
    expect(rows(await page('kind: VISIT'))).toEqual([order[1]]);
    expect(rows(await page('queue: JOB_PLACEMENT_OFFICER'))).toEqual([order[0]]);
    expect(rows(await page('dueBy: "2026-12-05"'))).toEqual(order.slice(1));
    expect(rows(await page('mine: true'))).toEqual([]);
    await aside.act(aside.officer, 'assignTasks', { ids: [order[1]], to: account(aside.officer) }, 'TasksChanged', 'changed { id }');
    expect(rows(await page('mine: true'))).toEqual([order[1]]);
    expect(rows(await page('status: DONE'))).toEqual([]);
  });

  it('does bulk acts task by task, and says why one was left', async () => {
    const person = await office.person();
    const [mine, done, hidden] = [await open(about(person)), await open(), await open({ queue: 'PROTECTION' })];
    await end(office.officer, idsOf(done));
    const ids = idsOf(mine, done, hidden);
    expect(await assign(office.officer, ids, account(office.caseManager))).toEqual({
      __typename: 'TasksChanged',
      changed: [{ id: ids[0], owner: account(office.caseManager) }],
      refused: [{ at: 1, why: { code: 'MOVE_NOT_ALLOWED' } }, { at: 2, why: { code: 'NOT_FOUND' } }],
    });
    expect(await assign(office.officer, idsOf(mine), account(office.admin))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await end(office.caseManager, ids, 'DONE', 'NOT_NEEDED')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await end(office.caseManager, [ids[0]!, ids[0]!])).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await end(office.caseManager, ids)).toMatchObject({ changed: [{ id: ids[0], status: 'DONE' }] });
    expect((await listed(office.caseManager, ', status: DONE')).find((each) => each['id'] === ids[0])).toMatchObject({
      outcome: 'REACHED',
      history: [
        { act: 'OPENED', by: null },
        { act: 'ASSIGNED', by: account(office.officer), owner: account(office.caseManager) },
        { act: 'DONE', by: account(office.caseManager), outcome: 'REACHED' },
      ],
    });
  });

  it('lets one of many end a task', async () => {
    const ids = idsOf(await open());
    const answers = await Promise.all(Array.from({ length: 8 }, () => end(office.officer, ids)));
    expect(answers.filter((answer) => answer.__typename === 'TasksChanged')).toHaveLength(1);
  });

  it('records what protection reads there', async () => {
    const task = await open({ queue: 'PROTECTION' });
    await listed(protection);
    const rows = await world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query(`select why from audit_entry where subject_id = $1 and deed = 'READ'`, [task!.id]));
    expect(rows).toEqual([{ why: 'PROTECTION' }]);
  });

  it('brings what is late to others on the day of the mission, once, also after a long sleep', async () => {
    const before = now;
    const task = await open();
    const seen = async () => (await listed(office.officer)).find((each) => each['id'] === idsOf(task)[0]);
    try {
      // Midnight in Addis Ababa is 21:00 UTC.
      now = new Date('2026-11-24T20:59:00Z');
      await tasks.escalate(never);
      expect(await seen()).toMatchObject({ escalatedTo: null, priority: 'NORMAL' });
      now = new Date('2026-11-24T21:00:00Z');
      await Promise.all([tasks.escalate(never), tasks.escalate(never)]);
      expect(await seen()).toMatchObject({ escalatedTo: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH', version: 2 });
      now = new Date('2027-11-24T21:00:00Z');
      await tasks.escalate(never);
      await tasks.escalate(never);
      expect(await seen()).toMatchObject({ escalatedTo: 'PROTECTION', priority: 'URGENT', version: 3 });
    } finally {
      now = before;
    }
  });
});

describe('a task that staff open themselves', () => {
  const wish = (over: Input = {}) => ({ kind: 'CALL', topic: 'PAY', queue: 'CASE_MANAGER', dueOn: formatDay(addDays(today(), 2)), ...over });
  const openTask = (who: Person, over: Input) => office.attempt(who, 'openTask', wish(over), 'Task', 'id kind topic subjectKind subjectId jobseekerId queue owner priority dueOn status');

  it('has a kind, a topic, a subject, a day, an owner, and is one more each time, but for the same key', async () => {
    const person = await office.person();
    const opened = await openTask(office.officer, { subjectId: person.id, owner: account(office.caseManager), idempotencyKey: 'a', priority: 'HIGH' });
    expect(opened).toMatchObject({ kind: 'CALL', topic: 'PAY', subjectKind: 'Jobseeker', subjectId: person.id, jobseekerId: person.id, owner: account(office.caseManager), priority: 'HIGH', status: 'OPEN' });
    expect(await openTask(office.officer, { subjectId: person.id, owner: account(office.caseManager), idempotencyKey: 'a', priority: 'HIGH' })).toEqual(opened);
    await openTask(office.officer, { subjectId: person.id, idempotencyKey: 'b' });
    const own = (await listed(office.caseManager, `, jobseekerId: "${person.id}"`)).map((each) => each['priority']);
    expect(own).toEqual(['HIGH', 'NORMAL']);
    const [mine] = await listed(office.caseManager, `, jobseekerId: "${person.id}", mine: true`);
    expect(mine).toMatchObject({ id: opened.id, history: [{ act: 'OPENED', by: account(office.officer) }] });
    expect(await end(office.caseManager, [opened.id])).toMatchObject({ changed: [{ status: 'DONE' }] });
  });

  it('is about what the viewer may see, of a kind that fits', async () => {
    const [person, post, other, stranger] = [await office.person(), await office.post(), await Office.open(world), await office.signIn('CASE_MANAGER')];
    const firm = office.employer.id;
    const forOfficers = { queue: 'JOB_PLACEMENT_OFFICER' };
    for (const subjectId of [person.id, firm, post.id]) expect(await openTask(office.officer, { ...forOfficers, kind: 'INCIDENT', topic: 'SAFETY', subjectId })).toMatchObject({ kind: 'INCIDENT' });
    expect(await openTask(office.officer, { ...forOfficers, kind: 'REVIEW', topic: 'PROFILE', subjectId: person.id })).toMatchObject({ kind: 'REVIEW' });
    expect(await openTask(office.officer, { ...forOfficers, kind: 'VISIT', subjectId: post.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await openTask(office.officer, { ...forOfficers, kind: 'PAPER_MISSING', subjectId: firm })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await openTask(stranger, { subjectId: person.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await openTask(other.officer, { ...forOfficers, subjectId: firm })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await openTask(office.officer, { subjectId: 'made-up' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused for a day that is over, and for an owner who may not see it', async () => {
    const person = await office.person();
    expect(await openTask(office.officer, { subjectId: person.id, dueOn: formatDay(addDays(today(), -1)) })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const owner of [account(office.admin), account(await office.signIn('CASE_MANAGER'))]) expect(await openTask(office.officer, { subjectId: person.id, owner })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await listed(office.officer, `, jobseekerId: "${person.id}"`)).toEqual([]);
  });

  it('goes to protection from anybody, who does not see it then', async () => {
    const person = await office.person();
    const opened = await openTask(office.caseManager, { kind: 'INCIDENT', topic: 'SAFETY', queue: 'PROTECTION', subjectId: person.id });
    const found = async (who: Person) => (await listed(who, `, jobseekerId: "${person.id}"`)).map((each) => each['id']);
    expect([await found(office.caseManager), await found(office.officer), await found(protection)]).toEqual([[], [], [opened.id]]);
  });
});

describe('what makes tasks', () => {
  it('a verification that ends within 30 days, once; checked anew, it is needed no more', async () => {
    const aside = await Office.open(world);
    const reverification = world.app.get(ReverificationService, { strict: false });
    const before = now;
    const until = formatDay(day('2027-11-22'));
    const found = () => aside.ask(aside.officer, `{ tasks(status: null, kind: EMPLOYER_REVERIFY) { edges { node { subjectId dueOn owner status } } } }`).then(({ tasks: all }) => all.edges.map((edge: { node: Input }) => edge.node));
    try {
      now = new Date('2027-10-22T20:00:00Z');
      await reverification.search(aside.missionId);
      expect(await found()).toEqual([]);
      now = new Date('2027-10-23T20:00:00Z');
      await Promise.all([reverification.search(aside.missionId), reverification.search(aside.missionId)]);
      await reverification.search(aside.missionId);
      const task = { subjectId: aside.employer.id, dueOn: until, owner: account(aside.officer) };
      expect(await found()).toEqual([{ ...task, status: 'OPEN' }]);
      await aside.judged(aside.employer, 'verifyEmployer');
      await reverification.search(aside.missionId);
      expect(await found()).toEqual([{ ...task, status: 'CANCELLED' }]);
    } finally {
      now = before;
    }
  });

  it('L14: a check of decent work that ends within 30 days, once, until somebody looks anew', async () => {
    const aside = await Office.open(world);
    const reverification = world.app.get(ReverificationService, { strict: false });
    const before = now;
    const points = ['LEGAL_EMPLOYER', 'WAGE_PAID', 'HOURS', 'WEEKLY_REST', 'SAFETY', 'INSURANCE', 'NO_FORCED_OVERTIME'].map((point) => ({ point, holds: true, evidence: 'seen' }));
    const check = () => aside.act(aside.officer, 'recordDecentWork', { employerId: aside.employer.id, points }, 'DecentWorkCheck', 'holdsUntil');
    const found = () => aside.ask(aside.officer, `{ tasks(status: null, kind: DECENT_WORK_CHECK) { edges { node { subjectId dueOn owner status outcome } } } }`).then(({ tasks: all }) => all.edges.map((edge: { node: Input }) => edge.node));
    try {
      expect(await check()).toMatchObject({ holdsUntil: '2027-11-21' });
      now = new Date('2027-10-21T20:00:00Z');
      await reverification.search(aside.missionId);
      expect(await found()).toEqual([]);
      now = new Date('2027-10-22T20:00:00Z');
      await reverification.search(aside.missionId);
      await reverification.search(aside.missionId);
      const task = { subjectId: aside.employer.id, dueOn: '2027-11-21', owner: account(aside.officer) };
      expect(await found()).toEqual([{ ...task, status: 'OPEN', outcome: null }]);
      await check();
      expect(await found()).toEqual([{ ...task, status: 'DONE', outcome: 'SETTLED' }]);
    } finally {
      now = before;
    }
  });

  it('a certificate or licence that ends within 30 days, for whoever accompanies the person, until it is renewed', async () => {
    const aside = await Office.open(world);
    const papers = world.app.get(ExpiringPapersService, { strict: false });
    const skill = (certifiedUntil: string) => ({ uri: MAKE_DOUGH, level: 3, evidence: 'CERTIFIED', issuer: 'Constructed school', certifiedUntil });
    const occupations = [{ uri: BAKER, months: 10, lastYear: 2024 }];
    const person = await aside.person({ occupations, skills: [skill(formatDay(addDays(today(), 30)))] });
    await aside.person({ skills: [skill(formatDay(addDays(today(), 31)))] });
    await aside.person({ skills: [skill(formatDay(addDays(today(), -1)))] });
    const found = () => aside.ask(aside.caseManager, '{ tasks(status: null, kind: PAPER_EXPIRES) { edges { node { jobseekerId owner status } } } }').then(({ tasks: all }) => all.edges.map((edge: { node: Input }) => edge.node));
    await papers.search(aside.missionId, never);
    await papers.search(aside.missionId, never);
    const task = { jobseekerId: person.id, owner: account(aside.caseManager) };
    expect(await found()).toEqual([{ ...task, status: 'OPEN' }]);
    await aside.edited(person, { skills: [skill('2029-01-01')] });
    await papers.search(aside.missionId, never);
    expect(await found()).toEqual([{ ...task, status: 'CANCELLED' }]);
  });

  it('a complaint, for protection, hidden from whoever holds the case, until it is answered', async () => {
    const both = await office.signIn('CASE_MANAGER', 'PROTECTION');
    const person = await office.person({}, {}, both);
    await office.act(office.officer, 'fileComplaint', { handle: person.handle, about: 'CONDUCT', statement: 'Constructed.' }, 'FiledComplaint', 'reference');
    const found = async (who: Person, args = '') => (await listed(who, `, kind: COMPLAINT${args}`)).filter((each) => each['jobseekerId'] === person.id);
    expect(await found(both)).toEqual([]);
    expect(await found(office.officer)).toEqual([]);
    const [task] = await found(protection);
    expect(task).toMatchObject({ subjectKind: 'Complaint', queue: 'PROTECTION', priority: 'HIGH' });
    const id = task!['subjectId'];
    for (const step of [{ to: 'IN_REVIEW' }, { to: 'ANSWERED', answer: 'Constructed.' }]) await office.act(protection, 'moveComplaint', { id, ...step }, 'Complaint', 'status');
    expect(await found(protection, ', status: DONE')).toMatchObject([{ outcome: 'SETTLED' }]);
  });

  it('asks for its searches once a day of the mission', async () => {
    const aside = await Office.open(world);
    const papers = world.app.get(ExpiringPapersService, { strict: false });
    const asked = async (): Promise<number> =>
      (await world.database.work.outside((tx) => tx.query(`select count(*)::int as n from outbox where job = 'findExpiringPapers' and payload->>'missionId' = $1`, [aside.missionId])))[0].n;
    await papers.sweep(never);
    expect(await asked()).toBe(1);
    await papers.search(aside.missionId, never);
    await papers.sweep(never);
    expect(await asked()).toBe(1);
  });
});

describe('somebody who is erased', () => {
  it('has no tasks any more, for nobody; before that they are told of them', async () => {
    const person = await office.person();
    const [task, kept] = [await open(about(person)), await open({ ...about(person), queue: 'PROTECTION' })];
    const told = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }', { id: person.id });
    expect(JSON.stringify(told)).toContain(`call by ${formatDay(today())}: open`);
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'askedAt');
    for (const who of [office.caseManager, office.officer, protection]) expect(await tasks.byIds(who.viewer, [task!.id, kept!.id])).toEqual([]);
    const rows = await world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query('select status from task where jobseeker_id = $1', [idOf(person)]));
    expect(rows).toEqual([{ status: 'CANCELLED' }, { status: 'CANCELLED' }]);
  });
});
