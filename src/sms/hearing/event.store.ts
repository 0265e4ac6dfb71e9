import type { Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { IncomingTextId, RelayId, SenderId } from '../texts/attempt.js';

export type RelayEventId = Id<'RelayEvent'>;

/** Something that a relay has told, as it is stored: encrypted by a key of the mission until it is worked through. */
export interface StoredEvent {
  readonly missionId: MissionId;
  readonly id: RelayEventId;
  readonly relayId: RelayId;
  readonly eventKey: string;
  /** What of ours or of the relay's a report names. */
  readonly names: readonly string[];
  readonly content: Buffer | null;
  readonly state: 'WAITING' | 'PARKED' | 'DONE' | 'UNREADABLE';
  readonly receivedAt: Date;
}

/** One that waits, or waited when it was read. */
export interface WaitingEvent extends StoredEvent {
  /** How often it was tried in vain to work it through. */
  readonly tries: number;
}

/** Keeps what was not told before; answers how much that was. */
export async function insertEvents(tx: Tx, events: readonly StoredEvent[]): Promise<number> {
  let fresh = 0;
  for (const { missionId, id, relayId, eventKey, names, content, state, receivedAt } of events) {
    const rows: unknown[] = await tx.query(
      `insert into relay_event (mission_id, id, relay_id, event_key, names, content, state, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (mission_id, relay_id, event_key) do nothing returning id`,
      [missionId, id, relayId, eventKey, [...names], content, state, receivedAt],
    );
    fresh += rows.length;
  }
  return fresh;
}

/** The oldest events that wait, not locked. Ids rise with time: this is the order of arrival. */
export function waitingEvents(tx: Tx, missionId: MissionId, limit: number): Promise<WaitingEvent[]> {
  return tx.query(
    `select mission_id as "missionId", id, relay_id as "relayId", event_key as "eventKey", names, content, state, received_at as "receivedAt", tries
     from relay_event where mission_id = $1 and state = 'WAITING' order by id limit $2`,
    [missionId, limit],
  );
}

/** Locks an event that still waits; false where somebody else has it in hand, or had. */
export async function claimEvent(tx: Tx, missionId: MissionId, id: RelayEventId): Promise<boolean> {
  const rows: unknown[] = await tx.query(`select 1 from relay_event where mission_id = $1 and id = $2 and state = 'WAITING' for update skip locked`, [missionId, id]);
  return rows.length === 1;
}

/** Counts a try in vain, but not past what the column holds. */
export async function noteTry(tx: Tx, missionId: MissionId, id: RelayEventId): Promise<void> {
  await tx.query(`update relay_event set tries = least(tries + 1, 1000) where mission_id = $1 and id = $2 and state = 'WAITING'`, [missionId, id]);
}

/** An event that was worked through keeps its key, and no word of what was told. */
export async function finishEvent(tx: Tx, missionId: MissionId, id: RelayEventId): Promise<void> {
  await tx.query(`update relay_event set state = 'DONE', content = null where mission_id = $1 and id = $2`, [missionId, id]);
}

/** A report that came before the answer it belongs to waits for it. */
export async function parkEvent(tx: Tx, missionId: MissionId, id: RelayEventId): Promise<void> {
  await tx.query(`update relay_event set state = 'PARKED' where mission_id = $1 and id = $2`, [missionId, id]);
}

/** Parked reports whose attempt has its name by now wait to be worked through. */
export async function unpark(tx: Tx, missionId: MissionId): Promise<void> {
  await tx.query(
    `update relay_event e set state = 'WAITING' where e.mission_id = $1 and e.state = 'PARKED'
     and exists (select from attempt_name n where n.mission_id = $1 and n.relay_id = e.relay_id and n.external_id = any(e.names))`,
    [missionId],
  );
}

/** Lets go of reports that nobody ever knew what they were about, and of what could not be read. */
export async function giveUpEvents(tx: Tx, missionId: MissionId, before: Date): Promise<void> {
  await tx.query(`update relay_event set state = 'DONE', content = null where mission_id = $1 and state in ('PARKED', 'UNREADABLE') and received_at < $2`, [missionId, before]);
}

export async function isAnyWaiting(tx: Tx, missionId: MissionId): Promise<boolean> {
  const rows: unknown[] = await tx.query(`select 1 from relay_event where mission_id = $1 and state = 'WAITING' limit 1`, [missionId]);
  return rows.length === 1;
}

/** Whether a parked report waits for a look, or words and what could not be read for their end. */
export async function needsTidying(tx: Tx, missionId: MissionId, before: Date, oddBefore: Date): Promise<boolean> {
  const rows: { needed: boolean }[] = await tx.query(
    `select exists (select from relay_event where mission_id = $1 and state = 'PARKED')
       or exists (select from relay_event where mission_id = $1 and state = 'UNREADABLE' and received_at < $3)
       or exists (select from incoming_text where mission_id = $1 and body is not null and received_at < $2)
       or exists (select from outgoing_text where mission_id = $1 and body is not null and queued_at < $2) as needed`,
    [missionId, before, oddBefore],
  );
  return rows[0]?.needed ?? false;
}

/** A text of somebody, with what followed from it. */
export interface IncomingText {
  readonly missionId: MissionId;
  readonly id: IncomingTextId;
  readonly eventId: RelayEventId;
  readonly jobseekerId: JobseekerId | null;
  readonly senderId: SenderId | null;
  readonly body: Buffer | null;
  /** Names of the acts. */
  readonly acts: readonly string[];
  readonly receivedAt: Date;
}

export async function insertIncoming(tx: Tx, { missionId, id, eventId, jobseekerId, senderId, body, acts, receivedAt }: IncomingText): Promise<void> {
  await tx.query(
    'insert into incoming_text (mission_id, id, event_id, jobseeker_id, sender_id, body, acts, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [missionId, id, eventId, jobseekerId, senderId, body, [...acts], receivedAt],
  );
}

export function incomingFrom(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, limit: number): Promise<IncomingText[]> {
  return tx.query(
    `select mission_id as "missionId", id, event_id as "eventId", jobseeker_id as "jobseekerId", sender_id as "senderId", body, acts, received_at as "receivedAt"
     from incoming_text where mission_id = $1 and jobseeker_id = $2 order by received_at desc, id desc limit $3`,
    [missionId, jobseekerId, limit],
  );
}

/** The last texts of a number that nobody knows, the newest first, without those that were purged; encrypted by a key of the mission. */
export function incomingOfSender(tx: Tx, missionId: MissionId, senderId: SenderId, limit: number): Promise<{ readonly id: IncomingTextId; readonly body: Buffer }[]> {
  return tx.query('select id, body from incoming_text where mission_id = $1 and sender_id = $2 and body is not null order by received_at desc, id desc limit $3', [missionId, senderId, limit]);
}

/** Empties the words of texts received before. */
export async function purgeIncoming(tx: Tx, missionId: MissionId, before: Date): Promise<void> {
  await tx.query('update incoming_text set body = null where mission_id = $1 and body is not null and received_at < $2', [missionId, before]);
}

/** Empties the words of somebody who is forgotten. */
export async function forgetIncoming(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(`update incoming_text set body = null where mission_id = $1 and jobseeker_id = $2`, [missionId, jobseekerId]);
}
