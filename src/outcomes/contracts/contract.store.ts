import { day, formatDay } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { overStates, type PlacementId } from '../placements/placement.js';
import type { Contract, ContractForm } from './contract.js';

const COLUMNS = `c.mission_id as "missionId", c.placement_id as "placementId", c.jobseeker_id as "jobseekerId", c.form, c.agreed_on::text as "agreedOn", c.recorded_by as "recordedBy",
  c.recorded_at as "recordedAt"`;

type ContractRow = Omit<Contract, 'agreedOn'> & { readonly agreedOn: string };
const contractOfRow = (row: ContractRow): Contract => ({ ...row, agreedOn: day(row.agreedOn) });

/** The contracts of these placements, in no order. */
export async function contractsOf(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<Contract[]> {
  const rows: ContractRow[] = await tx.query(`select ${COLUMNS} from placement_contract c where c.mission_id = $1 and c.placement_id = any($2::uuid[])`, [missionId, [...ids]]);
  return rows.map(contractOfRow);
}

export async function contractsOfPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Contract[]> {
  const rows: ContractRow[] = await tx.query(`select ${COLUMNS} from placement_contract c where c.mission_id = $1 and c.jobseeker_id = $2 order by c.placement_id`, [missionId, id]);
  return rows.map(contractOfRow);
}

/** In which form contracts were made of these people at these openings. */
export function formsAt(tx: Tx, missionId: MissionId, people: readonly JobseekerId[], openings: readonly OpeningId[]): Promise<{ readonly jobseekerId: JobseekerId; readonly openingId: OpeningId; readonly form: ContractForm }[]> {
  return tx.query(
    `select p.jobseeker_id as "jobseekerId", p.opening_id as "openingId", c.form from placement_contract c join placement p on p.mission_id = c.mission_id and p.id = c.placement_id
     where c.mission_id = $1 and p.jobseeker_id = any($2::uuid[]) and p.opening_id = any($3::uuid[]) order by p.agreed_at`,
    [missionId, [...people], [...openings]],
  );
}

/** Jobs that go on, or are to begin, without a contract; of whoever was not forgotten. */
export async function jobsWithoutContract(tx: Tx, missionId: MissionId): Promise<PlacementId[]> {
  const rows: { id: PlacementId }[] = await tx.query(
    `select p.id from placement p
     where p.mission_id = $1 and p.kind = 'VACANCY' and p.stage <> all($2::text[])
       and not exists (select from placement_contract c where c.mission_id = p.mission_id and c.placement_id = p.id)
       and not exists (select from jobseeker j where j.mission_id = p.mission_id and j.id = p.jobseeker_id and j.erased_at is not null)
     order by p.id`,
    [missionId, [...overStates]],
  );
  return rows.map(({ id }) => id);
}

/** Keeps a contract in place of what was kept of the placement before. */
export async function putContract(tx: Tx, { missionId, placementId, jobseekerId, form, agreedOn, recordedBy, recordedAt }: Contract): Promise<void> {
  await tx.query(
    `insert into placement_contract (mission_id, placement_id, jobseeker_id, form, agreed_on, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (mission_id, placement_id) do update set form = excluded.form, agreed_on = excluded.agreed_on, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`,
    [missionId, placementId, jobseekerId, form, formatDay(agreedOn), recordedBy, recordedAt],
  );
}
