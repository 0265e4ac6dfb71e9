import { ApiModule } from './api.module.js';
import { welcome } from './demo/welcome.js';
import { YearClock } from './demo/year/year-clock.js';
import { runUntilSignal, startProcess } from './process.js';

/** The API alone, where workers run in processes of their own. */
const alone = process.argv.includes('--api');
/** A simulated year beside the demonstration: only then has the process a clock that can be moved. */
const clock = process.argv.includes('--year') ? new YearClock() : undefined;

await runUntilSignal(
  (config) => startProcess(config, (ground) => ApiModule.with(ground, { worker: !alone }), clock),
  alone ? undefined : (running, signal) => welcome(running, signal, clock ?? null),
);
