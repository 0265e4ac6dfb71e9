import type { MissionId } from '../../../kernel/ids.js';
import type { JobseekerFacts } from '../../../matching/index.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { agreedToMatching } from '../../consents/agreed.js';
import { jobseekerFacts, type FactsReading } from './jobseeker-facts.js';
import type { Jobseeker } from '../jobseeker.js';
import { vaultFacts } from './matching-vault.store.js';

/** What matching may know of these people, with what they agreed to and what the vault tells of them, in the order in which they are given. */
export async function factsOf(tx: Tx, missionId: MissionId, jobseekers: readonly Jobseeker[], reading: FactsReading): Promise<JobseekerFacts[]> {
  const ids = jobseekers.map((jobseeker) => jobseeker.id);
  const agreed = await agreedToMatching(tx, missionId, ids);
  const vault = await vaultFacts(tx, missionId, ids);
  return jobseekers.map((jobseeker) => jobseekerFacts(jobseeker, agreed.has(jobseeker.id), reading, vault.get(jobseeker.id)));
}
