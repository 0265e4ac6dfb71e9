import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

import { readClassification } from '../reference/taxonomy/read-classification.js';
import { Taxonomy } from '../reference/taxonomy/taxonomy.js';
import { UnreadableFile } from './evaluation/judged-files.js';
import { scoreOf, scoresOfFolds } from './evaluation/metrics.js';
import { tasksIn, type TaskRun } from './evaluation/tasks.js';

const USAGE = 'Usage: npm run eval -- FOLDER --esco FOLDER_OR_ZIP [--esco MORE] [--version VERSION] [--skills-only] [--without-grade GRADE] [--folds NUMBER] [--runs FOLDER]';

/** `npm run eval`: judges matching and search by graded answers, one line of JSON a task. No database is needed. */
try {
  await evaluate(process.argv.slice(2));
} catch (fault) {
  if (!(fault instanceof UnreadableFile)) throw fault;
  process.stderr.write(`${fault.message}\n`);
  process.exitCode = 1;
}

async function evaluate(given: readonly string[]): Promise<void> {
  const { folder, esco, version, skillsOnly, withoutGrade, folds, runs } = readArguments(given);
  const { classification, faults } = await readClassification(esco, version === null ? {} : { version });
  if (classification === null) throw new UnreadableFile(faults.first.map(({ file, problem }) => `${file} ${problem}`).join('\n'));
  for await (const run of tasksIn(folder, new Taxonomy(classification), { skillsOnly, withoutGrade })) {
    const score = scoreOf(run.task, run.rankings);
    process.stdout.write(`${JSON.stringify(folds === null ? score : { ...score, folds: scoresOfFolds(run.task, run.rankings, folds) })}\n`);
    if (runs !== null) await writeRun(runs, run);
  }
}

async function writeRun(folder: string, { task, rankings }: TaskRun): Promise<void> {
  await mkdir(folder, { recursive: true });
  const lines = rankings.map(({ id, ranked }) => `${JSON.stringify({ task, id, ranked })}\n`);
  await pipeline(Readable.from(lines), createWriteStream(join(folder, `${task}.jsonl`)));
}

function readArguments(given: readonly string[]): {
  readonly folder: string;
  readonly esco: readonly string[];
  readonly version: string | null;
  readonly skillsOnly: boolean;
  readonly withoutGrade: number | null;
  readonly folds: number | null;
  readonly runs: string | null;
} {
  const options = {
    esco: { type: 'string', multiple: true },
    version: { type: 'string' },
    'skills-only': { type: 'boolean' },
    'without-grade': { type: 'string' },
    folds: { type: 'string' },
    runs: { type: 'string' },
  } as const;
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true });
    const [folder, ...others] = positionals;
    if (folder === undefined || others.length > 0 || values.esco === undefined) throw new UnreadableFile(USAGE);
    return {
      folder,
      esco: values.esco,
      version: values.version ?? null,
      skillsOnly: values['skills-only'] ?? false,
      withoutGrade: countFrom(values['without-grade']),
      folds: countFrom(values.folds),
      runs: values.runs ?? null,
    };
  } catch (fault) {
    if (fault instanceof TypeError) throw new UnreadableFile(`${fault.message}\n${USAGE}`);
    throw fault;
  }
}

/** A whole number from 1 on; null where nothing was given. */
function countFrom(given: string | undefined): number | null {
  if (given === undefined) return null;
  const count = Number(given);
  if (!Number.isSafeInteger(count) || count < 1) throw new UnreadableFile(`${given} is no whole number from 1 on\n${USAGE}`);
  return count;
}
