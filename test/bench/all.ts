import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Every bench, one after the other, each in a process of its own: a page of matches, how long changes take, how fast requests past a limit are refused, texts of people at
 * our door, teams for ventures, and the market index. Arguments are the market bench's (`options.ts`), the sizes of the others `BENCH_PEOPLE` and `BENCH_POSTS`. Prints one table; `--out FILE` writes all figures as JSON.
 */
const args = process.argv.slice(3);
const at = args.indexOf('--out');
const out = at < 0 ? null : (args[at + 1] ?? null);
const others = at < 0 ? args : args.toSpliced(at, 2);
const MEGABYTE = 1_048_576;

/** One line of a stored bench. */
interface Line extends Readonly<Record<string, unknown>> {
  readonly what: string;
}

async function printed(bench: string, given: readonly string[] = []): Promise<string> {
  process.stderr.write(`${bench} ...\n`);
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, `${bench}.js`), bench, ...given], { maxBuffer: 16 * MEGABYTE });
  return stdout;
}

async function lines(bench: string): Promise<readonly Line[]> {
  const found = (await printed(bench)).split('\n').filter((line) => line.startsWith('{'));
  return found.map((line) => JSON.parse(line) as Line);
}

function rows(found: readonly Line[]): string {
  return found.map(({ what, ...figures }) => `${what.padEnd(58)} ${Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`).join(', ')}`).join('\n');
}

const folder = await mkdtemp(join(tmpdir(), 'rejoin-bench-'));
try {
  const page = await lines('page');
  const changes = await lines('changes');
  const refusals = await lines('refusals');
  const inbound = await lines('inbound');
  const teams = await lines('teams');
  const file = join(folder, 'market.json');
  const market = await printed('market', [...others, '--out', file]);
  process.stdout.write(`${rows(page)}\n\n${rows(changes)}\n\n${rows(refusals)}\n\n${rows(inbound)}\n\n${rows(teams)}\n\n${market}`);
  if (out !== null) await writeFile(out, `${JSON.stringify({ page, changes, refusals, inbound, teams, market: JSON.parse(await readFile(file, 'utf8')) as unknown }, null, 2)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
