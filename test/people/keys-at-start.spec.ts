import { randomBytes } from 'node:crypto';

import { checkKeys } from '../../src/people/vault/keys/right-keys.js';
import { KeyRing } from '../../src/people/vault/keys/key-ring.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { openKeys } from '../../src/platform/installation.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { Office } from '../journeys/office.js';
import { freshKeys } from '../support/database.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let office: Office;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  world = await openWorld({ keysUrl: (await freshKeys()).serviceUrl });
  office = await Office.open(world);
});
afterAll(async () => {
  for (const close of closing) await close();
  await world.close();
});

const storeAt = async (url: string): Promise<UnitOfWork> => {
  const source = await openKeys(url, 2);
  closing.push(() => source.destroy());
  return new UnitOfWork(source);
};
const key = (id: string) => ({ id, key: randomBytes(32) });

describe('the keys of a process that starts', () => {
  it('hold whatever is wrapped, in the store that knows the people', async () => {
    const [work, missions] = [world.database.work, world.app.get(MissionsService, { strict: false })];
    const [own, other] = [key('own'), key('other')];
    const [store, empty] = [await storeAt((await freshKeys()).serviceUrl), await storeAt((await freshKeys()).serviceUrl)];
    const check = (at: UnitOfWork, ...keys: (typeof own)[]) => checkKeys({ work, store: at, missions }, new KeyRing(keys));
    await expect(check(empty, other)).resolves.toBeUndefined();

    const person = await office.person();
    const identity = { jobseekerId: person.id, version: 0, fullName: 'Constructed Person' };
    await office.act(office.caseManager, 'setIdentity', identity, 'KeptIdentity', 'version');
    await new PersonKeys(store, new KeyRing([own])).make(office.missionId, readGlobalId(person.id)!.id as JobseekerId);
    await expect(check(store, own)).resolves.toBeUndefined();
    await expect(check(store, other, own)).resolves.toBeUndefined();
    await expect(check(store, other)).rejects.toThrow('wrapped by the key own, which REJOIN_VAULT_KEYS does not hold');
    await expect(check(empty, own)).rejects.toThrow('KEYS_DATABASE_URL) knows nobody');
    // Somebody whose key was destroyed is known.
    await new PersonKeys(store, new KeyRing([own])).destroy(office.missionId, [readGlobalId(person.id)!.id as JobseekerId]);
    await expect(check(store, other)).resolves.toBeUndefined();
  });
});
