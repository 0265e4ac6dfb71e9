import { EntitySchema } from 'typeorm';

import { dayColumn, bigintColumn } from '../../platform/database/columns.js';
import type { PayrollCorrection } from './payroll-correction.js';

export const payrollCorrectionTable = new EntitySchema<PayrollCorrection>({
  name: 'payroll_correction',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    employerId: { type: 'uuid', name: 'employer_id' },
    awardId: { type: 'uuid', name: 'award_id' },
    paymentId: { type: 'uuid', name: 'payment_id' },
    month: { ...dayColumn },
    cause: { type: 'text' },
    minor: { ...bigintColumn },
    status: { type: 'text' },
    openedAt: { type: 'timestamptz', precision: 3, name: 'opened_at' },
    decidedBy: { type: 'uuid', name: 'decided_by', nullable: true },
    decidedAt: { type: 'timestamptz', precision: 3, name: 'decided_at', nullable: true },
    version: { type: 'integer' },
  },
});
