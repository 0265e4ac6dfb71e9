import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { catalogue } from '../../src/platform/queue/catalogue.js';
import { requestJob } from '../../src/platform/queue/outbox.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office } from '../journeys/office.js';
import { value } from '../openings/openings-world.js';
import { makeMission } from '../support/database.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';
import { asOwner } from './audit-world.js';

let world: World;
let manager: Person;
let otherManager: Person;
let officer: Person;
let protection: Person;
let auditor: Person;
beforeAll(async () => {
  world = await openWorld();
  [manager, otherManager, officer, protection, auditor] = await Promise.all([
    world.signIn(['CASE_MANAGER']),
    world.signIn(['CASE_MANAGER']),
    world.signIn(['JOB_PLACEMENT_OFFICER']),
    world.signIn(['PROTECTION']),
    world.signIn(['AUDITOR']),
  ]);
});
afterAll(() => world.close());

const REGISTER = `mutation ($input: RegisterJobseekerInput!) { registerJobseeker(input: $input) { __typename ... on Jobseeker { id } ... on Refused { code } } }`;
const MOVE = `mutation ($input: MoveJobseekerInput!) { moveJobseeker(input: $input) { __typename ... on Jobseeker { id } ... on Refused { code } } }`;
const read = (id: string): string => `{ jobseeker(id: "${id}") { status caseReference profile { travelLimitKm } } }`;
const LOOKS = `query ($id: ID!, $first: Int, $after: String) { whoLooked(jobseekerId: $id, first: $first, after: $after) {
  edges { node { accountId label act why } } pageInfo { hasNextPage endCursor } } }`;
const LOG = `query ($accountId: ID, $subjectId: ID, $act: String, $deed: AuditDeed) {
  auditLog(first: 100, accountId: $accountId, subjectId: $subjectId, act: $act, deed: $deed) {
    edges { node { accountId act deed subjectKind subjectId why } } } }`;

const accountOf = (who: Person): string => globalId('Account', who.viewer.accountId);

async function register(who: Person, over: object = {}): Promise<string> {
  return (await world.ask(who, REGISTER, { input: { kind: 'RETURNEE', ...over } })).data.registerJobseeker.id;
}

interface Line {
  readonly accountId: string;
  readonly act: string;
  readonly deed: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly why: string | null;
}

async function log(filter: object = {}): Promise<Line[]> {
  return (await world.ask(auditor, LOG, filter)).data.auditLog.edges.map((edge: { node: Line }) => edge.node);
}

async function looks(who: Person, id: string, page: object = {}): Promise<Answer> {
  return world.ask(who, LOOKS, { id, ...page });
}

const nodes = (answer: Answer): { label: string; act: string; why: string }[] => answer.data.whoLooked.edges.map((edge: { node: object }) => edge.node);

