import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';

import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { updateVersioned } from '../../platform/database/versioned.js';
import type { RelayId } from '../texts/attempt.js';
import type { Pace } from './pace.js';
import { relayTable, type StoredRelay } from './relay.table.js';

/** Whose door a relay calls at; null for one that there is not. Asked before a mission is known. */
export async function missionOfRelay(tx: Tx, relayId: string): Promise<MissionId | null> {
  const rows: { missionId: MissionId }[] = await tx.query('select mission_id as "missionId" from relay_door where relay_id = $1', [relayId]);
  return rows[0]?.missionId ?? null;
}

export function relaysOf(tx: Tx, missionId: MissionId): Promise<StoredRelay[]> {
  return tx.getRepository(relayTable).find({ where: { missionId }, order: { id: 'ASC' } });
}

export function relayById(tx: Tx, missionId: MissionId, id: RelayId): Promise<StoredRelay | null> {
  return tx.getRepository(relayTable).findOneBy({ missionId, id });
}

export async function insertRelay(tx: Tx, relay: StoredRelay, pace: Pace): Promise<void> {
  await tx.getRepository(relayTable).insert(relay as unknown as QueryDeepPartialEntity<StoredRelay>);
  await tx.query('insert into relay_door (relay_id, mission_id) values ($1, $2)', [relay.id, relay.missionId]);
  await tx.query('insert into relay_pace (mission_id, relay_id, tokens, counted_at, failures) values ($1, $2, $3, $4, 0)', [relay.missionId, relay.id, pace.tokens, pace.countedAt]);
}

/** Null when somebody else wrote it meanwhile. */
export function updateRelay(tx: Tx, next: StoredRelay): Promise<StoredRelay | null> {
  return updateVersioned(tx, relayTable, next);
}

/** The pace of a relay, locked: whoever hands over takes from it one after the other. */
export async function lockPace(tx: Tx, missionId: MissionId, relayId: RelayId): Promise<Pace | null> {
  const rows: Pace[] = await tx.query(
    'select tokens, counted_at as "countedAt", failures, closed_until as "closedUntil" from relay_pace where mission_id = $1 and relay_id = $2 for update',
    [missionId, relayId],
  );
  return rows[0] ?? null;
}

export async function putPace(tx: Tx, missionId: MissionId, relayId: RelayId, { tokens, countedAt, failures, closedUntil }: Pace): Promise<void> {
  await tx.query('update relay_pace set tokens = $3, counted_at = $4, failures = $5, closed_until = $6 where mission_id = $1 and relay_id = $2', [
    missionId,
    relayId,
    tokens,
    countedAt,
    failures,
    closedUntil,
  ]);
}

/** Whether the mission sends at all, and when it does not. */
export interface Texting {
  readonly status: 'ON' | 'OFF';
  readonly genuineNumber: string | null;
  readonly quiet: unknown;
  readonly version: number;
}

export async function textingOf(tx: Tx, missionId: MissionId): Promise<Texting> {
  const rows: Texting[] = await tx.query('select status, genuine_number as "genuineNumber", quiet, version from texting where mission_id = $1', [missionId]);
  return rows[0] ?? { status: 'ON', genuineNumber: null, quiet: [], version: 0 };
}

/** False when somebody else wrote it meanwhile. */
export async function putTexting(tx: Tx, missionId: MissionId, { status, genuineNumber, quiet, version }: Texting): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `insert into texting (mission_id, status, genuine_number, quiet, version) values ($1, $2, $3, $4, 1)
     on conflict (mission_id) do update set status = $2, genuine_number = $3, quiet = $4, version = texting.version + 1 where texting.version = $5
     returning version`,
    [missionId, status, genuineNumber, JSON.stringify(quiet), version],
  );
  return rows.length === 1;
}
