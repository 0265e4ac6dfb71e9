import { EntitySchema } from 'typeorm';

import { bigintColumn, dayColumn } from '../../../platform/database/columns.js';
import type { Award } from './award.js';

export const awardTable = new EntitySchema<Award>({
  name: 'award',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    fundId: { type: 'uuid', name: 'fund_id' },
    openingId: { type: 'uuid', name: 'opening_id', nullable: true },
    employerId: { type: 'uuid', name: 'employer_id', nullable: true },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id', nullable: true },
    instrument: { type: 'text' },
    occasion: { type: 'text' },
    minor: { ...bigintColumn },
    reservedOn: { ...dayColumn, name: 'reserved_on' },
    reservedAt: { type: 'timestamptz', precision: 3, name: 'reserved_at' },
  },
});
