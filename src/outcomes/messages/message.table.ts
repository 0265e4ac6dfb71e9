import { EntitySchema } from 'typeorm';

import type { Message } from './message.js';

export const messageTable = new EntitySchema<Message>({
  name: 'message',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    kind: { type: 'text' },
    subjectKind: { type: 'text', name: 'subject_kind' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    occasion: { type: 'text' },
    variables: { type: 'jsonb' },
    notAfter: { type: 'timestamptz', precision: 3, name: 'not_after', nullable: true },
    status: { type: 'text' },
    queuedAt: { type: 'timestamptz', precision: 3, name: 'queued_at' },
    deliveredAt: { type: 'timestamptz', precision: 3, name: 'delivered_at', nullable: true },
    version: { type: 'integer' },
  },
});
