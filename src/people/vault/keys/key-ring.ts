import { createHmac, randomBytes } from 'node:crypto';

import type { VaultKey } from '../../../platform/config/vault-keys.js';
import { KEY_BYTES, open, seal } from './sealing.js';

/** A key as it is stored: encrypted by one of the ring. */
export interface WrappedKey {
  /** Id of the key of the ring. */
  readonly wrappedBy: string;
  readonly wrapped: Buffer;
}

/** The keys that wrap the keys of people. The first one wraps; the others still open what they wrapped before. */
export class KeyRing {
  private readonly byId: ReadonlyMap<string, Buffer>;
  /** Id of the key that wraps. */
  readonly writes: string;

  constructor(keys: readonly VaultKey[]) {
    const [first] = keys;
    if (first === undefined) throw new Error('the vault has no key');
    this.writes = first.id;
    this.byId = new Map(keys.map(({ id, key }) => [id, key]));
  }

  /** A fresh random key. */
  static fresh(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  /** Wraps a key for its place: it opens nowhere else. */
  wrap(place: readonly string[], key: Buffer): WrappedKey {
    return { wrappedBy: this.writes, wrapped: seal(this.keyOf(this.writes), [...place, this.writes], key) };
  }

  /** Throws `SealBroken` at another place, and an error that names the key which is missing. */
  unwrap(place: readonly string[], { wrappedBy, wrapped }: WrappedKey): Buffer {
    return open(this.keyOf(wrappedBy), [...place, wrappedBy], wrapped);
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** What each key is known by without being told. */
  fingerprints(): readonly { readonly id: string; readonly fingerprint: Buffer }[] {
    return [...this.byId].map(([id, key]) => ({ id, fingerprint: createHmac('sha256', key).update('rejoin key fingerprint').digest() }));
  }

  private keyOf(id: string): Buffer {
    const key = this.byId.get(id);
    if (key === undefined) throw new Error(`the key ${id} of the vault is not configured (REJOIN_VAULT_KEYS)`);
    return key;
  }
}
