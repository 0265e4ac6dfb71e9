import { EntitySchema } from 'typeorm';

import { bigintColumn } from '../database/columns.js';
import type { Import, ImportRefusal } from './import.js';

export const importTable = new EntitySchema<Import>({
  name: 'import',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    accountId: { type: 'uuid', name: 'account_id' },
    kind: { type: 'text' },
    source: { type: 'text' },
    format: { type: 'text' },
    gzip: { type: 'boolean' },
    delimiter: { type: 'text', nullable: true },
    dryRun: { type: 'boolean', name: 'dry_run' },
    status: { type: 'text' },
    bytes: bigintColumn,
    bytesRead: { ...bigintColumn, name: 'bytes_read' },
    lastRow: { type: 'integer', name: 'last_row' },
    created: { type: 'integer' },
    updated: { type: 'integer' },
    unchanged: { type: 'integer' },
    refused: { type: 'integer' },
    remarks: { type: 'jsonb' },
    header: { type: 'text', array: true, nullable: true },
    failureCode: { type: 'text', name: 'failure_code', nullable: true },
    failureMessage: { type: 'text', name: 'failure_message', nullable: true },
    failureRow: { type: 'integer', name: 'failure_row', nullable: true },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
    changedAt: { type: 'timestamptz', precision: 3, name: 'changed_at' },
    finishedAt: { type: 'timestamptz', precision: 3, name: 'finished_at', nullable: true },
  },
});

export const importRefusalTable = new EntitySchema<ImportRefusal>({
  name: 'import_refusal',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    importId: { type: 'uuid', primary: true, name: 'import_id' },
    rowNumber: { type: 'integer', primary: true, name: 'row_number' },
    code: { type: 'text' },
    field: { type: 'text', nullable: true },
    message: { type: 'text' },
    original: { type: 'jsonb' },
  },
});
