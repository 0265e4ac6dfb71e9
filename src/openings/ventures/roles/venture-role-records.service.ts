import type { MissionId, OpeningId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { VentureRole } from './venture-role.js';
import { insertRole, rolesByOpenings, rolesOfVentures, updateRole } from './venture-role.store.js';

/** The roles of ventures, inside a transaction of the caller's, who has checked what the viewer may. */
export class VentureRoleRecords {
  /** In the order in which they were written down. */
  of(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureRole[]> {
    return rolesOfVentures(tx, missionId, ids);
  }

  /** Those of these openings that are roles. */
  byOpenings(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<VentureRole[]> {
    return rolesByOpenings(tx, missionId, ids);
  }

  keep(tx: Tx, role: VentureRole): Promise<void> {
    return insertRole(tx, role);
  }

  change(tx: Tx, role: VentureRole): Promise<void> {
    return updateRole(tx, role);
  }
}
