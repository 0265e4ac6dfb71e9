import { EntitySchema } from 'typeorm';

import { bigintColumn, dayColumn } from '../../../platform/database/columns.js';
import type { Payment } from './payment.js';

export const paymentTable = new EntitySchema<Payment>({
  name: 'payment',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    awardId: { type: 'uuid', name: 'award_id' },
    reference: { type: 'text' },
    minor: { ...bigintColumn },
    fromDay: { ...dayColumn, name: 'from_day' },
    toDay: { ...dayColumn, name: 'to_day' },
    evidence: { type: 'text' },
    document: { type: 'text', nullable: true },
    status: { type: 'text' },
    requestedBy: { type: 'uuid', name: 'requested_by' },
    requestedAt: { type: 'timestamptz', precision: 3, name: 'requested_at' },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decidedAt: { type: 'timestamptz', precision: 3, name: 'decided_at', nullable: true },
    decisionReason: { type: 'text', name: 'decision_reason', nullable: true },
  },
});
