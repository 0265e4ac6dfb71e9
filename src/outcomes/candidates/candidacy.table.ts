import { EntitySchema } from 'typeorm';

import type { Candidacy, Release } from './candidacy.js';

export const candidacyTable = new EntitySchema<Candidacy>({
  name: 'candidacy',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    openingId: { type: 'uuid', name: 'opening_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    handle: { type: 'text' },
    card: { type: 'jsonb' },
    consentId: { type: 'uuid', name: 'consent_id' },
    putBy: { type: 'uuid', name: 'put_by', nullable: true },
    putAt: { type: 'timestamptz', precision: 3, name: 'put_at' },
    endedAt: { type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true },
    endedBy: { type: 'uuid', name: 'ended_by', nullable: true },
    endReason: { type: 'text', name: 'end_reason', nullable: true },
  },
});

export const releaseTable = new EntitySchema<Release>({
  name: 'candidacy_release',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    candidacyId: { type: 'uuid', primary: true, name: 'candidacy_id' },
    step: { type: 'text', primary: true },
    consentId: { type: 'uuid', primary: true, name: 'consent_id' },
    by: { type: 'uuid', name: 'by_account', nullable: true },
    at: { type: 'timestamptz', precision: 3 },
  },
});
