import type { Day } from '../../kernel/day.js';
import { formatDay, parseDay } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { VentureFollowUp } from './follow-up.js';

type Row = Omit<VentureFollowUp, 'askedOn' | 'incomeMinor'> & { readonly askedOn: string; readonly incomeMinor: string | null };

/** False where somebody else wrote this line first. */
export async function insertFollowUp(tx: Tx, line: VentureFollowUp): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into venture_follow_up (mission_id, venture_id, month, number, asked_on, members, returnees, family_workplaces, community_workplaces, income_minor, partnerships, needs, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) on conflict do nothing returning number`,
    [
      ...[line.missionId, line.ventureId, line.month, line.number, formatDay(line.askedOn), line.members, line.returnees, line.familyWorkplaces, line.communityWorkplaces],
      ...[line.incomeMinor, line.partnerships, line.needs, line.by, line.at],
    ],
  );
  return rows.length === 1;
}

/** What was heard of these ventures, by month, corrections after what they correct. */
export async function followUpsOf(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureFollowUp[]> {
  if (ids.length === 0) return [];
  const rows: Row[] = await tx.query(
    `select mission_id as "missionId", venture_id as "ventureId", month, number, to_char(asked_on, 'YYYY-MM-DD') as "askedOn", members, returnees, family_workplaces as "familyWorkplaces",
       community_workplaces as "communityWorkplaces", income_minor as "incomeMinor", partnerships, needs, by_account as "by", at
     from venture_follow_up where mission_id = $1 and venture_id = any($2::uuid[]) order by venture_id, month, number`,
    [missionId, ids],
  );
  return rows.map((row) => ({ ...row, askedOn: parseDay(row.askedOn) as Day, incomeMinor: row.incomeMinor === null ? null : Number(row.incomeMinor) }));
}
