import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AccountsService } from '../src/office/accounts/accounts.service.js';
import { LocalTokens } from '../src/office/accounts/tokens.js';
import { TaxonomyService } from '../src/reference/taxonomy/taxonomy.service.js';
import { MissionsService } from '../src/office/missions/missions.service.js';
import { systemClock } from '../src/platform/clock.js';
import { freshDatabase, type TestDatabase } from './support/database.js';

const RIGHT = ['--name', 'Mission of this test', '--country', 'ET', '--currency', 'ETB', '--time-zone', 'Africa/Addis_Ababa', '--languages', 'en, fr'];

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await freshDatabase({ pool: 4 });
  folder = await mkdtemp(join(tmpdir(), 'rejoin-mission-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

function run(...given: readonly string[]): Promise<{ readonly code: number; readonly told: string }> {
  const env = { PATH: process.env['PATH'], DATABASE_URL: database.urls.serviceUrl, KEYS_DATABASE_URL: database.keysUrl, REJOIN_DATA: folder };
  return new Promise((resolve) => {
    const script = join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/commands/mission.js');
    execFile(process.execPath, [script, ...given], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), told: out + err }));
  });
}

describe('npm run mission', () => {
  it('opens a mission and prints what makes its first administrator', async () => {
    const { code, told } = await run(...RIGHT, '--classification', 'starter-1');
    expect(code).toBe(0);
    const mission = await new MissionsService(database.work, systemClock, new TaxonomyService(database.work)).byName('Mission of this test');
    expect(mission).toMatchObject({ country: 'ET', currency: 'ETB', languages: ['en', 'fr'], classification: 'starter-1', constructed: false });

    const invitation = /shown this once: (\S+)/.exec(told)?.[1] ?? '';
    const token = /for 7 days: (\S+)/.exec(told)?.[1] ?? '';
    const subject = await (await LocalTokens.open(folder)).subjectDigest(token);
    const accounts = new AccountsService(database.work, systemClock);
    expect(await accounts.acceptInvitation(subject!, invitation)).toMatchObject({ ok: true, value: { roles: ['ADMIN'], missionId: mission?.id } });
  });

  it.each([
    ['a classification that is not loaded', [...RIGHT, '--classification', 'esco-9'], 'starter-1'],
    ['a code that does not exist', [...RIGHT.with(3, 'XX'), '--classification', 'starter-1'], 'ISO 3166-1'],
    ['what is missing', ['--name', 'Half a mission'], 'Usage'],
    ['what it does not know', [...RIGHT, '--classification', 'starter-1', '--colour', 'blue'], 'Usage'],
  ])('refuses %s and opens nothing', async (_, given, says) => {
    const { code, told } = await run(...given);
    expect(code).toBe(1);
    expect(told).toContain(says);
    expect((await new MissionsService(database.work, systemClock, new TaxonomyService(database.work)).all()).filter((each) => each.name !== 'Mission of this test')).toEqual([]);
  });
});
