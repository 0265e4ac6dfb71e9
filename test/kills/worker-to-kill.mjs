// The worker of the product as a process of its own, with the lock of its queues so short that the job of a killed one is taken up at once, and a
// sweep that comes round quickly. Says on standard output when one of the named jobs begins and ends: `begins NAME`, `ends NAME`.
// Arguments: folder of the compiled product, then for each job FILE:CLASS:METHOD. Settings as for the worker.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [build, ...jobs] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(build, 'src', `${name}.js`)).href);

const { backgroundWork, catalogue } = await load('platform/queue/catalogue');
for (const shape of Object.values(backgroundWork.queues)) shape.lockMilliseconds = 2_000;
catalogue.sweep.everyMilliseconds = 1_000;

// Said from inside the job, so that a kill between the two lines hit it while it ran.
for (const job of jobs) {
  const [file, className, method] = job.split(':');
  const { prototype } = (await load(file))[className];
  const run = prototype[method];
  prototype[method] = async function told(...args) {
    process.stdout.write(`begins ${className}\n`);
    const result = await run.apply(this, args);
    process.stdout.write(`ends ${className}\n`);
    return result;
  };
}

const { readConfig } = await load('platform/config/config');
const { startProcess } = await load('process');
const { WorkerModule } = await load('worker.module');
await startProcess(readConfig(process.env), (ground) => WorkerModule.with(ground));
