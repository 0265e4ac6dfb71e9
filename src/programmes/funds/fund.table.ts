import { EntitySchema } from 'typeorm';

import { dayColumn } from '../../platform/database/columns.js';
import type { Fund } from './fund.js';

export const fundTable = new EntitySchema<Fund>({
  name: 'fund',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    funder: { type: 'text' },
    payerName: { type: 'text', name: 'payer_name' },
    currency: { type: 'text' },
    perPerson: { type: 'boolean', name: 'per_person' },
    startsOn: { ...dayColumn, name: 'starts_on', nullable: true },
    endsOn: { ...dayColumn, name: 'ends_on', nullable: true },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
  },
});
