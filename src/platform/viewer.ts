import type { AccountId, EmployerId, MissionId } from '../kernel/ids.js';
import type { Scope } from './scopes.js';

/** What an account may be, from RULES "Who may do what". */
export const roles = [
  'PARTNER',
  'PARTNER_SYSTEM',
  'RETURN_COUNSELLOR',
  'CASE_MANAGER',
  'JOB_PLACEMENT_OFFICER',
  'PROTECTION',
  'FINANCE',
  'MONITORING',
  'REVIEWER',
  'AUDITOR',
  'ADMIN',
] as const;
export type Role = (typeof roles)[number];

/** On whose behalf something is read or done. Every transaction belongs to exactly one viewer and so to one mission. */
export interface Viewer {
  readonly missionId: MissionId;
  /** Null for the service itself (jobs, sweepers). */
  readonly accountId: AccountId | null;
  readonly roles: readonly Role[];
  /** The employer a partner speaks for; null for staff. */
  readonly employerId: EmployerId | null;
  /** What an API key is limited to, on top of its role; left out for people, whom only their roles limit. */
  readonly scopes?: readonly Scope[];
}

/** The service acting for a mission, as jobs do. */
export function serviceViewer(missionId: MissionId): Viewer {
  return { missionId, accountId: null, roles: [], employerId: null };
}

/** Whether the viewer holds at least one of the roles. */
export function hasRole(viewer: Viewer, ...wanted: readonly Role[]): boolean {
  return viewer.roles.some((role) => wanted.includes(role));
}

/** One call of a mutation: who, which, and what makes a repetition of it recognisable. */
export interface Act {
  readonly viewer: Viewer;
  /** Name of the mutation field. */
  readonly name: string;
  /** The caller's idempotency key; null where none was given. */
  readonly key: string | null;
  /** SHA-256 of the input without the key, hexadecimal. */
  readonly digest: string;
  /** Brand of the id of the record it answers with, for the audit log; left out where the door does not tell. */
  readonly subjectKind?: string;
}

/** An act of the service itself, which needs no key: its callers prove their effect by a unique row. */
export function serviceAct(missionId: MissionId, name: string): Act {
  return { viewer: serviceViewer(missionId), name, key: null, digest: '' };
}
