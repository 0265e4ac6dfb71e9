import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Offer } from './lifecycle/offer.js';

export const offerTable = new EntitySchema<Offer>({
  name: 'offer',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    code: { type: 'text' },
    openingId: { type: 'uuid', name: 'opening_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    candidacyId: { type: 'uuid', name: 'candidacy_id', nullable: true },
    state: { type: 'text' },
    heldSince: { type: 'timestamptz', precision: 3, name: 'held_since', nullable: true },
    holdReason: { type: 'text', name: 'hold_reason', nullable: true },
    waived: { type: 'jsonb' },
    receipt: { type: 'jsonb', nullable: true },
    approvedBy: { type: 'uuid', name: 'approved_by', nullable: true },
    approvedAt: { type: 'timestamptz', precision: 3, name: 'approved_at', nullable: true },
    sentAt: { type: 'timestamptz', precision: 3, name: 'sent_at', nullable: true },
    deliveredAt: { type: 'timestamptz', precision: 3, name: 'delivered_at', nullable: true },
    undeliveredAt: { type: 'timestamptz', precision: 3, name: 'undelivered_at', nullable: true },
    remindsOn: { ...dayColumn, name: 'reminds_on', nullable: true },
    expiresOn: { ...dayColumn, name: 'expires_on', nullable: true },
    remindedAt: { type: 'timestamptz', precision: 3, name: 'reminded_at', nullable: true },
    endedAt: { type: 'timestamptz', precision: 3, name: 'ended_at', nullable: true },
    endReason: { type: 'text', name: 'end_reason', nullable: true },
    checkedOn: { ...dayColumn, name: 'checked_on' },
    passedOverOn: { ...dayColumn, name: 'passed_over_on', nullable: true },
    createdBy: { type: 'uuid', name: 'created_by', nullable: true },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
    version: { type: 'integer' },
  },
});
