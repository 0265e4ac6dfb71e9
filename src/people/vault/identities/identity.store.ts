import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { PhoneOwner } from './identity.js';

/** An identity as it is stored: encrypted part by part. */
export interface SealedIdentity {
  readonly jobseekerId: JobseekerId;
  readonly names: Buffer | null;
  readonly bornOn: Buffer | null;
  readonly papers: Buffer | null;
  readonly notes: Buffer | null;
  readonly version: number;
}

export interface SealedPhone {
  readonly id: string;
  readonly jobseekerId: JobseekerId;
  readonly place: number;
  readonly number: Buffer;
  readonly whose: PhoneOwner;
  readonly blindIndex: Buffer;
}

export function sealedIdentities(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<SealedIdentity[]> {
  return tx.query(
    `select jobseeker_id as "jobseekerId", names, born_on as "bornOn", papers, notes, version from identity where mission_id = $1 and jobseeker_id = any($2::uuid[])`,
    [missionId, ids],
  );
}

/** Phones of these people, each person's in their order. */
export function sealedPhones(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<SealedPhone[]> {
  return tx.query(
    `select id, jobseeker_id as "jobseekerId", place, number, whose, blind_index as "blindIndex" from person_phone
     where mission_id = $1 and jobseeker_id = any($2::uuid[]) order by jobseeker_id, place`,
    [missionId, ids],
  );
}

export async function putIdentity(tx: Tx, missionId: MissionId, identity: SealedIdentity, at: Date): Promise<void> {
  const { jobseekerId, names, bornOn, papers, notes, version } = identity;
  await tx.query(
    `insert into identity (mission_id, jobseeker_id, names, born_on, papers, notes, version, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (mission_id, jobseeker_id) do update set names = $3, born_on = $4, papers = $5, notes = $6, version = $7, changed_at = $8`,
    [missionId, jobseekerId, names, bornOn, papers, notes, version, at],
  );
}

/** The phones of a person are these, and no others. */
export async function putPhones(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, phones: readonly SealedPhone[]): Promise<void> {
  await tx.query('delete from person_phone where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
  for (const { id, place, number, whose, blindIndex } of phones) {
    await tx.query('insert into person_phone (mission_id, id, jobseeker_id, place, number, whose, blind_index) values ($1, $2, $3, $4, $5, $6, $7)', [
      missionId,
      id,
      jobseekerId,
      place,
      number,
      whose,
      blindIndex,
    ]);
  }
}

/** People who have a phone, by its blind index, in the order of their ids. */
export async function peopleByPhone(tx: Tx, missionId: MissionId, blindIndex: Buffer): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    'select jobseeker_id as id from person_phone where mission_id = $1 and blind_index = $2 order by jobseeker_id',
    [missionId, blindIndex],
  );
  return rows.map((row) => row.id);
}

/** Groups of people who have a phone in common. */
export async function peopleWithSharedPhones(tx: Tx, missionId: MissionId, limit: number): Promise<JobseekerId[][]> {
  const rows: { ids: JobseekerId[] }[] = await tx.query(
    `select array_agg(jobseeker_id::text order by jobseeker_id) as ids from person_phone where mission_id = $1
     group by blind_index having count(*) > 1 order by 1 limit $2`,
    [missionId, limit],
  );
  return rows.map((row) => row.ids);
}

export async function forgetIdentity(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query('delete from person_phone where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
  await tx.query('delete from identity where mission_id = $1 and jobseeker_id = $2', [missionId, jobseekerId]);
}
