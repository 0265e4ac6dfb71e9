import type { AccountId, EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { ExclusionId, ExclusionTarget, VulnerabilityId } from './protection.js';

export interface SealedVulnerability {
  readonly id: VulnerabilityId;
  readonly sealed: Buffer;
  readonly recordedAt: Date;
  readonly endedAt: Date | null;
}

export interface SealedExclusion {
  readonly id: ExclusionId;
  readonly employerId: EmployerId | null;
  readonly geonameId: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly km: number | null;
  readonly personId: JobseekerId | null;
  readonly reason: Buffer;
  readonly recordedAt: Date;
  readonly liftedAt: Date | null;
}

export interface SealedLimitSource {
  readonly limit: FunctionalLimit;
  readonly source: Buffer;
  readonly recordedAt: Date;
}

/** Who writes what when: the same for every row of the vault. */
export interface Recording {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  readonly by: AccountId | null;
  readonly at: Date;
}

export function vulnerabilitiesOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<SealedVulnerability[]> {
  return tx.query(
    `select id, sealed, recorded_at as "recordedAt", ended_at as "endedAt" from vulnerability where mission_id = $1 and jobseeker_id = $2 order by recorded_at, id`,
    [missionId, id],
  );
}

/** When the last one was recorded, of those that ended too; null where there is none. */
export async function lastVulnerability(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Date | null> {
  const rows: { at: Date | null }[] = await tx.query('select max(recorded_at) as at from vulnerability where mission_id = $1 and jobseeker_id = $2', [missionId, id]);
  return rows[0]?.at ?? null;
}

export function exclusionsOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<SealedExclusion[]> {
  return tx.query(
    `select id, employer_id as "employerId", geoname_id as "geonameId", latitude, longitude, km, person_id as "personId", reason,
       recorded_at as "recordedAt", lifted_at as "liftedAt"
     from exclusion where mission_id = $1 and jobseeker_id = $2 order by recorded_at, id`,
    [missionId, id],
  );
}

export function limitSourcesOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<SealedLimitSource[]> {
  return tx.query(
    `select functional_limit as limit, source, recorded_at as "recordedAt" from limit_source where mission_id = $1 and jobseeker_id = $2 order by 1`,
    [missionId, id],
  );
}

export async function insertVulnerability(tx: Tx, { missionId, jobseekerId, by, at }: Recording, id: VulnerabilityId, sealed: Buffer, stops: boolean): Promise<void> {
  await tx.query(
    `insert into vulnerability (mission_id, id, jobseeker_id, sealed, stops_offers, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)`,
    [missionId, id, jobseekerId, sealed, stops, by, at],
  );
}

/** False where there is no such entry of that person that still lasts. */
export async function endVulnerability(tx: Tx, { missionId, jobseekerId, at }: Recording, id: VulnerabilityId): Promise<boolean> {
  return changed(
    await tx.query('update vulnerability set ended_at = $4 where mission_id = $1 and jobseeker_id = $2 and id = $3 and ended_at is null', [missionId, jobseekerId, id, at]),
  );
}

export async function insertExclusion(tx: Tx, { missionId, jobseekerId, by, at }: Recording, id: ExclusionId, target: ExclusionTarget, reason: Buffer): Promise<void> {
  const { employerId, place, personId } = target;
  await tx.query(
    `insert into exclusion (mission_id, id, jobseeker_id, employer_id, geoname_id, latitude, longitude, km, person_id, reason, recorded_by, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [missionId, id, jobseekerId, employerId, place?.geonameId ?? null, place?.latitude ?? null, place?.longitude ?? null, place?.km ?? null, personId, reason, by, at],
  );
}

/** False where there is no such exclusion of that person that still holds. */
export async function liftExclusion(tx: Tx, { missionId, jobseekerId, at }: Recording, id: ExclusionId): Promise<boolean> {
  return changed(
    await tx.query('update exclusion set lifted_at = $4 where mission_id = $1 and jobseeker_id = $2 and id = $3 and lifted_at is null', [missionId, jobseekerId, id, at]),
  );
}

export async function putLimitSource(tx: Tx, { missionId, jobseekerId, by, at }: Recording, limit: FunctionalLimit, source: Buffer): Promise<void> {
  await tx.query(
    `insert into limit_source (mission_id, jobseeker_id, functional_limit, source, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (mission_id, jobseeker_id, functional_limit) do update set source = $4, recorded_by = $5, recorded_at = $6`,
    [missionId, jobseekerId, limit, source, by, at],
  );
}

export async function removeLimitSource(tx: Tx, { missionId, jobseekerId }: Recording, limit: FunctionalLimit): Promise<void> {
  await tx.query('delete from limit_source where mission_id = $1 and jobseeker_id = $2 and functional_limit = $3', [missionId, jobseekerId, limit]);
}

/** All that protection keeps of the person; exclusions of others from this person go too, since they name them. */
export async function forgetProtection(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  for (const table of ['vulnerability', 'exclusion', 'limit_source'])
    await tx.query(`delete from ${table} where mission_id = $1 and jobseeker_id = $2`, [missionId, id]);
  await tx.query('delete from exclusion where mission_id = $1 and person_id = $2', [missionId, id]);
}

/** TypeORM answers an update with rows and their count. */
function changed([, count]: readonly [unknown, number]): boolean {
  return count > 0;
}
