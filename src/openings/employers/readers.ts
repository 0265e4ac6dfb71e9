import type { Role } from '../../platform/viewer.js';

/** Staff who read employers and openings in their work. */
export const STAFF_READERS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', 'CASE_MANAGER', 'RETURN_COUNSELLOR', 'PROTECTION', 'FINANCE', 'ADMIN'];

/** Whoever speaks for an employer: sees and edits what belongs to it. */
export const PARTNERS: readonly Role[] = ['PARTNER', 'PARTNER_SYSTEM'];

/** Staff, and partners for what is their own. */
export const READERS: readonly Role[] = [...STAFF_READERS, ...PARTNERS];

/** Who writes openings: partners for their own employer, and officers. */
export const WRITERS: readonly Role[] = ['JOB_PLACEMENT_OFFICER', ...PARTNERS];
