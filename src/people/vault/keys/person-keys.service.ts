import { hkdfSync } from 'node:crypto';

import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { serviceViewer } from '../../../platform/viewer.js';
import {
  countByWrappingKey,
  destroyedKeys,
  destroyPersonKeys,
  hasOldKeys,
  insertMissionKey,
  insertPersonKeys,
  keysNotWrappedBy,
  keysOfPeople,
  markOfDestroyed,
  missionKey,
  missionKeysNotWrappedBy,
  rewrapMissionKey,
  rewrapPersonKeys,
  type StoredMissionKey,
  type StoredPersonKey,
} from './key.store.js';
import { KeyRing } from './key-ring.js';
import { PersonKey } from './person-key.js';

/** Keys wrapped anew in one transaction: a slice is a few milliseconds, so nobody who reads or erases waits. */
const SLICE = 500;

/** What a mission has keys for. */
type MissionKeyPurpose = 'PHONE_INDEX' | 'RELAYS';

/** How long the key of a mission is kept in memory. It is never destroyed, and texts of people come by the hundred a second. */
const MISSION_KEY_KEPT = 30_000;

/**
 * The keys of people, in their own database, one each. They are fetched when something is read and never kept in memory, so that a key
 * that was destroyed opens nothing from that moment on, in no process.
 */
export class PersonKeys {
  private readonly missionKeys = new Map<string, { readonly key: Buffer; readonly until: number }>();

  constructor(
    private readonly store: UnitOfWork,
    private readonly ring: KeyRing,
  ) {}

  /** The key of a person, made if there was never one; null where it was destroyed. */
  async make(missionId: MissionId, id: JobseekerId): Promise<PersonKey | null> {
    return (await this.makeAll(missionId, [id])).get(id) ?? null;
  }

