import type { AccountId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { AccountsService } from '../../../office/accounts/accounts.service.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../../platform/viewer.js';
import { canHoldCases, caseHoldingRoles, leavesOffice, OTHER_OFFICE } from './case-holder.js';
import { casesHeldBy, casesNotHeldBy, moveCases, type AfterCase } from './caseload.store.js';
import type { HeldCase } from './held-case.js';

/** How many cases changed hands. */
export interface CasesHandedOver {
  readonly handedOver: number;
}

/**
 * Whose cases are whose, for administrators: an account ends at once when it is revoked, and its people must not be left
 * with nobody who could pause or withdraw them.
 */
export class CaseloadsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Pick<AccountsService, 'byIdIn' | 'activeWith'>,
  ) {}

  /** A page of the cases of an account, newest first. Refuses an account that is not there. */
  of(viewer: Viewer, holder: AccountId, after: AfterCase, limit: number): Promise<Outcome<HeldCase[]>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<HeldCase[]>> => {
      const account = await this.accounts.byIdIn(tx, viewer.missionId, holder);
      if (account === null) return refused('NOT_FOUND', { what: 'account' });
      return accepted(await casesHeldBy(tx, viewer.missionId, holder, after, limit));
    });
  }

  /** A page of the cases whose account was revoked or is no case manager or counsellor any more, newest first. */
  withoutHolder(viewer: Viewer, after: AfterCase, limit: number): Promise<HeldCase[]> {
    return this.work.run(viewer, async (tx) => {
      const holders = await this.accounts.activeWith(tx, viewer.missionId, caseHoldingRoles);
      return casesNotHeldBy(tx, viewer.missionId, holders, after, limit);
    });
  }

  /** Gives all cases of an account to a case manager or counsellor; each is recorded in the audit log. None is no refusal. */
  handOver(act: Act, from: AccountId, to: AccountId): Promise<Outcome<CasesHandedOver>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx) => {
        const [giver, taker] = [await this.accounts.byIdIn(tx, viewer.missionId, from), await this.accounts.byIdIn(tx, viewer.missionId, to)];
        if (giver === null || taker === null) return refused('NOT_FOUND', { what: 'account' });
        if (from === to) return refused('INVALID_INPUT', { field: 'to', problem: 'must be another account' });
        if (!canHoldCases(taker)) return refused('INVALID_INPUT', { field: 'to', problem: 'must be an active case manager or counsellor' });
        if (leavesOffice(giver.roles, taker.roles)) return refused('INVALID_INPUT', { field: 'to', problem: OTHER_OFFICE });
        const moved = await moveCases(tx, viewer.missionId, from, to);
        await recordAudit(tx, viewer, moved.map((id) => ({ deed: 'CHANGE' as const, act: act.name, subject: { kind: 'Jobseeker', id } })));
        return accepted({ handedOver: moved.length });
      },
      () => ({ kind: 'Account', id: from }),
    );
  }
}
