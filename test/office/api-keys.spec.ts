import { GraphQLSchemaHost } from '@nestjs/graphql';

import type { EmployerId } from '../../src/kernel/ids.js';
import { EmployersService } from '../../src/openings/employers/employers.service.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { always, scopes } from '../../src/platform/scopes.js';
import { bakery, value } from '../openings/openings-world.js';
import { makeMission } from '../support/database.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';

const now = { at: new Date('2026-03-01T10:00:00Z') };
const DAY = 86_400_000;
let world: World;
let admin: Person;
let officer: Person;
let employerId: EmployerId;
let partner: Person;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now.at } });
  [admin, officer] = [await world.signIn(['ADMIN']), await world.signIn(['JOB_PLACEMENT_OFFICER'])];
  employerId = await employer();
  partner = await world.signIn(['PARTNER'], { employerId });
});
afterAll(() => world.close());
beforeEach(() => void (now.at = new Date('2026-03-01T10:00:00Z')));

async function employer(as = officer): Promise<EmployerId> {
  const employers = world.app.get(EmployersService, { strict: false });
  return value(await employers.create({ viewer: as.viewer, name: 'test', key: null, digest: '' }, { ...bakery, name: `Bakery ${newId()}` })).id;
}

const KEY = '... on NewApiKey { secret apiKey { id accountId employerId label scopes expiresAt lastUsedOn revokedAt } } ... on Refused { code facts { name value } }';
const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { ${KEY} } }`;
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { ${KEY} } }`;
const REVOKE = `mutation ($input: RevokeApiKeyInput!) { revokeApiKey(input: $input) { ... on ApiKey { revokedAt } ... on Refused { code } } }`;
const KEYS = '{ apiKeys(first: 100) { edges { node { id label lastUsedOn revokedAt } } } }';

interface Made {
  readonly secret: string;
  readonly apiKey: { readonly id: string; readonly accountId: string; readonly expiresAt: string };
}

async function create(as: Person = partner, input: object = {}): Promise<Made> {
  return (await world.ask(as, CREATE, { input: { label: 'Payroll', scopes: ['VACANCIES_READ'], ...input } })).data.createApiKey;
}

const rotate = async (id: string, as = partner, input: object = {}): Promise<Made> => (await world.ask(as, ROTATE, { input: { id, ...input } })).data.rotateApiKey;
const revoke = async (id: string, as = partner): Promise<object> => (await world.ask(as, REVOKE, { input: { id } })).data.revokeApiKey;
const by = (secret: string): Person => ({ ...partner, token: secret });
const codeOf = (answer: Answer): unknown => answer.errors?.[0]?.extensions?.['code'];
const works = async (secret: string): Promise<boolean> => (await world.ask(by(secret), '{ vacancies { edges { node { id } } } }')).data?.vacancies !== undefined;
const opens = async (secret: string): Promise<boolean> => codeOf(await world.ask(by(secret), '{ me { label } }')) !== 'NOT_SIGNED_IN';

