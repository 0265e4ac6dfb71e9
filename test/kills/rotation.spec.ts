import { randomBytes } from 'node:crypto';

import type { JobseekerId, MissionId } from '../../src/kernel/ids.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids.js';
import { createLog } from '../../src/platform/log/log.js';
import { openKeys } from '../../src/platform/installation.js';
import { KeyRing } from '../../src/people/vault/keys/key-ring.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { openKeyRing } from '../../src/people/vault/keys/vault-keys.service.js';
import { freshKeys } from '../support/database.js';
import { kills } from './office-to-kill.js';

const PEOPLE = kills(4_000, 100_000);
const SLICE = 10_000;
const old = { id: 'old', key: randomBytes(32) };
const next = { id: 'next', key: randomBytes(32) };
const place = { table: 'identity', column: 'names', row: 'x' };

let store: UnitOfWork;
let close: () => Promise<void>;
const missionId = newId<MissionId>();
const people = Array.from({ length: PEOPLE }, () => newId<JobseekerId>());
const log = createLog({ level: 'silent' });

beforeAll(async () => {
  const source = await openKeys((await freshKeys()).serviceUrl, 6);
  store = new UnitOfWork(source);
  close = () => source.destroy();
  const before = new PersonKeys(store, new KeyRing([old]));
  for (let from = 0; from < PEOPLE; from += SLICE) await before.makeAll(missionId, people.slice(from, from + SLICE));
}, 120_000);
afterAll(() => close());

describe('changing the key that wraps', () => {
  it(`wraps ${PEOPLE} keys anew while everything goes on, and goes on after it was broken off`, async () => {
    const before = new PersonKeys(store, new KeyRing([old]));
    const sample = people.filter((_, at) => at % 1_000 === 0);
    const sealed = new Map([...(await before.of(missionId, sample))].map(([id, key]) => [id, key.seal(place, id)]));
    const index = await before.missionKey(missionId, 'PHONE_INDEX');

    // Both keys are known everywhere before the new one writes.
    const reader = new PersonKeys(store, new KeyRing([old, next]));
    const keys = new PersonKeys(store, new KeyRing([next, old]));
    let [reading, reads] = [true, 0];
    const read = async (): Promise<void> => {
      while (reading) {
        for (const [id, key] of await reader.of(missionId, sample)) expect(key.open(place, sealed.get(id)!)).toBe(id);
        reads += 1;
      }
    };
    const born = newId<JobseekerId>();
    const readers = [read(), read()];

    // Ends as a worker does that is told to stop, then is begun by two at once.
    const stopping = new AbortController();
    const halfway = async (): Promise<void> => {
      while ((await keys.countByWrappingKey(missionId)).length < 2);
      stopping.abort();
    };
    await Promise.all([halfway(), expect(keys.rewrap(missionId, stopping.signal)).rejects.toThrow()]);
    expect((await keys.countByWrappingKey(missionId)).map(({ id }) => id)).toEqual(['next', 'old']);
    await keys.destroy(missionId, [people[1]!]);
    await keys.make(missionId, born);
    const going = new AbortController().signal;
    await Promise.all([keys.rewrap(missionId, going), keys.rewrap(missionId, going)]);
    // What the other passed over because it was locked.
    await keys.rewrap(missionId, going);
    reading = false;
    await Promise.all(readers);

    expect(reads).toBeGreaterThan(2);
    expect(await keys.countByWrappingKey(missionId)).toEqual([{ id: 'next', count: PEOPLE }]);
    expect(await keys.needsRewrapping(missionId)).toBe(false);
    const after = new PersonKeys(store, new KeyRing([next]));
    for (const [id, key] of await after.of(missionId, sample)) expect(key.open(place, sealed.get(id)!)).toBe(id);
    expect(await after.missionKey(missionId, 'PHONE_INDEX')).toEqual(index);
    expect((await after.of(missionId, [people[1]!])).size).toBe(0);
  }, 180_000);

  it('is noticed by the sweep only where there is something to do, in the own mission alone', async () => {
    const other = newId<MissionId>();
    const keys = new PersonKeys(store, new KeyRing([next, old]));
    expect(await keys.needsRewrapping(other)).toBe(false);
    await new PersonKeys(store, new KeyRing([old])).make(other, newId<JobseekerId>());
    expect([await keys.needsRewrapping(other), await keys.needsRewrapping(missionId)]).toEqual([true, false]);
  });

  it('does not begin with another key under a known name', async () => {
    await openKeyRing(store, [old], log);
    await openKeyRing(store, [next, old], log);
    await expect(openKeyRing(store, [{ id: 'old', key: randomBytes(32) }], log)).rejects.toThrow('the key old of REJOIN_VAULT_KEYS is not the one');
  });
});
