import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Kit, KitId, KitVersion } from './kit.js';

/** A version of a kit by its number. */
export interface NamedKitVersion {
  readonly kitId: KitId;
  readonly version: number;
}

const CONTENTS = `v.currency, v.items, v.training, v.training_hours as "trainingHours", v.source, v.offered`;
const KIT = `select k.mission_id as "missionId", k.id, k.category, k.type, k.version, k.created_at as "createdAt", ${CONTENTS}
  from kit k join kit_version v on v.mission_id = k.mission_id and v.kit_id = k.id and v.version = k.version`;
const VERSION = `select v.mission_id as "missionId", v.kit_id as "kitId", v.version, ${CONTENTS}, v.written_by as "writtenBy", v.written_at as "writtenAt" from kit_version v`;

export async function insertKit(tx: Tx, { missionId, id, category, type, version, createdAt }: Kit): Promise<void> {
  await tx.query('insert into kit (mission_id, id, category, type, version, created_at) values ($1, $2, $3, $4, $5, $6)', [missionId, id, category, type, version, createdAt]);
}

/** Counts a kit up from the version that was read; false where somebody wrote the next one meanwhile. */
export async function countUp(tx: Tx, { missionId, id, version }: Pick<Kit, 'missionId' | 'id' | 'version'>): Promise<boolean> {
  const [, count]: [unknown, number] = await tx.query('update kit set version = version + 1 where mission_id = $1 and id = $2 and version = $3', [missionId, id, version]);
  return count > 0;
}

export async function insertKitVersion(tx: Tx, kit: KitVersion): Promise<void> {
  await tx.query(
    `insert into kit_version (mission_id, kit_id, version, currency, items, training, training_hours, source, offered, written_by, written_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [kit.missionId, kit.kitId, kit.version, kit.currency, JSON.stringify(kit.items), kit.training, kit.trainingHours, kit.source, kit.offered, kit.writtenBy, kit.writtenAt],
  );
}

export function kitsByIds(tx: Tx, missionId: MissionId, ids: readonly KitId[]): Promise<Kit[]> {
  return tx.query(`${KIT} where k.mission_id = $1 and k.id = any($2::uuid[])`, [missionId, ids]);
}

/** Newest first, after the given one; with a category those of it alone, in any case. */
export function pageOfKits(tx: Tx, missionId: MissionId, category: string | null, after: KitId | null, limit: number): Promise<Kit[]> {
  return tx.query(
    `${KIT} where k.mission_id = $1 and ($2::text is null or lower(k.category) = lower($2)) and ($3::uuid is null or k.id < $3) order by k.id desc limit $4`,
    [missionId, category, after, limit],
  );
}

/** These versions, whatever was written after them. */
export function versionsByNumbers(tx: Tx, missionId: MissionId, named: readonly NamedKitVersion[]): Promise<KitVersion[]> {
  return tx.query(
    `${VERSION} join unnest($2::uuid[], $3::integer[]) n (kit_id, version) on n.kit_id = v.kit_id and n.version = v.version where v.mission_id = $1`,
    [missionId, named.map(({ kitId }) => kitId), named.map(({ version }) => version)],
  );
}

/** Every version of these kits, the last one first. */
export function versionsOfKits(tx: Tx, missionId: MissionId, ids: readonly KitId[]): Promise<KitVersion[]> {
  return tx.query(`${VERSION} where v.mission_id = $1 and v.kit_id = any($2::uuid[]) order by v.kit_id, v.version desc`, [missionId, ids]);
}
