import { spawnSync } from 'node:child_process';

/** Says what is missing before `npm run test:kannel` runs a single test. */
const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` };
const missing = ['bearerbox', 'smsbox'].filter((name) => spawnSync('sh', ['-c', `command -v ${name}`], { env }).status !== 0);
if (missing.length > 0) {
  process.stderr.write(`Kannel is not here (${missing.join(', ')}). On Debian: apt-get install --no-install-recommends kannel kannel-extras\n`);
  process.exit(1);
}