describe('an API key', () => {
  it('signs a system of the employer in, with an account of its own', async () => {
    const { secret, apiKey } = await create();
    expect(secret).toMatch(/^rjk_[A-Za-z0-9_-]{64}$/);
    const { me, mission } = (await world.ask(by(secret), '{ me { id label roles employerId } mission { constructed } }')).data;
    expect(me).toEqual({ id: apiKey.accountId, label: 'Payroll', roles: ['PARTNER_SYSTEM'], employerId: globalId('Employer', employerId) });
    expect(mission).toEqual({ constructed: true });
  });

  it('is shown once: a repetition has no secret, and no table holds it', async () => {
    const input = { idempotencyKey: 'once', label: 'Payroll', scopes: ['VACANCIES_READ'] };
    const first = await create(partner, input);
    const again = await create(partner, input);
    expect(again).toEqual({ ...first, secret: null });
    const secret = Buffer.from(first.secret.slice(4), 'base64url').subarray(16);
    const tables: { name: string }[] = await world.database.dataSource.query(`select tablename as name from pg_tables where schemaname = 'public'`);
    for (const { name } of tables) {
      const rows: { row: string }[] = await world.database.work.run(admin.viewer, (tx) => tx.query(`select t::text as row from "${name}" t`).catch(() => []));
      for (const { row } of rows) for (const form of ['hex', 'base64', 'base64url'] as const) expect(row).not.toContain(secret.toString(form));
    }
    const kept: { answer: Buffer }[] = await world.database.work.run(admin.viewer, (tx) => tx.query('select answer from idempotency_key where answer is not null'));
    expect(kept.length).toBeGreaterThan(0);
    for (const { answer } of kept) expect(answer.includes(secret) || answer.includes(first.secret)).toBe(false);
  });

  it('opens what its scopes name and nothing else, whatever its role may', async () => {
    const { secret } = await create(partner, { scopes: ['VACANCIES_READ'] });
    expect(await works(secret)).toBe(true);
    expect(codeOf(await world.ask(by(secret), '{ myEmployer { id } }'))).toBe('NOT_ALLOWED');
    expect(codeOf(await world.ask(by(secret), `{ node(id: "${globalId('Employer', employerId)}") { id } }`))).toBe('NOT_ALLOWED');
    const close = `mutation { closeVacancy(input: { id: "x", version: 1, reason: "x" }) { ... on Refused { code } } }`;
    expect((await world.ask(by(secret), close)).data.closeVacancy).toEqual({ code: 'NOT_ALLOWED' });
    const writer = await create(partner, { scopes: ['VACANCIES_WRITE', 'EMPLOYER_READ'] });
    expect((await world.ask(by(writer.secret), close)).data.closeVacancy).toEqual({ code: 'NOT_FOUND' });
    expect((await world.ask(by(writer.secret), '{ myEmployer { id } }')).data.myEmployer.id).toBe(globalId('Employer', employerId));
    expect(codeOf(await world.ask(by(writer.secret), '{ vacancies { edges { node { id } } } }'))).toBe('NOT_ALLOWED');
  });

  it('opens the door for files with the scope for them only', async () => {
    const statuses = [];
    for (const scope of ['IMPORTS', 'VACANCIES_WRITE']) {
      const { secret } = await create(partner, { scopes: [scope] });
      const form = new FormData();
      for (const [name, text] of Object.entries({ kind: 'VACANCIES', source: 'system' })) form.append(name, text);
      form.append('file', new Blob(['external_id,title\n1,x\n']), 'x.csv');
      const reply = await fetch(`${world.address}/imports`, { method: 'POST', headers: { authorization: `Bearer ${secret}` }, body: form });
      statuses.push(reply.status);
    }
    expect(statuses).toEqual([202, 403]);
  });

  it('makes, shows and ends no keys', async () => {
    const { secret, apiKey } = await create(partner, { scopes: Object.keys(scopes) });
    expect(await create(by(secret))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await rotate(apiKey.id, by(secret))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await revoke(apiKey.id, by(secret))).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(codeOf(await world.ask(by(secret), KEYS))).toBe('NOT_ALLOWED');
  });

  it('ends by itself, and notes its last day of use', async () => {
    const { secret, apiKey } = await create(partner, { validDays: 2 });
    expect(apiKey.expiresAt).toBe('2026-03-03T10:00:00.000Z');
    expect(await opens(secret)).toBe(true);
    now.at = new Date(now.at.getTime() + 2 * DAY - 1);
    await Promise.all(Array.from({ length: 8 }, async () => expect(await opens(secret)).toBe(true)));
    const seen = (await world.ask(partner, KEYS)).data.apiKeys.edges.find((edge: { node: { id: string } }) => edge.node.id === apiKey.id);
    expect(seen.node.lastUsedOn).toBe('2026-03-03');
    now.at = new Date(now.at.getTime() + 1);
    expect(await opens(secret)).toBe(false);
  });

  it.each([0, 366, -1])('does not live for %s days', async (validDays) => {
    expect(await create(partner, { validDays })).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is refused from the next request on when it or its account is ended, or made into something else', async () => {
    const { secret, apiKey } = await create();
    expect(await revoke(apiKey.id)).toEqual({ revokedAt: now.at.toISOString() });
    expect(await opens(secret)).toBe(false);
    expect(await revoke(apiKey.id)).toEqual({ code: 'MOVE_NOT_ALLOWED' });

    const ended = await create();
    const REVOKE_ACCOUNT = `mutation ($id: ID!) { revokeAccount(input: { id: $id, version: 1, reason: "left" }) { __typename } }`;
    await world.ask(admin, REVOKE_ACCOUNT, { id: ended.apiKey.accountId });
    expect(await opens(ended.secret)).toBe(false);

    const risen = await create();
    const CHANGE = `mutation ($id: ID!) { changeAccount(input: { id: $id, version: 1, label: "x", roles: [ADMIN] }) { __typename } }`;
    expect((await world.ask(admin, CHANGE, { id: risen.apiKey.accountId })).data.changeAccount.__typename).toBe('Refused');
    expect(await opens(risen.secret)).toBe(true);
    // No door does this; whatever else does must not lift a key above its scopes.
    await world.database.work.run(admin.viewer, (tx) => tx.query(`update account set roles = '{ADMIN}' where id = $1`, [readGlobalId(risen.apiKey.accountId)?.id]));
    expect(await opens(risen.secret)).toBe(false);
  });

  it('that is made up, cut, mixed or sent to another mission opens nothing', async () => {
    const [one, two] = [await create(), await create()];
    const bytes = (secret: string): Buffer => Buffer.from(secret.slice(4), 'base64url');
    const token = (...parts: Buffer[]): string => `rjk_${Buffer.concat(parts).toString('base64url')}`;
    const [a, b] = [bytes(one.secret), bytes(two.secret)];
    const wrongBit = Buffer.from(a);
    wrongBit[47]! ^= 1;
    const bad = [token(a.subarray(0, 16), b.subarray(16)), token(wrongBit), one.secret.slice(0, -1), `${one.secret}A`, one.secret.toUpperCase(), 'rjk_', token(Buffer.alloc(48))];
    for (const secret of bad) expect(await opens(secret)).toBe(false);
    for (const secret of [one.secret, two.secret]) expect(await opens(secret)).toBe(true);
    const elsewhere = await fetch(`${world.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${one.secret}`, 'x-rejoin-mission': await makeMission(world.database) },
      body: '{"query":"{ me { label } }"}',
    });
    expect(await elsewhere.text()).toContain('NOT_SIGNED_IN');
  });
});

