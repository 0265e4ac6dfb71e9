import type { AccountId, EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { FunctionalLimit } from '../../../matching/types.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { ExclusionId, ExclusionTarget, VulnerabilityId } from './protection.js';

/** What every row of the vault tells of itself. */
interface SealedRow {
  /** Whose record it is on. */
  readonly jobseekerId: JobseekerId;
  readonly recordedBy: AccountId | null;
  readonly recordedAt: Date;
}

export interface SealedVulnerability extends SealedRow {
  readonly id: VulnerabilityId;
  readonly stopsOffers: boolean;
  readonly callsOnly: boolean;
  readonly sealed: Buffer;
  readonly endedAt: Date | null;
}

export interface SealedExclusion extends SealedRow {
  readonly id: ExclusionId;
  readonly employerId: EmployerId | null;
  readonly geonameId: number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly km: number | null;
  readonly personId: JobseekerId | null;
  readonly reason: Buffer;
  readonly liftedAt: Date | null;
}

export interface SealedLimitSource extends SealedRow {
  readonly limit: FunctionalLimit;
  readonly source: Buffer;
}

/** Whose record is written by whom and when: the same for every row of the vault. */
export interface Recording {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  readonly by: AccountId | null;
  readonly at: Date;
}

const OF_ROW = 'jobseeker_id as "jobseekerId", recorded_by as "recordedBy", recorded_at as "recordedAt"';

export function vulnerabilitiesOf(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<SealedVulnerability[]> {
  return tx.query(
    `select id, sealed, stops_offers as "stopsOffers", calls_only as "callsOnly", ended_at as "endedAt", ${OF_ROW} from vulnerability
     where mission_id = $1 and jobseeker_id = any($2::uuid[]) order by recorded_at, id`,
    [missionId, records],
  );
}

/** When the last one was recorded, of those that ended too; null where there is none. */
export async function lastVulnerability(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<Date | null> {
  const rows: { at: Date | null }[] = await tx.query('select max(recorded_at) as at from vulnerability where mission_id = $1 and jobseeker_id = any($2::uuid[])', [missionId, records]);
  return rows[0]?.at ?? null;
}

export function exclusionsOf(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<SealedExclusion[]> {
  return tx.query(
    `select id, employer_id as "employerId", geoname_id as "geonameId", latitude, longitude, km, person_id as "personId", reason, lifted_at as "liftedAt", ${OF_ROW}
     from exclusion where mission_id = $1 and jobseeker_id = any($2::uuid[]) order by recorded_at, id`,
    [missionId, records],
  );
}

export function limitSourcesOf(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<SealedLimitSource[]> {
  return tx.query(
    `select functional_limit as limit, source, ${OF_ROW} from limit_source where mission_id = $1 and jobseeker_id = any($2::uuid[]) order by 1, jobseeker_id`,
    [missionId, records],
  );
}

export async function insertVulnerability(
  tx: Tx,
  { missionId, jobseekerId, by, at }: Recording,
  { id, sealed, stopsOffers, callsOnly }: Pick<SealedVulnerability, 'id' | 'sealed' | 'stopsOffers' | 'callsOnly'>,
): Promise<void> {
  await tx.query(
    `insert into vulnerability (mission_id, id, jobseeker_id, sealed, stops_offers, calls_only, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [missionId, id, jobseekerId, sealed, stopsOffers, callsOnly, by, at],
  );
}

/** Whether any that lasts on these records keeps the person from being texted. */
export async function isCalledOnly(tx: Tx, missionId: MissionId, records: readonly JobseekerId[]): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from vulnerability where mission_id = $1 and jobseeker_id = any($2::uuid[]) and calls_only and ended_at is null limit 1', [missionId, records]);
  return rows.length === 1;
}

/** False where there is no such entry on any of these records that still lasts. */
export async function putCallsOnly(tx: Tx, missionId: MissionId, records: readonly JobseekerId[], id: VulnerabilityId, callsOnly: boolean): Promise<boolean> {
  return changed(
    await tx.query('update vulnerability set calls_only = $4 where mission_id = $1 and jobseeker_id = any($2::uuid[]) and id = $3 and ended_at is null', [missionId, records, id, callsOnly]),
  );
}

/** Says of one that lasts whether nothing is offered because of it. */
export async function putStopsOffers(tx: Tx, missionId: MissionId, id: VulnerabilityId, stopsOffers: boolean): Promise<void> {
  await tx.query('update vulnerability set stops_offers = $3 where mission_id = $1 and id = $2 and ended_at is null', [missionId, id, stopsOffers]);
}

/** False where there is no such entry on any of these records that still lasts. */
export async function endVulnerability(tx: Tx, missionId: MissionId, records: readonly JobseekerId[], id: VulnerabilityId, at: Date): Promise<boolean> {
  return changed(
    await tx.query('update vulnerability set ended_at = $4 where mission_id = $1 and jobseeker_id = any($2::uuid[]) and id = $3 and ended_at is null', [missionId, records, id, at]),
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

/** False where there is no such exclusion on any of these records that still holds. */
export async function liftExclusion(tx: Tx, missionId: MissionId, records: readonly JobseekerId[], id: ExclusionId, at: Date): Promise<boolean> {
  return changed(
    await tx.query('update exclusion set lifted_at = $4 where mission_id = $1 and jobseeker_id = any($2::uuid[]) and id = $3 and lifted_at is null', [missionId, records, id, at]),
  );
}

/** Exclusions from the person `from` become exclusions from `into`, but for those of `into`. Answers how many. */
export async function turnExclusionsTo(tx: Tx, missionId: MissionId, from: JobseekerId, into: JobseekerId): Promise<number> {
  const [, count]: [unknown, number] = await tx.query('update exclusion set person_id = $3 where mission_id = $1 and person_id = $2 and jobseeker_id <> $3', [missionId, from, into]);
  return count;
}

export async function putLimitSource(tx: Tx, { missionId, jobseekerId, by, at }: Recording, limit: FunctionalLimit, source: Buffer): Promise<void> {
  await tx.query(
    `insert into limit_source (mission_id, jobseeker_id, functional_limit, source, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (mission_id, jobseeker_id, functional_limit) do update set source = $4, recorded_by = $5, recorded_at = $6`,
    [missionId, jobseekerId, limit, source, by, at],
  );
}

/** As `putLimitSource`; one that is there stays. */
export async function keepLimitSource(tx: Tx, { missionId, jobseekerId, by, at }: Recording, limit: FunctionalLimit, source: Buffer): Promise<void> {
  await tx.query(
    `insert into limit_source (mission_id, jobseeker_id, functional_limit, source, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [missionId, jobseekerId, limit, source, by, at],
  );
}

/** Takes it from all of these records. */
export async function removeLimitSource(tx: Tx, missionId: MissionId, records: readonly JobseekerId[], limit: FunctionalLimit): Promise<void> {
  await tx.query('delete from limit_source where mission_id = $1 and jobseeker_id = any($2::uuid[]) and functional_limit = $3', [missionId, records, limit]);
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
