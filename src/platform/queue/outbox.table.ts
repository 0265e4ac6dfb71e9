import { EntitySchema } from 'typeorm';

import type { Id } from '../../kernel/ids.js';
import type { JobIds } from './job-kind.js';

/** A job that a committed transaction asked for and that has not reached the queue yet. */
export interface OutboxRow {
  readonly id: Id<'Request'>;
  /** Name in the catalogue. */
  readonly job: string;
  /** Ids only: this table has no mission and no row level security. */
  readonly payload: JobIds;
  /** Rows with one key are one job. */
  readonly key: string;
  readonly createdAt: Date;
}

export const outboxTable = new EntitySchema<OutboxRow>({
  name: 'outbox',
  columns: {
    id: { type: 'uuid', primary: true },
    job: { type: 'text' },
    payload: { type: 'jsonb' },
    key: { type: 'text' },
    createdAt: { type: 'timestamptz', name: 'created_at', default: () => 'now()' },
  },
});