describe('a rotation', () => {
  it('leaves both keys of the system working until the first is revoked', async () => {
    const first = await create();
    const second = await rotate(first.apiKey.id);
    expect(second.apiKey).toMatchObject({ accountId: first.apiKey.accountId, label: 'Payroll', scopes: ['VACANCIES_READ'] });
    expect([await works(first.secret), await works(second.secret)]).toEqual([true, true]);
    expect(await rotate(second.apiKey.id)).toMatchObject({ code: 'TOO_MANY_KEYS', facts: [{ name: 'most', value: '2' }] });
    await revoke(first.apiKey.id);
    expect([await opens(first.secret), await works(second.secret)]).toEqual([false, true]);
    expect(await rotate(first.apiKey.id)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect((await rotate(second.apiKey.id)).secret).toMatch(/^rjk_/);
  });

  it('is granted once to ten who ask at the same moment', async () => {
    const { apiKey } = await create();
    const answers = await Promise.all(Array.from({ length: 10 }, () => rotate(apiKey.id)));
    expect(answers.filter((answer) => answer.secret !== undefined)).toHaveLength(1);
  });
});

describe('keys of others', () => {
  it('look like keys that do not exist: of another employer, or of another mission', async () => {
    const neighbour = await world.signIn(['PARTNER'], { employerId: await employer() });
    const missionId = await makeMission(world.database);
    const abroad = await world.signIn(['ADMIN'], { missionId });
    const { apiKey } = await create();
    const absent = globalId('ApiKey', newId());
    for (const who of [neighbour, abroad]) {
      for (const act of [rotate, revoke]) expect(await act(apiKey.id, who)).toEqual(await act(absent, who));
      expect(await revoke(apiKey.id, who)).toEqual({ code: 'NOT_FOUND' });
      const node = (id: string): Promise<Answer> => world.ask(who, '{ node(id: "$id") { id } }'.replace('$id', id));
      expect(await node(apiKey.id)).toEqual(await node(absent));
      expect(JSON.stringify(await world.ask(who, KEYS))).not.toContain(apiKey.id);
    }
    expect(JSON.stringify(await world.ask(admin, KEYS))).toContain(apiKey.id);
  });

  it('are not made for an employer of others, which looks like one that does not exist', async () => {
    const foreign = globalId('Employer', await employer(await world.signIn(['JOB_PLACEMENT_OFFICER'], { missionId: await makeMission(world.database) })));
    const [absent, neighbour] = [globalId('Employer', newId()), globalId('Employer', await employer())];
    for (const idempotencyKey of [null, 'foreign']) {
      const asked = await Promise.all([foreign, absent].map((id, at) => create(admin, { employerId: id, idempotencyKey: idempotencyKey === null ? null : `${idempotencyKey} ${at}` })));
      expect(asked).toEqual([0, 1].map(() => ({ code: 'NOT_FOUND', facts: [{ name: 'what', value: 'employer' }] })));
    }
    expect(await create(partner, { employerId: neighbour })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await create(admin)).toMatchObject({ code: 'INVALID_INPUT' });
    expect((await create(admin, { employerId: neighbour })).secret).toMatch(/^rjk_/);
  });
});

describe('scopes', () => {
  it('name fields of the schema that a system of a partner may use, and the doors for files', () => {
    const { schema } = world.app.get(GraphQLSchemaHost);
    const fields = { ...schema.getQueryType()!.getFields(), ...schema.getMutationType()!.getFields() };
    const doors = new Set(['uploadFile', 'refusalsAsCsv', 'refusalsAsJsonLines']);
    const named = [...Object.values(scopes).flat(), ...always].filter((name) => fields[name] === undefined && !doors.has(name));
    expect(named).toEqual([]);
    for (const name of Object.values(scopes).flat()) {
      const rule = fields[name]?.extensions['access'];
      if (rule !== undefined) expect([name, rule]).toEqual([name, expect.arrayContaining(['PARTNER_SYSTEM'])]);
    }
  });
});
