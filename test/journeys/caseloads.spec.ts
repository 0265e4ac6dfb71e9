import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Office } from './office.js';

let world: World;
let office: Office;
let colleague: Person;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
  colleague = await office.signIn('CASE_MANAGER');
});
afterAll(() => world.close());

const CASE = 'pageInfo { hasNextPage endCursor } edges { node { jobseekerId handle status holderId } }';
const WITHOUT = `query ($first: Int! = 20, $after: String) { casesWithoutHolder(first: $first, after: $after) { ${CASE} } }`;
const OF = `query ($id: ID!) { casesOfAccount(accountId: $id) { ${CASE} } }`;

const idOf = (who: Person): string => globalId('Account', who.viewer.accountId);
const orphans = async (): Promise<string[]> =>
  (await office.ask(office.admin, WITHOUT)).casesWithoutHolder.edges.map(({ node }: { node: { handle: string } }) => node.handle);
const casesOf = async (who: Person): Promise<string[]> =>
  (await office.ask(office.admin, OF, { id: idOf(who) })).casesOfAccount.edges.map(({ node }: { node: { handle: string } }) => node.handle);
const revoke = (who: Person) => office.act(office.admin, 'revokeAccount', { id: idOf(who), version: 1, reason: 'left the office' }, 'Account', 'status');
const handOver = (from: Person, to: Person, over: object = {}) =>
  office.attempt(office.admin, 'handOverCases', { from: idOf(from), to: idOf(to), ...over }, 'CasesHandedOver', 'handedOver');

describe('the cases of an account that has gone', () => {
  it('are listed by handle, newest first, and handed over together', async () => {
    const people = [await office.person(), await office.person(), await office.person()];
    const [kept] = [await office.person({}, {}, colleague)];
    const handles = people.map(({ handle }) => handle).reverse();
    expect(await orphans()).toEqual([]);
    expect(await casesOf(office.caseManager)).toEqual(handles);
    await revoke(office.caseManager);
    expect(await orphans()).toEqual(handles);
    const { casesWithoutHolder: page } = await office.ask(office.admin, WITHOUT, { first: 2 });
    expect([page.edges.length, page.pageInfo.hasNextPage]).toEqual([2, true]);
    const { casesWithoutHolder: rest } = await office.ask(office.admin, WITHOUT, { first: 2, after: page.pageInfo.endCursor });
    expect(rest.edges.map(({ node }: { node: object }) => node)).toEqual([
      { jobseekerId: people[0]?.id, handle: people[0]?.handle, status: 'ACTIVE', holderId: idOf(office.caseManager) },
    ]);
    expect(await handOver(office.caseManager, colleague)).toMatchObject({ handedOver: 3 });
    expect(await orphans()).toEqual([]);
    expect((await casesOf(colleague)).sort()).toEqual([...handles, kept?.handle].sort());
    expect(await office.attempt(colleague, 'moveJobseeker', { id: people[0]?.id, to: 'WITHDRAWN' }, 'Jobseeker', 'status')).toMatchObject({ status: 'WITHDRAWN' });
    expect(await handOver(office.caseManager, colleague)).toMatchObject({ handedOver: 0 });
  });

  it('are listed too where only the role was taken away', async () => {
    const person = await office.person();
    await office.act(office.admin, 'changeAccount', { id: idOf(office.caseManager), version: 1, label: 'x', roles: ['MONITORING'] }, 'Account', 'id');
    expect(await orphans()).toEqual([person.handle]);
  });

  it('are recorded one by one when they change hands, and an edit that was begun before is stale', async () => {
    const person = await office.person();
    await handOver(office.caseManager, colleague);
    const auditor = await office.signIn('AUDITOR');
    const log = '{ auditLog(first: 100) { edges { node { act subjectId } } } }';
    const entries = (await office.ask(auditor, log)).auditLog.edges.map(({ node }: { node: object }) => node);
    expect(entries).toContainEqual({ act: 'handOverCases', subjectId: person.id });
    const edit = { id: person.id, version: person.version, profile: {} };
    expect(await office.attempt(colleague, 'editJobseeker', edit, 'Jobseeker', 'id')).toMatchObject({ code: 'STALE_EDIT' });
  });
});

describe('a hand-over', () => {
  it('goes to another active account of the same office only', async () => {
    await office.person();
    const theirs = await (await Office.open(world)).signIn('CASE_MANAGER');
    const revoked = await office.signIn('CASE_MANAGER');
    await revoke(revoked);
    expect(await handOver(office.caseManager, office.officer)).toMatchObject({ code: 'INVALID_INPUT', facts: expect.arrayContaining([{ name: 'field', value: 'to' }]) });
    // To the other office a case goes by a transfer, with the person's consent.
    expect(await handOver(office.caseManager, await office.signIn('RETURN_COUNSELLOR'))).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await handOver(office.caseManager, revoked)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await handOver(office.caseManager, office.caseManager)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await handOver(office.caseManager, theirs)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await handOver(office.caseManager, colleague, { from: globalId('Account', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await casesOf(office.caseManager)).toHaveLength(1);
    expect(await office.refusalOf(office.admin, OF, { id: idOf(theirs) })).toBe('NOT_FOUND');
  });

  it('is once for its key', async () => {
    await office.person();
    expect(await handOver(office.caseManager, colleague, { idempotencyKey: 'k' })).toMatchObject({ handedOver: 1 });
    expect(await handOver(office.caseManager, colleague, { idempotencyKey: 'k' })).toMatchObject({ handedOver: 1 });
  });
});
