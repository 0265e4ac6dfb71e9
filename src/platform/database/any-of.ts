import { Raw, type FindOperator } from 'typeorm';

/**
 * Any of these ids, as one parameter: `In` makes one of each id, and PostgreSQL takes no more than 65,535 of them.
 * `anyOf(ids)` stands where `In([...ids])` would.
 */
export function anyOf<Key extends string>(ids: readonly Key[]): FindOperator<Key> {
  return Raw((column) => `${column} = any(:ids::uuid[])`, { ids: [...ids] }) as FindOperator<Key>;
}
