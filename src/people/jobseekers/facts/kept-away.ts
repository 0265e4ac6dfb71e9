import type { EmployerId, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Point } from '../../../kernel/place.js';
import { liesWithin } from '../../../matching/index.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { noVaultFacts, vaultFacts } from './matching-vault.store.js';

/** Work that somebody may have to be kept away from. */
export interface WorkAt {
  readonly jobseekerId: JobseekerId;
  readonly employerId: EmployerId;
  readonly place: Point | null;
}

/** Who of these people must be kept away from what, or is offered nothing now (F43, F44); why is not told. */
export async function keptAway(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<(work: WorkAt) => boolean> {
  const known = await vaultFacts(tx, missionId, ids);
  return ({ jobseekerId, employerId, place }) => {
    const { held, excludedEmployers, excludedPlaces } = known.get(jobseekerId) ?? noVaultFacts;
    return held || excludedEmployers.includes(employerId) || liesWithin(place, excludedPlaces);
  };
}
