import { EntitySchema } from 'typeorm';

import type { MissionId } from '../../kernel/ids.js';
import { dayColumn } from '../../platform/database/columns.js';
import type { ExchangeRate } from './rates.js';

/** A rate with the mission it belongs to. */
export interface StoredRate extends ExchangeRate {
  readonly missionId: MissionId;
}

export const exchangeRateTable = new EntitySchema<StoredRate>({
  name: 'exchange_rate',
  columns: {
    missionId: { type: 'uuid', primary: true, name: 'mission_id' },
    currency: { type: 'text', primary: true },
    validFrom: { ...dayColumn, primary: true, name: 'valid_from' },
    rate: { type: 'numeric' },
  },
});
