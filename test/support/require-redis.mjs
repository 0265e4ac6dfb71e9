// Says what is missing before `npm run test:redis` runs a single test.
import { Redis } from 'ioredis';

const url = process.env['REDIS_URL'] ?? '';
if (url === '') fail('REDIS_URL is not set: name a Redis that these tests may empty, such as REDIS_URL=redis://127.0.0.1:6379 npm run test:redis');
if (!URL.canParse(url) || !['redis:', 'rediss:'].includes(new URL(url).protocol)) fail('REDIS_URL must begin with redis:// or rediss://');

const client = new Redis(url, { lazyConnect: true, connectTimeout: 3_000, maxRetriesPerRequest: 0, retryStrategy: () => null });
let cause = null;
client.on('error', (error) => (cause ??= error));
try {
  await client.connect();
  await client.ping();
} catch (error) {
  fail(`REDIS_URL does not answer: ${(cause ?? error).message}`);
} finally {
  client.disconnect();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
