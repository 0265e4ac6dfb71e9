import { day, formatDay, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PlacementId } from '../placements/placement.js';
import type { EndReport, InternshipPapers } from './internship-papers.js';

const COLUMNS = `mission_id as "missionId", placement_id as "placementId", jobseeker_id as "jobseekerId", agreement_on::text as "agreementOn", reported_on::text as "reportedOn",
  goals_reached as "goalsReached", would_hire as "wouldHire"`;

interface PapersRow extends Omit<InternshipPapers, 'agreementOn' | 'reportedOn'> {
  readonly agreementOn: string | null;
  readonly reportedOn: string | null;
}

const papersOfRow = (row: PapersRow): InternshipPapers => ({
  ...row,
  agreementOn: row.agreementOn === null ? null : day(row.agreementOn),
  reportedOn: row.reportedOn === null ? null : day(row.reportedOn),
});

/** What is written of these placements; nothing of those of which nothing is. */
export async function papersOf(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<ReadonlyMap<PlacementId, InternshipPapers>> {
  const rows: PapersRow[] = await tx.query(`select ${COLUMNS} from internship_paper where mission_id = $1 and placement_id = any($2::uuid[])`, [missionId, [...ids]]);
  return new Map(rows.map((row) => [row.placementId, papersOfRow(row)]));
}

export async function papersOfPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<InternshipPapers[]> {
  const rows: PapersRow[] = await tx.query(`select ${COLUMNS} from internship_paper where mission_id = $1 and jobseeker_id = $2 order by placement_id`, [missionId, id]);
  return rows.map(papersOfRow);
}

/** Of whose placement papers are written. */
export type OfPlacement = Pick<InternshipPapers, 'missionId' | 'placementId' | 'jobseekerId'>;

export async function putAgreement(tx: Tx, { missionId, placementId, jobseekerId }: OfPlacement, on: Day): Promise<void> {
  await tx.query(
    `insert into internship_paper (mission_id, placement_id, jobseeker_id, agreement_on, goals_reached) values ($1, $2, $3, $4, '{}')
     on conflict (mission_id, placement_id) do update set agreement_on = excluded.agreement_on`,
    [missionId, placementId, jobseekerId, formatDay(on)],
  );
}

export async function putReport(tx: Tx, { missionId, placementId, jobseekerId }: OfPlacement, on: Day, { goalsReached, wouldHire }: EndReport): Promise<void> {
  await tx.query(
    `insert into internship_paper (mission_id, placement_id, jobseeker_id, reported_on, goals_reached, would_hire) values ($1, $2, $3, $4, $5, $6)
     on conflict (mission_id, placement_id) do update set reported_on = excluded.reported_on, goals_reached = excluded.goals_reached, would_hire = excluded.would_hire`,
    [missionId, placementId, jobseekerId, formatDay(on), [...goalsReached], wouldHire],
  );
}

/** Of somebody who is forgotten the days stay, for figures; how they did does not. */
export async function forgetReports(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(`update internship_paper set goals_reached = '{}', would_hire = null where mission_id = $1 and jobseeker_id = $2`, [missionId, id]);
}
