import type { MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** What waits of the texts of a mission. */
export interface TextBacklog {
  /** Things that relays told and nobody has worked through. */
  readonly unheard: number;
  /** When the oldest of them came; null where there is none. */
  readonly unheardSince: Date | null;
  /** Texts whose time to go has come. */
  readonly unsent: number;
  /** When the time of the first of them came; null where there is none. */
  readonly unsentSince: Date | null;
}

/** What waits now, by the indexes of what waits. */
export async function backlogOf(tx: Tx, missionId: MissionId, now: Date): Promise<TextBacklog> {
  const rows: TextBacklog[] = await tx.query(
    `select e.*, t.* from
       (select count(*)::int as unheard, min(received_at) as "unheardSince" from relay_event where mission_id = $1 and state = 'WAITING') e,
       (select count(*)::int as unsent, min(next_at) as "unsentSince" from outgoing_text where mission_id = $1 and status = 'WAITING' and next_at <= $2) t`,
    [missionId, now],
  );
  return rows[0] ?? { unheard: 0, unheardSince: null, unsent: 0, unsentSince: null };
}
