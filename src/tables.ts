import type { EntitySchema } from 'typeorm';

import { accountTable } from './office/accounts/account.table.js';
import { missionTable } from './office/missions/mission.table.js';
import { employerTable } from './openings/employers/employer.table.js';
import { outboxTable } from './platform/queue/outbox.table.js';

/** Every table that is read through TypeORM. */
export const tables: readonly EntitySchema[] = [missionTable, accountTable, employerTable, outboxTable] as unknown as readonly EntitySchema[];
