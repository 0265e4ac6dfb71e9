import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { whoAgreesToMatching } from './consent.store.js';

/** Those of the people who agree to be matched, as this transaction sees it: nobody else may be. */
export async function agreedToMatching(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<ReadonlySet<JobseekerId>> {
  return new Set(jobseekerIds.length === 0 ? [] : await whoAgreesToMatching(tx, missionId, jobseekerIds));
}
