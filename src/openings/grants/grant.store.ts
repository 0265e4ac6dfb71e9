import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import { formatDay, day } from '../../kernel/day.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AwardId } from '../../programmes/funds/ledger/ledger-account.js';
import type { Grant, GrantDecision, GrantEvent, GrantId } from './grant.js';

/** What a list of grants is narrowed to; null for no limit. */
export interface GrantFilter {
  readonly ventureId: VentureId | null;
  readonly jobseekerId: JobseekerId | null;
  readonly decision: GrantDecision | null;
}

type Row = Omit<Grant, 'minor' | 'ownMinor'> & { readonly minor: string; readonly ownMinor: string };
interface EventRow extends Pick<GrantEvent, 'missionId' | 'grantId' | 'number' | 'kind' | 'words' | 'by' | 'at'> {
  readonly onDay: string;
  readonly said: object;
}

const GRANT = `select g.mission_id as "missionId", g.id, g.venture_id as "ventureId", g.jobseeker_id as "jobseekerId", g.programme_id as "programmeId", g.fund_id as "fundId",
  g.form, g.minor, g.currency, g.cash_reason as "cashReason", g.kit_id as "kitId", g.kit_version as "kitVersion", g.instalments, g.public_percent as "publicPercent",
  g.own_minor as "ownMinor", g.overrides, g.decision, g.award_id as "awardId", g.proposed_by as "proposedBy", g.proposed_at as "proposedAt", g.decided_by as "decidedBy",
  g.decided_at as "decidedAt", g.decision_reason as "decisionReason" from business_grant g`;
/** Theirs alone: what was awarded to them, and what waits for them or for a business of their own. */
const OF_PEOPLE = `(g.jobseeker_id = any($2::uuid[]) or exists (select from award a where a.mission_id = g.mission_id and a.id = g.award_id and a.jobseeker_id = any($2::uuid[]))
  or g.decision = 'WAITING' and exists (
    select from venture v where v.mission_id = g.mission_id and v.id = g.venture_id and v.kind in ('INDIVIDUAL', 'FAMILY') and v.proposed_by = any($2::uuid[])))`;

/** Keeps others from granting the same venture or person something until the transaction ends. */
export async function lockApplicant(tx: Tx, id: VentureId | JobseekerId): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('business_grant ' || $1, 0))`, [id]);
}

export async function insertGrant(tx: Tx, grant: Grant): Promise<void> {
  await tx.query(
    `insert into business_grant (mission_id, id, venture_id, jobseeker_id, programme_id, fund_id, form, minor, currency, cash_reason, kit_id, kit_version, instalments,
       public_percent, own_minor, overrides, decision, award_id, proposed_by, proposed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    [
      ...[grant.missionId, grant.id, grant.ventureId, grant.jobseekerId, grant.programmeId, grant.fundId, grant.form, grant.minor, grant.currency, grant.cashReason],
      ...[grant.kitId, grant.kitVersion, JSON.stringify(grant.instalments), grant.publicPercent, grant.ownMinor, JSON.stringify(grant.overrides)],
      ...[grant.decision, grant.awardId, grant.proposedBy, grant.proposedAt],
    ],
  );
}

/** Writes what was decided about a grant that waited. */
export async function updateGrantDecision(tx: Tx, { missionId, id, decision, awardId, decidedBy, decidedAt, decisionReason, overrides }: Grant): Promise<void> {
  await tx.query('update business_grant set decision = $3, award_id = $4, decided_by = $5, decided_at = $6, decision_reason = $7, overrides = $8 where mission_id = $1 and id = $2', [
    ...[missionId, id, decision, awardId, decidedBy, decidedAt, decisionReason, JSON.stringify(overrides)],
  ]);
}

/** Locked until the transaction ends; null where there is none. */
export async function lockGrant(tx: Tx, missionId: MissionId, id: GrantId): Promise<Grant | null> {
  const [row]: Row[] = await tx.query(`${GRANT} where g.mission_id = $1 and g.id = $2 for update of g`, [missionId, id]);
  return row === undefined ? null : grantOf(row);
}

export async function grantsByIds(tx: Tx, missionId: MissionId, ids: readonly GrantId[]): Promise<Grant[]> {
  const rows: Row[] = await tx.query(`${GRANT} where g.mission_id = $1 and g.id = any($2::uuid[])`, [missionId, ids]);
  return rows.map(grantOf);
}

