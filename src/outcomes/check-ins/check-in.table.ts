import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { CheckIn } from './check-in.js';

export const checkInTable = new EntitySchema<CheckIn>({
  name: 'check_in',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    placementId: { type: 'uuid', name: 'placement_id' },
    jobseekerId: { type: 'uuid', name: 'jobseeker_id' },
    employerId: { type: 'uuid', name: 'employer_id' },
    side: { type: 'text' },
    kind: { type: 'text' },
    occasion: { type: 'text' },
    dueOn: { ...dayColumn, name: 'due_on' },
    status: { type: 'text' },
    round: { type: 'smallint' },
    texts: { type: 'smallint' },
    calls: { type: 'smallint' },
    nextAt: { type: 'timestamptz', precision: 3, name: 'next_at', nullable: true },
    version: { type: 'integer' },
  },
});
