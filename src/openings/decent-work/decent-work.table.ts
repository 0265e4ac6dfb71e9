import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { DecentWorkCheck } from './decent-work.js';

export const decentWorkTable = new EntitySchema<DecentWorkCheck>({
  name: 'decent_work_check',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    employerId: { type: 'uuid', primary: true, name: 'employer_id' },
    number: { type: 'integer', primary: true },
    checkedOn: { ...dayColumn, name: 'checked_on' },
    holdsUntil: { ...dayColumn, name: 'holds_until' },
    points: { type: 'jsonb' },
    plan: { type: 'text', nullable: true },
    checkedBy: { type: 'uuid', name: 'checked_by', nullable: true },
    checkedAt: { type: 'timestamptz', precision: 3, name: 'checked_at' },
  },
});
