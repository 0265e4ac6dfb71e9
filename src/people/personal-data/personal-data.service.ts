import type { JobseekerId } from '../../kernel/ids.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import type { PersonalDataHolders, ToldPart } from './holders.js';

/** Everything that is kept of a person, in words. */
export interface PersonalData {
  readonly jobseekerId: JobseekerId;
  readonly parts: readonly ToldPart[];
}

/** What is kept of a person, for telling them: read out, or printed. */
export class PersonalDataService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: CaseFiles,
    private readonly holders: PersonalDataHolders,
  ) {}

  /** For whoever accompanies the person, and protection; null for anybody else. What protection keeps is told by protection alone. The reading is recorded. */
  tell(viewer: Viewer, id: JobseekerId): Promise<PersonalData | null> {
    return this.work.run(viewer, async (tx) => {
      const [seen] = await this.files.seen(tx, viewer, [id]);
      if (seen === undefined) return null;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'personalData', subject: { kind: 'Jobseeker', id }, why: 'TELL_PERSON' }]);
      return { jobseekerId: id, parts: await this.holders.tell(tx, viewer, id) };
    });
  }
}
