import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run bench`: compiles product and tests aside, and runs all measurements, or the one that is named, on a PostgreSQL of its own. */
if (process.argv[2] === undefined || process.argv[2].startsWith('-')) process.argv.splice(2, 0, 'all');
const what = process.argv[2];
const build = resolve(`node_modules/.cache/rejoin-bench-${process.pid}`);
try {
  execFileSync('npx', ['--no-install', 'swc', 'src', 'migrations', 'test', '-d', build, '--copy-files', '-q'], { stdio: 'inherit' });
  await import(pathToFileURL(resolve(build, `test/bench/${what}.js`)).href);
} finally {
  await rm(build, { recursive: true, force: true });
}
