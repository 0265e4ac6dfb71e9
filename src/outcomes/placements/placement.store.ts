import type { SelectQueryBuilder } from 'typeorm';

import { day, formatDay } from '../../kernel/day.js';
import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import { PERSONAL, reasonsShownAs, sensitiveReasons, type KeptReason } from './lifecycle/end-reasons.js';
import { overStates, type Placement, type PlacementEvent, type PlacementId, type PlacementState } from './placement.js';
import { placementTable } from './placement.table.js';

/** What a list of placements is narrowed to; null for no limit. */
export interface PlacementFilter {
  readonly state: PlacementState | null;
  readonly jobseekerId: JobseekerId | null;
  readonly employerId: EmployerId | null;
  readonly openingId: OpeningId | null;
  /** As the viewer is shown it. */
  readonly endReason: KeptReason | null;
}

/** Where a page goes on. */
export type AfterPlacement = readonly [agreedAt: Date, id: string] | null;

const placements = (tx: Tx, missionId: MissionId): SelectQueryBuilder<Placement> =>
  tx.getRepository(placementTable).createQueryBuilder('p').where('p.missionId = :missionId', { missionId });

// Whoever accompanies the person, or the record that goes on after a merge, is a fact of the people's floor; only ids are read here, as the work list does.
const HELD_BY_ME = `exists (select from jobseeker j where j.mission_id = p.mission_id and j.assigned_to = :me and (j.id = p.jobseeker_id or exists (
  select from jobseeker_duplicate d where d.mission_id = p.mission_id and d.kept_id = j.id and d.kept_id <> p.jobseeker_id and p.jobseeker_id in (d.one_id, d.other_id))))`;
const NOT_FORGOTTEN = 'not exists (select 1 from jobseeker e where e.mission_id = p.mission_id and e.id = p.jobseeker_id and e.erased_at is not null)';

/** `placementSight`, where the rows are. */
function seenBy(query: SelectQueryBuilder<Placement>, viewer: Viewer): SelectQueryBuilder<Placement> {
  const all = hasRole(viewer, 'JOB_PLACEMENT_OFFICER', 'PROTECTION');
  return query.andWhere(`${NOT_FORGOTTEN} and (:all or (:cases and ${HELD_BY_ME}))`, { all, cases: hasRole(viewer, 'CASE_MANAGER'), me: viewer.accountId });
}

/** False where there is one of this offer. */
export async function insertPlacement(tx: Tx, placement: Placement): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(placementTable).values(placement).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Writes where a placement that was locked stands now. */
export async function putPresent(tx: Tx, { missionId, id, ...placement }: Placement): Promise<void> {
  await tx.getRepository(placementTable).update({ missionId, id }, placement as never);
}

/** Locked until the transaction ends. */
export function lockPlacement(tx: Tx, missionId: MissionId, id: PlacementId): Promise<Placement | null> {
  return tx.getRepository(placementTable).findOne({ where: { missionId, id }, lock: { mode: 'pessimistic_write' } });
}

export function placementOfOffer(tx: Tx, missionId: MissionId, offerId: string): Promise<Placement | null> {
  return tx.getRepository(placementTable).findOneBy({ missionId, offerId });
}

