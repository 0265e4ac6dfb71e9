import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { judgeAccounts } from '../src/commands/self-check/accounts.js';
import { distanceOf } from '../src/commands/self-check/addresses.js';
import { judgeKey } from '../src/commands/self-check/api-keys.js';
import { checks, findings } from '../src/commands/self-check/checks.js';
import type { Check, Finding, Ground } from '../src/commands/self-check/finding.js';
import { judgeMode } from '../src/commands/self-check/mode.js';
import { judgePasswords } from '../src/commands/self-check/passwords.js';
import { judgeRedis } from '../src/commands/self-check/redis.js';
import { judgeVaultKeys } from '../src/commands/self-check/vault-keys.js';
import { judgeTransport } from '../src/commands/self-check/transport.js';
import type { EmployerId, MissionId } from '../src/kernel/ids.js';
import { accepted } from '../src/kernel/outcome.js';
import { AuditSealsService } from '../src/platform/audit/audit-seals.service.js';
import { systemClock } from '../src/platform/clock.js';
import { readConfig, type Config } from '../src/platform/config/config.js';
import type { DatabaseUrls } from '../src/platform/database/roles.js';
import { openDataSource } from '../src/platform/database/data-source.js';
import { UnitOfWork } from '../src/platform/database/unit-of-work.js';
import { newId } from '../src/platform/ids.js';
import { serviceAct } from '../src/platform/viewer.js';
import { tables } from '../src/tables.js';
import { freshDatabase, freshKeys, makeMission, type TestDatabase } from './support/database.js';

const GOOD_KEY = randomBytes(32).toString('base64');
const GOOD = { NODE_ENV: 'production', REJOIN_VAULT_KEYS: `k1:${GOOD_KEY}`, REJOIN_OIDC_ISSUER: 'https://issuer.example.org', REJOIN_OIDC_AUDIENCE: 'rejoin' };
const STRONG = 'f00dfeedf00dfeedf00dfeed';

/** Servers of this machine, with which nothing is wrong. */
const NEAR = { ...GOOD, DATABASE_URL: `postgres://u:${STRONG}@127.0.0.1/r`, KEYS_DATABASE_URL: `postgres://u:${STRONG}@127.0.0.1/k` };

