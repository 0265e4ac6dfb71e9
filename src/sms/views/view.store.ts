import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** One line of a conversation, its words encrypted. */
export interface SealedLine {
  readonly id: string;
  readonly at: Date;
  readonly direction: 'OUT' | 'IN';
  /** Null once it was purged. */
  readonly body: Buffer | null;
  readonly phrase: string | null;
  readonly status: string | null;
  readonly why: string | null;
  /** Names of what followed from a text of theirs. */
  readonly acts: readonly string[];
  readonly segments: number | null;
  readonly costUnits: number | null;
}

/** A page of what went to somebody and what they wrote, newest first. */
export function linesOf(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, after: readonly [at: Date, id: string] | null, limit: number): Promise<SealedLine[]> {
  return tx.query(
    `select * from (
       select t.id, t.queued_at as at, 'OUT' as direction, t.body, t.phrase, t.status, t.why, '{}'::text[] as acts,
         (select sum(a.segments)::int from text_attempt a where a.mission_id = t.mission_id and a.text_id = t.id) as segments,
         (select sum(a.cost_units)::int from text_attempt a where a.mission_id = t.mission_id and a.text_id = t.id) as "costUnits"
       from outgoing_text t where t.mission_id = $1 and t.jobseeker_id = $2
       union all
       select i.id, i.received_at, 'IN', i.body, null, null, null, i.acts, null, null from incoming_text i where i.mission_id = $1 and i.jobseeker_id = $2
     ) line where $3::timestamptz is null or (at, id) < ($3, $4::uuid) order by at desc, id desc limit $5`,
    [missionId, jobseekerId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
}

/** What a relay did for a country, as a figure. */
export interface DeliveryFigure {
  readonly relayId: string;
  readonly relayName: string;
  readonly currency: string;
  readonly prefix: string;
  readonly state: string;
  readonly attempts: number;
  readonly segments: number;
  readonly costUnits: number;
  /** Attempts after one of which nobody knew what became: the handset may have got two. */
  readonly repeated: number;
}

/** Handings over within a time, by relay, country calling code and how far they came. */
export function deliveryFigures(tx: Tx, missionId: MissionId, since: Date, until: Date): Promise<DeliveryFigure[]> {
  return tx.query(
    `select a.relay_id as "relayId", r.name as "relayName", r.currency, a.prefix, a.state, count(*)::int as attempts, sum(a.segments)::int as segments, sum(a.cost_units)::int as "costUnits",
       count(*) filter (where exists (select from text_attempt b where b.mission_id = a.mission_id and b.text_id = a.text_id and b.number < a.number and b.reason is null))::int as repeated
     from text_attempt a join relay r on r.mission_id = a.mission_id and r.id = a.relay_id
     where a.mission_id = $1 and a.submitted_at >= $2 and a.submitted_at < $3
     group by a.relay_id, r.name, r.currency, a.prefix, a.state order by r.name, a.relay_id, a.prefix, a.state limit 1000`,
    [missionId, since, until],
  );
}

/** Numbers that said stop, to us and to a relay. */
export async function countStopped(tx: Tx, missionId: MissionId): Promise<{ readonly toUs: number; readonly toRelay: number }> {
  const rows: { toUs: number; toRelay: number }[] = await tx.query(
    `select count(*) filter (where not by_relay)::int as "toUs", count(*) filter (where by_relay)::int as "toRelay" from stopped_number where mission_id = $1`,
    [missionId],
  );
  return rows[0] ?? { toUs: 0, toRelay: 0 };
}
