import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';

import { freePort } from '../kills/api-process.js';
import { dialects } from '../sms/dialects.js';
import { TextingWorld, type TestRelay } from '../sms/texting-world.js';
import { freshKeys } from '../support/database.js';
import { at, closeGround, openGround, seconds, tell } from './stored-bench.js';

/**
 * Texts of people at our door as fast as a relay may bring them, on loopback, with API and worker as processes of their own: how long the door takes
 * to answer, how far hearing falls behind (the age that `/metrics` shows), and how long until all is worked through. Every text is then looked for.
 */
const A_SECOND = Number(process.env['BENCH_RATE'] ?? 200);
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 60);
const PEOPLE = Number(process.env['BENCH_WRITERS'] ?? 50);
const PATIENCE_MILLISECONDS = 900_000;
const WORDS = ['call me', 'hello', 'pause', 'resume', '1', 'I found a job', 'نعم', 'is there work'];
const dialect = dialects.find((each) => each.kind === 'KANNEL')!;

await openGround();
const children: ChildProcess[] = [];
const keysUrl = (await freshKeys()).serviceUrl;
const vault = { REJOIN_VAULT_KEYS: `k1:${randomBytes(32).toString('base64')}` };
const texting = await TextingWorld.open({ env: vault, keysUrl }, new Date());
try {
  await bench();
} finally {
  for (const child of children) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await texting.world.close();
  await closeGround();
}

async function bench(): Promise<void> {
  const [door, worker] = [await freePort(), await freePort()];
  const relay = await texting.relay(dialect, 'http://127.0.0.1:1');
  // What is said to people is not measured here: it waits for a relay that is switched off.
  await texting.rows(`update relay set status = 'OFF'`);
  const numbers: string[] = [];
  for (let n = 0; n < PEOPLE; n += 1) numbers.push((await texting.reachable()).number);
  children.push(start('main.js', door, ['--api']), start('worker.js', worker));
  for (const port of [door, worker]) await serves(port);

  const all = A_SECOND * SECONDS;
  const began = performance.now();
  const looking = watch(worker, all);
  const { times, refused } = await bring(door, relay, numbers, all);
  tell('texts brought to the door', { texts: all, aSecond: Math.round(all / ((performance.now() - began) / 1_000)), p50: at(times, 0.5), p99: at(times, 0.99), most: at(times, 1), refused });
  const { oldestSeconds, drainedSeconds } = await looking;
  tell('the queue of texts as /metrics shows it', { oldestSeconds, drainedSeconds, aSecond: Math.round(all / drainedSeconds) });
  tell('CPU for each text, milliseconds', { door: await cpu(door, all), worker: await cpu(worker, all) });
  const [found] = await texting.rows(
    `select (select count(*)::int from relay_event where state = 'DONE') as events, (select count(*)::int from incoming_text) as texts, (select count(distinct event_id)::int from incoming_text) as heard`,
  );
  const lost = all - Number(found?.['heard']);
  const twice = Number(found?.['texts']) - Number(found?.['heard']);
  tell('goal', { aSecond: A_SECOND, seconds: SECONDS, lost, twice, refused, met: lost === 0 && twice === 0 && refused === 0 && found?.['events'] === all });
}

/** Brings texts at an even pace, whatever the door does, as many people write at once. */
async function bring(port: number, relay: TestRelay, numbers: readonly string[], all: number): Promise<{ readonly times: readonly number[]; readonly refused: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const times: number[] = [];
  let refused = 0;
  const sent: Promise<void>[] = [];
  const began = performance.now();
  for (let n = 0; n < all; n += 1) {
    const wait = began + (n * 1_000) / A_SECOND - performance.now();
    if (wait > 1) await after(wait);
    const told = dialect.inbound(`b-${n}`, (numbers[n % numbers.length] ?? '').slice(1), WORDS[n % WORDS.length] ?? '');
    const asked = performance.now();
    sent.push(
      status(agent, port, `/relays/${relay.id}/${relay.secret}/${told.event}?${told.query}`).then((code) => {
        if (code !== 200) refused += 1;
        times.push(performance.now() - asked);
      }),
    );
  }
  await Promise.all(sent);
  agent.destroy();
  return { times: times.sort((a, b) => a - b), refused };
}

function status(agent: Agent, port: number, path: string): Promise<number> {
  return new Promise((resolve) => {
    const call = request({ agent, port, host: '127.0.0.1', path }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode ?? 0));
    });
    call.once('error', () => resolve(0)).end();
  });
}

/** Reads the figures of the worker each second until everything is worked through: the greatest age that they showed, and how long it all took. */
async function watch(port: number, all: number): Promise<{ readonly oldestSeconds: number; readonly drainedSeconds: number }> {
  const began = performance.now();
  let oldestSeconds = 0;
  while (performance.now() - began < PATIENCE_MILLISECONDS) {
    await after(1_000);
    const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    const shown = Number(/^rejoin_texts_unheard_seconds (\S+)$/m.exec(text)?.[1]);
    if (Number.isFinite(shown)) oldestSeconds = Math.max(oldestSeconds, Math.round(shown * 10) / 10);
    const [done] = await texting.rows(`select count(*)::int as done from relay_event where state = 'DONE'`);
    if (Number(done?.['done']) >= all) return { oldestSeconds, drainedSeconds: seconds(began) };
  }
  return { oldestSeconds, drainedSeconds: Number.POSITIVE_INFINITY };
}

/** What a process has used for each of so many texts. */
async function cpu(port: number, all: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return Math.round((Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]) / all) * 10_000) / 10;
}

function start(program: string, port: number, args: readonly string[] = []): ChildProcess {
  const { urls } = texting.world.database;
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'error', PORT: String(port), DATABASE_URL: urls.serviceUrl, KEYS_DATABASE_URL: keysUrl, ...vault };
  return spawn(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src', program), ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function serves(port: number): Promise<void> {
  for (const began = performance.now(); performance.now() - began < 30_000; await after(50)) {
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).then((reply) => reply.ok, () => false);
    if (ready) return;
  }
  throw new Error('the service does not start');
}
