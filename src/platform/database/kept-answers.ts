import { serialize } from 'node:v8';

import { refused } from '../../kernel/outcome.js';
import type { Tx } from './unit-of-work.js';

/**
 * Empties the answers that are kept for repeated calls and name a record: a repetition is then refused as if the record were not there, and
 * does not do its work a second time. Answers of the mutation `but` stay.
 */
export async function forgetKeptAnswers(tx: Tx, missionId: string, recordId: string, but: string): Promise<void> {
  await tx.query(
    `update idempotency_key set answer = $4 where mission_id = $1 and name <> $3 and position(convert_to($2, 'UTF8') in answer) > 0`,
    [missionId, recordId, but, serialize(refused('NOT_FOUND', { what: 'record' }))],
  );
}
