// The worker process of the product, with locks that a test can wait for: whoever is killed loses its jobs after seconds, not a minute.
// Argument: folder of the compiled product. All else comes from the environment, as always.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = (path) => import(pathToFileURL(join(process.argv[2], path)).href);
const { backgroundWork } = await load('src/platform/queue/catalogue.js');
for (const shape of Object.values(backgroundWork.queues)) shape.lockMilliseconds = 2_000;
await load('src/worker.js');
// Whoever started it may be killed as well.
const parent = process.ppid;
setInterval(() => process.ppid === parent || process.exit(1), 1_000).unref();
