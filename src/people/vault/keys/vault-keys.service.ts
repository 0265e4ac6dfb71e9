import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { VaultKey } from '../../../platform/config/vault-keys.js';
import type { Log } from '../../../platform/log/log.js';
import { registerWrappingKeys } from './key.store.js';
import { KeyRing } from './key-ring.js';

/**
 * The ring of the installation, compared with what the store has seen: refuses to start with another key under a known name, since what
 * is then written could not be read by the others. Keys that the store knows and the ring lacks are told in the log.
 */
export async function openKeyRing(store: UnitOfWork, keys: readonly VaultKey[], log: Log): Promise<KeyRing> {
  const ring = new KeyRing(keys);
  const seen = await store.outside((tx) => registerWrappingKeys(tx, ring.fingerprints()));
  for (const { id, fingerprint } of ring.fingerprints()) {
    if (!seen.some((each) => each.id === id && each.fingerprint.equals(fingerprint)))
      throw new Error(`the key ${id} of REJOIN_VAULT_KEYS is not the one that was used under this name`);
  }
  const absent = seen.filter(({ id }) => !ring.has(id)).length;
  if (absent > 0) log.warn({ count: absent }, 'keys of the vault that were used here are not configured');
  return ring;
}