describe('a mutation', () => {
  it('is recorded with who, what and its subject', async () => {
    const id = await register(manager);
    expect(await log({ subjectId: id, deed: 'CHANGE' })).toEqual([
      { accountId: accountOf(manager), act: 'registerJobseeker', deed: 'CHANGE', subjectKind: 'Jobseeker', subjectId: id, why: null },
    ]);
  });

  it('is not recorded when it is refused, and once when it is repeated with its key', async () => {
    const id = await register(manager);
    expect((await world.ask(otherManager, MOVE, { input: { id, to: 'PAUSED', idempotencyKey: 'a' } })).data.moveJobseeker.code).toBe('NOT_FOUND');
    for (let repeat = 0; repeat < 3; repeat++) await world.ask(manager, MOVE, { input: { id, to: 'PAUSED', idempotencyKey: 'a' } });
    expect((await log({ subjectId: id, deed: 'CHANGE' })).map((line) => line.act)).toEqual(['moveJobseeker', 'registerJobseeker']);
  });

  it('is undone when it cannot be recorded, with and without a key', async () => {
    const id = await register(manager);
    await asOwner(world.database, [
      `create function no_audit() returns trigger language plpgsql as $$ begin if new.act = 'moveJobseeker' then raise exception 'disk full'; end if; return new; end $$`,
      'create trigger no_audit before insert on audit_entry for each row execute function no_audit()',
    ]);
    for (const key of [{}, { idempotencyKey: 'b' }]) {
      const answer = await world.ask(manager, MOVE, { input: { id, to: 'PAUSED', ...key } });
      expect(answer.errors?.[0]?.extensions?.['code']).toBe('FAULT');
    }
    await asOwner(world.database, ['drop function no_audit() cascade']);
    expect((await world.ask(manager, read(id))).data.jobseeker.status).toBe('ACTIVE');
    expect((await world.ask(manager, MOVE, { input: { id, to: 'PAUSED', idempotencyKey: 'b' } })).data.moveJobseeker.__typename).toBe('Jobseeker');
  });

  it('names its subject whatever the name of the type', async () => {
    const office = await Office.open(world);
    const vacancy = await office.post();
    const theirs = await office.signIn('AUDITOR');
    const lines = (await world.ask(theirs, LOG, { subjectId: vacancy.id })).data.auditLog.edges.map((edge: { node: Line }) => edge.node);
    expect(lines.map(({ act, subjectKind, subjectId }: Line) => [act, subjectKind, subjectId])).toEqual([
      ['publishVacancy', 'Opening', vacancy.id],
      ['createVacancy', 'Opening', vacancy.id],
    ]);
  });

  it('names the account where it answers with more than a record, and the account that an invitation opened', async () => {
    const admin = await world.signIn(['ADMIN']);
    const accounts = world.app.get(AccountsService, { strict: false });
    const invite = { viewer: admin.viewer, name: 'inviteAccount', key: null, digest: '' };
    const invited = value(await accounts.invite(invite, { label: 'Desk', roles: ['MONITORING'], employerId: null }));
    const code = invited.invitationCode;
    const id = globalId('Account', invited.account.id);
    const stranger = await world.signIn(['MONITORING'], { missionId: await makeMission(world.database) });
    await world.ask(stranger, `mutation ($code: String!) { acceptInvitation(input: { code: $code }) { __typename } }`, { code });
    expect((await log({ subjectId: id })).map(({ act, accountId, subjectKind }) => ({ act, accountId, subjectKind }))).toEqual([
      { act: 'acceptInvitation', accountId: id, subjectKind: 'Account' },
      { act: 'inviteAccount', accountId: accountOf(admin), subjectKind: 'Account' },
    ]);
  });
});

describe('a reading of a person', () => {
  it('is recorded for the own case and for protection, not for a handle', async () => {
    const id = await register(manager, { caseReference: `case ${newId()}` });
    for (const who of [manager, protection, officer, otherManager]) await world.ask(who, read(id));
    expect((await log({ subjectId: id, deed: 'READ' })).map(({ accountId, act, why }) => [accountId, act, why])).toEqual([
      [accountOf(protection), 'jobseeker', 'PROTECTION'],
      [accountOf(manager), 'jobseeker', 'OWN_CASE'],
    ]);
  });

  it('is recorded before it is answered: no record, no answer', async () => {
    const id = await register(manager);
    await asOwner(world.database, [
      `create function no_audit() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$`,
      'create trigger no_audit before insert on audit_entry execute function no_audit()',
    ]);
    const answer = await world.ask(manager, read(id));
    await asOwner(world.database, ['drop function no_audit() cascade']);
    expect(answer).toMatchObject({ data: { jobseeker: null }, errors: [{ extensions: { code: 'FAULT' } }] });
  });

  it('of a page is written by one statement', async () => {
    const someone = await world.signIn(['CASE_MANAGER']);
    const ids = await Promise.all(Array.from({ length: 20 }, () => register(someone)));
    const before = await statementsSoFar();
    const answer = await world.ask(someone, `{ jobseekers(first: 20) { edges { node { id } } } }`);
    expect(answer.data.jobseekers.edges).toHaveLength(20);
    expect((await statementsSoFar()) - before - 1).toBe(1);
    const seen = (await log({ accountId: accountOf(someone), deed: 'READ' })).map((line) => line.subjectId);
    expect(new Set(seen)).toEqual(new Set(ids));
  });
});

/** Statements that wrote entries, and calls of this function: counted by a sequence, which no transaction takes back. */
async function statementsSoFar(): Promise<number> {
  const [row] = await asOwner<{ count: string }>(world.database, [
    'create sequence if not exists audit_statements',
    'grant usage on sequence audit_statements to rejoin_service',
    `create or replace function count_statement() returns trigger language plpgsql as $$ begin perform nextval('audit_statements'); return null; end $$`,
    'create or replace trigger count_statement after insert on audit_entry execute function count_statement()',
    `select nextval('audit_statements') as count`,
  ]);
  return Number(row?.count);
}

