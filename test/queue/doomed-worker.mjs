// A worker process that takes a job, says so, and never finishes it: workers.queue.spec.ts kills it.
// Arguments: folder of the compiled product, address of the database, address of Redis or an empty text.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [build, databaseUrl, redisUrl] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(build, 'src/platform/queue', `${name}.js`)).href);
const { backgroundWork, catalogue } = await load('catalogue');
const { openQueueBackend } = await load('backends/connection');
const { handles } = await load('handlers');
const { WorkerHost } = await load('running/worker-host');

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const shortLock = (shape) => ({ ...shape, lockMilliseconds: 1_000 });
const work = {
  jobs: backgroundWork.jobs,
  queues: Object.fromEntries(Object.entries(backgroundWork.queues).map(([name, shape]) => [name, shortLock(shape)])),
};
const handlers = work.jobs.map((kind) =>
  handles(kind, () => {
    if (kind !== catalogue.refreshMarket) return Promise.resolve();
    process.stdout.write('taken\n');
    return new Promise(() => {});
  }),
);
new WorkerHost(openQueueBackend({ redisUrl: redisUrl || null, databaseUrl }, log), { work, handlers, log }).start();
