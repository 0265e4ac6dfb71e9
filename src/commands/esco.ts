import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { readConfig } from '../platform/config/config.js';
import { openInstallation } from '../platform/installation.js';
import { createLog } from '../platform/log/log.js';
import { loadClassification } from '../reference/taxonomy/load-classification.js';
import { tables } from '../tables.js';

const USAGE = 'Usage: npm run esco -- FOLDER_OR_ZIP [MORE ...] [--name NAME] [--version VERSION]\n';

/** `npm run esco -- FOLDER|ZIP`: loads a classification as the European Commission offers it for download. Again is harmless. */
const given = readArguments(process.argv.slice(2));
if (given === null) refuse(USAGE);
const { paths, name, version } = given;
for (const path of paths) if (!existsSync(path)) refuse(`${path}: there is no such folder or file.\n`);
const config = readConfig(process.env);
const installation = await openInstallation(config, tables, createLog({ level: 'warn' }));
try {
  if (installation.ownerUrl === null) throw new Error('DATABASE_OWNER_URL is needed: classifications are loaded by the owner of the tables');
  const report = await loadClassification(installation.ownerUrl, paths, {
    ...(name === null ? {} : { name }),
    ...(version === null ? {} : { version }),
    onFile: (file, done, total) => tell(`reading ${file}`, done, total),
    onRows: (done, total) => tell('writing rows', done, total),
  });
  if (process.stderr.isTTY) process.stderr.write('\n');
  for (const { file, row, problem } of report.faults.first) process.stderr.write(`${file}${row === null ? '' : `, row ${row}`}: ${problem}\n`);
  const untold = report.faults.count - report.faults.first.length;
  if (untold > 0) process.stderr.write(`and ${untold} more faults\n`);
  for (const note of report.notes) process.stdout.write(`${note}\n`);
  if (report.key === null) process.exitCode = 1;
  else if (report.saved === 'UNCHANGED') process.stdout.write(`${report.key} is loaded already, just so: nothing was changed.\n`);
  else process.stdout.write(`Loaded ${report.key}: ${report.concepts} concepts, ${report.relations} relations.\n`);
  if (report.saved === 'REPLACED') process.stdout.write('Restart what is running: it keeps what it has read.\n');
} finally {
  await installation.close();
}

function tell(what: string, done: number, total: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${what} ${total === 0 ? 0 : Math.floor((100 * done) / total)} %`);
}

function refuse(words: string): never {
  process.stderr.write(words);
  process.exit(1);
}

/** Null where no path is given, or something that is not known. */
function readArguments(words: readonly string[]): { readonly paths: readonly string[]; readonly name: string | null; readonly version: string | null } | null {
  const text = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({ args: [...words], allowPositionals: true, options: { name: text, version: text } });
    return positionals.length === 0 ? null : { paths: positionals, name: values.name ?? null, version: values.version ?? null };
  } catch {
    return null;
  }
}
