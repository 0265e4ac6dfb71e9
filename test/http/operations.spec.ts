import { Agent, request } from 'node:http';

import { HealthChecks } from '../../src/platform/http/health-checks.js';
import { stopper } from '../../src/platform/http/graceful-stop.js';
import { openSmallApi, type SmallApi } from '../graphql/small-api.js';

const open: SmallApi[] = [];
async function server(): Promise<SmallApi> {
  const api = await openSmallApi({ development: true });
  open.push(api);
  return api;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((api) => api.app.close()));
});

const ready = async (api: SmallApi) => {
  const reply = await fetch(`${api.url}/health/ready`);
  return { status: reply.status, body: (await reply.json()) as unknown };
};

describe('health', () => {
  it('is live and, with every check well, ready', async () => {
    const api = await server();
    api.app.get(HealthChecks).add('database', async () => ({ ready: true, facts: { milliseconds: 2 } }));
    expect(await (await fetch(`${api.url}/health/live`)).json()).toEqual({ live: true });
    expect(await ready(api)).toEqual({ status: 200, body: { ready: true, checks: { database: { ready: true, facts: { milliseconds: 2 } } } } });
  });

  it('is not ready when one check is not, when one throws, and says neither why nor what it threw', async () => {
    const api = await server();
    const health = api.app.get(HealthChecks);
    health.add('queue', async () => ({ ready: false, facts: { seconds: 900 } }));
    health.add('database', async () => {
      throw new Error('password of the house');
    });
    expect(await ready(api)).toEqual({
      status: 503,
      body: { ready: false, checks: { queue: { ready: false, facts: { seconds: 900 } }, database: { ready: false, facts: { problem: 'failed' } } } },
    });
    expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
  });

  it('does not wait for ever for a check', async () => {
    const health = new HealthChecks(20);
    health.add('stuck', () => new Promise(() => undefined));
    expect(await health.report()).toEqual({ ready: false, checks: { stuck: { ready: false, facts: { problem: 'no answer in time' } } } });
  });

  it('takes each name once', () => {
    const health = new HealthChecks();
    health.add('database', async () => ({ ready: true }));
    expect(() => health.add('database', async () => ({ ready: true }))).toThrow('database');
  });
});

describe('metrics', () => {
  it('count requests by route and status class, never by address', async () => {
    const api = await server();
    await api.query('{ hello }');
    await fetch(`${api.url}/nowhere/at/all?phone=000`);
    const reply = await fetch(`${api.url}/metrics`);
    const text = await reply.text();
    expect(reply.headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('rejoin_http_request_seconds_count{route="/graphql",status="2xx"} 1');
    expect(text).toContain('rejoin_graphql_operation_seconds_count{field="hello",ending="answered"} 1');
    expect(text).not.toContain('nowhere');
    expect(text).toContain('nodejs_eventloop_lag_seconds');
  });
});

describe('stop', () => {
  it('finishes what is in flight, says "not ready" first, takes no more connections and closes', async () => {
    const api = await server();
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let arrived = 0;
    api.harbour.work = () => {
      arrived += 1;
      return gate;
    };
    const inFlight = Array.from({ length: 20 }, () => ask(api.url, '{ slow }', agent));
    while (arrived < 20) await pause(5);

    const stop = stopper(api.app, { noticeMilliseconds: 100 });
    const stopped = stop();
    expect((await ready(api)).status).toBe(503);
    expect((await api.query('{ hello }')).status).toBe(200); // Still answered within the notice.
    await pause(150);
    await expect(fetch(`${api.url}/health/live`)).rejects.toThrow();
    release();
    const answers = await Promise.all(inFlight);
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ status: 200, connection: 'close', body: '{"data":{"slow":"RED"}}\n' })));
    await stopped;
    await stop(); // Asking again changes nothing.
    agent.destroy();
  });

  it('does not wait for idle connections', async () => {
    const api = await server();
    const agent = new Agent({ keepAlive: true });
    await ask(api.url, '{ hello }', agent);
    const started = performance.now();
    await stopper(api.app, { noticeMilliseconds: 0 })();
    expect(performance.now() - started).toBeLessThan(1_000);
    agent.destroy();
  });

  it('fails no request of a client that looks at readiness, under load', async () => {
    const api = await server();
    const agent = new Agent({ keepAlive: true });
    const health = api.app.get(HealthChecks);
    const statuses = new Map<number, number>();
    const client = async () => {
      while (!health.isStopping) {
        const { status } = await ask(api.url, '{ hello }', agent);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    };
    const clients = Array.from({ length: 8 }, client);
    await pause(200);
    await Promise.all([stopper(api.app, { noticeMilliseconds: 100 })(), ...clients]);
    expect([...statuses.keys()]).toEqual([200]);
    agent.destroy();
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** One GraphQL request over an agent's connections. */
function ask(url: string, query: string, agent: Agent): Promise<{ status: number; connection: string | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers: { 'content-type': 'application/json' } }, (reply) => {
      let body = '';
      reply.on('data', (chunk: Buffer) => (body += chunk.toString()));
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, connection: reply.headers.connection, body }));
    });
    sent.on('error', reject);
    sent.end(JSON.stringify({ query }));
  });
}
