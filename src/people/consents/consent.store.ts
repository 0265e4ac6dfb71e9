import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { ConsentEvent } from './consent.js';
import { consentEventTable } from './consent.table.js';

export async function insertConsentEvent(tx: Tx, event: ConsentEvent): Promise<void> {
  await tx.getRepository(consentEventTable).insert(event);
}

/** Every line of these people, each person's in order. */
export function consentEventsOf(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<ConsentEvent[]> {
  return tx.getRepository(consentEventTable).find({ where: { missionId, jobseekerId: anyOf(jobseekerIds) }, order: { jobseekerId: 'ASC', number: 'ASC' } });
}

/** The last word of a person about matching. */
export interface LastWord {
  readonly id: JobseekerId;
  readonly kind: ConsentEvent['kind'];
  readonly recordedAt: Date;
}

/** Of those of the people who ever said anything about it. */
export function lastWordsOnMatching(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<LastWord[]> {
  return tx.query(
    `select distinct on (jobseeker_id) jobseeker_id as id, kind, recorded_at as "recordedAt" from consent_event
     where mission_id = $1 and purpose = 'MATCHING' and jobseeker_id = any ($2::uuid[]) order by jobseeker_id, number desc`,
    [missionId, jobseekerIds],
  );
}
