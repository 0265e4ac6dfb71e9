import { In, type SelectQueryBuilder } from 'typeorm';

import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { anyOf } from '../../platform/database/any-of.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { CandidateId } from '../candidates/candidacy.js';
import { MOST_AWAITING, runningStates, type Offering } from './due/room.js';
import { openStates, type Offer, type OfferId, type OfferState } from './lifecycle/offer.js';
import type { OfferEvent } from './lifecycle/offer-event.js';
import { offerTable } from './offer.table.js';

/** What a list of offers is narrowed to; null for no limit. */
export interface OfferFilter {
  readonly openingId: OpeningId | null;
  readonly jobseekerId: JobseekerId | null;
  readonly state: OfferState | null;
  /** Only those of which something may still come. */
  readonly open: boolean;
  /** Only those of the cases of this account. */
  readonly assignedTo: AccountId | null;
}

/** False where the code is taken by another open offer. */
export async function insertOffer(tx: Tx, offer: Offer): Promise<boolean> {
  const result = await tx.createQueryBuilder().insert().into(offerTable).values(offer).orIgnore().returning('id').execute();
  return (result.raw as unknown[]).length === 1;
}

/** Whether an open offer of the mission has the code. */
export function isCodeTaken(tx: Tx, missionId: MissionId, code: string): Promise<boolean> {
  return offers(tx, missionId).andWhere('o.code = :code and o.is_open', { code }).getExists();
}

/** Null when somebody else changed it meanwhile. */
export function updateOffer(tx: Tx, before: Offer, next: Offer): Promise<Offer | null> {
  return updateVersioned(tx, offerTable, { ...next, version: before.version });
}

export function offersByIds(tx: Tx, missionId: MissionId, ids: readonly OfferId[]): Promise<Offer[]> {
  return tx.getRepository(offerTable).findBy({ missionId, id: anyOf(ids) });
}

/** These offers, locked in the order of their ids. */
export function lockOffers(tx: Tx, missionId: MissionId, ids: readonly OfferId[]): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, id: anyOf(ids) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** The open offers of an opening, or of a person, locked in the order of their ids. */
export function lockOpenOffers(tx: Tx, missionId: MissionId, of: { readonly openingId: OpeningId } | { readonly jobseekerId: JobseekerId }): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, ...of, state: In([...openStates]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/** Open offers of an opening, without a lock. */
export function openOffersOf(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, openingId, state: In([...openStates]) }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Open offers of these openings, without a lock. */
export function openOffersAt(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[]): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, openingId: anyOf(openingIds), state: In([...openStates]) }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Of which of these people it was released to the employer who they are, at an opening, after they had heard what that means. */
export async function releasedFor(tx: Tx, missionId: MissionId, pairs: readonly Pick<Offer, 'jobseekerId' | 'openingId'>[]): Promise<(pair: Pick<Offer, 'jobseekerId' | 'openingId'>) => boolean> {
  const rows: Pick<Offer, 'jobseekerId' | 'openingId'>[] = await tx.query(
    `select o.jobseeker_id as "jobseekerId", o.opening_id as "openingId" from offer o
     where o.mission_id = $1 and o.jobseeker_id = any($2::uuid[]) and o.opening_id = any($3::uuid[])
       and exists (select from offer_event e where e.mission_id = $1 and e.offer_id = o.id and e.act = 'RELEASE')`,
    [missionId, pairs.map((pair) => pair.jobseekerId), pairs.map((pair) => pair.openingId)],
  );
  const released = new Set(rows.map((row) => `${row.jobseekerId} ${row.openingId}`));
  return ({ jobseekerId, openingId }) => released.has(`${jobseekerId} ${openingId}`);
}

/** Whoever was ever offered one of these openings. */
export async function peopleOffered(tx: Tx, missionId: MissionId, openingIds: readonly OpeningId[]): Promise<JobseekerId[]> {
  const rows: { id: JobseekerId }[] = await tx.query('select distinct jobseeker_id as id from offer where mission_id = $1 and opening_id = any($2::uuid[])', [missionId, openingIds]);
  return rows.map((row) => row.id);
}