  /** As `make`, for many people in two statements. */
  makeAll(missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, PersonKey>> {
    return this.store.run(serviceViewer(missionId), async (tx) => {
      const known = await keysOfPeople(tx, missionId, ids);
      const lacking = ids.filter((id) => !known.some((key) => key.jobseekerId === id));
      if (lacking.length === 0) return this.opened(missionId, known);
      await insertPersonKeys(tx, missionId, lacking.map((jobseekerId) => this.fresh(missionId, jobseekerId)));
      // Read again: another process may have been first, and a destroyed key stays destroyed.
      return this.opened(missionId, await keysOfPeople(tx, missionId, ids));
    });
  }

  /** The keys of those among these people who have one. */
  of(missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, PersonKey>> {
    if (ids.length === 0) return Promise.resolve(new Map());
    return this.store.run(serviceViewer(missionId), async (tx) => this.opened(missionId, await keysOfPeople(tx, missionId, ids)));
  }

  /** Destroys the keys of people for good. Again is harmless, and so is somebody who never had one. */
  async destroy(missionId: MissionId, ids: readonly JobseekerId[]): Promise<void> {
    if (ids.length > 0) await this.store.run(serviceViewer(missionId), (tx) => destroyPersonKeys(tx, missionId, ids));
  }

  /** People whose keys were destroyed, in the order of their ids, after the given one. */
  destroyed(missionId: MissionId, after: JobseekerId | null, limit: number): Promise<JobseekerId[]> {
    return this.store.run(serviceViewer(missionId), (tx) => destroyedKeys(tx, missionId, after, limit));
  }

  /** A mark of whose keys were destroyed, to be compared with that of whom the main database has forgotten. */
  markOfDestroyed(missionId: MissionId): Promise<string> {
    return this.store.run(serviceViewer(missionId), (tx) => markOfDestroyed(tx, missionId));
  }

  /** A key that the mission has for a purpose, derived from a secret of its own by HKDF-SHA-256; it outlives every rotation. */
  async missionKey(missionId: MissionId, purpose: MissionKeyPurpose): Promise<Buffer> {
    const name = `${missionId} ${purpose}`;
    const kept = this.missionKeys.get(name);
    if (kept !== undefined && performance.now() < kept.until) return kept.key;
    const key = await this.readMissionKey(missionId, purpose);
    this.missionKeys.set(name, { key, until: performance.now() + MISSION_KEY_KEPT });
    return key;
  }

  private async readMissionKey(missionId: MissionId, purpose: MissionKeyPurpose): Promise<Buffer> {
    const place = (id: string) => ['mission_key', missionId, purpose, id];
    const stored = await this.store.run(serviceViewer(missionId), async (tx): Promise<StoredMissionKey | null> => {
      const known = await missionKey(tx, missionId, purpose);
      if (known !== null) return known;
      const id = newId();
      await insertMissionKey(tx, missionId, purpose, { id, ...this.ring.wrap(place(id), KeyRing.fresh()) });
      return missionKey(tx, missionId, purpose);
    });
    if (stored === null) throw new Error('a key of the mission could not be kept');
    const secret = this.ring.unwrap(place(stored.id), stored);
    return Buffer.from(hkdfSync('sha256', secret, missionId, `rejoin ${purpose}`, 32));
  }

  /** Whether anything of the mission is still wrapped by an older key. */
  needsRewrapping(missionId: MissionId): Promise<boolean> {
    return this.store.run(serviceViewer(missionId), (tx) => hasOldKeys(tx, missionId, this.ring.writes));
  }

  /** How many keys of people each wrapping key holds: one that holds none in any mission can be taken away. */
  countByWrappingKey(missionId: MissionId): Promise<{ readonly id: string; readonly count: number }[]> {
    return this.store.run(serviceViewer(missionId), (tx) => countByWrappingKey(tx, missionId));
  }

  /**
   * Wraps the mission's keys with the newest wrapping key, slice by slice, each in a transaction of its own: readers never wait, and
   * whoever goes on after a kill goes on where it ended. Answers how many keys were wrapped anew.
   */
  async rewrap(missionId: MissionId, signal: AbortSignal): Promise<number> {
    let done = await this.rewrapMission(missionId);
    for (;;) {
      signal.throwIfAborted();
      const slice = await this.rewrapSlice(missionId);
      done += slice;
      if (slice === 0) return done;
    }
  }

  private rewrapSlice(missionId: MissionId): Promise<number> {
    return this.store.run(serviceViewer(missionId), async (tx) => {
      const old = await keysNotWrappedBy(tx, missionId, this.ring.writes, SLICE);
      await rewrapPersonKeys(tx, missionId, old.map((key) => ({ ...key, ...this.rewrapped(placeOf(missionId, key), key) })));
      return old.length;
    });
  }

  private rewrapMission(missionId: MissionId): Promise<number> {
    return this.store.run(serviceViewer(missionId), async (tx) => {
      const old = await missionKeysNotWrappedBy(tx, missionId, this.ring.writes);
      for (const key of old)
        await rewrapMissionKey(tx, missionId, key.purpose, { id: key.id, ...this.rewrapped(['mission_key', missionId, key.purpose, key.id], key) });
      return old.length;
    });
  }

  private rewrapped(place: readonly string[], key: StoredMissionKey) {
    return this.ring.wrap(place, this.ring.unwrap(place, key));
  }

  private fresh(missionId: MissionId, jobseekerId: JobseekerId): StoredPersonKey {
    const id = newId();
    return { jobseekerId, id, ...this.ring.wrap(placeOf(missionId, { jobseekerId, id }), KeyRing.fresh()) };
  }

  private opened(missionId: MissionId, stored: readonly StoredPersonKey[]): ReadonlyMap<JobseekerId, PersonKey> {
    return new Map(
      stored.map((key) => [key.jobseekerId, new PersonKey(missionId, key.jobseekerId, key.id, this.ring.unwrap(placeOf(missionId, key), key))]),
    );
  }
}

function placeOf(missionId: MissionId, { jobseekerId, id }: Pick<StoredPersonKey, 'jobseekerId' | 'id'>): readonly string[] {
  return ['person_key', missionId, jobseekerId, id];
}
