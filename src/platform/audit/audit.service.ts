import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Viewer } from '../viewer.js';
import type { AuditDraft, AuditEntry } from './audit.js';
import { pageOfEntries, type AuditFilter } from './audit.store.js';
import { recordAudit } from './record-audit.js';
import { verifyAudit, type AuditVerification, type KnownSeal } from './verify-audit.js';

export type { AuditFilter } from './audit.store.js';

/** Reads the audit log. Reading it is recorded in it. */
export class AuditService {
  constructor(private readonly work: UnitOfWork) {}

  /** A page of the mission's log, newest first. */
  page(viewer: Viewer, filter: AuditFilter, after: readonly [at: Date, id: string] | null, limit: number): Promise<AuditEntry[]> {
    return this.work.run(viewer, async (tx) => {
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'auditLog', subject: null, why: 'AUDIT' }]);
      return pageOfEntries(tx, viewer.missionId, filter, after, limit);
    });
  }

  /**
   * Who read the record of one subject, newest first; the caller says as whom this is itself recorded, and has made sure
   * that the viewer may ask.
   */
  readsOf(viewer: Viewer, asked: AuditDraft, subjectId: string, after: readonly [at: Date, id: string] | null, limit: number): Promise<AuditEntry[]> {
    const filter: AuditFilter = { accountId: null, subjectId, act: null, deed: 'READ', since: null, until: null };
    return this.work.run(viewer, async (tx) => {
      const rows = await pageOfEntries(tx, viewer.missionId, filter, after, limit);
      await recordAudit(tx, viewer, [asked]);
      return rows;
    });
  }

  /** Checks the log against its seals from the one after `after` (0: the first); repeat from `upTo` until `complete`. */
  verify(viewer: Viewer, after: number, known: KnownSeal | null): Promise<AuditVerification> {
    return this.work.run(viewer, (tx) => verifyAudit(tx, viewer.missionId, after, known), { isolation: 'REPEATABLE READ' });
  }
}
