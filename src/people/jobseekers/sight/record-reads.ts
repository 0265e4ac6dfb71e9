import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { ReasonToRead } from '../../../platform/audit/audit.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../../platform/viewer.js';
import type { Jobseeker } from '../jobseeker.js';
import { sightOfOne } from './sight.js';

/**
 * Why the viewer reads more of the person than a handle and what is matched; null where it is no more than that, which is
 * not recorded.
 */
export function reasonToRead(viewer: Viewer, jobseeker: Pick<Jobseeker, 'assignedTo'>): ReasonToRead | null {
  if (sightOfOne(viewer, jobseeker) === 'OWN') return 'OWN_CASE';
  return hasRole(viewer, 'PROTECTION') ? 'PROTECTION' : null;
}

/** Records that the viewer reads these people's records, in one statement, in the transaction that reads them. */
export async function recordReads(tx: Tx, viewer: Viewer, act: string, jobseekers: readonly Jobseeker[]): Promise<void> {
  const drafts = jobseekers.flatMap((jobseeker) => {
    const why = reasonToRead(viewer, jobseeker);
    return why === null ? [] : [{ deed: 'READ' as const, act, subject: { kind: 'Jobseeker', id: jobseeker.id }, why }];
  });
  await recordAudit(tx, viewer, drafts);
}
