import pg from 'pg';

import type { AccountId, MissionId } from '../../src/kernel/ids.js';
import { newId } from '../../src/platform/ids.js';
import type { Viewer } from '../../src/platform/viewer.js';
import type { TestDatabase } from '../support/database.js';

/** Somebody who acts in a mission, without an account of the API. */
export function someone(missionId: MissionId): Viewer & { readonly accountId: AccountId } {
  return { missionId, accountId: newId<AccountId>(), roles: ['ADMIN'], employerId: null };
}

/** Does what only the owner of the tables can: the triggers of the audit log are off while it lasts, and row level security too. */
export async function asOwner<Row extends pg.QueryResultRow>(database: TestDatabase, statements: readonly string[]): Promise<Row[]> {
  const client = new pg.Client(database.urls.ownerUrl);
  await client.connect();
  try {
    const tables = ['audit_entry', 'audit_seal', 'audit_unsealed'];
    await client.query('begin');
    for (const table of tables) await client.query(`alter table ${table} disable trigger user; alter table ${table} no force row level security`);
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query<Row>(statement)).rows;
    for (const table of tables) await client.query(`alter table ${table} enable trigger user; alter table ${table} force row level security`);
    await client.query('commit');
    return rows;
  } finally {
    await client.end();
  }
}
