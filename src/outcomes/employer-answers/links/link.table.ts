import { EntitySchema } from 'typeorm';

import type { AnswerLink } from './link.js';

export const answerLinkTable = new EntitySchema<AnswerLink>({
  name: 'answer_link',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    offerId: { type: 'uuid', name: 'offer_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    digest: { type: 'bytea' },
    mailboxVersion: { type: 'integer', name: 'mailbox_version' },
    madeAt: { type: 'timestamptz', precision: 3, name: 'made_at' },
    expiresAt: { type: 'timestamptz', precision: 3, name: 'expires_at' },
  },
});
