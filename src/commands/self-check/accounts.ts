import type { AccountStatus } from '../../office/accounts/account.js';
import { serviceViewer, type Role } from '../../platform/viewer.js';
import type { Check, Finding } from './finding.js';

const DAY = 86_400_000;
/** Nobody did or read anything recorded with the account for so long [P]. */
const STALE_DAYS = 180;

/** What is looked at of an account. */
export interface AccountFacts {
  readonly id: string;
  readonly status: AccountStatus;
  readonly roles: readonly Role[];
  readonly createdAt: Date;
  /** When the audit log has it last; null for never. */
  readonly seenAt: Date | null;
  /** Whether people are accompanied by it. */
  readonly hasCases: boolean;
}

/** Accounts that nobody needs any more, and missions that nobody can lead. */
export const accounts: Check = {
  name: 'accounts',
  async look({ work, missions, now }) {
    const found: Omit<Finding, 'check'>[] = [];
    for (const missionId of missions) {
      const all: AccountFacts[] = await work.run(serviceViewer(missionId), (tx) =>
        tx.query(
          `select a.id, a.status, a.roles, a.created_at as "createdAt",
             (select max(e.at) from audit_entry e where e.mission_id = a.mission_id and e.account_id = a.id) as "seenAt",
             exists (select from jobseeker j where j.mission_id = a.mission_id and j.assigned_to = a.id and j.erased_at is null) as "hasCases"
           from account a where a.mission_id = $1 and a.status = 'ACTIVE' order by a.id`,
          [missionId],
        ),
      );
      found.push(...judgeAccounts(missionId, all, now));
    }
    return found;
  },
};

/** What is wrong with the accounts of a mission that can sign in. */
export function judgeAccounts(missionId: string, all: readonly AccountFacts[], now: Date): Omit<Finding, 'check'>[] {
  const stale = all.filter(({ roles, createdAt, seenAt }) => !roles.includes('PARTNER_SYSTEM') && now.getTime() - (seenAt ?? createdAt).getTime() > STALE_DAYS * DAY);
  const found: Omit<Finding, 'check'>[] = stale.map(({ id, roles }) => ({
    severity: roles.includes('PARTNER') ? 'LOW' : 'MEDIUM',
    problem: `The account ${id} (${roles.join(', ')}) did nothing for ${STALE_DAYS} days.`,
    advice: 'Ask whose it is, or revoke it (revokeAccount).',
  }));
  const lead = all.some(({ roles }) => roles.includes('ADMIN'));
  if (all.length > 0 && !lead) found.push({ severity: 'MEDIUM', problem: `The mission ${missionId} has no administrator.`, advice: 'Have one invited.' });
  // Complaints are for protection, but never for whoever accompanies the person; what nobody may read nobody answers.
  const heard = all.some(({ roles, hasCases }) => roles.includes('PROTECTION') && !hasCases);
  if (all.length > 0 && !heard)
    found.push({
      severity: 'MEDIUM',
      problem: `The mission ${missionId} has no account for protection that accompanies nobody: a complaint may reach nobody.`,
      advice: 'Invite one, or hand its cases over (handOverCases).',
    });
  return found;
}
