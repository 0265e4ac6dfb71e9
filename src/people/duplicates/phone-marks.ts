import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** Where marks of phones come from: whoever keeps phones gives, for each person, marks that are equal for equal phones and tell nothing else. */
export interface PhoneMarks {
  /** People without a phone may be left out. Inside the caller's transaction. */
  of(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, readonly string[]>>;
}

/** Where nobody keeps phones. */
export const noPhones: PhoneMarks = { of: async () => new Map() };
