import type { Role } from '../../../platform/viewer.js';

/** RULES "Who may do what": figures, de-identified. */
export const figureReaders: readonly Role[] = ['MONITORING', 'ADMIN', 'JOB_PLACEMENT_OFFICER'];
