import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** `npm run bench`: compiles product and tests aside, and runs a measurement on a PostgreSQL of its own. */
const what = process.argv[2] ?? 'page';
const build = resolve(`node_modules/.cache/rejoin-bench-${process.pid}`);
try {
  execFileSync('npx', ['--no-install', 'swc', 'src', 'migrations', 'test', '-d', build, '--copy-files', '-q'], { stdio: 'inherit' });
  await import(pathToFileURL(resolve(build, `test/bench/${what}.js`)).href);
} finally {
  await rm(build, { recursive: true, force: true });
}
