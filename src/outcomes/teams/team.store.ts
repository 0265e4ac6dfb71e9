import { formatDay, parseDay } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AskedSeat, HeldSeat, ProposedSeat, TeamProposal, TeamRun, TeamRunId, TeamWord } from './team.js';

type RunRow = Omit<TeamRun, 'asOf'> & { readonly asOf: string | null };

const RUN = `select r.mission_id as "missionId", r.id, r.state, r.outcome, r.around_run as around, r.clash, r.done, r.total, r.as_of::text as "asOf", r.policy,
  r.asked_by as "askedBy", r.requested_at as "requestedAt", r.finished_at as "finishedAt",
  array(select v.venture_id from team_run_venture v where v.mission_id = r.mission_id and v.run_id = r.id order by v.venture_id) as "ventureIds" from team_run r`;

const runOf = (row: RunRow): TeamRun => ({ ...row, asOf: row.asOf === null ? null : parseDay(row.asOf) });

export async function insertRun(tx: Tx, run: TeamRun): Promise<void> {
  const { missionId, id, around, askedBy, requestedAt, ventureIds } = run;
  await tx.query(`insert into team_run (mission_id, id, state, around_run, asked_by, requested_at, told_at) values ($1, $2, 'REQUESTED', $3, $4, $5, $5)`, [missionId, id, around, askedBy, requestedAt]);
  await tx.query('insert into team_run_venture (mission_id, run_id, venture_id) select $1, $2, unnest($3::uuid[])', [missionId, id, ventureIds]);
}

export async function runById(tx: Tx, missionId: MissionId, id: TeamRunId): Promise<TeamRun | null> {
  const rows: RunRow[] = await tx.query(`${RUN} where r.mission_id = $1 and r.id = $2`, [missionId, id]);
  return rows[0] === undefined ? null : runOf(rows[0]);
}

/** As `runById`; nobody else decides about its proposals until the transaction ends. */
export async function lockRun(tx: Tx, missionId: MissionId, id: TeamRunId): Promise<TeamRun | null> {
  await tx.query('select 1 from team_run where mission_id = $1 and id = $2 for update', [missionId, id]);
  return runById(tx, missionId, id);
}

/** Searches for a venture, the newest first. */
export async function runsOfVenture(tx: Tx, missionId: MissionId, id: VentureId, limit: number): Promise<TeamRun[]> {
  const rows: RunRow[] = await tx.query(
    `${RUN} join team_run_venture w on w.mission_id = r.mission_id and w.run_id = r.id where r.mission_id = $1 and w.venture_id = $2 order by r.requested_at desc, r.id desc limit $3`,
    [missionId, id, limit],
  );
  return rows.map(runOf);
}

/** The search under way for exactly these ventures; null for none. */
export async function openRunFor(tx: Tx, missionId: MissionId, ventureIds: readonly VentureId[]): Promise<TeamRun | null> {
  const rows: RunRow[] = await tx.query(
    `${RUN} where r.mission_id = $1 and r.state in ('REQUESTED', 'RUNNING') and
       array(select v.venture_id from team_run_venture v where v.mission_id = r.mission_id and v.run_id = r.id order by v.venture_id) = (select array_agg(x order by x) from unnest($2::uuid[]) x) limit 1`,
    [missionId, ventureIds],
  );
  return rows[0] === undefined ? null : runOf(rows[0]);
}

/** Notes how far a search is; nothing where it has ended meanwhile. */
export async function tellRun(tx: Tx, missionId: MissionId, id: TeamRunId, done: number, total: number, at: Date): Promise<void> {
  await tx.query(`update team_run set state = 'RUNNING', done = $3, total = $4, told_at = $5 where mission_id = $1 and id = $2 and state in ('REQUESTED', 'RUNNING')`, [missionId, id, done, total, at]);
}

/** Ends a search; false where it had ended before, by another worker or for being too old. */
export async function endRun(tx: Tx, run: TeamRun): Promise<boolean> {
  const [, ended]: [unknown, number] = await tx.query(
    `update team_run set state = $3, outcome = $4, clash = $5, done = $6, total = $7, as_of = $8, policy = $9, finished_at = $10
     where mission_id = $1 and id = $2 and state in ('REQUESTED', 'RUNNING')`,
    [run.missionId, run.id, run.state, run.outcome, JSON.stringify(run.clash), run.done, run.total, run.asOf === null ? null : formatDay(run.asOf), run.policy, run.finishedAt],
  );
  return ended > 0;
}

/** Gives up searches that were asked for too long ago, whatever became of their workers. */
export async function giveUpRuns(tx: Tx, missionId: MissionId, now: Date, askedSecondsAgo: number): Promise<void> {
  await tx.query(
    `update team_run set state = 'FAILED', finished_at = $2 where mission_id = $1 and state in ('REQUESTED', 'RUNNING') and requested_at < $2::timestamptz - make_interval(secs => $3)`,
    [missionId, now, askedSecondsAgo],
  );
}

