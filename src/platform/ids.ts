import { v7 } from 'uuid';

import type { Id } from '../kernel/ids.js';

/** A new id; ids of one process rise with time, which keeps indexes compact. */
export function newId<T extends Id<string>>(): T {
  return v7() as T;
}
