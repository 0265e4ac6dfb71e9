import { spawnSync } from 'node:child_process';

/** `npm run test:kills`: as often as the programme asks, 50 kills of the API, 20 of PostgreSQL, 50 each of workers in offers, in check-ins and in texts that go out, 5 in searches for teams, 100,000 keys wrapped anew; `npm test` makes do with a few. */
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', 'test/kills/'];
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env: { ...process.env, REJOIN_KILLS: 'all' } });
process.exitCode = status ?? 1;