/** Searches under way of which nothing was heard for so long. */
export async function silentRuns(tx: Tx, missionId: MissionId, now: Date, seconds: number): Promise<TeamRunId[]> {
  const rows: { id: TeamRunId }[] = await tx.query(
    `select id from team_run where mission_id = $1 and state in ('REQUESTED', 'RUNNING') and told_at < $2::timestamptz - make_interval(secs => $3)`,
    [missionId, now, seconds],
  );
  return rows.map((row) => row.id);
}

export async function insertProposal(tx: Tx, { missionId, runId, rank, state, fit, bound, seats }: TeamProposal): Promise<void> {
  await tx.query('insert into team_proposal (mission_id, run_id, rank, state, fit, bound) values ($1, $2, $3, $4, $5, $6)', [missionId, runId, rank, state, fit, bound]);
  await tx.query(
    `insert into team_seat (mission_id, run_id, rank, jobseeker_id, opening_id, score, word, channel, language, word_by, word_at)
     select $1, $2, $3, s.* from jsonb_to_recordset($4::jsonb) as
       s ("jobseekerId" uuid, "openingId" uuid, score int, word text, channel text, language text, "wordBy" uuid, "wordAt" timestamptz)`,
    [missionId, runId, rank, JSON.stringify(seats)],
  );
}

interface SeatRow extends ProposedSeat {
  readonly runId: TeamRunId;
  readonly rank: number;
}

/** The proposals of these searches, with their seats, in the order of their ranks. */
export async function proposalsOf(tx: Tx, missionId: MissionId, runIds: readonly TeamRunId[]): Promise<TeamProposal[]> {
  const proposals: Omit<TeamProposal, 'seats'>[] = await tx.query(
    `select mission_id as "missionId", run_id as "runId", rank, state, fit::float8 as fit, bound::float8 as bound from team_proposal
     where mission_id = $1 and run_id = any($2::uuid[]) order by run_id, rank`,
    [missionId, runIds],
  );
  const seats: SeatRow[] = await tx.query(
    `select run_id as "runId", rank, jobseeker_id as "jobseekerId", opening_id as "openingId", score, word, channel, language, word_by as "wordBy", word_at as "wordAt"
     from team_seat where mission_id = $1 and run_id = any($2::uuid[]) order by run_id, rank, opening_id, jobseeker_id`,
    [missionId, runIds],
  );
  return proposals.map((proposal) => ({
    ...proposal,
    seats: seats.filter((seat) => seat.runId === proposal.runId && seat.rank === proposal.rank).map(({ runId: _, rank: __, ...seat }) => seat),
  }));
}

/** Writes where a proposal stands, and when it was chosen. */
export async function putProposalState(tx: Tx, { missionId, runId, rank, state }: TeamProposal, chosen: { readonly by: string | null; readonly at: Date } | null): Promise<void> {
  await tx.query(
    'update team_proposal set state = $4, chosen_by = coalesce($5, chosen_by), chosen_at = coalesce($6, chosen_at) where mission_id = $1 and run_id = $2 and rank = $3',
    [missionId, runId, rank, state, chosen?.by ?? null, chosen?.at ?? null],
  );
}

/** Writes somebody's word. */
export async function putWord(tx: Tx, { missionId, runId, rank }: TeamProposal, { jobseekerId, word, channel, language, wordBy, wordAt }: ProposedSeat): Promise<void> {
  await tx.query(
    'update team_seat set word = $5, channel = $6, language = $7, word_by = $8, word_at = $9 where mission_id = $1 and run_id = $2 and rank = $3 and jobseeker_id = $4',
    [missionId, runId, rank, jobseekerId, word, channel, language, wordBy, wordAt],
  );
}

/** Of a person whose record was merged, the seats are told by the record that goes on. */
const ASKED = `select s.run_id as "runId", s.rank, p.state, r.venture_id as "ventureId", coalesce(g.kept_id, s.jobseeker_id) as "jobseekerId", s.opening_id as "openingId", s.score, s.word, s.channel, s.language,
  s.word_by as "wordBy", s.word_at as "wordAt", s.jobseeker_id as "recordId"
  from team_seat s join team_proposal p on p.mission_id = s.mission_id and p.run_id = s.run_id and p.rank = s.rank
  join venture_role r on r.mission_id = s.mission_id and r.opening_id = s.opening_id
  left join jobseeker_goes_on g on g.mission_id = s.mission_id and g.record_id = s.jobseeker_id`;

/** These people have not agreed any more to any role of the ventures of a search, whenever they did. */
export async function forgetAgreements(tx: Tx, { missionId, ventureIds }: Pick<TeamRun, 'missionId' | 'ventureIds'>, ids: readonly JobseekerId[]): Promise<void> {
  await tx.query(
    `update team_seat s set word = null, channel = null, language = null, word_by = null, word_at = null from venture_role r
     where s.mission_id = $1 and s.jobseeker_id = any($3::uuid[]) and s.word = 'AGREED' and r.mission_id = s.mission_id and r.opening_id = s.opening_id and r.venture_id = any($2::uuid[])`,
    [missionId, ventureIds, ids],
  );
}

