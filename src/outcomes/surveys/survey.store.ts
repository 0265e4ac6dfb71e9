import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AskedRound } from './survey.js';
import { surveyResponseTable, type SealedResponse } from './survey.table.js';

/** What is never changed: a correction is another line. */
export async function insertResponse(tx: Tx, response: SealedResponse): Promise<void> {
  await tx.getRepository(surveyResponseTable).insert(response);
}

/** All lines of a person, oldest first. Whoever writes one holds the lock on the person's record. */
export function responsesOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<SealedResponse[]> {
  return tx.getRepository(surveyResponseTable).find({ where: { missionId, jobseekerId }, order: { conductedOn: 'ASC', round: 'ASC', part: 'ASC', revision: 'ASC' } });
}

/** When and by which part these people were asked, without what they said. */
export function askedOf(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<AskedRound[]> {
  return tx.query(
    'select distinct jobseeker_id as "jobseekerId", round, part from survey_response where mission_id = $1 and jobseeker_id = any($2::uuid[])',
    [missionId, jobseekerIds],
  );
}

/** Empties the answers of somebody who is forgotten; when they were asked stays, for figures. */
export async function forgetResponses(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(`update survey_response set answers = '' where mission_id = $1 and jobseeker_id = $2`, [missionId, jobseekerId]);
}
