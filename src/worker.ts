import { runUntilSignal, startProcess } from './process.js';
import { WorkerModule } from './worker.module.js';

await runUntilSignal((config) => startProcess(config, (ground) => WorkerModule.with(ground)));
