import { ApiModule } from './api.module.js';
import { runUntilSignal, startProcess } from './process.js';

const alone = process.argv.includes('--api');

await runUntilSignal((config) => startProcess(config, (ground) => ApiModule.with(ground, { worker: !alone })));
