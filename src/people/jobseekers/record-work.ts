import type { JobseekerId } from '../../kernel/ids.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';

/** Records that somebody on the staff worked with a person's record through `act` on something else: the person can be told of it, and is not inactive. */
export async function recordWork(tx: Tx, viewer: Viewer, act: string, id: JobseekerId): Promise<void> {
  if (viewer.accountId !== null) await recordAudit(tx, viewer, [{ deed: 'CHANGE', act, subject: { kind: 'Jobseeker', id } }]);
}
