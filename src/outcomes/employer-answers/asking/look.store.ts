import type { Id, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';

type OfferId = Id<'Offer'>;

/** Offers whose history is to be looked at again, the oldest asking first, each once. */
export async function offersToLookAt(tx: Tx, missionId: MissionId, limit: number): Promise<OfferId[]> {
  const rows: { id: OfferId }[] = await tx.query(
    'select offer_id as id from employer_question_look where mission_id = $1 group by offer_id order by min(id) limit $2',
    [missionId, limit],
  );
  return rows.map((row) => row.id);
}

/** Whether any history is to be looked at again. */
export async function isAnyToLookAt(tx: Tx, missionId: MissionId): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from employer_question_look where mission_id = $1 limit 1', [missionId]);
  return rows.length === 1;
}

/**
 * Forgets the askings that are visible now; what comes later stays. Whoever else looks at this offer waits until the transaction ends, and then sees what it
 * did: two that looked at once could otherwise leave the older history behind.
 */
export async function beginLook(tx: Tx, missionId: MissionId, offerId: OfferId): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('employer question ' || $1::text, 0))`, [offerId]);
  await tx.query('delete from employer_question_look where mission_id = $1 and offer_id = $2', [missionId, offerId]);
}
