import { setTimeout as sleep } from 'node:timers/promises';

import pg from 'pg';

import type { JobseekerId } from '../../src/kernel/ids.js';
import { ErasuresService } from '../../src/people/personal-data/erasures.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import type { Config } from '../../src/platform/config/config.js';
import type { DatabaseUrls } from '../../src/platform/database/roles.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { Office } from '../journeys/office.js';
import { freshKeys } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';
import { endAll, startApi } from './api-process.js';

let keysUrls: DatabaseUrls;
let world: World;
let office: Office;
beforeAll(async () => {
  keysUrls = await freshKeys();
  world = await openWorld({ keysUrl: keysUrls.serviceUrl });
  office = await Office.open(world);
});
afterAll(async () => {
  endAll();
  await world.close();
});

/** Holds a table so that whoever needs it waits; `waited` resolves when somebody does. */
async function held(ownerUrl: string, table: string): Promise<{ waited(): Promise<void>; release(): Promise<void> }> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return {
    async waited() {
      for (let tries = 0; tries < 400; tries++, await sleep(20)) {
        const { rowCount } = await client.query('select from pg_locks where not granted and relation = $1::regclass', [table]);
        if (rowCount !== 0) return;
      }
      throw new Error(`nobody asked for ${table}`);
    },
    async release() {
      await client.query('rollback');
      await client.end();
    },
  };
}

describe('an erasure', () => {
  const steps: readonly (readonly [string, string, () => string, boolean])[] = [
    ['before the key is destroyed', 'person_key', () => keysUrls.ownerUrl, true],
    ['between the store of keys and the main database', 'person_phone', () => world.database.urls.ownerUrl, false],
  ];

  it.each(steps)('whose process is killed %s is finished by another, and shows nobody in between', async (_, table, ownerUrl, keyThere) => {
    const person = await office.person();
    const id = readGlobalId(person.id)!.id as JobseekerId;
    const named = { jobseekerId: person.id, version: 0, fullName: 'Abebech Constructed', phones: [{ number: '0911 234 567', whose: 'OWN' }] };
    await office.act(office.caseManager, 'setIdentity', named, 'KeptIdentity', 'version');
    const api = await startApi({
      REJOIN_DATA: world.app.get<Config>(CONFIG).dataFolder,
      DATABASE_URL: world.database.urls.serviceUrl,
      KEYS_DATABASE_URL: keysUrls.serviceUrl,
    });
    const lock = await held(ownerUrl(), table);
    const body = JSON.stringify({
      query: 'mutation ($input: EraseJobseekerInput!) { eraseJobseeker(input: $input) { __typename } }',
      variables: { input: { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' } },
    });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${office.caseManager.token}` };
    const asked = fetch(`${api.address}/graphql`, { method: 'POST', headers, body }).then(
      () => 'answered',
      () => 'cut off',
    );
    await lock.waited();
    await api.kill();
    expect(await asked).toBe('cut off');
    await lock.release();

    const keys = world.app.get(PersonKeys, { strict: false });
    expect((await keys.of(office.missionId, [id])).size).toBe(keyThere ? 1 : 0);
    const seen = await office.ask(office.caseManager, 'query ($id: ID!) { identity(jobseekerId: $id, reason: CONTACT) { fullName } jobseeker(id: $id) { id } }', { id: person.id });
    expect(seen).toEqual({ identity: null, jobseeker: null });

    await world.app.get(ErasuresService, { strict: false }).sweep(office.missionId, new AbortController().signal);
    expect((await keys.of(office.missionId, [id])).size).toBe(0);
    const left: { rows: number; finished: boolean }[] = await world.database.work.run(office.officer.viewer, (tx) =>
      tx.query(
        `select (select count(*)::int from identity where jobseeker_id = $1) + (select count(*)::int from person_phone where jobseeker_id = $1) as rows,
           (select finished_at is not null from erasure where jobseeker_id = $1) as finished`,
        [id],
      ),
    );
    expect(left).toEqual([{ rows: 0, finished: true }]);
  }, 60_000);
});
