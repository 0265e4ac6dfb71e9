import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import type { Role } from '../../platform/viewer.js';

export const accountStatuses = ['INVITED', 'ACTIVE', 'REVOKED'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** Who may sign in to a mission and as what. It holds a label for colleagues to recognise, no address. */
export interface Account {
  readonly missionId: MissionId;
  readonly id: AccountId;
  readonly label: string;
  readonly roles: readonly Role[];
  /** The employer a partner speaks for; null for staff. */
  readonly employerId: EmployerId | null;
  readonly status: AccountStatus;
  /** SHA-256 of the code that binds a sign-in to the account; null once used or revoked. */
  readonly invitationDigest: Buffer | null;
  readonly invitationExpiresAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** What an administrator decides about an account. */
export interface AccountDraft {
  readonly label: string;
  readonly roles: readonly Role[];
  readonly employerId: EmployerId | null;
}

const PARTNER_ROLES: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM'];
/** By name or by handle. The audit log tells what was done about each person, and when: with people in sight that says why. */
const SEES_PEOPLE: readonly Role[] = ['CASE_MANAGER', 'RETURN_COUNSELLOR', 'JOB_PLACEMENT_OFFICER', 'PROTECTION'];

/** Systems sign in by API key, whose scopes limit them; an account is a system's from the first day or never. */
export function isSystem({ roles }: Pick<Account, 'roles'>): boolean {
  return roles.includes('PARTNER_SYSTEM');
}

/** As `checkAccount`, for people, who sign in by a token without scopes. */
export function checkPerson(draft: AccountDraft): Outcome<AccountDraft> {
  if (isSystem(draft)) return refused('INVALID_INPUT', { field: 'roles', problem: 'PARTNER_SYSTEM is for accounts that createApiKey makes' });
  return checkAccount(draft);
}

/**
 * A draft that can stand: at least one role, each once; partners speak for exactly one employer and hold no staff role,
 * so that nobody at a firm can see people (RULES "Protection of data").
 */
export function checkAccount(draft: AccountDraft): Outcome<AccountDraft> {
  const label = checkText('label', draft.label, 1, 200);
  if (!label.ok) return label;
  if (draft.roles.length === 0) return refused('INVALID_INPUT', { field: 'roles', problem: 'must name at least one role' });
  const { roles } = draft;
  if (new Set(roles).size < roles.length) return refused('INVALID_INPUT', { field: 'roles', problem: 'must name each role once' });
  const partner = roles.filter((role) => PARTNER_ROLES.includes(role)).length;
  if (partner > 0 && partner < roles.length)
    return refused('INVALID_INPUT', { field: 'roles', problem: 'must not mix partner and staff roles' });
  if (partner > 0 && draft.employerId === null) return refused('INVALID_INPUT', { field: 'employerId', problem: 'is needed for a partner' });
  if (roles.includes('AUDITOR') && roles.some((role) => SEES_PEOPLE.includes(role)))
    return refused('INVALID_INPUT', { field: 'roles', problem: 'must not join AUDITOR with a role that sees people: nobody checks who looked who may be the one' });
  if (partner === 0 && draft.employerId !== null)
    return refused('INVALID_INPUT', { field: 'employerId', problem: 'is for partners only' });
  return accepted({ label: label.value, roles, employerId: draft.employerId });
}
