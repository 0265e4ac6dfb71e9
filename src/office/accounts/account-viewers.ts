import type { AccountViewers } from '../../platform/imports/account-viewers.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { AccountsService } from './accounts.service.js';

/** What accounts may do now, for work that goes on after their owners have left. */
export function accountViewers(accounts: AccountsService): AccountViewers {
  return {
    async of(missionId, accountId) {
      const [account] = await accounts.byIds(serviceViewer(missionId), [accountId]);
      if (account?.status !== 'ACTIVE') return null;
      return { missionId, accountId, roles: account.roles, employerId: account.employerId };
    },
  };
}
