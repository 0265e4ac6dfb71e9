import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, type Outcome } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import type { ErasuresService } from './erasures.service.js';
import { inactiveCases, inactiveSince, noteActivity, type Inactive } from './retention.store.js';

/** Months without work after which a record is reviewed, and after which nobody knows any more whose it was (RULES "Protection of data" [P]). */
export const REVIEW_MONTHS = 12;
export const PSEUDONYMISE_MONTHS = 24;
/** Records that one sweep pseudonymises in a mission; the next goes on. */
const SLICE = 100;

export type { Inactive } from './retention.store.js';

/** A record that somebody has looked at and that is still needed. */
export interface Confirmed {
  readonly jobseekerId: JobseekerId;
  readonly activeAt: Date;
}

/** How long who people are is kept. */
export class RetentionService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly files: CaseFiles,
    private readonly erasures: ErasuresService,
  ) {}

  /** Own cases that nobody has worked with for a year, the longest first. Their holder confirms each, or has the person forgotten. */
  due(viewer: Viewer, after: readonly [activeAt: Date, id: string] | null, limit: number): Promise<Inactive[]> {
    return this.work.run(viewer, (tx) => inactiveCases(tx, viewer.missionId, viewer.accountId, this.monthsAgo(REVIEW_MONTHS), after, limit));
  }

  /** The holder has made sure that the person wants to be kept: another year. */
  confirm(act: Act, id: JobseekerId): Promise<Outcome<Confirmed>> {
    return this.work.act(
      act,
      async (tx) => {
        const own = await this.files.lockOwn(tx, act.viewer, id);
        if (!own.ok) return own;
        const activeAt = this.clock.now();
        await noteActivity(tx, act.viewer.missionId, id, activeAt);
        return accepted({ jobseekerId: id, activeAt });
      },
      ({ jobseekerId }) => ({ kind: 'Jobseeker', id: jobseekerId }),
    );
  }

  /** That a person was heard, such as by a text that nobody wrote down, in a transaction of the caller's: they are not inactive. */
  heardIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return noteActivity(tx, missionId, id, this.clock.now());
  }

  /** Forgets who people are that nobody has worked with for two years; what they can do remains, for figures. */
  async sweep(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const ids = await this.work.run(serviceViewer(missionId), (tx) => inactiveSince(tx, missionId, this.monthsAgo(PSEUDONYMISE_MONTHS), SLICE));
    for (const id of ids) {
      if (signal.aborted) return;
      await this.erasures.eraseIdentity(missionId, id, 'KEPT_LONG_ENOUGH');
    }
  }

  private monthsAgo(months: number): Date {
    const date = this.clock.now();
    return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months, date.getUTCDate(), date.getUTCHours()));
  }
}
