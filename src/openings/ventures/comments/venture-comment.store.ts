import type { MissionId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { VentureComment } from './venture-comment.js';

export async function insertComment(tx: Tx, { missionId, id, ventureId, office, text, by, at }: VentureComment): Promise<void> {
  await tx.query('insert into venture_comment (mission_id, id, venture_id, office, text, by_account, at) values ($1, $2, $3, $4, $5, $6, $7)', [missionId, id, ventureId, office, text, by, at]);
}

/** The comments on these ventures, oldest first; those whose words were forgotten are left out. */
export function commentsOn(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureComment[]> {
  return tx.query(
    `select mission_id as "missionId", id, venture_id as "ventureId", office, text, by_account as "by", at from venture_comment
     where mission_id = $1 and venture_id = any($2::uuid[]) and text <> '' order by venture_id, at, id`,
    [missionId, ids],
  );
}
