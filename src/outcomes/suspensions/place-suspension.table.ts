import { EntitySchema } from 'typeorm';

import type { PlaceSuspension } from './place-suspension.js';

export const placeSuspensionTable = new EntitySchema<PlaceSuspension>({
  name: 'place_suspension',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    latitude: { type: 'double precision' },
    longitude: { type: 'double precision' },
    km: { type: 'integer' },
    reason: { type: 'text' },
    by: { type: 'uuid', name: 'by_account', nullable: true },
    at: { type: 'timestamptz', precision: 3 },
    liftedAt: { type: 'timestamptz', precision: 3, name: 'lifted_at', nullable: true },
    liftedBy: { type: 'uuid', name: 'lifted_by', nullable: true },
    liftReason: { type: 'text', name: 'lift_reason', nullable: true },
  },
});
