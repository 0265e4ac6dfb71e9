import type { AccountId, JobseekerId } from '../../../kernel/ids.js';
import type { JobseekerStatus } from '../jobseeker.js';

/** A case as whoever keeps the accounts sees it: a handle and who has it, nothing of the person. */
export interface HeldCase {
  readonly jobseekerId: JobseekerId;
  readonly handle: string;
  readonly status: JobseekerStatus;
  readonly holderId: AccountId;
  readonly createdAt: Date;
}
