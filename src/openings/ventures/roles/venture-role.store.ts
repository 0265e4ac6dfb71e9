import type { MissionId, OpeningId } from '../../../kernel/ids.js';
import type { VentureId } from '../../../matching/team/team.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { VentureRole } from './venture-role.js';

const COLUMNS = `mission_id as "missionId", opening_id as "openingId", venture_id as "ventureId", least_seats as "leastSeats", share_percent as "sharePercent"`;

export async function insertRole(tx: Tx, { missionId, openingId, ventureId, leastSeats, sharePercent }: VentureRole): Promise<void> {
  await tx.query('insert into venture_role (mission_id, opening_id, venture_id, least_seats, share_percent) values ($1, $2, $3, $4, $5)', [
    missionId,
    openingId,
    ventureId,
    leastSeats,
    sharePercent,
  ]);
}

export async function updateRole(tx: Tx, { missionId, openingId, leastSeats, sharePercent }: VentureRole): Promise<void> {
  await tx.query('update venture_role set least_seats = $3, share_percent = $4 where mission_id = $1 and opening_id = $2', [missionId, openingId, leastSeats, sharePercent]);
}

/** The roles of these ventures, in the order in which they were written down. */
export function rolesOfVentures(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureRole[]> {
  return tx.query(`select ${COLUMNS} from venture_role where mission_id = $1 and venture_id = any($2::uuid[]) order by venture_id, opening_id`, [missionId, ids]);
}

/** The roles that these openings are; openings of other kinds are none. */
export function rolesByOpenings(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<VentureRole[]> {
  return tx.query(`select ${COLUMNS} from venture_role where mission_id = $1 and opening_id = any($2::uuid[]) order by opening_id`, [missionId, ids]);
}
