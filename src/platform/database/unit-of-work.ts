import { deserialize, serialize } from 'node:v8';

import type { DataSource, EntityManager, QueryRunner } from 'typeorm';

import { isId } from '../../kernel/ids.js';
import { refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { AuditSubject } from '../audit/audit.js';
import { recordAudit } from '../audit/record-audit.js';
import type { Act, Viewer } from '../viewer.js';

/** An open transaction that already carries mission and viewer. */
export type Tx = EntityManager;

/** How a unit of work may differ from the usual READ COMMITTED. */
export interface RunOptions {
  /** For reading a consistent picture over several statements. */
  readonly isolation?: 'REPEATABLE READ';
}

/**
 * Opens every transaction of the service: sets mission and viewer for row level security as its first statement, and
 * commits or rolls back as one. A returned `Refused` rolls back: a refusal changes nothing.
 */
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in one transaction of the viewer's mission. */
  run<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return this.transaction(viewer, work, isRefused, options);
  }

  /** Runs `work` with no mission: only the tables listed in `missionless.ts` show rows. */
  outside<T>(work: (tx: Tx) => Promise<T>, options: RunOptions = {}): Promise<T> {
    return this.transaction(null, work, isRefused, options);
  }

  /**
   * Runs a mutation, and records it in the audit log in the same transaction when it is accepted. With an idempotency key,
   * the first call's answer (a refusal too) is kept there as well and given again to every repetition; the same key with
   * another input is refused as KEY_REUSED. `subjectOf` says what was changed where the answer is not its record.
   */
  act<T>(
    act: Act,
    work: (tx: Tx) => Promise<Outcome<T>>,
    subjectOf: (value: T) => AuditSubject | null = (value) => recordOf(act, value),
  ): Promise<Outcome<T>> {
    const { key } = act;
    const recorded = async (tx: Tx): Promise<Outcome<T>> => {
      const outcome = await work(tx);
      if (outcome.ok) await recordAudit(tx, act.viewer, [{ deed: 'CHANGE', act: act.name, subject: subjectOf(outcome.value) }]);
      return outcome;
    };
    if (key === null) return this.run(act.viewer, recorded);
    return this.transaction(act.viewer, (tx) => answerOnce(tx, act, key, recorded), () => false, {});
  }

  private async transaction<T>(
    viewer: Viewer | null,
    work: (tx: Tx) => Promise<T>,
    undo: (result: T) => boolean,
    options: RunOptions,
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.startTransaction(options.isolation);
      if (viewer !== null) {
        await runner.query(`select set_config('app.mission', $1, true), set_config('app.account', $2, true)`, [
          viewer.missionId,
          viewer.accountId ?? '',
        ]);
      }
      const result = await work(runner.manager);
      if (undo(result)) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return result;
    } catch (error) {
      await rollbackAfter(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

interface KeptAnswer {
  readonly name: string;
  readonly digest: string;
  readonly answer: Buffer;
}

async function answerOnce<T>(tx: Tx, act: Act, key: string, work: (tx: Tx) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  const { missionId, accountId } = act.viewer;
  // A second call with the key waits here until the first has committed or rolled back.
  const claimed: unknown[] = await tx.query(
    `insert into idempotency_key (mission_id, account_id, key, name, digest) values ($1, $2, $3, $4, $5)
     on conflict do nothing returning key`,
    [missionId, accountId, key, act.name, act.digest],
  );
  if (claimed.length === 0) {
    const kept: KeptAnswer[] = await tx.query(
      `select name, digest, answer from idempotency_key where mission_id = $1 and account_id = $2 and key = $3`,
      [missionId, accountId, key],
    );
    const first = kept[0];
    if (first === undefined || first.name !== act.name || first.digest !== act.digest) return refused('KEY_REUSED', {});
    return deserialize(first.answer) as Outcome<T>;
  }
  await tx.query('savepoint act');
  const outcome = await work(tx);
  if (!outcome.ok) await tx.query('rollback to savepoint act');
  await tx.query(`update idempotency_key set answer = $4 where mission_id = $1 and account_id = $2 and key = $3`, [
    missionId,
    accountId,
    key,
    serialize(outcome),
  ]);
  return outcome;
}

/** The record that an act answers with; null where its answer has no id. */
function recordOf(act: Act, value: unknown): AuditSubject | null {
  const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : null;
  return typeof id === 'string' && isId(id) ? { kind: act.subjectKind ?? null, id } : null;
}

function isRefused(result: unknown): result is Refused {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === false && 'code' in result;
}

/** The connection may be gone already; what went wrong first is what the caller needs to know. */
async function rollbackAfter(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // The server ends the transaction with the connection.
  }
}
