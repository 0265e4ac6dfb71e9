import type { Account } from '../../../office/accounts/account.js';
import type { Role } from '../../../platform/viewer.js';

/** Who may accompany people (RULES "Who may do what": own cases). */
export const caseHoldingRoles: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR'];

/** Whether an account can have cases: without such an account nobody could pause or withdraw the people. */
export function canHoldCases({ status, roles }: Pick<Account, 'status' | 'roles'>): boolean {
  return status === 'ACTIVE' && roles.some((role) => caseHoldingRoles.includes(role));
}

/**
 * Whether a case would leave the office of whoever has it: case managers are in the country of return, counsellors in the host country. It
 * goes from one to the other by a transfer, with the person's consent, and in no other way. Of whoever has neither role no office is known.
 */
export function leavesOffice(from: readonly Role[], to: readonly Role[]): boolean {
  const held = caseHoldingRoles.filter((role) => from.includes(role));
  return held.length > 0 && !held.some((role) => to.includes(role));
}

/** Why an assignment that would cross offices is refused. */
export const OTHER_OFFICE = 'belongs to the other office: transfer the case, which the person agrees to';
