import { EntitySchema } from 'typeorm';

import type { Relay } from './relay.js';

/** A relay as it is stored: its secrets are encrypted by a key of the mission. */
export interface StoredRelay extends Relay {
  readonly secrets: Buffer;
}

export const relayTable = new EntitySchema<StoredRelay>({
  name: 'relay',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    id: { type: 'uuid', primary: true },
    name: { type: 'text' },
    kind: { type: 'text' },
    settings: { type: 'jsonb' },
    secrets: { type: 'bytea' },
    sender: { type: 'text' },
    prefixes: { type: 'text', array: true },
    unitsPerSegment: { type: 'integer', name: 'units_per_segment' },
    currency: { type: 'text' },
    segmentsPerSecond: { type: 'integer', name: 'segments_per_second' },
    status: { type: 'text' },
    version: { type: 'integer' },
    createdAt: { type: 'timestamptz', precision: 3, name: 'created_at' },
  },
});
