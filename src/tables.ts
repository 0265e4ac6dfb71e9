import type { EntitySchema } from 'typeorm';

import { accountTable } from './office/accounts/account.table.js';
import { missionTable } from './office/missions/mission.table.js';

/** Every table that is read through TypeORM. */
export const tables: readonly EntitySchema[] = [missionTable, accountTable] as unknown as readonly EntitySchema[];
