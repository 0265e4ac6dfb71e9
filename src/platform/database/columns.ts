import type { EntitySchemaColumnOptions } from 'typeorm';

import { day, formatDay, type Day } from '../../kernel/day.js';

/** A calendar day: `date` in PostgreSQL, `Day` in records. */
export const dayColumn: EntitySchemaColumnOptions = {
  type: 'date',
  transformer: {
    to: (value: Day | null | undefined) => (typeof value === 'number' ? formatDay(value) : value),
    from: (value: string | null) => (value === null ? null : day(value)),
  },
};

/** A whole number beyond 32 bits: `bigint` in PostgreSQL, `number` in records (safe up to 2^53). */
export const bigintColumn: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: {
    to: (value: number | null | undefined) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
};