/** All offers of a person, the first one first. */
export function offersOfPerson(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, jobseekerId }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** The open offers of an employer's openings, oldest first. */
export function openOffersOfEmployer(tx: Tx, missionId: MissionId, employerId: EmployerId): Promise<Offer[]> {
  return tx.getRepository(offerTable).find({ where: { missionId, employerId, state: In([...openStates]) }, order: { createdAt: 'ASC', id: 'ASC' } });
}

/** Every offer of an employer's opening that was ever sent, the first one first. */
export function employersOffersOf(tx: Tx, missionId: MissionId, employerId: EmployerId, openingId: OpeningId): Promise<Offer[]> {
  return offers(tx, missionId)
    .andWhere('o.employerId = :employerId and o.openingId = :openingId and o.sentAt is not null', { employerId, openingId })
    .orderBy('o.createdAt')
    .addOrderBy('o.id')
    .getMany();
}

/** The last offer of an employer under which a candidate was before it; null for none. */
export function employersOfferOf(tx: Tx, missionId: MissionId, employerId: EmployerId, candidacyId: CandidateId): Promise<Offer | null> {
  return tx.getRepository(offerTable).findOne({ where: { missionId, employerId, candidacyId }, order: { createdAt: 'DESC', id: 'DESC' } });
}

const offers = (tx: Tx, missionId: MissionId): SelectQueryBuilder<Offer> => tx.getRepository(offerTable).createQueryBuilder('o').where('o.missionId = :missionId', { missionId });

/** Newest first, after the given one; nothing of whoever was erased. */
export function pageOfOffers(tx: Tx, missionId: MissionId, filter: OfferFilter, after: readonly [createdAt: Date, id: string] | null, limit: number): Promise<Offer[]> {
  const { openingId, jobseekerId, state, open, assignedTo } = filter;
  const query = offers(tx, missionId).andWhere('exists (select 1 from jobseeker j where j.mission_id = o.mission_id and j.id = o.jobseeker_id and j.erased_at is null and (:assignedTo::uuid is null or j.assigned_to = :assignedTo))', { assignedTo });
  if (openingId !== null) query.andWhere('o.openingId = :openingId', { openingId });
  if (jobseekerId !== null) query.andWhere('o.jobseekerId = :jobseekerId', { jobseekerId });
  if (state !== null) query.andWhere('o.state = :state', { state });
  if (open) query.andWhere('o.is_open');
  if (after !== null) query.andWhere('(o.createdAt, o.id) < (:at, :id)', { at: after[0], id: after[1] });
  return query.orderBy('o.createdAt', 'DESC').addOrderBy('o.id', 'DESC').limit(limit).getMany();
}

