import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import type { AccountId, MissionId } from '../../src/kernel/ids.js';
import { Access } from '../../src/platform/graphql/access.js';
import { VIEWER_SOURCE } from '../../src/platform/graphql/context.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { newId } from '../../src/platform/ids.js';
import type { Pace, Rate } from '../../src/platform/rates/pace.js';
import { RateLimits } from '../../src/platform/rates/rate-limits.js';
import { RatesModule } from '../../src/platform/rates/rates.module.js';
import { openRedis } from '../../src/platform/redis.js';
import { testRedisUrl } from '../support/redis.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld({
    env: { REJOIN_RATE_READS: '20', REJOIN_RATE_WRITES: '10', REJOIN_RATE_ATTEMPTS: '20', REJOIN_RATE_NOBODY: '15', REJOIN_RATE_BAD_TOKENS: '12' },
  });
});
afterAll(() => world.close());

interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into freely
  readonly json: any;
}

async function send(token: string | null, query: string, headers: Record<string, string> = {}): Promise<Reply> {
  const reply = await fetch(`${world.address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    body: JSON.stringify({ query }),
  });
  return { status: reply.status, retryAfter: reply.headers.get('retry-after'), json: await reply.json() };
}

const aliased = (count: number, field: string): string => Array.from({ length: count }, (_, n) => `a${n}: ${field}`).join(' ');
const accept = (count: number): string => `mutation { ${aliased(count, 'acceptInvitation(input: { code: "made-up" }) { ... on Refused { code facts { name value } } }')} }`;
const codesOf = (data: Record<string, { code: string }>): string[] => Object.values(data).map((answer) => answer.code);
const someone = (): Promise<Person> => world.signIn(['MONITORING']);

describe('calls of one viewer', () => {
  it('count for each field, so that 10 attempts under aliases in one request are 10', async () => {
    const { token } = await someone();
    for (const _ of [1, 2]) expect(new Set(codesOf((await send(token, accept(10))).json.data))).toEqual(new Set(['INVITATION_INVALID']));
    const third = await send(token, accept(10));
    expect(codesOf(third.json.data)).toEqual(Array(10).fill('RATE_LIMITED'));
    const facts: { name: string; value: string }[] = third.json.data.a0.facts;
    expect(facts.map((fact) => fact.name)).toEqual(['act', 'retryAfterSeconds']);
    expect(third.status).toBe(429);
    expect(Number(third.retryAfter)).toBeGreaterThan(500);
    expect(Number(third.retryAfter)).toBeLessThanOrEqual(600);
  });

  it('are answered until there are none left, field by field in one request', async () => {
    const { token } = await someone();
    expect((await send(token, accept(10))).status).toBe(200);
    expect((await send(token, accept(5))).status).toBe(200);
    const last = await send(token, accept(8));
    expect(codesOf(last.json.data)).toEqual([...Array(5).fill('INVITATION_INVALID'), ...Array(3).fill('RATE_LIMITED')]);
    expect(last.status).toBe(200);
    expect(Number(last.retryAfter)).toBeGreaterThan(0);
  });

  it('of queries are refused as errors, and leave changes their own count', async () => {
    const { token } = await world.signIn(['ADMIN']);
    for (const _ of [1, 2]) expect((await send(token, `{ ${aliased(10, 'me { label }')} }`)).json.errors).toBeUndefined();
    const more = await send(token, '{ me { label } }');
    expect(more).toMatchObject({ status: 429, json: { errors: [{ extensions: { code: 'RATE_LIMITED', facts: { act: 'me' } } }] } });
    const rate = await send(token, 'mutation { setExchangeRate(input: { currency: "XXX", validFrom: "2026-01-01", rate: "1" }) { __typename } }');
    expect(rate).toMatchObject({ status: 200, json: { data: { setExchangeRate: { __typename: 'Refused' } } } });
  });

  it('are not counted against another viewer at the same address', async () => {
    const [one, two] = [await someone(), await someone()];
    for (let n = 0; n < 3; n++) await send(one.token, accept(10));
    expect(codesOf((await send(two.token, accept(1))).json.data)).toEqual(['INVITATION_INVALID']);
  });

  it('are counted before roles are looked at: nobody learns what others may without end', async () => {
    const { token } = await someone();
    const forbidden = `mutation { ${aliased(10, 'revokeAccount(input: { id: "x", version: 1, reason: "x" }) { ... on Refused { code } }')} }`;
    expect(new Set(codesOf((await send(token, forbidden)).json.data))).toEqual(new Set(['NOT_ALLOWED']));
    expect(new Set(codesOf((await send(token, forbidden)).json.data))).toEqual(new Set(['RATE_LIMITED']));
  });

  it('in parallel are let through exactly as often as allowed, and never end in a fault', async () => {
    const { token } = await someone();
    const replies = await Promise.all(Array.from({ length: 120 }, () => send(token, '{ me { label } }')));
    const count = (status: number): number => replies.filter((reply) => reply.status === status).length;
    expect([count(200), count(429), count(200) + count(429)]).toEqual([20, 100, 120]);
    for (const reply of replies.filter((each) => each.status === 429)) {
      expect(reply.retryAfter).toMatch(/^[1-9]\d*$/);
      expect(JSON.stringify(reply.json).length).toBeLessThan(4_096);
    }
  });
});

describe('callers without a viewer', () => {
  it('are counted by address, and bad tokens turn away the whole request', async () => {
    const person = await someone();
    const guesses = await Promise.all(Array.from({ length: 30 }, (_, n) => send(`guess-${n}`, '{ me { label } }')));
    const refusedWhole = guesses.filter((reply) => reply.status === 429 && reply.json.data === undefined);
    expect(refusedWhole).toHaveLength(30 - 12);
    expect(refusedWhole[0]).toMatchObject({ json: { errors: [{ extensions: { code: 'RATE_LIMITED', facts: { act: 'signing in' } } }] } });
    expect(Number(refusedWhole[0]?.retryAfter)).toBeGreaterThan(0);
    expect(guesses.every((reply) => reply.status < 500)).toBe(true);
    expect((await send(person.token, '{ me { label } }')).json.data.me.label).toBe('MONITORING');
    const nobody = await Promise.all(Array.from({ length: 10 }, () => send(null, '{ about { version } }')));
    expect(nobody.map((reply) => reply.status).sort()).toEqual([...Array(3).fill(200), ...Array(7).fill(429)]);
  });

  it('cannot choose the address they are counted by, unless a proxy is trusted', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => send(null, '{ about { version } }', { 'x-forwarded-for': `192.0.2.${n}` })));
    expect(new Set(replies.map((reply) => reply.status))).toEqual(new Set([429]));
  });

  it('are counted by the address that a trusted proxy tells', async () => {
    const behind = await openWorld({ env: { REJOIN_TRUSTED_PROXIES: '127.0.0.0/8, ::1', REJOIN_RATE_NOBODY: '2' } });
    const ask = async (address: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address };
      return (await fetch(`${behind.address}/graphql`, { method: 'POST', headers, body: '{"query":"{ about { version } }"}' })).status;
    };
    const statuses = [];
    for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2']) statuses.push(await ask(address));
    await behind.close();
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const rates = Object.fromEntries(['READ', 'WRITE', 'NOBODY', 'ATTEMPT', 'BAD_TOKEN'].map((pace) => [pace, { calls: 3, seconds: 1 }])) as Record<Pace, Rate>;

describe('counting', () => {
  const caller = () => ({ viewer: { missionId: newId<MissionId>(), accountId: newId<AccountId>(), roles: [], employerId: null }, address: '192.0.2.1' });

  it('starts anew when the time is over', async () => {
    const limits = new RateLimits(rates, null);
    const who = caller();
    const calls = await Promise.all(Array.from({ length: 5 }, () => limits.count('READ', who, 'me')));
    expect(calls.map((call) => call.ok)).toEqual([true, true, true, false, false]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect((await limits.count('READ', who, 'me')).ok).toBe(true);
  });

  it('goes on in each process while Redis is away: neither open to all nor closed', async () => {
    const client = openRedis('redis://127.0.0.1:9', silent, 'test', { enableOfflineQueue: false, maxRetriesPerRequest: 1 });
    client.connect().catch(() => undefined);
    const [limits, who] = [new RateLimits(rates, client), caller()];
    const calls = await Promise.all(Array.from({ length: 5 }, () => limits.count('READ', who, 'me')));
    client.disconnect();
    expect(calls.map((call) => call.ok)).toEqual([true, true, true, false, false]);
  });

  const redisUrl = testRedisUrl();
  (redisUrl === null ? it.skip : it)('is shared by all processes that have the same Redis', async () => {
    const clients = [1, 2].map(() => openRedis(redisUrl ?? '', silent, 'test', {}));
    await Promise.all(clients.map((client) => client.connect()));
    const who = caller();
    const processes = clients.map((client) => new RateLimits({ ...rates, READ: { calls: 4, seconds: 5 } }, client));
    const calls = await Promise.all(Array.from({ length: 10 }, (_, n) => processes[n % 2]!.count('READ', who, 'me')));
    for (const client of clients) client.disconnect();
    expect(calls.filter((call) => call.ok)).toHaveLength(4);
  });
});

describe('doors that are not GraphQL', () => {
  it('answer 429 with the time to come back', async () => {
    @Controller('doors')
    class Doors {
      @Get('staff')
      @Access('SIGNED_IN')
      staff(): string {
        return 'in';
      }
    }
    const viewers = { resolve: async () => ({ missionId: newId<MissionId>(), accountId: ACCOUNT, roles: [], employerId: null }) };
    const ACCOUNT = newId<AccountId>();
    @Module({ providers: [{ provide: VIEWER_SOURCE, useValue: viewers }], exports: [VIEWER_SOURCE] })
    class Viewers {}
    const slow = { ...rates, READ: { calls: 2, seconds: 60 } };
    const built = await Test.createTestingModule({
      imports: [HttpModule.with(silent), RatesModule.with({ rates: slow, redisUrl: null }), { module: Viewers, global: true }],
      controllers: [Doors],
    }).compile();
    const app = built.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
    await prepareHttp(app);
    await app.listen(0, '127.0.0.1');
    const replies = [];
    for (let n = 0; n < 4; n++) replies.push(await fetch(`${await app.getUrl()}/doors/staff`));
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 429, 429]);
    expect(Number(replies[3]?.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await replies[3]?.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', facts: { act: 'staff' } } }] });
    await app.close();
  });
});
