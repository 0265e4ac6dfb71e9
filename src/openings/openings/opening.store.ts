import { formatDay, type Day } from '../../kernel/day.js';
import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { CriterionApproval, Opening, OpeningFilter } from './opening.js';
import type { OpeningMove } from './opening-standing.js';
import { openingOf, openingTable, rowOf } from './opening.table.js';

/** False where an opening with this external reference is there already. */
export async function insertOpening(tx: Tx, opening: Opening): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(openingTable).values(rowOf(opening)).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Null when somebody else changed the opening meanwhile. */
export async function updateOpening(tx: Tx, opening: Opening): Promise<Opening | null> {
  const row = await updateVersioned(tx, openingTable, rowOf(opening));
  return row === null ? null : openingOf(row);
}

export async function openingById(tx: Tx, missionId: MissionId, id: OpeningId): Promise<Opening | null> {
  const row = await tx.getRepository(openingTable).findOneBy({ missionId, id });
  return row === null ? null : openingOf(row);
}

export async function openingsByIds(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<Opening[]> {
  return (await tx.getRepository(openingTable).findBy({ missionId, id: anyOf(ids) })).map(openingOf);
}

/** Locked until the transaction ends, in the order of their ids. */
export async function lockOpenings(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<Opening[]> {
  const query = tx.getRepository(openingTable).createQueryBuilder('o').where('o.missionId = :missionId and o.id in (:...ids)', { missionId, ids: [...ids] });
  return (await query.orderBy('o.id').setLock('pessimistic_write').getMany()).map(openingOf);
}

export async function openingByExternalRef(tx: Tx, missionId: MissionId, source: string, externalId: string): Promise<Opening | null> {
  const row = await tx.getRepository(openingTable).findOneBy({ missionId, externalSource: source, externalId });
  return row === null ? null : openingOf(row);
}

/** Openings by id, newest first, after the given one. */
export async function pageOfOpenings(
  tx: Tx,
  missionId: MissionId,
  filter: OpeningFilter,
  after: OpeningId | null,
  limit: number,
): Promise<Opening[]> {
  const query = tx.getRepository(openingTable).createQueryBuilder('o').where('o.missionId = :missionId', { missionId });
  if (filter.kind !== null) query.andWhere('o.kind = :kind', { kind: filter.kind });
  if (filter.status !== null) query.andWhere('o.status = :status', { status: filter.status });
  if (filter.occupation !== null) query.andWhere('o.occupationUri = :occupation', { occupation: filter.occupation });
  if (filter.employerId !== null) query.andWhere('o.employerId = :employerId', { employerId: filter.employerId });
  if (filter.text !== null) query.andWhere('position(lower(:text) in lower(o.title)) > 0', { text: filter.text });
  if (after !== null) query.andWhere('o.id < :after', { after });
  return (await query.orderBy('o.id', 'DESC').limit(limit).getMany()).map(openingOf);
}

/** Makes EXPIRED of every published opening whose last day for candidates is before `asOf`, and says which. */
export async function expireOpenings(tx: Tx, missionId: MissionId, asOf: Day, at: Date): Promise<OpeningId[]> {
  const rows: { opening_id: OpeningId }[] = await tx.query(
    `with due as (
       update opening set status = 'EXPIRED', version = version + 1
       where mission_id = $1 and status = 'PUBLISHED' and closes_on < $2::date
       returning mission_id, id, version, closes_on)
     insert into opening_move (mission_id, opening_id, version, from_status, to_status, reason, by_account, at)
     select mission_id, id, version, 'PUBLISHED', 'EXPIRED', 'the last day for candidates was ' || closes_on, null, $3 from due
     returning opening_id`,
    [missionId, formatDay(asOf), at],
  );
  return rows.map((row) => row.opening_id);
}

export async function insertOpeningMove(tx: Tx, move: OpeningMove): Promise<void> {
  await tx.query(
    `insert into opening_move (mission_id, opening_id, version, from_status, to_status, reason, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [move.missionId, move.openingId, move.version, move.from, move.to, move.reason, move.by, move.at],
  );
}

/** The moves of these openings, oldest first. */
export function movesOfOpenings(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<OpeningMove[]> {
  return tx.query(
    `select mission_id as "missionId", opening_id as "openingId", version, from_status as "from", to_status as "to", reason,
       by_account as "by", at
     from opening_move where mission_id = $1 and opening_id = any($2::uuid[]) order by opening_id, version`,
    [missionId, ids],
  );
}

/** Approving a criterion again keeps the first approval. */
export async function insertApproval(tx: Tx, approval: CriterionApproval): Promise<void> {
  await tx.query(
    `insert into criterion_approval (mission_id, opening_id, criterion, traits, reason, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [approval.missionId, approval.openingId, approval.criterion, approval.traits, approval.reason, approval.by, approval.at],
  );
}

/** The approvals of these openings, oldest first. */
export function approvalsOf(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<CriterionApproval[]> {
  return tx.query(
    `select mission_id as "missionId", opening_id as "openingId", criterion, traits, reason, by_account as "by", at
     from criterion_approval where mission_id = $1 and opening_id = any($2::uuid[]) order by opening_id, at, criterion`,
    [missionId, ids],
  );
}
