import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';

/** Pairs of these people whom an exclusion keeps apart, whichever of the two it was recorded for, through every merge of their records; why is not told. */
export async function keptApart(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<(readonly [JobseekerId, JobseekerId])[]> {
  const rows: { one: JobseekerId; other: JobseekerId }[] = await tx.query(
    `with pair as (
       select coalesce(g.kept_id, x.jobseeker_id) as a, coalesce(h.kept_id, x.person_id) as b
       from exclusion x
       left join jobseeker_goes_on g on g.mission_id = x.mission_id and g.record_id = x.jobseeker_id
       left join jobseeker_goes_on h on h.mission_id = x.mission_id and h.record_id = x.person_id
       where x.mission_id = $1 and x.lifted_at is null and x.person_id is not null
     )
     select distinct least(a, b) as one, greatest(a, b) as other from pair
     where a <> b and a = any($2::uuid[]) and b = any($2::uuid[]) order by 1, 2`,
    [missionId, ids],
  );
  return rows.map(({ one, other }) => [one, other] as const);
}
