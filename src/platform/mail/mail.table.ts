import { EntitySchema } from 'typeorm';

import type { Mail } from './mail.js';

export const mailTable = new EntitySchema<Mail>({
  name: 'mail',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    kind: { type: 'text' },
    subjectId: { type: 'uuid', name: 'subject_id' },
    occasion: { type: 'text' },
    status: { type: 'text' },
    attempts: { type: 'smallint' },
    tryAt: { type: 'timestamptz', precision: 3, name: 'try_at' },
    notAfter: { type: 'timestamptz', precision: 3, name: 'not_after' },
    problem: { type: 'text', nullable: true },
    queuedAt: { type: 'timestamptz', precision: 3, name: 'queued_at' },
    endedAt: { type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true },
    version: { type: 'integer' },
  },
});
