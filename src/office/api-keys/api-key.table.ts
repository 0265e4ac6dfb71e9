import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { ApiKey } from './api-key.js';

export const apiKeyTable = new EntitySchema<ApiKey>({
  name: 'api_key',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    accountId: { type: 'uuid', name: 'account_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    label: { type: 'text' },
    scopes: { type: 'text', array: true },
    createdBy: { type: 'uuid', name: 'created_by' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
    expiresAt: { type: 'timestamptz', precision: 3, name: 'expires_at' },
    lastUsedOn: { ...dayColumn, name: 'last_used_on', nullable: true },
    revokedAt: { type: 'timestamptz', precision: 3, name: 'revoked_at', nullable: true },
  },
});
