import type { MissionId } from '../../../kernel/ids.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../../platform/viewer.js';
import { keyMissingFrom, knownOf, someKeptPeople } from './key.store.js';
import type { KeyRing } from './key-ring.js';

/** People of a mission who are looked up in the store of keys. */
const SOME = 200;

/** Where the check reads. */
interface Both {
  readonly work: UnitOfWork;
  readonly store: UnitOfWork;
  readonly missions: Pick<MissionsService, 'all'>;
}

/**
 * Throws at the start, with words for the operator, where what is kept could not be read: a wrapping key that still holds keys of people is not configured, or
 * the store of keys knows nobody of whom something is kept (another installation's, or an empty one). Whoever served on would show people without their
 * names, and write new ones beside them.
 */
export async function checkKeys({ work, store, missions }: Both, ring: KeyRing): Promise<void> {
  let [kept, known] = [0, 0];
  for (const { id } of await missions.all()) {
    const missing = await store.run(serviceViewer(id), (tx) => keyMissingFrom(tx, id, ring.fingerprints().map((key) => key.id)));
    if (missing !== null)
      throw new Error(`keys of people are wrapped by the key ${missing}, which REJOIN_VAULT_KEYS does not hold: without it nobody's identity can be read. Add it after the others (src/people/vault/README.md)`);
    const some = await work.run(serviceViewer(id), (tx) => someKeptPeople(tx, id, SOME));
    kept += some.length;
    known += await countKnown(store, id, some);
  }
  if (kept > 0 && known === 0)
    throw new Error('the database of keys (KEYS_DATABASE_URL) knows nobody of whom an identity is kept here: it is empty, or belongs to another installation');
}

function countKnown(store: UnitOfWork, missionId: MissionId, ids: Parameters<typeof knownOf>[2]): Promise<number> {
  return ids.length === 0 ? Promise.resolve(0) : store.run(serviceViewer(missionId), (tx) => knownOf(tx, missionId, ids));
}
