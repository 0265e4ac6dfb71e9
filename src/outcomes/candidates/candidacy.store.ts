import { IsNull } from 'typeorm';

import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Candidacy, CandidateId, Release } from './candidacy.js';
import { candidacyTable, releaseTable } from './candidacy.table.js';

export async function insertCandidacy(tx: Tx, candidacy: Candidacy): Promise<void> {
  await tx.getRepository(candidacyTable).insert(candidacy);
}

export function lockCandidacy(tx: Tx, missionId: MissionId, id: CandidateId): Promise<Candidacy | null> {
  return tx.getRepository(candidacyTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export async function endCandidacy(tx: Tx, { missionId, id, endedAt, endedBy, endReason }: Candidacy): Promise<void> {
  await tx.getRepository(candidacyTable).update({ missionId, id }, { endedAt, endedBy, endReason });
}

/** The opening of a candidacy; null for none. */
export async function openingOf(tx: Tx, missionId: MissionId, id: CandidateId): Promise<OpeningId | null> {
  return (await tx.getRepository(candidacyTable).findOneBy({ missionId, id }))?.openingId ?? null;
}

/** What the employer calls somebody; null for none, and for whoever was forgotten. */
export async function handleOf(tx: Tx, missionId: MissionId, id: CandidateId): Promise<string | null> {
  const candidacy = await tx.getRepository(candidacyTable).findOneBy({ missionId, id });
  return candidacy === null || candidacy.endReason === 'forgotten' ? null : candidacy.handle;
}

/** All candidacies of an opening, the first one first; there are few. */
export function candidaciesOf(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<Candidacy[]> {
  return tx.getRepository(candidacyTable).find({ where: { missionId, openingId }, order: { putAt: 'ASC', id: 'ASC' } });
}

/** Those that have not ended and belong to the employer: of an opening, or of these ids. Another employer's are not looked at. */
export function openCandidacies(
  tx: Tx,
  missionId: MissionId,
  employerId: EmployerId,
  of: { readonly openingId: OpeningId } | { readonly ids: readonly CandidateId[] },
): Promise<Candidacy[]> {
  const narrowed = 'ids' in of ? { id: anyOf(of.ids) } : { openingId: of.openingId };
  return tx.getRepository(candidacyTable).find({ where: { missionId, employerId, endedAt: IsNull(), ...narrowed }, order: { putAt: 'ASC', id: 'ASC' } });
}

export function releasesOf(tx: Tx, missionId: MissionId, ids: readonly CandidateId[]): Promise<Release[]> {
  return tx.getRepository(releaseTable).findBy({ missionId, candidacyId: anyOf(ids) });
}

export async function insertRelease(tx: Tx, release: Release): Promise<void> {
  await tx.getRepository(releaseTable).insert(release);
}

/** Where a person was ever put forward, the first one first. */
export function candidaciesOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Candidacy[]> {
  return tx.getRepository(candidacyTable).find({ where: { missionId, jobseekerId }, order: { putAt: 'ASC', id: 'ASC' } });
}

/** Ends what is open, empties every card of the person and takes its handle, which employers wrote down; that somebody was put forward stays, for figures. */
export async function forgetCandidacies(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update candidacy set ended_at = coalesce(ended_at, now()), end_reason = 'forgotten',
       card = '{}', handle = case when handle like 'X-%' then handle else 'X-' || upper(left(replace(gen_random_uuid()::text, '-', ''), 12)) end
     where mission_id = $1 and jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
}
