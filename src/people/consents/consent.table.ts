import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { ConsentEvent } from './consent.js';

export const consentEventTable = new EntitySchema<ConsentEvent>({
  name: 'consent_event',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    number: { type: 'integer' },
    kind: { type: 'text' },
    purpose: { type: 'text' },
    employerId: { type: 'uuid', name: 'employer_id', nullable: true },
    step: { type: 'text', nullable: true },
    office: { type: 'text', nullable: true },
    textVersion: { type: 'text', name: 'text_version', nullable: true },
    language: { type: 'text', nullable: true },
    channel: { type: 'text' },
    capacity: { type: 'text' },
    guardianReference: { type: 'text', name: 'guardian_reference', nullable: true },
    afterCounselling: { type: 'boolean', name: 'after_counselling' },
    decidedOn: { ...dayColumn, name: 'decided_on' },
    recordedBy: { type: 'uuid', name: 'recorded_by', nullable: true },
    recordedAt: { type: 'timestamptz', precision: 3, name: 'recorded_at' },
  },
});