/** How many offers run for the free seats of an opening. */
export function countRunning(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<number> {
  return tx.getRepository(offerTable).countBy({ missionId, openingId, state: In([...runningStates]) });
}

/** How many offers of an opening hold a seat of which the person is yet to say yes. */
export function countConfirmed(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<number> {
  return tx.getRepository(offerTable).countBy({ missionId, openingId, state: 'EMPLOYER_CONFIRMED' });
}

/** Whether as many offers as may await the person's answer. Those on hold await none. */
export async function awaitsEnough(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<boolean> {
  const query = offers(tx, missionId).andWhere(`o.jobseekerId = :jobseekerId and o.state = 'SENT' and o.heldSince is null`, { jobseekerId });
  return (await query.getCount()) >= MOST_AWAITING;
}

/** Offers whose reminder or last day has come. */
export async function dueOffers(tx: Tx, missionId: MissionId, today: Day, after: OfferId | null, limit: number): Promise<OfferId[]> {
  const query = offers(tx, missionId)
    .select('o.id', 'id')
    .andWhere(`o.state = 'SENT' and o.heldSince is null and (o.expiresOn < :today or (o.remindedAt is null and o.remindsOn <= :today))`, { today: formatDay(today) });
  return idsAfter(query, after, limit);
}

/** Sent offers of which nobody knows yet whether they arrived. */
export async function undeliveredOffers(tx: Tx, missionId: MissionId, after: OfferId | null, limit: number): Promise<OfferId[]> {
  const query = offers(tx, missionId).select('o.id', 'id').andWhere(`o.state = 'SENT' and o.deliveredAt is null and o.undeliveredAt is null and o.heldSince is null`);
  return idsAfter(query, after, limit);
}

/** Open offers that nobody has looked at since before that day. */
export async function uncheckedOffers(tx: Tx, missionId: MissionId, today: Day, after: OfferId | null, limit: number): Promise<OfferId[]> {
  return idsAfter(offers(tx, missionId).select('o.id', 'id').andWhere('o.is_open and o.checkedOn < :today', { today: formatDay(today) }), after, limit);
}

async function idsAfter(query: SelectQueryBuilder<Offer>, after: OfferId | null, limit: number): Promise<OfferId[]> {
  if (after !== null) query.andWhere('o.id > :after', { after });
  return (await query.orderBy('o.id').limit(limit).getRawMany<{ id: OfferId }>()).map((row) => row.id);
}

/** The approved offer of an opening whose turn it is: the best score, then the one that was drawn up first. Null for none. */
export async function nextApproved(tx: Tx, missionId: MissionId, openingId: OpeningId, today: Day): Promise<OfferId | null> {
  const rows: { id: OfferId }[] = await tx.query(
    `select id from offer where mission_id = $1 and opening_id = $2 and state = 'APPROVED' and held_since is null and (passed_over_on is null or passed_over_on < $3)
     order by (receipt ->> 'score')::integer desc nulls last, created_at, id limit 1`,
    [missionId, openingId, formatDay(today)],
  );
  return rows[0]?.id ?? null;
}

// Of the row of the opening no more is read here than how many seats are free: whether an offer may be sent is decided with the row locked.
const WAITING = `offer o join offering g on g.mission_id = o.mission_id and g.opening_id = o.opening_id and g.cascade
  join opening p on p.mission_id = o.mission_id and p.id = o.opening_id and p.status = 'PUBLISHED'
  where o.mission_id = $1 and o.state = 'APPROVED' and o.held_since is null and (o.passed_over_on is null or o.passed_over_on < $2)
    and (select count(*) from offer r where r.mission_id = o.mission_id and r.opening_id = o.opening_id and r.state in (${runningStates.map((state) => `'${state}'`).join(', ')}))
      < g.offers_per_seat * (p.seats - p.seats_taken)`;

/** Openings that cascade and have room, with an approved offer that was not passed over on this day. */
export async function waitingOpenings(tx: Tx, missionId: MissionId, today: Day, after: OpeningId | null, limit: number): Promise<OpeningId[]> {
  const rows: { id: OpeningId }[] = await tx.query(`select distinct o.opening_id as id from ${WAITING} and ($3::uuid is null or o.opening_id > $3) order by o.opening_id limit $4`, [
    missionId,
    formatDay(today),
    after,
    limit,
  ]);
  return rows.map((row) => row.id);
}

/** Marks the open offers that the asked-for looks touch, and forgets the asking: a look that is cut short is found again by its mark. */
export async function markRechecks(tx: Tx, missionId: MissionId, limit: number): Promise<number> {
  const rows: { side: string | null; subject_id: string | null }[] = await tx.query(
    `with taken as (select mission_id, id from offer_recheck where mission_id = $1 order by id limit $2 for update skip locked),
       gone as (delete from offer_recheck r using taken t where r.mission_id = t.mission_id and r.id = t.id returning r.side, r.subject_id)
     select side, subject_id from gone`,
    [missionId, limit],
  );
  if (rows.length === 0) return 0;
  const of = (side: string): (string | null)[] => rows.flatMap((row) => (row.side === side ? [row.subject_id] : []));
  await tx.query(
    `with touched as (select id from offer where mission_id = $1 and is_open
       and ($2 or jobseeker_id = any($3::uuid[]) or opening_id = any($4::uuid[]) or employer_id = any($5::uuid[])) order by id for update)
     update offer o set checked_on = '1970-01-01' from touched t where o.mission_id = $1 and o.id = t.id`,
    [missionId, rows.some((row) => row.side === null), of('JOBSEEKER'), of('OPENING'), of('EMPLOYER')],
  );
  return rows.length;
}

/** Whether the job would find something to do. */
export async function isAnythingDue(tx: Tx, missionId: MissionId, today: Day): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `select 1 where exists (select 1 from offer_recheck where mission_id = $1)
       or exists (select 1 from offer where mission_id = $1 and is_open and checked_on < $2)
       or exists (select 1 from offer where mission_id = $1 and state = 'SENT' and held_since is null and expires_on < $2)
       or exists (select 1 from offer where mission_id = $1 and state = 'SENT' and held_since is null and reminded_at is null and reminds_on <= $2)
       or exists (select 1 from offer where mission_id = $1 and state = 'SENT' and held_since is null and delivered_at is null and undelivered_at is null)
       or exists (select 1 from ${WAITING})`,
    [missionId, formatDay(today)],
  );
  return rows.length === 1;
}

/** A day is no step of its own: nobody who read the offer before has to read it again. */
export async function putCheckedOn(tx: Tx, { missionId, id }: Offer, checkedOn: Day): Promise<void> {
  await tx.getRepository(offerTable).update({ missionId, id }, { checkedOn });
}

export async function putPassedOverOn(tx: Tx, { missionId, id }: Offer, passedOverOn: Day): Promise<void> {
  await tx.getRepository(offerTable).update({ missionId, id }, { passedOverOn });
}

export async function insertOfferEvent(tx: Tx, event: OfferEvent): Promise<void> {
  await tx.query(
    `insert into offer_event (mission_id, offer_id, number, act, from_state, to_state, actor, by_account, channel, language, reason, note, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [event.missionId, event.offerId, event.number, event.act, event.from, event.to, event.actor, event.by, event.channel, event.language, event.reason, event.note, event.at],
  );
}

/** The history of these offers, oldest first. */
export function eventsOfOffers(tx: Tx, missionId: MissionId, ids: readonly OfferId[]): Promise<OfferEvent[]> {
  return tx.query(
    `select mission_id as "missionId", offer_id as "offerId", number, act, from_state as "from", to_state as "to", actor, by_account as "by", channel, language, reason, note, at
     from offer_event where mission_id = $1 and offer_id = any($2::uuid[]) order by offer_id, number`,
    [missionId, ids],
  );
}

export async function offeringOf(tx: Tx, missionId: MissionId, openingId: OpeningId): Promise<Offering | null> {
  const rows: Offering[] = await tx.query(
    `select mission_id as "missionId", opening_id as "openingId", offers_per_seat as "offersPerSeat", cascade, version from offering where mission_id = $1 and opening_id = $2`,
    [missionId, openingId],
  );
  return rows[0] ?? null;
}

export async function putOffering(tx: Tx, { missionId, openingId, offersPerSeat, cascade, version }: Offering): Promise<void> {
  await tx.query(
    `insert into offering (mission_id, opening_id, offers_per_seat, cascade, version) values ($1, $2, $3, $4, $5)
     on conflict (mission_id, opening_id) do update set offers_per_seat = excluded.offers_per_seat, cascade = excluded.cascade, version = excluded.version`,
    [missionId, openingId, offersPerSeat, cascade, version],
  );
}

/** What remains of a forgotten person's offers: ids, states, days and codes of closed lists. */
export async function emptyOffers(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(`update offer set receipt = null, waived = (select coalesce(jsonb_agg(w || '{"reason": ""}'), '[]') from jsonb_array_elements(waived) w) where mission_id = $1 and jobseeker_id = $2`, [missionId, jobseekerId]);
  await tx.query('update offer_event e set note = null from offer o where o.mission_id = $1 and o.jobseeker_id = $2 and e.mission_id = o.mission_id and e.offer_id = o.id and e.note is not null', [missionId, jobseekerId]);
}
