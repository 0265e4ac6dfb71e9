import { EntitySchema } from 'typeorm';

import type { Mission } from './mission.js';

export const missionTable = new EntitySchema<Mission>({
  name: 'mission',
  columns: {
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    country: { type: 'text' },
    currency: { type: 'text' },
    timeZone: { type: 'text', name: 'time_zone' },
    languages: { type: 'text', array: true },
    classification: { type: 'text' },
    policy: { type: 'text' },
    constructed: { type: 'boolean' },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', name: 'created_at', createDate: true },
  },
});