let database: TestDatabase;
let keys: DatabaseUrls;
let missionId: MissionId;
let folder: string;
beforeEach(async () => {
  keys = await freshKeys();
  database = await freshDatabase({ pool: 3, keysUrl: keys.serviceUrl });
  missionId = await makeMission(database);
  folder = await mkdtemp(join(tmpdir(), 'rejoin-self-check-'));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const configOf = (over: Readonly<Record<string, string>> = {}): Config =>
  readConfig({ ...GOOD, REJOIN_DATA: folder, ...databases(), ...over });
const databases = () => ({
  DATABASE_URL: database.urls.serviceUrl,
  DATABASE_OWNER_URL: database.urls.ownerUrl,
  KEYS_DATABASE_URL: keys.serviceUrl,
  KEYS_DATABASE_OWNER_URL: keys.ownerUrl,
});
const groundOf = (over: Partial<Ground> = {}): Ground => ({ config: configOf(), now: new Date(), work: database.work, keys: new UnitOfWork(database.keys), missions: [missionId], ...over });
const check = (name: string): readonly Check[] => checks.filter((each) => each.name === name);
const found = async (name: string, over: Partial<Ground> = {}): Promise<Finding[]> => findings(groundOf(over), check(name));
const brief = (all: readonly Omit<Finding, 'check'>[]): string[] => all.map(({ severity, problem }) => `${severity} ${problem}`);

/** As the superuser, who can break everything. */
const broken = (...sql: readonly string[]): Promise<void> => brokenAt(database.urls.serviceUrl, ...sql);

async function brokenAt(address: string, ...sql: readonly string[]): Promise<void> {
  const url = new URL(process.env['REJOIN_TEST_SUPERUSER_URL']!);
  url.pathname = new URL(address).pathname;
  const client = new pg.Client(url.href);
  await client.connect();
  try {
    for (const text of sql) await client.query(text);
  } finally {
    await client.end();
  }
}

/** Looks through a role of another name, which is taken away again: roles belong to the whole server. */
async function throughRole(attributes: string, more: readonly string[], name: string): Promise<Finding[]> {
  const role = `role_${newId().replaceAll('-', '')}`;
  const url = new URL(database.urls.serviceUrl);
  await broken(`create role ${role} login password '${STRONG}' ${attributes}`, ...more.map((text) => text.replaceAll('ROLE', role)));
  url.username = role;
  url.password = STRONG;
  const dataSource = await openDataSource(url.href, 2, [...tables]);
  try {
    return await found(name, { work: new UnitOfWork(dataSource) });
  } finally {
    await dataSource.destroy();
    await broken(`drop owned by ${role}`, `drop role ${role}`);
  }
}

describe('an installation that is well', () => {
  it('has no finding, whatever is looked at', async () => {
    expect(await findings(groundOf())).toEqual([
      // Both roles of the tests have one password, and both databases one server.
      expect.objectContaining({ check: 'passwords', severity: 'MEDIUM', problem: expect.stringContaining('the same password') }),
      expect.objectContaining({ check: 'vault keys', severity: 'LOW', problem: expect.stringContaining('on the same server') }),
    ]);
  });
});

describe('the role of the service', () => {
  it.each([
    ['a superuser', 'superuser', [], 'HIGH The service runs as a superuser: no policy holds for it.'],
    ['exempt from policies', 'bypassrls', [], 'HIGH The role of the service may bypass row level security.'],
    ['an owner', '', ['create table of_its_own ()', 'alter table of_its_own owner to ROLE'], 'HIGH The role of the service owns 1 tables, or is a member of a role that does.'],
    ['a maker of tables', '', ['grant usage, create on schema public to ROLE'], 'HIGH The role of the service may make tables in the schema public.'],
  ])('is found where it is %s', async (_, attributes, more, told) => {
    expect(brief(await throughRole(attributes, more, 'service role'))).toContain(told);
  });
});

describe('policies', () => {
  it.each([
    ['not forced', 'alter table account no force row level security', 'HIGH Row level security is not forced on the table account.'],
    ['switched off', 'alter table account disable row level security', 'HIGH Row level security is not forced on the table account.'],
    ['gone', 'drop policy mission on account', 'HIGH The table account has no policy of its mission.'],
    ['for everybody', 'create policy all_of_it on account using (true)', 'HIGH A policy of the table account shows rows of other missions.'],
    ['for writing only', `create policy writes on account for insert with check (true)`, 'HIGH A policy of the table account shows rows of other missions.'],
    ['not there on a new table', 'create table nobody_listed (id uuid)', 'HIGH Row level security is not forced on the table nobody_listed.'],
    ['passed by a view', 'create view everything as select * from account', 'HIGH The view everything reads as its owner, past every policy.'],
  ])('are found where one is %s', async (_, sql, told) => {
    await broken(sql);
    expect(brief(await found('policies'))).toEqual([told]);
  });
});

describe('the database of keys', () => {
  it('is looked at like the other', async () => {
    await brokenAt(keys.serviceUrl, 'create table nobody_listed (id uuid)');
    expect(brief(await found('policies'))).toEqual(['HIGH Row level security is not forced on the table nobody_listed.']);
  });

  it.each([
    ['a pattern', Buffer.alloc(32, 'ab')],
    ['a row of numbers', Buffer.from(Array.from({ length: 32 }, (_, n) => n))],
    ['typed', Buffer.from('correct-horse-battery-staple-XYZ')],
  ])('has a wrapping key that is found where it is %s', (_, key) => {
    const config = readConfig({ ...GOOD, REJOIN_VAULT_KEYS: `new:${GOOD_KEY},old:${key.toString('base64')}` });
    expect(brief(judgeVaultKeys(config))).toEqual(['HIGH The vault key old is not random.']);
  });

  it('has a wrapping key that is found where it lies beside the data', () => {
    expect(judgeVaultKeys(readConfig({})).map((finding) => finding.severity)).toEqual(['MEDIUM']);
  });
});

describe('passwords', () => {
  const judged = (over: Readonly<Record<string, string>>) => brief(judgePasswords(readConfig({ ...NEAR, ...over })));

  it.each([
    [{ DATABASE_URL: 'postgres://u@db.example.org/r' }, ['HIGH DATABASE_URL names a server that other machines reach, and no password.']],
    [{ DATABASE_URL: 'postgres://u:rejoin@db/r' }, ['HIGH DATABASE_URL has a password of examples.']],
    [{ REDIS_URL: 'redis://:changeme@127.0.0.1' }, ['MEDIUM REDIS_URL has a password of examples.']],
    [{ REDIS_URL: 'rediss://:k3f9-x2@cache.example.org' }, ['HIGH REDIS_URL has a password of fewer than 16 characters.']],
    [{ REDIS_URL: 'redis://127.0.0.1', DATABASE_URL: `postgres://u:${STRONG}@db/r` }, []],
    [{ DATABASE_URL: `postgres://u:${STRONG}@db/r`, DATABASE_OWNER_URL: `postgres://o:${STRONG}@db/r` }, ['MEDIUM DATABASE_URL and DATABASE_OWNER_URL have the same password: who has the one has the other.']],
  ])('of %j', (over, told) => expect(judged(over as unknown as Record<string, string>)).toEqual(told));
});

describe('what leaves the machine in the clear', () => {
  const judged = (over: Readonly<Record<string, string>>) => brief(judgeTransport(readConfig({ ...NEAR, ...over })));

  it.each([
    [{ DATABASE_URL: 'postgres://db.example.org/r' }, ['HIGH DATABASE_URL is talked to in the clear.']],
    [{ DATABASE_URL: 'postgres://db.example.org/r?sslmode=prefer' }, ['HIGH DATABASE_URL is talked to in the clear.']],
    [{ DATABASE_URL: 'postgres://db.example.org/r?sslmode=verify-full' }, []],
    [{ REDIS_URL: 'redis://redis:6379' }, ['MEDIUM REDIS_URL is talked to in the clear, within a private network.']],
    [{ REDIS_URL: 'rediss://cache.example.org' }, []],
    [{ REJOIN_OIDC_ISSUER: 'http://issuer.example.org' }, ['HIGH REJOIN_OIDC_ISSUER is talked to in the clear.']],
    [{ REJOIN_OIDC_ISSUER: 'http://127.0.0.1:8080' }, []],
  ])('of %j', (over, told) => expect(judged(over as unknown as Record<string, string>)).toEqual(told));

  it.each([
    ['127.0.0.1', 'LOOPBACK'], ['localhost', 'LOOPBACK'], ['[::1]', 'LOOPBACK'], ['10.1.2.3', 'PRIVATE'], ['172.31.0.1', 'PRIVATE'],
    ['172.32.0.1', 'FAR'], ['postgres', 'PRIVATE'], ['db.example.org', 'FAR'], ['[fd00::1]', 'PRIVATE'], ['[2001:db8::1]', 'FAR'], ['0.0.0.0', 'FAR'],
  ])('%s is %s', (host, distance) => expect(distanceOf(host)).toBe(distance));
});

describe('the mode', () => {
  it('of development is found where others reach the process, or its data is real', () => {
    const judged = (over: Readonly<Record<string, string>>) => judgeMode(readConfig({ NODE_ENV: 'development', ...over })).map((finding) => finding.severity);
    expect(judged({})).toEqual([]);
    expect(judged({ DATABASE_URL: 'postgres://db/r' })).toEqual(['MEDIUM']);
    expect(judged({ ...GOOD, NODE_ENV: 'development', HOST: '0.0.0.0' })).toEqual(['HIGH']);
    expect(judged({ ...GOOD, HOST: '0.0.0.0' })).toEqual([]);
  });
});

describe('the key of tokens', () => {
  const itOnUnix = process.platform === 'win32' ? it.skip : it;
  itOnUnix('is found where other accounts can read it', async () => {
    const file = join(folder, 'token-key.json');
    await writeFile(file, '{}', { mode: 0o600 });
    expect(await found('token key')).toEqual([]);
    await chmod(file, 0o640);
    expect(brief(await found('token key'))).toEqual(['HIGH token-key.json in REJOIN_DATA can be read by other accounts of this machine.']);
  });

  it('of the installation itself is found in production', async () => {
    const config = readConfig({ NODE_ENV: 'production', REJOIN_VAULT_KEYS: GOOD.REJOIN_VAULT_KEYS, REJOIN_DATA: folder, DATABASE_URL: database.urls.serviceUrl });
    expect((await found('token key', { config })).map((finding) => finding.severity)).toEqual(['MEDIUM']);
  });
});

describe('Redis', () => {
  const well = { distance: 'FAR', evicts: 'noeviction', appends: 'yes', open: false } as const;
  it.each([
    [{}, []],
    [{ evicts: 'allkeys-lru' }, ['HIGH Redis makes room by forgetting (maxmemory-policy allkeys-lru): jobs are lost.']],
    [{ appends: 'no' }, ['MEDIUM Redis forgets the queue when it restarts; the sweep asks again, late.']],
    [{ open: true }, ['HIGH Redis answers other machines without a password.']],
    [{ open: true, distance: 'LOOPBACK' as const }, []],
    [{ evicts: null, appends: null }, ['LOW Redis does not tell its settings.']],
  ])('with %j', (over, told) => expect(brief(judgeRedis({ ...well, ...over }))).toEqual(told));

  it('that is away is found, without its address', async () => {
    const [finding] = await found('redis', { config: configOf({ REDIS_URL: `redis://:${STRONG}@127.0.0.1:9` }) });
    expect(finding?.severity).toBe('HIGH');
    expect(JSON.stringify(finding)).not.toContain(STRONG);
  });
});

describe('migrations', () => {
  it('that have not run are found by name', async () => {
    await broken(`delete from migrations where name = 'Audit2026112100130'`);
    expect(brief(await found('migrations'))).toEqual(['HIGH 1 migrations have not run: Audit2026112100130.']);
  });

  it('cannot be looked at without the owner, which is said', async () => {
    const config = readConfig({ ...GOOD, REJOIN_DATA: folder, DATABASE_URL: database.urls.serviceUrl });
    expect((await found('migrations', { config })).map((finding) => finding.severity)).toEqual(['LOW']);
  });
});

describe('the audit log', () => {
  it('is found where an entry is not what was sealed', async () => {
    const subject = { kind: null, id: newId() };
    for (const name of ['first', 'second']) await database.work.act(serviceAct(missionId, name), async () => accepted(null), () => subject);
    await new AuditSealsService(database.work, systemClock).seal(missionId, new AbortController().signal);
    expect(await found('audit log')).toEqual([]);
    await broken('set session_replication_role = replica', `update audit_entry set act = 'another' where act = 'second'`);
    expect(brief(await found('audit log'))).toEqual([`HIGH The audit log of mission ${missionId} is not what was sealed: ENTRY_CHANGED.`]);
  });
});

describe('keys and accounts', () => {
  const now = new Date('2026-06-01T00:00:00Z');
  const on = (day: string): Date => new Date(`${day}T00:00:00Z`);
  const key = { id: 'k', createdAt: on('2026-05-01'), expiresAt: on('2026-10-01'), revokedAt: null, lastUsedAt: on('2026-05-30') };

  it.each([
    ['in use', {}, []],
    ['that never ends', { expiresAt: on('2099-01-01') }, ['HIGH The API key k lives longer than 365 days.']],
    ['that never ends but was revoked', { expiresAt: on('2099-01-01'), revokedAt: on('2026-05-02') }, []],
    ['that nobody uses', { createdAt: on('2026-01-01'), lastUsedAt: on('2026-02-01') }, ['MEDIUM The API key k was not used for 120 days.']],
    ['that nobody ever used', { createdAt: on('2026-01-01'), lastUsedAt: null }, ['MEDIUM The API key k was not used for 151 days.']],
    ['that is over', { createdAt: on('2025-01-01'), expiresAt: on('2025-05-01'), lastUsedAt: null }, []],
  ])('a key %s', (_, over, told) => expect(brief(judgeKey({ ...key, ...over }, now))).toEqual(told));

  it('an account that did nothing for long, and a mission that nobody leads', () => {
    const account = { id: 'a', status: 'ACTIVE', roles: ['ADMIN', 'PROTECTION'], createdAt: on('2025-01-01'), seenAt: on('2026-05-01'), hasCases: false } as const;
    const judged = (...all: Parameters<typeof judgeAccounts>[1]) => brief(judgeAccounts('m', all, now));
    expect(judged(account)).toEqual([]);
    expect(judged(account, { ...account, id: 'b', roles: ['FINANCE'], seenAt: null })).toEqual(['MEDIUM The account b (FINANCE) did nothing for 180 days.']);
    expect(judged({ ...account, roles: ['PROTECTION'] })).toEqual(['MEDIUM The mission m has no administrator.']);
    const unheard = ['MEDIUM The mission m has no account for protection that accompanies nobody: a complaint may reach nobody.'];
    expect(judged({ ...account, roles: ['ADMIN'] })).toEqual(unheard);
    expect(judged({ ...account, hasCases: true })).toEqual(unheard);
    expect(judged({ ...account, hasCases: true }, { ...account, id: 'b', roles: ['PROTECTION'] })).toEqual([]);
    expect(judged({ ...account, roles: ['PARTNER_SYSTEM'], seenAt: null }, account)).toEqual([]);
  });

  it('are read from the database', async () => {
    const [account, employer, keyId] = [newId(), newId<EmployerId>(), newId()];
    await broken(
      `insert into account (mission_id, id, label, roles, status, created_at) values ('${missionId}', '${account}', 'Old', '{FINANCE}', 'ACTIVE', '2020-01-01')`,
      `alter table api_key drop constraint api_key_mission_id_employer_id_fkey`,
      `insert into api_key (mission_id, id, account_id, employer_id, label, scopes, created_by, created_at, expires_at)
       values ('${missionId}', '${keyId}', '${account}', '${employer}', 'Old', '{IMPORTS}', '${account}', '2020-01-01', '2099-01-01')`,
    );
    expect(brief(await found('accounts'))).toEqual([
      `MEDIUM The account ${account} (FINANCE) did nothing for 180 days.`,
      `MEDIUM The mission ${missionId} has no administrator.`,
      `MEDIUM The mission ${missionId} has no account for protection that accompanies nobody: a complaint may reach nobody.`,
    ]);
    expect(brief(await found('api keys'))).toEqual([`HIGH The API key ${keyId} lives longer than 365 days.`]);
  });
});

describe('npm run self-check', () => {
  const run = (env: Readonly<Record<string, string>>, ...given: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
    new Promise((resolve) => {
      const script = join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/commands/self-check.js');
      execFile(process.execPath, [script, ...given], { env: { PATH: process.env['PATH'], REJOIN_DATA: folder, ...env } }, (error, out, err) =>
        resolve({ code: Number(error?.code ?? 0), out, err }),
      );
    });

  it('ends with 0 where nothing is HIGH, and with 1 where something is, worst first', async () => {
    const env = { ...GOOD, ...databases() };
    const well = await run(env);
    expect([well.code, well.err]).toEqual([0, '']);
    expect(well.out).toMatch(/^MEDIUM passwords: /);
    await broken('alter table employer no force row level security');
    const ill = await run(env, '--json');
    expect(ill.code).toBe(1);
    expect((JSON.parse(ill.out) as { findings: Finding[] }).findings.map(({ check: name, severity }) => [name, severity])).toEqual([
      ['policies', 'HIGH'],
      ['passwords', 'MEDIUM'],
      ['vault keys', 'LOW'],
    ]);
    expect(ill.out + well.out).not.toContain(new URL(database.urls.serviceUrl).password);
  });

  it.each([
    ['no database to look at', {}, 'DATABASE_URL'],
    ['a database that is away', { DATABASE_URL: `postgres://u:${STRONG}@127.0.0.1:9/r` }, 'ECONNREFUSED'],
  ])('ends with 1 and says why with %s', async (_, env, says) => {
    const { code, err } = await run(env as Record<string, string>);
    expect(code).toBe(1);
    expect(err).toContain(says);
    expect(err).not.toContain(STRONG);
  });
});