export async function grantOfAward(tx: Tx, missionId: MissionId, id: AwardId): Promise<Grant | null> {
  const [row]: Row[] = await tx.query(`${GRANT} where g.mission_id = $1 and g.award_id = $2`, [missionId, id]);
  return row === undefined ? null : grantOf(row);
}

/** Newest first, after the given one. */
export async function pageOfGrants(tx: Tx, missionId: MissionId, { ventureId, jobseekerId, decision }: GrantFilter, after: GrantId | null, limit: number): Promise<Grant[]> {
  const rows: Row[] = await tx.query(
    `${GRANT} where g.mission_id = $1 and ($2::uuid is null or g.venture_id = $2) and ($3::uuid is null or g.jobseeker_id = $3) and ($4::text is null or g.decision = $4)
       and ($5::uuid is null or g.id < $5) order by g.id desc limit $6`,
    [missionId, ventureId, jobseekerId, decision, after, limit],
  );
  return rows.map(grantOf);
}

/** What was asked for a venture, the first one first. */
export async function grantsOfVenture(tx: Tx, missionId: MissionId, id: VentureId): Promise<Grant[]> {
  const rows: Row[] = await tx.query(`${GRANT} where g.mission_id = $1 and g.venture_id = $2 order by g.id`, [missionId, id]);
  return rows.map(grantOf);
}

/** What was asked for these people alone, or awarded to a venture of nobody else, the first one first. */
export async function grantsOfPeople(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Grant[]> {
  const rows: Row[] = await tx.query(`${GRANT} where g.mission_id = $1 and ${OF_PEOPLE} order by g.id`, [missionId, ids]);
  return rows.map(grantOf);
}

/** Those of these people who were granted something alone or for a venture of nobody else, paid out or not. */
export async function holdersAmong(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query(
    `select distinct a.jobseeker_id as id from business_grant g join award a on a.mission_id = g.mission_id and a.id = g.award_id
     where g.mission_id = $1 and a.jobseeker_id = any($2::uuid[])`,
    [missionId, ids],
  );
  return rows.map(({ id }) => id);
}

/** Words that were written about grants of a person; amounts, days and codes stay. */
export async function forgetWordsOfGrants(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
  await tx.query(`update business_grant_event e set words = 'forgotten' from business_grant g where e.mission_id = $1 and g.mission_id = $1 and g.id = e.grant_id and ${OF_PEOPLE}`, [missionId, [id]]);
  await tx.query(
    `update business_grant g set decision_reason = case when decision_reason is not null then 'forgotten' end,
       instalments = (select coalesce(jsonb_agg(jsonb_set(i, '{needs}', '"forgotten"')), '[]') from jsonb_array_elements(g.instalments) i),
       overrides = (select coalesce(jsonb_agg(jsonb_set(o, '{reason}', '"forgotten"')), '[]') from jsonb_array_elements(g.overrides) o)
     where g.mission_id = $1 and ${OF_PEOPLE}`,
    [missionId, [id]],
  );
}

export async function insertGrantEvent(tx: Tx, { missionId, grantId, number, kind, on, words, by, at, ...said }: GrantEvent): Promise<void> {
  await tx.query('insert into business_grant_event (mission_id, grant_id, number, kind, on_day, said, words, by_account, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[missionId, grantId, number, kind, formatDay(on), JSON.stringify(said), words, by, at],
  ]);
}

/** What happened to these grants, in order. */
export async function eventsOfGrants(tx: Tx, missionId: MissionId, ids: readonly GrantId[]): Promise<GrantEvent[]> {
  const rows: EventRow[] = await tx.query(
    `select mission_id as "missionId", grant_id as "grantId", number, kind, on_day::text as "onDay", said, words, by_account as "by", at
     from business_grant_event where mission_id = $1 and grant_id = any($2::uuid[]) order by grant_id, number`,
    [missionId, ids],
  );
  return rows.map(({ onDay, said, ...row }) => ({ ...row, ...said, on: day(onDay) }) as GrantEvent);
}

function grantOf({ minor, ownMinor, ...row }: Row): Grant {
  return { ...row, minor: Number(minor), ownMinor: Number(ownMinor) };
}