/** Seats of teams that were chosen for these ventures, the newest first: whoever was asked, and what they said. Those of teams that were given up are none. */
export function seatsOfVentures(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<AskedSeat[]> {
  return tx.query(
    `${ASKED} where s.mission_id = $1 and r.venture_id = any($2::uuid[]) and p.state in ('CHOSEN', 'AGREED', 'BROKEN') order by p.chosen_at desc, s.run_id desc, s.jobseeker_id`,
    [missionId, ids],
  );
}

/** Seats of these people in teams that are being asked, or have agreed, the newest first. */
export function openSeatsOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<AskedSeat[]> {
  return tx.query(
    `${ASKED} where s.mission_id = $1 and coalesce(g.kept_id, s.jobseeker_id) = any($2::uuid[]) and p.state in ('CHOSEN', 'AGREED') order by p.chosen_at desc, s.run_id desc`,
    [missionId, ids],
  );
}

/** Seats in teams of a mission, or of one search, that are being asked or have agreed. */
export function openSeatsIn(tx: Tx, missionId: MissionId, runId: TeamRunId | null): Promise<HeldSeat[]> {
  return tx.query(`${ASKED} where s.mission_id = $1 and ($2::uuid is null or s.run_id = $2) and p.state in ('CHOSEN', 'AGREED') order by s.run_id, s.rank, s.opening_id, s.jobseeker_id`, [missionId, runId]);
}

/** Askings for a look at a mission's teams. */
export async function rechecksOf(tx: Tx, missionId: MissionId, limit: number): Promise<string[]> {
  const rows: { id: string }[] = await tx.query('select id from team_recheck where mission_id = $1 order by id limit $2', [missionId, limit]);
  return rows.map((row) => row.id);
}

/** Forgets askings that were answered; one that came meanwhile stays. */
export async function forgetRechecks(tx: Tx, missionId: MissionId, ids: readonly string[]): Promise<void> {
  await tx.query('delete from team_recheck where mission_id = $1 and id = any($2::bigint[])', [missionId, ids]);
}

/** Whoever was in a team that was chosen for this venture, at whatever time and whatever became of it. */
export async function everChosenFor(tx: Tx, missionId: MissionId, id: VentureId): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select distinct s.jobseeker_id as id from venture_role r join team_seat s on s.mission_id = r.mission_id and s.opening_id = r.opening_id
     join team_proposal p on p.mission_id = s.mission_id and p.run_id = s.run_id and p.rank = s.rank
     where r.mission_id = $1 and r.venture_id = $2 and p.chosen_at is not null`,
    [missionId, id],
  );
  return rows.map((row) => row.id);
}

/** A team that is being asked for one of these ventures, other than of this search; null for none. */
export async function otherChosen(tx: Tx, missionId: MissionId, ventureIds: readonly VentureId[], runId: TeamRunId): Promise<TeamRunId | null> {
  const rows: { id: TeamRunId }[] = await tx.query(
    `select p.run_id as id from team_proposal p join team_run_venture v on v.mission_id = p.mission_id and v.run_id = p.run_id
     where p.mission_id = $1 and p.state = 'CHOSEN' and v.venture_id = any($2::uuid[]) and p.run_id <> $3 limit 1`,
    [missionId, ventureIds, runId],
  );
  return rows[0]?.id ?? null;
}

/** Searches of which a team is being asked for this venture. */
export async function runsAskingFor(tx: Tx, missionId: MissionId, id: VentureId): Promise<TeamRunId[]> {
  const rows: { id: TeamRunId }[] = await tx.query(
    `select p.run_id as id from team_proposal p join team_run_venture v on v.mission_id = p.mission_id and v.run_id = p.run_id
     where p.mission_id = $1 and p.state = 'CHOSEN' and v.venture_id = $2 order by p.run_id`,
    [missionId, id],
  );
  return rows.map((row) => row.id);
}

/** Searches of which a team broke and this venture was one, whoever they were for. */
export async function brokenRunsFor(tx: Tx, missionId: MissionId, id: VentureId): Promise<TeamRunId[]> {
  const rows: { id: TeamRunId }[] = await tx.query(
    `select distinct p.run_id as id from team_proposal p join team_run_venture v on v.mission_id = p.mission_id and v.run_id = p.run_id
     where p.mission_id = $1 and p.state = 'BROKEN' and v.venture_id = $2 order by p.run_id`,
    [missionId, id],
  );
  return rows.map((row) => row.id);
}

/** Where somebody was proposed for a role, in ids and codes; the newest first. */
export function seatsOfPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<{ readonly word: TeamWord | null; readonly wordAt: Date | null; readonly openingId: OpeningId; readonly title: string }[]> {
  return tx.query(
    `select s.word, s.word_at as "wordAt", s.opening_id as "openingId", o.title from team_seat s join opening o on o.mission_id = s.mission_id and o.id = s.opening_id
     join team_proposal p on p.mission_id = s.mission_id and p.run_id = s.run_id and p.rank = s.rank
     where s.mission_id = $1 and s.jobseeker_id = $2 and p.state in ('CHOSEN', 'AGREED', 'BROKEN') order by p.chosen_at desc`,
    [missionId, id],
  );
}
