import { EntitySchema } from 'typeorm';

import { bigintColumn, dayColumn } from '../../platform/database/columns.js';
import type { PayStandard } from './pay-standard.js';

export const payStandardTable = new EntitySchema<PayStandard>({
  name: 'pay_standard',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    basis: { type: 'text' },
    employerId: { type: 'uuid', name: 'employer_id', nullable: true },
    occupation: { type: 'text', nullable: true },
    monthlyMinor: { ...bigintColumn, name: 'monthly_minor' },
    currency: { type: 'text' },
    validFrom: { ...dayColumn, name: 'valid_from' },
    validTo: { ...dayColumn, name: 'valid_to', nullable: true },
    source: { type: 'text' },
    recordedBy: { type: 'uuid', name: 'recorded_by' },
    recordedAt: { type: 'timestamptz', precision: 3, name: 'recorded_at' },
  },
});
