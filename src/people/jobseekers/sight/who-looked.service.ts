import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { AccountsService } from '../../../office/accounts/accounts.service.js';
import type { AuditEntry } from '../../../platform/audit/audit.js';
import type { AuditService } from '../../../platform/audit/audit.service.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../../platform/viewer.js';
import type { JobseekerRecords } from '../jobseeker-records.service.js';
import { reasonToRead } from './record-reads.js';

/** One reading of a person's record. */
export interface Look {
  readonly id: AuditEntry['id'];
  readonly at: Date;
  /** Null: the service itself. */
  readonly accountId: AccountId | null;
  /** How colleagues recognise the account. */
  readonly label: string | null;
  readonly act: string;
  readonly why: string | null;
}

/** That protection keeps a file is for protection to know: to others its readers have read the record, as protection reads anybody's. */
function toldTo(viewer: Viewer, { act, why }: Pick<AuditEntry, 'act' | 'why'>): Pick<Look, 'act' | 'why'> {
  return act === 'protectionFile' && !hasRole(viewer, 'PROTECTION') ? { act: 'jobseeker', why: 'PROTECTION' } : { act, why };
}

/** A person can be told who looked at their record (RULES "Protection of data"). */
export class WhoLookedService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditService,
    private readonly accounts: AccountsService,
    private readonly records: Pick<JobseekerRecords, 'byIds'>,
  ) {}

  /** A page of the readings, newest first; for the person's own case manager or counsellor, and protection. Others: NOT_FOUND. */
  async page(viewer: Viewer, id: JobseekerId, after: readonly [at: Date, id: string] | null, limit: number): Promise<Outcome<Look[]>> {
    const [jobseeker] = await this.work.run(viewer, (tx) => this.records.byIds(tx, viewer.missionId, [id]));
    const why = jobseeker === undefined ? null : reasonToRead(viewer, jobseeker);
    if (why === null) return refused('NOT_FOUND', { what: 'jobseeker' });
    const asked = { deed: 'READ', act: 'whoLooked', subject: { kind: 'Jobseeker', id }, why } as const;
    const rows = await this.audit.readsOf(viewer, asked, id, after, limit);
    const readers = [...new Set(rows.flatMap((row) => (row.accountId === null ? [] : [row.accountId])))];
    const labels = new Map((await this.accounts.byIds(viewer, readers)).map((account) => [account.id, account.label]));
    return accepted(
      rows.map((row) => ({
        id: row.id,
        at: row.at,
        accountId: row.accountId,
        label: row.accountId === null ? null : (labels.get(row.accountId) ?? null),
        ...toldTo(viewer, row),
      })),
    );
  }
}
