import { EntitySchema } from 'typeorm';

import type { Mailbox } from './mailbox.js';

export const mailboxTable = new EntitySchema<Mailbox>({
  name: 'employer_mailbox',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    employerId: { type: 'uuid', primary: true, name: 'employer_id' },
    address: { type: 'text' },
    language: { type: 'text' },
    version: { type: 'integer' },
    changedBy: { type: 'uuid', name: 'changed_by', nullable: true },
    changedAt: { type: 'timestamptz', precision: 3, name: 'changed_at' },
  },
});
