import { EntitySchema } from 'typeorm';

import type { Account } from './account.js';

export const accountTable = new EntitySchema<Account>({
  name: 'account',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    label: { type: 'text' },
    roles: { type: 'text', array: true },
    employerId: { type: 'uuid', name: 'employer_id', nullable: true },
    status: { type: 'text' },
    invitationDigest: { type: 'bytea', name: 'invitation_digest', nullable: true },
    invitationExpiresAt: { type: 'timestamptz', name: 'invitation_expires_at', nullable: true },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at', createDate: true },
    endedAt: { type: 'timestamptz', name: 'ended_at', nullable: true },
    endReason: { type: 'text', name: 'end_reason', nullable: true },
  },
});
