import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { AttemptId, OutgoingTextId, RelayId, TextAttempt } from './attempt.js';

const ATTEMPT = `mission_id as "missionId", id, text_id as "textId", number, relay_id as "relayId", prefix, state, reason, segments, cost_units as "costUnits",
  submitted_at as "submittedAt", answered_at as "answeredAt", settled_at as "settledAt", look_at as "lookAt"`;

export async function insertAttempt(tx: Tx, attempt: TextAttempt): Promise<void> {
  const { missionId, id, textId, number, relayId, prefix, state, segments, costUnits, submittedAt, lookAt } = attempt;
  await tx.query(
    `insert into text_attempt (mission_id, id, text_id, number, relay_id, prefix, state, segments, cost_units, submitted_at, look_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [missionId, id, textId, number, relayId, prefix, state, segments, costUnits, submittedAt, lookAt],
  );
}

export async function lockAttempt(tx: Tx, missionId: MissionId, id: AttemptId): Promise<TextAttempt | null> {
  const rows: TextAttempt[] = await tx.query(`select ${ATTEMPT} from text_attempt where mission_id = $1 and id = $2 for update`, [missionId, id]);
  return rows[0] ?? null;
}

/** The attempt that a relay means, by our id or by its own; null where nobody knows that name (yet). */
export async function attemptNamed(tx: Tx, missionId: MissionId, relayId: RelayId, attemptId: string | null, externalId: string | null): Promise<AttemptId | null> {
  const rows: { id: AttemptId }[] = await tx.query(
    `select a.id from text_attempt a where a.mission_id = $1 and a.relay_id = $2 and a.id::text = $3
     union all select n.attempt_id from attempt_name n where n.mission_id = $1 and n.relay_id = $2 and n.external_id = $4 limit 1`,
    [missionId, relayId, attemptId, externalId],
  );
  return rows[0]?.id ?? null;
}

/** How far a locked attempt is from now on. */
export async function putAttempt(tx: Tx, { missionId, id, state, reason, answeredAt, settledAt, lookAt }: TextAttempt): Promise<void> {
  await tx.query('update text_attempt set state = $3, reason = $4, answered_at = $5, settled_at = $6, look_at = $7 where mission_id = $1 and id = $2', [
    missionId,
    id,
    state,
    reason,
    answeredAt,
    settledAt,
    lookAt,
  ]);
}

/** Keeps the relay's own names of an attempt. */
export async function nameAttempt(tx: Tx, missionId: MissionId, relayId: RelayId, attemptId: AttemptId, externalIds: readonly string[]): Promise<void> {
  const names = externalIds.filter((name) => name.length > 0 && name.length <= 200);
  if (names.length === 0) return;
  await tx.query('insert into attempt_name (mission_id, relay_id, external_id, attempt_id) select $1, $2, name, $3 from unnest($4::text[]) name on conflict do nothing', [
    missionId,
    relayId,
    attemptId,
    names,
  ]);
}

/** The next attempt whose time of waiting is over, locked; those that somebody else has in hand are passed over. */
export async function claimWaited(tx: Tx, missionId: MissionId, now: Date): Promise<TextAttempt | null> {
  const rows: TextAttempt[] = await tx.query(`select ${ATTEMPT} from text_attempt where mission_id = $1 and look_at <= $2 order by look_at limit 1 for update skip locked`, [missionId, now]);
  return rows[0] ?? null;
}

export async function isAnyDue(tx: Tx, missionId: MissionId, now: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query('select 1 from text_attempt where mission_id = $1 and look_at <= $2 limit 1', [missionId, now]);
  return rows.length === 1;
}

/** The attempts of a text, in order. */
export function attemptsOf(tx: Tx, missionId: MissionId, textId: OutgoingTextId): Promise<TextAttempt[]> {
  return tx.query(`select ${ATTEMPT} from text_attempt where mission_id = $1 and text_id = $2 order by number`, [missionId, textId]);
}