describe('who looked', () => {
  it('is told to the own case manager and to protection, newest first and in pages', async () => {
    const id = await register(manager);
    await world.ask(manager, read(id));
    await world.ask(protection, read(id));
    const first = await looks(manager, id, { first: 1 });
    expect(nodes(first)).toMatchObject([{ label: 'PROTECTION', act: 'jobseeker', why: 'PROTECTION' }]);
    const { hasNextPage, endCursor } = first.data.whoLooked.pageInfo;
    expect(hasNextPage).toBe(true);
    expect(nodes(await looks(manager, id, { first: 1, after: endCursor }))).toMatchObject([{ label: 'CASE_MANAGER', act: 'jobseeker', why: 'OWN_CASE' }]);
    const asked = nodes(await looks(protection, id)).map(({ label, act }) => [label, act]);
    expect(asked.slice(0, 2)).toEqual([
      ['CASE_MANAGER', 'whoLooked'],
      ['CASE_MANAGER', 'whoLooked'],
    ]);
  });

  it('is not told to others, who hear the same of a person that does not exist', async () => {
    const id = await register(manager);
    const foreign = await world.signIn(['CASE_MANAGER', 'PROTECTION'], { missionId: await makeMission(world.database) });
    for (const who of [otherManager, foreign]) {
      const [here, nowhere] = [await looks(who, id), await looks(who, globalId('Jobseeker', newId()))];
      expect(here).toEqual(nowhere);
      expect(here.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
    }
    for (const who of [officer, auditor]) expect((await looks(who, id)).errors?.[0]?.extensions?.['code']).toBe('NOT_ALLOWED');
  });
});

describe('the audit log', () => {
  it('is for auditors of the mission, and reading it is recorded', async () => {
    const admin = await world.signIn(['ADMIN']);
    for (const who of [manager, officer, protection, admin]) {
      expect((await world.ask(who, LOG)).errors?.[0]?.extensions?.['code']).toBe('NOT_ALLOWED');
      expect((await world.ask(who, '{ verifyAudit { upTo } }')).errors?.[0]?.extensions?.['code']).toBe('NOT_ALLOWED');
    }
    expect((await log({ accountId: accountOf(auditor) })).slice(0, 1)).toEqual([
      { accountId: accountOf(auditor), act: 'auditLog', deed: 'READ', subjectKind: null, subjectId: null, why: 'AUDIT' },
    ]);
    const elsewhere = await world.signIn(['AUDITOR'], { missionId: await makeMission(world.database) });
    const theirs = (await world.ask(elsewhere, LOG)).data.auditLog.edges;
    expect(theirs).toHaveLength(1);
  });

  it('holds nothing that a person is called or said', async () => {
    const reference = `case ${newId()}`;
    const id = await register(manager, { caseReference: reference });
    await world.ask(manager, MOVE, { input: { id, to: 'CLOSED', reason: 'found work at a bakery' } });
    const rows = await world.database.work.run(auditor.viewer, (tx) => tx.query('select * from audit_entry'));
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${reference}|bakery`));
  });

  it('is verified through the API', async () => {
    const answer = await world.ask(auditor, '{ verifyAudit { upTo complete entries unsealed faults { code seal entryId } } }');
    expect(answer.data.verifyAudit).toMatchObject({ complete: true, faults: [] });
    expect(answer.data.verifyAudit.unsealed).toBeGreaterThan(0);
  });
});

describe('the worker', () => {
  it('seals what the log holds when it is asked to', async () => {
    const working = await openWorld({ worker: true });
    const [keeper, reader] = [await working.signIn(['CASE_MANAGER']), await working.signIn(['AUDITOR'])];
    await working.ask(keeper, REGISTER, { input: { kind: 'RETURNEE' } });
    const { missionId } = working;
    await working.database.work.run(serviceViewer(missionId), (tx) => requestJob(tx, catalogue.sealAudit, { missionId }));
    const verified = async (): Promise<{ seals: number; faults: object[] }> => (await working.ask(reader, '{ verifyAudit { seals faults { code } } }')).data.verifyAudit;
    for (let tries = 0; (await verified()).seals === 0 && tries < 100; tries++) await new Promise((resolve) => setTimeout(resolve, 50));
    const found = await verified();
    await working.close();
    expect(found).toEqual({ seals: 1, faults: [] });
  });
});
