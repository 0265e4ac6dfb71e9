import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../database/unit-of-work.js';
import { DIGEST_BYTES, digestOfSeal, inOrder, leafOf, NO_SEAL, type AuditEntry, type AuditEntryId, type AuditSeal } from './audit.js';
import { entriesByIds, lostEntries, nextSeal, purgedHead, sealEnd, strayEntries, unsealedCount } from './audit.store.js';

/** What is wrong with the log. */
export const auditFaults = {
  ENTRY_CHANGED: 'An entry is not what was sealed.',
  ENTRY_REMOVED: 'An entry is gone.',
  ENTRY_REORDERED: 'An entry stands before one that is older.',
  ENTRY_UNSEALED: 'An entry is in no seal and does not wait for one: seals were taken away, or it was kept from them.',
  SEAL_CHANGED: 'A seal is not what it was when it was made.',
  SEAL_REMOVED: 'A seal is gone.',
} as const;

export interface AuditFault {
  readonly code: keyof typeof auditFaults;
  /** Number of the seal; null for an entry that was in none. */
  readonly seal: number | null;
  /** Null where a whole seal is meant. */
  readonly entryId: AuditEntryId | null;
}

/** What a verification found. */
export interface AuditVerification {
  /** Number of the last seal that was let go because of its age; 0 for none. What was known of those before it cannot be compared any more. */
  readonly purgedTo: number;
  /** Number of the last seal that was looked at; 0 for none. */
  readonly upTo: number;
  /** Whether there is nothing after it; if not, verify again from `upTo`. */
  readonly complete: boolean;
  readonly seals: number;
  readonly entries: number;
  /** Entries that wait for their seal: not protected against change by whoever owns the database. */
  readonly unsealed: number;
  /** Digest of the last seal, hexadecimal; null for none. Kept elsewhere, it shows later whether the whole chain was made anew. */
  readonly digest: string | null;
  /** At most 100. */
  readonly faults: readonly AuditFault[];
}

/** A seal as somebody wrote it down at the time. */
export interface KnownSeal {
  readonly number: number;
  /** Hexadecimal. */
  readonly digest: string;
}

const MOST_ENTRIES = 100_000;
const MOST_FAULTS = 100;

/**
 * Checks the mission's log against its seals, from the one after `after`, until about 100,000 entries were looked at. Run it in a
 * REPEATABLE READ transaction. It finds every change, removal and reordering of sealed entries by anybody who cannot rewrite
 * all later seals as well; who can is found by a `known` seal.
 */
export async function verifyAudit(tx: Tx, missionId: MissionId, after: number, known: KnownSeal | null): Promise<AuditVerification> {
  const faults: AuditFault[] = [];
  const purged = (await purgedHead(tx, missionId)) ?? { number: 0, digest: NO_SEAL };
  let before = after <= purged.number ? purged : await sealEnd(tx, missionId, after);
  if (before === null) faults.push({ code: 'SEAL_REMOVED', seal: after, entryId: null });
  before ??= { number: after, digest: NO_SEAL };
  let [seals, entries, complete] = [0, 0, false];
  for (;;) {
    const seal = await nextSeal(tx, missionId, before.number);
    complete = seal === null;
    if (seal === null || (entries > 0 && entries + seal.count > MOST_ENTRIES) || faults.length >= MOST_FAULTS) break;
    faults.push(...chainFaults(seal, before), ...entryFaults(seal, await entriesByIds(tx, missionId, seal.entries)));
    [seals, entries, before] = [seals + 1, entries + seal.count, seal];
  }
  const kept = known === null || known.number < purged.number ? null : known.number === purged.number ? purged : await sealEnd(tx, missionId, known.number);
  if (known !== null && known.number >= purged.number && kept?.digest.toString('hex') !== known.digest.toLowerCase())
    faults.push({ code: 'SEAL_CHANGED', seal: known.number, entryId: null });
  if (complete) {
    for (const entryId of await strayEntries(tx, missionId, MOST_FAULTS)) faults.push({ code: 'ENTRY_UNSEALED', seal: null, entryId });
    for (const entryId of await lostEntries(tx, missionId, MOST_FAULTS)) faults.push({ code: 'ENTRY_REMOVED', seal: null, entryId });
  }
  const { count: unsealed } = await unsealedCount(tx, missionId);
  const digest = before.number === 0 ? null : before.digest.toString('hex');
  return { purgedTo: purged.number, upTo: before.number, complete, seals, entries, unsealed, digest, faults: faults.slice(0, MOST_FAULTS) };
}

function chainFaults(seal: AuditSeal, before: Pick<AuditSeal, 'number' | 'digest'>): AuditFault[] {
  const faults: AuditFault[] = [];
  for (let number = before.number + 1; number < seal.number && faults.length < MOST_FAULTS; number++)
    faults.push({ code: 'SEAL_REMOVED', seal: number, entryId: null });
  const broken = !seal.digest.equals(digestOfSeal(seal)) || (faults.length === 0 && !seal.previous.equals(before.digest));
  return broken ? [...faults, { code: 'SEAL_CHANGED', seal: seal.number, entryId: null }] : faults;
}

function entryFaults(seal: AuditSeal, found: readonly AuditEntry[]): AuditFault[] {
  const byId = new Map(found.map((entry) => [entry.id, entry]));
  let before: AuditEntry | null = null;
  return seal.entries.flatMap((entryId, at): AuditFault[] => {
    const entry = byId.get(entryId);
    const fault = (code: AuditFault['code']): AuditFault => ({ code, seal: seal.number, entryId });
    if (entry === undefined) return [fault('ENTRY_REMOVED')];
    if (!leafOf(entry).equals(seal.leaves.subarray(at * DIGEST_BYTES, (at + 1) * DIGEST_BYTES))) return [fault('ENTRY_CHANGED')];
    const late = before !== null && inOrder(before, entry) > 0;
    before = entry;
    return late ? [fault('ENTRY_REORDERED')] : [];
  });
}
