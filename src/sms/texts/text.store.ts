import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PhraseKey } from '../phrases/phrase.js';
import { textPurposes, type OutgoingText, type OutgoingTextId, type RelayId, type TextStanding } from './attempt.js';

const TEXT = `mission_id as "missionId", id, jobseeker_id as "jobseekerId", sender_id as "senderId", cause_kind as "causeKind", cause_id as "causeId", occasion, purpose, phrase,
  language, relay_id as "relayId", status, why, attempts, next_at as "nextAt", not_after as "notAfter", queued_at as "queuedAt", settled_at as "settledAt",
  body, number_index as "numberIndex"`;

/** A text with its words, encrypted, and the number that it answers, if it is an answer. */
export interface StoredText extends OutgoingText {
  /** Null once it was purged or forgotten. */
  readonly body: Buffer | null;
  readonly numberIndex: Buffer | null;
}

/** False where the same one is there already, whatever became of it. */
export async function insertText(tx: Tx, text: StoredText): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into outgoing_text (mission_id, id, jobseeker_id, sender_id, cause_kind, cause_id, occasion, purpose, priority, phrase, language, body, number_index, relay_id, status, why,
       attempts, next_at, not_after, queued_at, settled_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, $18, $19, $20) on conflict (mission_id, cause_kind, cause_id, occasion) do nothing returning id`,
    [
      text.missionId,
      text.id,
      text.jobseekerId,
      text.senderId,
      text.causeKind,
      text.causeId,
      text.occasion,
      text.purpose,
      textPurposes.indexOf(text.purpose),
      text.phrase,
      text.language,
      text.body,
      text.numberIndex,
      text.relayId,
      text.status,
      text.why,
      text.nextAt,
      text.notAfter,
      text.queuedAt,
      text.settledAt,
    ],
  );
  return rows.length === 1;
}

/** The next text for a relay: answers first, then by time. Locked; those that somebody else has in hand are passed over. */
export async function claimText(tx: Tx, missionId: MissionId, relayId: RelayId, now: Date): Promise<StoredText | null> {
  const rows: StoredText[] = await tx.query(
    `select ${TEXT} from outgoing_text where mission_id = $1 and relay_id = $2 and status = 'WAITING' and next_at <= $3
     order by priority, next_at, id limit 1 for update skip locked`,
    [missionId, relayId, now],
  );
  return rows[0] ?? null;
}

/** A text that waits though its time is over, locked: of a relay or a mission that is switched off nobody claims it. Null where there is none. */
export async function claimTooLate(tx: Tx, missionId: MissionId, now: Date): Promise<StoredText | null> {
  const rows: StoredText[] = await tx.query(`select ${TEXT} from outgoing_text where mission_id = $1 and status = 'WAITING' and not_after < $2 limit 1 for update skip locked`, [missionId, now]);
  return rows[0] ?? null;
}

export async function isAnyTooLate(tx: Tx, missionId: MissionId, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(`select 1 from outgoing_text where mission_id = $1 and status = 'WAITING' and not_after < $2 limit 1`, [missionId, now]);
  return rows.length === 1;
}

export async function textById(tx: Tx, missionId: MissionId, id: OutgoingTextId): Promise<StoredText | null> {
  const rows: StoredText[] = await tx.query(`select ${TEXT} from outgoing_text where mission_id = $1 and id = $2`, [missionId, id]);
  return rows[0] ?? null;
}

export async function lockText(tx: Tx, missionId: MissionId, id: OutgoingTextId): Promise<StoredText | null> {
  const rows: StoredText[] = await tx.query(`select ${TEXT} from outgoing_text where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

/** Where a locked text stands from now on. */
export async function standText(
  tx: Tx,
  { missionId, id, status, why, attempts, nextAt, relayId, settledAt }: Pick<OutgoingText, 'missionId' | 'id' | 'status' | 'why' | 'attempts' | 'nextAt' | 'relayId' | 'settledAt'>,
): Promise<void> {
  await tx.query('update outgoing_text set status = $3, why = $4, attempts = $5, next_at = $6, relay_id = $7, settled_at = $8 where mission_id = $1 and id = $2', [
    missionId,
    id,
    status,
    why,
    attempts,
    nextAt,
    relayId,
    settledAt,
  ]);
}

/** Relays for which something waits now. */
export async function relaysWithWork(tx: Tx, missionId: MissionId, now: Date): Promise<RelayId[]> {
  const rows: { relayId: RelayId }[] = await tx.query(
    `select distinct relay_id as "relayId" from outgoing_text where mission_id = $1 and status = 'WAITING' and next_at <= $2 and relay_id is not null`,
    [missionId, now],
  );
  return rows.map((row) => row.relayId);
}

export async function textsTo(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, limit: number): Promise<StoredText[]> {
  return tx.query(`select ${TEXT} from outgoing_text where mission_id = $1 and jobseeker_id = $2 order by queued_at desc, id desc limit $3`, [missionId, jobseekerId, limit]);
}

/** The last text of each of these causes, of one phrase where it is given. */
export function lastTexts(tx: Tx, missionId: MissionId, causeKind: string, causeIds: readonly string[], phrase: PhraseKey | null): Promise<TextStanding[]> {
  return tx.query(
    `select distinct on (cause_id) cause_id as "causeId", status, why, settled_at as "settledAt" from outgoing_text
     where mission_id = $1 and cause_kind = $2 and cause_id = any($3::uuid[]) and ($4::text is null or phrase = $4)
     order by cause_id, queued_at desc, occasion desc, id desc`,
    [missionId, causeKind, [...causeIds], phrase],
  );
}

/** Cancels what waits of a cause; what is under way cannot be called back. */
export async function cancelTexts(tx: Tx, missionId: MissionId, causeKind: string, causeId: string, at: Date): Promise<void> {
  await tx.query(
    `update outgoing_text set status = 'CANCELLED', next_at = null, settled_at = $4 where mission_id = $1 and cause_kind = $2 and cause_id = $3 and status = 'WAITING'`,
    [missionId, causeKind, causeId, at],
  );
}

/** Empties the words of one text. */
export async function forgetWords(tx: Tx, missionId: MissionId, id: OutgoingTextId): Promise<void> {
  await tx.query('update outgoing_text set body = null where mission_id = $1 and id = $2', [missionId, id]);
}

/** Empties the words of texts queued before; what waits for so long does not go out any more. */
export async function purgeTexts(tx: Tx, missionId: MissionId, before: Date): Promise<void> {
  await tx.query('update outgoing_text set body = null where mission_id = $1 and body is not null and queued_at < $2', [missionId, before]);
}

/** Empties the words of somebody who is forgotten, and cancels what waits; that texts went out on a day stays, for figures. */
export async function forgetTexts(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId): Promise<void> {
  await tx.query(
    `update outgoing_text set body = null, number_index = null, next_at = null, settled_at = coalesce(settled_at, case when status = 'WAITING' then now() end),
       status = case status when 'WAITING' then 'CANCELLED' else status end
     where mission_id = $1 and jobseeker_id = $2`,
    [missionId, jobseekerId],
  );
}

