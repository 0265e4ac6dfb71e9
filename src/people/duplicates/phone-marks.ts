import type { JobseekerId, MissionId } from '../../kernel/ids.js';

/** Where shared phones are told: whoever keeps phones says who has one in common, and not which. */
export interface SharedPhones {
  /** Groups of people of the mission, each with one phone. */
  sharedPhones(missionId: MissionId): Promise<readonly (readonly JobseekerId[])[]>;
}

/** For each person who shares phones with others: a mark for each, equal for equal phones and telling nothing else. */
export async function phoneMarks(phones: SharedPhones, missionId: MissionId): Promise<ReadonlyMap<JobseekerId, readonly string[]>> {
  const marks = new Map<JobseekerId, readonly string[]>();
  for (const [at, group] of (await phones.sharedPhones(missionId)).entries())
    for (const id of group) marks.set(id, [...(marks.get(id) ?? []), String(at)]);
  return marks;
}
