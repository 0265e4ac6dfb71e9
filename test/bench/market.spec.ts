import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { freshDatabase, type TestDatabase } from '../support/database.js';
import type { BenchFigures } from './market-bench.js';

const PEOPLE = 5_000;
const OPENINGS = 1_000;

/** The market bench at a size for tests: it fails at the first list that differs, and its times are nobody's concern here. */
describe('the market bench, small', () => {
  let database: TestDatabase;
  let folder: string;
  let figures: BenchFigures;
  let table: string;
  beforeAll(async () => {
    database = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'rejoin-bench-'));
    const out = join(folder, 'figures.json');
    const sizes = ['--people', PEOPLE, '--openings', OPENINGS, '--sample', 20, '--changes', 20, '--updates', 15_000, '--threads', 2].map(String);
    const { stdout } = await promisify(execFile)('node', ['test/bench/run.mjs', 'market', ...sizes, '--no-growth', '--out', out], {
      env: { ...process.env, REJOIN_BENCH_DATABASE: database.urls.ownerUrl },
    });
    table = stdout;
    figures = JSON.parse(await readFile(out, 'utf8')) as BenchFigures;
  }, 240_000);
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('compares lists after 10,000 changes of every kind, some undone, and 5,000 of which most delete', () => {
    const { updates, compared } = figures;
    expect(updates!.undone).toBeGreaterThan(500);
    expect(updates!.left.people).toBeLessThan(PEOPLE / 2);
    expect(compared.withReference).toBeGreaterThanOrEqual(4 * 70);
    expect(compared.withRecompute).toBeGreaterThan(2 * (PEOPLE + OPENINGS));
  });

  it('shares a recompute among threads', () => {
    expect(figures.threads!.count).toBe(2);
    expect(figures.threads!.all.cpu).toBeGreaterThan(0);
  });

  it('has the lists of SQL, with the plans', () => {
    expect(figures.compared.sqlWithReference).toBe(24);
    expect(Object.values(figures.sql!.plans).map((plan) => /actual time/.test(plan))).toEqual([true, true]);
    expect(figures.sql!.whole).toBeGreaterThan(0);
  });

  it('knows its memory', () => {
    const { bytes, megabytes } = figures.memory;
    expect(Object.values(bytes).reduce((sum, each) => sum + each, 0) / 1e6).toBeCloseTo(megabytes);
  });

  it('prints a table of figures and goals', () => expect(table).toMatch(/index against the reference .* 200 x\n/));
});
