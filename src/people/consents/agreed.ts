import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { lastWordsOnMatching } from './consent.store.js';

/** Those of the people who agree to be matched, as this transaction sees it: nobody else may be. */
export async function agreedToMatching(tx: Tx, missionId: MissionId, jobseekerIds: readonly JobseekerId[]): Promise<ReadonlySet<JobseekerId>> {
  if (jobseekerIds.length === 0) return new Set();
  const words = await lastWordsOnMatching(tx, missionId, jobseekerIds);
  return new Set(words.flatMap((word) => (word.kind === 'GIVEN' ? [word.id] : [])));
}

/** Whether somebody of whom there are two records took consent to matching back on one after they gave it on the other, which is still matched by it. */
export async function tookBackSince(tx: Tx, missionId: MissionId, on: JobseekerId, givenOn: JobseekerId): Promise<boolean> {
  const words = await lastWordsOnMatching(tx, missionId, [on, givenOn]);
  const [back, given] = [words.find((word) => word.id === on), words.find((word) => word.id === givenOn)];
  return back?.kind === 'WITHDRAWN' && given?.kind === 'GIVEN' && back.recordedAt >= given.recordedAt;
}
