import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Question } from './question.js';

export const questionTable = new EntitySchema<Question>({
  name: 'employer_question',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    offerId: { type: 'uuid', name: 'offer_id' },
    openingId: { type: 'uuid', name: 'opening_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    stage: { type: 'text' },
    askedAt: { type: 'timestamptz', precision: 3, name: 'asked_at' },
    askedOn: { ...dayColumn, name: 'asked_on' },
    answeredAt: { type: 'timestamptz', precision: 3, name: 'answered_at', nullable: true },
    answeredOn: { ...dayColumn, name: 'answered_on', nullable: true },
    closedAt: { type: 'timestamptz', precision: 3, name: 'closed_at', nullable: true },
    closedOn: { ...dayColumn, name: 'closed_on', nullable: true },
    reminders: { type: 'smallint' },
    remindsOn: { ...dayColumn, name: 'reminds_on', nullable: true },
    version: { type: 'integer' },
  },
});
