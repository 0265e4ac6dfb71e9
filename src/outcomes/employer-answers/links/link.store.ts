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
