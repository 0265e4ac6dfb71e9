import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { table } from './figures.js';
import { MarketBench } from './market-bench.js';
import { benchOptions } from './options.js';

/** The market bench: see `options.ts`. SQL runs on the server of `REJOIN_BENCH_DATABASE`, or on one that is started for it. */
const options = benchOptions(process.argv.slice(3));
const given = process.env['REJOIN_BENCH_DATABASE'];
const tell = (what: string): void => void process.stderr.write(`${what}\n`);

async function ground(step: 'setup' | 'teardown'): Promise<void> {
  const { default: run } = (await import(pathToFileURL(resolve(`test/support/global-${step}.mjs`)).href)) as { default: () => Promise<void> };
  await run();
}

const own = options.sql && given === undefined;
if (own) await ground('setup');
try {
  const bench = await MarketBench.open(options, tell);
  const figures = await bench.run(options.sql ? (given ?? process.env['REJOIN_TEST_SUPERUSER_URL'] ?? null) : null);
  process.stdout.write(`${table(figures)}\n`);
  if (options.out !== null) await writeFile(options.out, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  if (own) await ground('teardown');
}
