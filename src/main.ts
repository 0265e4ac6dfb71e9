import { ApiModule } from './api.module.js';
import { welcome } from './demo/welcome.js';
import { runUntilSignal, startProcess } from './process.js';

/** The API alone, where workers run in processes of their own. */
const alone = process.argv.includes('--api');

await runUntilSignal((config) => startProcess(config, (ground) => ApiModule.with(ground, { worker: !alone })), alone ? undefined : welcome);
