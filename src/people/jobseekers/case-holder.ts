import type { Account } from '../../office/accounts/account.js';
import type { Role } from '../../platform/viewer.js';

/** Who may accompany people (RULES "Who may do what": own cases). */
export const caseHoldingRoles: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR'];

/** Whether an account can have cases: without such an account nobody could pause or withdraw the people. */
export function canHoldCases({ status, roles }: Pick<Account, 'status' | 'roles'>): boolean {
  return status === 'ACTIVE' && roles.some((role) => caseHoldingRoles.includes(role));
}
