import { formatDay, parseDay, type Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { VentureSession, VentureSessionId } from './session.js';

type Row = Omit<VentureSession, 'heldOn'> & { readonly heldOn: string };

const SESSION = `select s.mission_id as "missionId", s.id, s.venture_id as "ventureId", s.kind, to_char(s.held_on, 'YYYY-MM-DD') as "heldOn", s.minutes, s.topics, s.mentor,
    s.by_account as "by", s.at, s.withdrawn_at as "withdrawnAt",
    array(select a.jobseeker_id::text from venture_session_attendance a where a.mission_id = s.mission_id and a.session_id = s.id order by a.jobseeker_id) as attended
  from venture_session s`;

export async function insertSession(tx: Tx, { missionId, id, ventureId, kind, heldOn, minutes, topics, mentor, attended, by, at }: VentureSession): Promise<void> {
  await tx.query(
    `insert into venture_session (mission_id, id, venture_id, kind, held_on, minutes, topics, mentor, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [missionId, id, ventureId, kind, formatDay(heldOn), minutes, topics, mentor, by, at],
  );
  await tx.query('insert into venture_session_attendance (mission_id, session_id, jobseeker_id) select $1, $2, unnest($3::uuid[])', [missionId, id, attended]);
}

/** Marks a session as withdrawn; null where there is none that stands. */
export async function withdrawSession(tx: Tx, missionId: MissionId, id: VentureSessionId, at: Date): Promise<VentureSession | null> {
  const standing: unknown[] = await tx.query('select from venture_session where mission_id = $1 and id = $2 and withdrawn_at is null for update', [missionId, id]);
  if (standing.length === 0) return null;
  await tx.query('update venture_session set withdrawn_at = $3 where mission_id = $1 and id = $2', [missionId, id, at]);
  const [row]: Row[] = await tx.query(`${SESSION} where s.mission_id = $1 and s.id = $2`, [missionId, id]);
  return row === undefined ? null : sessionOf(row);
}

/** What stands of the sessions of these ventures, oldest first. */
export async function sessionsOfVentures(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureSession[]> {
  const rows: Row[] = await tx.query(`${SESSION} where s.mission_id = $1 and s.venture_id = any($2::uuid[]) and s.withdrawn_at is null order by s.venture_id, s.held_on, s.id`, [missionId, ids]);
  return rows.map(sessionOf);
}

/** What stands of the sessions at which one of these people was, up to a day or with null all; the oldest first. */
export async function sessionsAttendedBy(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], until: Day | null): Promise<VentureSession[]> {
  const rows: Row[] = await tx.query(
    `${SESSION} where s.mission_id = $1 and s.withdrawn_at is null and ($3::date is null or s.held_on <= $3)
       and exists (select from venture_session_attendance a where a.mission_id = s.mission_id and a.session_id = s.id and a.jobseeker_id = any($2::uuid[])) order by s.held_on, s.id`,
    [missionId, ids, until === null ? null : formatDay(until)],
  );
  return rows.map(sessionOf);
}

function sessionOf(row: Row): VentureSession {
  return { ...row, heldOn: parseDay(row.heldOn) as Day };
}
