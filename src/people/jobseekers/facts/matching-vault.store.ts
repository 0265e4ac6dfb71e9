import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { ExcludedPlace, FunctionalLimit } from '../../../matching/types.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { TOLD_RECORDS } from './merged-records.js';

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

/**
 * What the vault tells of those of these people of whom it knows anything, with what it tells of records that were merged into theirs: a merge takes
 * no protection away. One reading of the views, in a stated order.
 */
export async function vaultFacts(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, VaultFacts>> {
  const rows: VaultRow[] = await tx.query(
    `${TOLD_RECORDS}
     select told.id, employer_id as employer, latitude, longitude, km, null as limit
       from told join matching_exclusion e on e.mission_id = $1 and e.jobseeker_id = told.record
     union select told.id, null, null, null, null, functional_limit from told join matching_limit l on l.mission_id = $1 and l.jobseeker_id = told.record
     union select told.id, null, null, null, null, null from told join matching_hold h on h.mission_id = $1 and h.jobseeker_id = told.record
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
