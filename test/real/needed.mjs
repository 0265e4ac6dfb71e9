import { existsSync } from 'node:fs';

/** What `npm run test:real` needs, and a refusal in words where it is not there. */
const needed = {
  REJOIN_ESCO: 'a folder or zip of an ESCO download',
  REJOIN_VACANCIES: 'a file of real vacancies (JSON lines, plain or gzip) with the files that eval judges by beside it',
};
const faults = Object.entries(needed).flatMap(([name, what]) => {
  const path = process.env[name];
  if (path === undefined || path === '') return [`  ${name} is not set: ${what}`];
  return existsSync(path) ? [] : [`  ${name}: there is no ${path}`];
});
if (faults.length > 0) {
  process.stderr.write(`The tests on real data cannot run:\n${faults.join('\n')}\n`);
  process.exit(1);
}
