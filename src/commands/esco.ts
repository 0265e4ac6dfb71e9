import { readConfig } from '../platform/config/config.js';
import { openInstallation } from '../platform/installation.js';
import { createLog } from '../platform/log/log.js';
import { loadClassification } from '../reference/taxonomy/load-classification.js';
import { tables } from '../tables.js';

const USAGE = 'Usage: npm run esco -- FOLDER_OR_ZIP [MORE ...] [--name NAME] [--version VERSION]\n';

/** `npm run esco -- FOLDER|ZIP`: loads a classification as the European Commission offers it for download. Again is harmless. */
const { paths, name, version } = readArguments(process.argv.slice(2));
if (paths.length === 0) {
  process.stderr.write(USAGE);
  process.exit(1);
}
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

function readArguments(given: readonly string[]): { paths: string[]; name: string | null; version: string | null } {
  const paths: string[] = [];
  const options: Record<string, string> = {};
  for (let i = 0; i < given.length; i++) {
    const word = given[i] ?? '';
    const option = /^--(name|version)$/.exec(word)?.[1];
    if (option !== undefined) options[option] = given[++i] ?? '';
    else paths.push(word);
  }
  return { paths, name: options['name'] ?? null, version: options['version'] ?? null };
}
