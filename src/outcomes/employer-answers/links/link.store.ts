import type { MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { AnswerLink } from './link.js';
import type { LinkClaim } from './link-token.js';
import { answerLinkTable } from './link.table.js';

/** Keeps a link; one of a letter that is sent again takes the place of the first, and is the same unless the keys changed. */
export async function putLink(tx: Tx, link: AnswerLink): Promise<void> {
  await tx.getRepository(answerLinkTable).upsert(link, ['missionId', 'id']);
}

export function linkById(tx: Tx, { missionId, linkId }: LinkClaim): Promise<AnswerLink | null> {
  return tx.getRepository(answerLinkTable).findOneBy({ missionId, id: linkId });
}

/** Removes the links of a mission that are over; they open nothing any more. */
export async function deleteExpiredLinks(tx: Tx, missionId: MissionId, now: Date): Promise<void> {
  await tx.query('delete from answer_link where mission_id = $1 and expires_at <= $2', [missionId, now]);
}
