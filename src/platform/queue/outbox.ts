import type { Tx } from '../database/unit-of-work.js';
import { newId } from '../ids.js';
import { jobKey, readJobIds, type JobIds, type JobKind } from './job-kind.js';

/** Channel on which PostgreSQL announces a commit that left rows in the outbox. */
export const OUTBOX_CHANNEL = 'rejoin_outbox';

/**
 * Asks for a job in the caller's transaction: it will run at least once after the commit, and never after a rollback.
 * Requests with the same ids before a worker starts are one job. Throws when something other than ids is handed over.
 */
export async function requestJob<Ids extends JobIds>(tx: Tx, kind: JobKind<Ids>, ids: Ids): Promise<void> {
  if (readJobIds(kind, ids) === null) throw new TypeError(`${kind.name} carries exactly these ids: ${kind.ids.join(', ')}`);
  const row = [newId(), kind.name, JSON.stringify(ids), jobKey(kind, ids)];
  await tx.query('insert into outbox (id, job, payload, key) values ($1, $2, $3, $4)', row);
}

/** A claimed row of the outbox. */
export interface RequestedJob {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  readonly key: string;
}

/** The oldest requests for jobs this version knows, locked for this transaction; those of another relay are passed over. */
export function claimRequests(tx: Tx, jobs: readonly string[], limit: number): Promise<RequestedJob[]> {
  return tx.query('select id, job, payload, key from outbox where job = any($1) order by id limit $2 for update skip locked', [jobs, limit]);
}

/** Removes requests that have reached the queue. */
export async function forgetRequests(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('delete from outbox where id = any($1::uuid[])', [ids]);
}

/** How many requests wait for the relay, and for how many seconds the oldest has. */
export async function outboxBacklog(tx: Tx): Promise<{ readonly waiting: number; readonly oldestSeconds: number }> {
  const rows: { waiting: number; oldest: number }[] = await tx.query(
    `select count(*)::int as waiting, coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as oldest from outbox`,
  );
  return { waiting: rows[0]?.waiting ?? 0, oldestSeconds: Math.max(0, rows[0]?.oldest ?? 0) };
}
