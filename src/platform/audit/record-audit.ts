import type { EntityManager } from 'typeorm';

import { newId } from '../ids.js';
import type { Viewer } from '../viewer.js';
import type { AuditDraft } from './audit.js';

/**
 * Writes what the viewer did or read into the audit log, in the transaction of the act and in one statement for any number of
 * entries. A failure fails the act. `UnitOfWork.act` records accepted mutations by itself: features record sensitive reads
 * (before they answer), and changes that are no mutation.
 */
export async function recordAudit(tx: EntityManager, viewer: Viewer, drafts: readonly AuditDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const column = <Value>(valueOf: (draft: AuditDraft) => Value): Value[] => drafts.map(valueOf);
  await tx.query(
    `insert into audit_entry (mission_id, account_id, id, act, deed, subject_kind, subject_id, why)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::uuid[], $8::text[])`,
    [
      viewer.missionId,
      viewer.accountId,
      column(() => newId()),
      column((draft) => draft.act),
      column((draft) => draft.deed),
      column((draft) => draft.subject?.kind ?? null),
      column((draft) => draft.subject?.id ?? null),
      column((draft) => (draft.deed === 'READ' ? draft.why : null)),
    ],
  );
}
