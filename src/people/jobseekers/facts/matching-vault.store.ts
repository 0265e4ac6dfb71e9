import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { ExcludedPlace, FunctionalLimit } from '../../../matching/types.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';

/** What matching may know of a person from the vault of protection: no reason, and nothing that another answer than "not available" would tell. */
export interface VaultFacts {
  readonly excludedEmployers: readonly EmployerId[];
  readonly excludedPlaces: readonly ExcludedPlace[];
  readonly limits: readonly FunctionalLimit[];
  /** Nothing is offered now (F43). */
  readonly held: boolean;
}

/** Of whom the vault knows nothing. */
export const noVaultFacts: VaultFacts = { excludedEmployers: [], excludedPlaces: [], limits: [], held: false };

interface VaultRow {
  readonly id: JobseekerId;
  readonly employer: EmployerId | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly km: number | null;
  readonly limit: FunctionalLimit | null;
}

/** What the vault tells of those of these people of whom it knows anything. One reading of the views, in a stated order. */
export async function vaultFacts(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, VaultFacts>> {
  const rows: VaultRow[] = await tx.query(
    `select jobseeker_id as id, employer_id as employer, latitude, longitude, km, null as limit
       from matching_exclusion where mission_id = $1 and jobseeker_id = any($2::uuid[])
     union all select jobseeker_id, null, null, null, null, functional_limit from matching_limit where mission_id = $1 and jobseeker_id = any($2::uuid[])
     union all select jobseeker_id, null, null, null, null, null from matching_hold where mission_id = $1 and jobseeker_id = any($2::uuid[])
     order by 1, 2, 3, 4, 5, 6`,
    [missionId, ids],
  );
  const found = new Map<JobseekerId, VaultFacts>();
  for (const row of rows) found.set(row.id, withRow(found.get(row.id) ?? noVaultFacts, row));
  return found;
}

function withRow(facts: VaultFacts, { employer, latitude, longitude, km, limit }: VaultRow): VaultFacts {
  if (employer !== null) return { ...facts, excludedEmployers: [...facts.excludedEmployers, employer] };
  if (latitude !== null && longitude !== null && km !== null)
    return { ...facts, excludedPlaces: [...facts.excludedPlaces, { place: { latitude, longitude }, km }] };
  return limit !== null ? { ...facts, limits: [...facts.limits, limit] } : { ...facts, held: true };
}