export function placementsByIds(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<Placement[]> {
  return tx.getRepository(placementTable).findBy({ missionId, id: anyOf(ids) });
}

/** Those of these that the viewer may see. */
export function seenByIds(tx: Tx, viewer: Viewer, ids: readonly PlacementId[]): Promise<Placement[]> {
  return seenBy(placements(tx, viewer.missionId), viewer).andWhere('p.id = any(:ids::uuid[])', { ids: [...ids] }).getMany();
}

/** Those of these that are at this employer, of nobody who was forgotten. */
export function seenByEmployer(tx: Tx, missionId: MissionId, employerId: EmployerId, ids: readonly PlacementId[]): Promise<Placement[]> {
  return placements(tx, missionId).andWhere(`${NOT_FORGOTTEN} and p.employerId = :employerId and p.id = any(:ids::uuid[])`, { employerId, ids: [...ids] }).getMany();
}

/** What the viewer may see, the last agreed first. A filter by reason finds what is shown as that reason and nothing else. */
export function pageOfPlacements(tx: Tx, viewer: Viewer, filter: PlacementFilter, after: AfterPlacement, limit: number): Promise<Placement[]> {
  const query = seenBy(placements(tx, viewer.missionId), viewer);
  const { state, jobseekerId, employerId, openingId, endReason } = filter;
  if (state !== null) query.andWhere('p.state = :state', { state });
  if (jobseekerId !== null) query.andWhere('p.jobseekerId = :jobseekerId', { jobseekerId });
  if (employerId !== null) query.andWhere('p.employerId = :employerId', { employerId });
  if (openingId !== null) query.andWhere('p.openingId = :openingId', { openingId });
  if (endReason !== null)
    query.andWhere(`case when :protects or (:cases and ${HELD_BY_ME}) then p.endReason = any(:whole) else p.endReason = any(:shown) end`, {
      protects: hasRole(viewer, 'PROTECTION'),
      whole: reasonsShownAs(endReason, true),
      shown: reasonsShownAs(endReason, false),
    });
  return paged(query, after, limit);
}

/** Those of an employer, of whoever was not forgotten, the last agreed first. */
export function placementsOfEmployer(tx: Tx, missionId: MissionId, employerId: EmployerId, after: AfterPlacement, limit: number): Promise<Placement[]> {
  return paged(placements(tx, missionId).andWhere(`p.employerId = :employerId and ${NOT_FORGOTTEN}`, { employerId }), after, limit);
}

/** How many of an opening go on, and are not to be replaced. */
export function countSeated(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<number> {
  return placements(tx, missionId).andWhere('p.openingId = :openingId and p.stage <> all(:over::text[]) and not p.replacementAsked', { openingId, over: [...overStates] }).getCount();
}

/** An internship that began, or may still begin; one that never did is none. */
const INTERNED = `p.kind = 'INTERNSHIP' and (p.startedOn is not null or p.stage <> 'ENDED')`;

/** Which of these people have had an internship at which of these firms, or are to have one, in no order. */
export function internshipsAt(tx: Tx, missionId: MissionId, employers: readonly EmployerId[], people: readonly JobseekerId[]): Promise<Placement[]> {
  const query = placements(tx, missionId).andWhere(INTERNED);
  return query.andWhere('p.employerId = any(:employers::uuid[]) and p.jobseekerId = any(:people::uuid[])', { employers: [...employers], people: [...people] }).getMany();
}

/** Whoever has a seat at these openings. */
export async function peopleSeated(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[]): Promise<JobseekerId[]> {
  const rows = await placements(tx, missionId)
    .andWhere('p.openingId = any(:openingIds::uuid[]) and p.stage <> all(:over::text[]) and not p.replacementAsked', { openingIds: [...openingIds], over: [...overStates] })
    .getMany();
  return rows.map((row) => row.jobseekerId);
}

/** Seats that these people have, one row each. */
export function seatsHeld(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Placement[]> {
  return placements(tx, missionId)
    .andWhere('p.jobseekerId = any(:ids::uuid[]) and p.stage <> all(:over::text[]) and not p.replacementAsked', { ids: [...ids], over: [...overStates] })
    .getMany();
}

/** Seats that these people had and have no more, one row each. */
export function seatsLeft(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Placement[]> {
  return placements(tx, missionId)
    .andWhere('p.jobseekerId = any(:ids::uuid[]) and (p.stage = any(:over::text[]) or p.replacementAsked)', { ids: [...ids], over: [...overStates] })
    .getMany();
}

/** All of a person, the last agreed first. */
export function placementsOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Placement[]> {
  return tx.getRepository(placementTable).find({ where: { missionId, jobseekerId }, order: { agreedAt: 'DESC', id: 'DESC' } });
}

/** A slice of all, by id. */
export function sliceOfPlacements(tx: Tx, missionId: MissionId, after: PlacementId | null, limit: number): Promise<Placement[]> {
  const query = placements(tx, missionId);
  if (after !== null) query.andWhere('p.id > :after', { after });
  return query.orderBy('p.id').limit(limit).getMany();
}

function paged(query: SelectQueryBuilder<Placement>, after: AfterPlacement, limit: number): Promise<Placement[]> {
  if (after !== null) query.andWhere('(p.agreedAt, p.id) < (:agreedAt, :after)', { agreedAt: after[0], after: after[1] });
  return query.orderBy('p.agreedAt', 'DESC').addOrderBy('p.id', 'DESC').limit(limit).getMany();
}

export async function insertEvent(tx: Tx, event: PlacementEvent): Promise<void> {
  const { missionId, placementId, number, act, actor, by, channel, on, reason, skillsHelped, linked, at } = event;
  await tx.query(
    `insert into placement_event (mission_id, placement_id, number, act, actor, by_account, channel, on_day, reason, skills_helped, linked, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [missionId, placementId, number, act, actor, by, channel, formatDay(on), reason, skillsHelped, linked, at],
  );
}

/** The events of these placements, in their order. */
export async function eventsOf(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<PlacementEvent[]> {
  const rows: (Omit<PlacementEvent, 'on'> & { readonly on: string })[] = await tx.query(
    `select mission_id as "missionId", placement_id as "placementId", number, act, actor, by_account as "by", channel, on_day::text as "on", reason,
       skills_helped as "skillsHelped", linked, at
     from placement_event where mission_id = $1 and placement_id = any($2::uuid[]) order by placement_id, number`,
    [missionId, [...ids]],
  );
  return rows.map((row) => ({ ...row, on: day(row.on) }));
}

/** Of somebody who is forgotten days, states and reasons stay for figures; reasons that are personal become no more than that. */
export async function forgetReasons(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query('update placement set end_reason = $3 where mission_id = $1 and jobseeker_id = $2 and end_reason = any($4)', [missionId, jobseekerId, PERSONAL, sensitiveReasons]);
  await tx.query(
    `update placement_event set reason = $3 where mission_id = $1 and reason = any($4)
       and placement_id in (select id from placement where mission_id = $1 and jobseeker_id = $2)`,
    [missionId, jobseekerId, PERSONAL, sensitiveReasons],
  );
}
