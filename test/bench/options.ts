import { parseArgs } from 'node:util';

/** What a run of the market bench is told. */
export interface BenchOptions {
  readonly people: number;
  readonly openings: number;
  readonly threads: number;
  readonly seed: number;
  /** Folder of a classification in the layout of ESCO's download; null for the starter vocabulary. */
  readonly esco: string | null;
  /** People whom the reference lists. */
  readonly sample: number;
  /** Single changes that are timed, of each kind. */
  readonly changes: number;
  /** Random changes of every kind after which all lists are compared with a recompute; 0 leaves it out. */
  readonly updates: number;
  /** Whether markets of half the size are measured too. */
  readonly growth: boolean;
  /** Percent of the openings that are courses. SQL is left out with any: it does not score what they teach. */
  readonly courses: number;
  /** Whether PostgreSQL is measured. */
  readonly sql: boolean;
  /** Where the figures are written as JSON. */
  readonly out: string | null;
}

/** `--people 100000 --openings 20000 --threads 2 --updates 10000 --out figures.json`, each with a default. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '20000' },
      openings: { type: 'string', default: '4000' },
      threads: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      esco: { type: 'string' },
      sample: { type: 'string', default: '400' },
      changes: { type: 'string', default: '300' },
      updates: { type: 'string', default: '0' },
      courses: { type: 'string', default: '0' },
      'no-growth': { type: 'boolean', default: false },
      'no-sql': { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  return {
    people: whole('people', values.people),
    openings: whole('openings', values.openings),
    threads: whole('threads', values.threads),
    seed: whole('seed', values.seed),
    esco: values.esco ?? null,
    sample: whole('sample', values.sample),
    changes: whole('changes', values.changes),
    updates: whole('updates', values.updates),
    growth: !values['no-growth'],
    courses: whole('courses', values.courses),
    sql: !values['no-sql'] && values.courses === '0',
    out: values.out ?? null,
  };
}

function whole(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new RangeError(`--${name} is a whole number, not '${text}'`);
  return number;
}
