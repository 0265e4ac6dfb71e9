import type { Clock } from '../../../kernel/clock.js';
import type { EmployerId, MissionId } from '../../../kernel/ids.js';
import { accepted, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import type { EmployersService } from '../employers.service.js';
import { checkMailbox, type Mailbox, type MailboxDraft } from './mailbox.js';
import { mailboxOf, putMailbox } from './mailbox.store.js';

/** Where employers are written to. */
export class MailboxesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'get'>,
    private readonly employers: Pick<EmployersService, 'seen'>,
  ) {}

  /** Writes down where an employer is written to. Again with the same address ends what earlier letters open. */
  async put(act: Act, employerId: EmployerId, draft: MailboxDraft): Promise<Outcome<Mailbox>> {
    const { viewer } = act;
    const checked = checkMailbox(draft, (await this.missions.get(viewer.missionId)).languages);
    if (!checked.ok) return checked;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<Mailbox>> => {
        const employer = await this.employers.seen(tx, viewer, employerId);
        if (!employer.ok) return employer;
        return accepted(await putMailbox(tx, { missionId: viewer.missionId, employerId, ...checked.value, changedBy: viewer.accountId, changedAt: this.clock.now() }));
      },
      () => ({ kind: 'Employer', id: employerId }),
    );
  }

  /** Where an employer is written to; null where nobody knows. */
  of(viewer: Viewer, employerId: EmployerId): Promise<Mailbox | null> {
    return this.work.run(viewer, async (tx) => ((await this.employers.seen(tx, viewer, employerId)).ok ? mailboxOf(tx, viewer.missionId, employerId) : null));
  }

  /** As `of`, in the caller's transaction, for the service itself. */
  ofIn(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<Mailbox | null> {
    return mailboxOf(tx, missionId, employerId);
  }
}
