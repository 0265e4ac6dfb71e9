import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { VentureMove } from './venture-standing.js';
import { rowOf, ventureOf, ventureTable } from './venture.table.js';
import type { Venture, VentureFilter } from './venture.js';

const GOES_ON = `v.status not in ('SOLD', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE')`;

export async function insertVenture(tx: Tx, venture: Venture): Promise<void> {
  await tx.getRepository(ventureTable).insert(rowOf(venture));
}

/** Null when somebody else changed the venture meanwhile. */
export async function updateVenture(tx: Tx, venture: Venture): Promise<Venture | null> {
  const row = await updateVersioned(tx, ventureTable, rowOf(venture));
  return row === null ? null : ventureOf(row);
}

export async function venturesByIds(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<Venture[]> {
  return (await tx.getRepository(ventureTable).findBy({ missionId, id: anyOf(ids) })).map(ventureOf);
}

export async function ventureById(tx: Tx, missionId: MissionId, id: VentureId): Promise<Venture | null> {
  const row = await tx.getRepository(ventureTable).findOneBy({ missionId, id });
  return row === null ? null : ventureOf(row);
}

/** Locked until the transaction ends. */
export async function lockVenture(tx: Tx, missionId: MissionId, id: VentureId): Promise<Venture | null> {
  const row = await tx.getRepository(ventureTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
  return row === null ? null : ventureOf(row);
}

/** Ventures by id, newest first, after the given one. */
export async function pageOfVentures(tx: Tx, missionId: MissionId, filter: VentureFilter, after: VentureId | null, limit: number): Promise<Venture[]> {
  const query = tx.getRepository(ventureTable).createQueryBuilder('v').where('v.missionId = :missionId', { missionId });
  if (filter.kind !== null) query.andWhere('v.kind = :kind', { kind: filter.kind });
  if (filter.status !== null) query.andWhere('v.status = :status', { status: filter.status });
  if (filter.text !== null) query.andWhere('position(lower(:text) in lower(v.title)) > 0', { text: filter.text });
  if (after !== null) query.andWhere('v.id < :after', { after });
  return (await query.orderBy('v.id', 'DESC').limit(limit).getMany()).map(ventureOf);
}

/** Ventures that have not ended at the places of these, and these themselves, in the order of their ids: one statement for any number. */
export async function venturesAtPlacesOf(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<Venture[]> {
  const rows = await tx
    .getRepository(ventureTable)
    .createQueryBuilder('v')
    .where(`v.missionId = :missionId and v.activity is not null and ${GOES_ON}`, { missionId })
    .andWhere(`(v.place ->> 'geonameId') in (select o.place ->> 'geonameId' from venture o where o.mission_id = :missionId and o.id = any(:ids::uuid[]))`, { ids: [...ids] })
    .orderBy('v.id')
    .getMany();
  return rows.map(ventureOf);
}

/** Ventures at a place that have not ended, in the order of their ids. */
export async function venturesAt(tx: Tx, missionId: MissionId, geonameId: number): Promise<Venture[]> {
  const rows = await tx
    .getRepository(ventureTable)
    .createQueryBuilder('v')
    .where(`v.missionId = :missionId and v.activity is not null and ${GOES_ON} and (v.place ->> 'geonameId') = :place`, { missionId, place: String(geonameId) })
    .orderBy('v.id')
    .getMany();
  return rows.map(ventureOf);
}

/** What these people proposed, in the order of the ids. */
export async function venturesProposedBy(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Venture[]> {
  return (await tx.getRepository(ventureTable).find({ where: { missionId, proposedBy: anyOf(ids) }, order: { id: 'ASC' } })).map(ventureOf);
}

/** Ventures that these people found alone or with a family: more than an idea, and not ended. */
export async function venturesFoundedBy(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Venture[]> {
  const rows = await tx
    .getRepository(ventureTable)
    .createQueryBuilder('v')
    .where(`v.missionId = :missionId and v.proposedBy = any(:ids::uuid[]) and v.kind in ('INDIVIDUAL', 'FAMILY') and v.status <> 'IDEA' and ${GOES_ON}`, { missionId, ids: [...ids] })
    .orderBy('v.id')
    .getMany();
  return rows.map(ventureOf);
}

/** The ventures stay; whose idea they were, and what was written and said about it, is forgotten. */
export async function forgetProposer(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(`update venture_comment set text = '' where mission_id = $1 and venture_id in (select id from venture where mission_id = $1 and proposed_by = $2)`, [missionId, id]);
  await tx.query(`update venture set proposed_by = null, description = '' where mission_id = $1 and proposed_by = $2`, [missionId, id]);
}

/** What the person proposed was proposed by the record which goes on from theirs. */
export async function handProposalsOn(tx: Tx, missionId: MissionId, from: JobseekerId, into: JobseekerId): Promise<void> {
  await tx.query('update venture set proposed_by = $3 where mission_id = $1 and proposed_by = $2', [missionId, from, into]);
}

export async function insertVentureMove(tx: Tx, move: VentureMove): Promise<void> {
  await tx.query(
    `insert into venture_move (mission_id, venture_id, version, from_status, to_status, reason, despite, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [move.missionId, move.ventureId, move.version, move.from, move.to, move.reason, move.despite, move.by, move.at],
  );
}

/** Ventures after the given one that were ever FUNDED or RUNNING, in the order of their ids. */
export async function venturesWithMeans(tx: Tx, missionId: MissionId, after: VentureId | null, limit: number): Promise<Venture[]> {
  const query = tx
    .getRepository(ventureTable)
    .createQueryBuilder('v')
    .where(`v.missionId = :missionId and exists (select from venture_move m where m.mission_id = v.mission_id and m.venture_id = v.id and m.to_status in ('FUNDED', 'RUNNING'))`, { missionId });
  if (after !== null) query.andWhere('v.id > :after', { after });
  return (await query.orderBy('v.id').limit(limit).getMany()).map(ventureOf);
}

/** The moves of these ventures, oldest first. */
export function movesOfVentures(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureMove[]> {
  return tx.query(
    `select mission_id as "missionId", venture_id as "ventureId", version, from_status as "from", to_status as "to", reason, despite,
       by_account as "by", at
     from venture_move where mission_id = $1 and venture_id = any($2::uuid[]) order by venture_id, version`,
    [missionId, ids],
  );
}
