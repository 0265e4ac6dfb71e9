import { Office } from '../journeys/office.js';
import { refusedRequests } from '../http/refused-requests.js';
import { at, closeBench, openBench, tell } from './stored-bench.js';

/**
 * How long a request past each limit takes to be refused over HTTP, from the first byte to the last, and how large the answer is; for somebody who is signed
 * in, in production. Goal: 99 of 100 under 100 ms, none of 4 KB. Starts a PostgreSQL of its own.
 */
const REQUESTS = Number(process.env['BENCH_REQUESTS'] ?? 200);
const WARM_UP = 20;
const GOAL_MILLISECONDS = 100;
const GOAL_BYTES = 4_096;

const world = await openBench({
  env: { NODE_ENV: 'production', REJOIN_VAULT_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`, REJOIN_RATE_READS: '1000000' },
});
try {
  const { officer } = await Office.open(world);
  for (const [name, body] of refusedRequests) {
    const times: number[] = [];
    let bytes = 0;
    for (let n = 0; n < WARM_UP + REQUESTS; n++) {
      const began = performance.now();
      const reply = await fetch(`${world.address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${officer.token}` }, body });
      const text = await reply.text();
      if (reply.status >= 500 || !text.includes('"errors"')) throw new Error(`${name} was not refused: ${reply.status}`);
      if (n >= WARM_UP) times.push(performance.now() - began);
      bytes = Math.max(bytes, Buffer.byteLength(text));
    }
    times.sort((a, b) => a - b);
    const [p50, p99] = [at(times, 0.5), at(times, 0.99)];
    tell(name, { milliseconds: p50, p99, bytes, goal: p99 < GOAL_MILLISECONDS && bytes < GOAL_BYTES ? 'met' : 'missed' });
  }
} finally {
  await closeBench(world);
}
