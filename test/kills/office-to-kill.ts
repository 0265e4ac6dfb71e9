import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import type { MissionId } from '../../src/kernel/ids.js';
import { AccountsService } from '../../src/office/accounts/accounts.service.js';
import { LocalTokens } from '../../src/office/accounts/tokens.js';
import { systemClock } from '../../src/platform/clock.js';
import { newId } from '../../src/platform/ids.js';
import { makeMission, type TestDatabase } from '../support/database.js';
import type { Written } from './stubborn-writers.js';

/** A mission with one officer, for processes that are killed. */
export interface OfficeToKill {
  readonly missionId: MissionId;
  /** The officer's. */
  readonly token: string;
  /** Environment of a process that serves it. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens it in a database that is migrated. */
export async function openOffice(database: Pick<TestDatabase, 'dataSource' | 'work' | 'urls' | 'keysUrl'>): Promise<OfficeToKill> {
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-kills-'));
  const missionId = await makeMission(database);
  const subject: string = newId();
  const officer = { label: 'Officer', roles: ['JOB_PLACEMENT_OFFICER'], employerId: null } as const;
  await new AccountsService(database.work, systemClock).ensure(missionId, LocalTokens.digest(subject), officer);
  const token = await (await LocalTokens.open(folder)).issue(subject);
  const many = { REJOIN_RATE_READS: '1000000', REJOIN_RATE_WRITES: '1000000' };
  return {
    missionId,
    token,
    env: { REJOIN_DATA: folder, DATABASE_URL: database.urls.serviceUrl, KEYS_DATABASE_URL: database.keysUrl, ...many },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What is in the database for each key: how many employers of that name, and how many entries of the audit log about them. */
export async function effectsOf(superuserUrl: string, missionId: MissionId): Promise<ReadonlyMap<string, { readonly ids: readonly string[]; readonly entries: number }>> {
  const client = new pg.Client(superuserUrl);
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; ids: string[]; entries: string }>(
      `select e.name, array_agg(distinct e.id::text) as ids, count(a.id) as entries
       from employer e left join audit_entry a on a.mission_id = e.mission_id and a.subject_id = e.id and a.deed = 'CHANGE'
       where e.mission_id = $1 group by e.name`,
      [missionId],
    );
    return new Map(rows.map((row) => [row.name, { ids: row.ids, entries: Number(row.entries) }]));
  } finally {
    await client.end();
  }
}

/** Keys that had two answers, no effect, two effects, or an effect that the answer does not name; none where all is well. */
export function broken(written: readonly Written[], effects: Awaited<ReturnType<typeof effectsOf>>): string[] {
  return written.flatMap(({ key, answers }) => {
    const effect = effects.get(key);
    const same = new Set(answers).size === 1;
    const named = effect?.ids.length === 1 && (answers[0] ?? '').includes(Buffer.from(`Employer:${effect.ids[0] ?? ''}`).toString('base64url'));
    return same && named && effect.entries === 1 ? [] : [`${key}: ${JSON.stringify({ answers, effect })}`];
  });
}

/** How often something is killed: a few times in `npm test`, as often as the programme asks in `npm run test:kills`. */
export function kills(few: number, all: number): number {
  return process.env['REJOIN_KILLS'] === 'all' ? all : few;
}
