import fc from 'fast-check';

import type { MissionId } from '../../src/kernel/ids.js';
import { accepted } from '../../src/kernel/outcome.js';
import type { AuditEntryId } from '../../src/platform/audit/audit.js';
import { AuditSealsService } from '../../src/platform/audit/audit-seals.service.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { recordAudit } from '../../src/platform/audit/record-audit.js';
import type { AuditVerification, KnownSeal } from '../../src/platform/audit/verify-audit.js';
import { systemClock } from '../../src/platform/clock.js';
import type { Tx } from '../../src/platform/database/unit-of-work.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from '../support/database.js';
import { asOwner, someone } from './audit-world.js';

let database: TestDatabase;
let seals: AuditSealsService;
let audit: AuditService;
beforeAll(async () => {
  database = await freshDatabase({ pool: 20 });
  seals = new AuditSealsService(database.work, systemClock, 4);
  audit = new AuditService(database.work);
});
afterAll(() => database.close());

const going = new AbortController().signal;
const seal = (missionId: MissionId): Promise<number> => seals.seal(missionId, going);
const verify = (missionId: MissionId, after = 0, known: KnownSeal | null = null): Promise<AuditVerification> =>
  audit.verify(serviceViewer(missionId), after, known);

async function write(missionId: MissionId, count: number): Promise<void> {
  const viewer = someone(missionId);
  const draft = () => ({ deed: 'READ' as const, act: 'jobseeker', subject: { kind: 'Jobseeker', id: newId() }, why: 'OWN_CASE' as const });
  await database.work.run(viewer, (tx) => recordAudit(tx, viewer, Array.from({ length: count }, draft)));
}

/** A transaction that has written one entry and is still open. */
async function openWriter(missionId: MissionId): Promise<{ end(how: 'commit' | 'rollback'): Promise<void> }> {
  const viewer = someone(missionId);
  let release: (how: 'commit' | 'rollback') => void = () => undefined;
  const told = new Promise<'commit' | 'rollback'>((resolve) => (release = resolve));
  let written: () => void = () => undefined;
  const hasWritten = new Promise<void>((resolve) => (written = resolve));
  const done = database.work
    .run(viewer, async (tx) => {
      await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: 'slow', subject: null }]);
      written();
      if ((await told) === 'rollback') throw new Error('rolled back');
    })
    .catch((error: Error) => {
      if (error.message !== 'rolled back') throw error;
    });
  await hasWritten;
  return {
    end: async (how) => {
      release(how);
      await done;
    },
  };
}

const sealed = (missionId: MissionId): Promise<{ number: number; id: AuditEntryId }[]> =>
  database.work.run(serviceViewer(missionId), (tx) => tx.query('select number, unnest(entries) as id from audit_seal order by number'));

/** A mission with three seals over ten entries. */
async function threeSeals(): Promise<MissionId> {
  const missionId = await makeMission(database);
  await write(missionId, 10);
  expect(await seal(missionId)).toBe(3);
  return missionId;
}

describe('sealing', () => {
  it('takes every entry once, in batches, and nothing twice', async () => {
    const missionId = await threeSeals();
    expect(await seal(missionId)).toBe(0);
    expect(await verify(missionId)).toMatchObject({ upTo: 3, complete: true, seals: 3, entries: 10, unsealed: 0, faults: [] });
    expect(new Set((await sealed(missionId)).map((entry) => entry.id)).size).toBe(10);
  });

  it('goes on from the last seal, and can be verified from any seal on', async () => {
    const missionId = await threeSeals();
    await write(missionId, 1);
    expect(await verify(missionId)).toMatchObject({ upTo: 3, unsealed: 1, faults: [] });
    await seal(missionId);
    expect(await verify(missionId, 2)).toMatchObject({ upTo: 4, complete: true, seals: 2, entries: 3, faults: [] });
  });

  it('does not make writers wait, nor do they make it wait; what commits late is in a later seal', async () => {
    const missionId = await makeMission(database);
    const slow = await openWriter(missionId);
    await write(missionId, 2);
    expect(await seal(missionId)).toBe(1);
    expect(await sealed(missionId)).toHaveLength(2);
    await slow.end('commit');
    expect(await seal(missionId)).toBe(1);
    expect(await verify(missionId)).toMatchObject({ entries: 3, unsealed: 0, faults: [] });
  });

  it('lets writers write while a sealer holds its lock', async () => {
    const missionId = await makeMission(database);
    await write(missionId, 1);
    await database.work.run(serviceViewer(missionId), async (tx: Tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtextextended('audit seals ' || $1, 0))`, [missionId]);
      await write(missionId, 1);
    });
    expect(await seal(missionId)).toBe(1);
  });

  it('seals each entry once whatever commits, rolls back or seals at the same moment', async () => {
    const step = fc.oneof(
      fc.constant({ what: 'open' } as const),
      fc.record({ what: fc.constantFrom('commit' as const, 'rollback' as const), which: fc.nat(5) }),
      fc.constant({ what: 'seal' } as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const missionId = await makeMission(database);
        const open: Awaited<ReturnType<typeof openWriter>>[] = [];
        let committed = 0;
        for (const each of steps) {
          if (each.what === 'open' && open.length < 6) open.push(await openWriter(missionId));
          if (each.what === 'seal') await Promise.all([seal(missionId), seal(missionId)]);
          const writer = 'which' in each ? open.splice(each.which % Math.max(1, open.length), 1)[0] : undefined;
          if (writer === undefined || !('which' in each)) continue;
          await writer.end(each.what);
          if (each.what === 'commit') committed += 1;
        }
        for (const writer of open) await writer.end('rollback');
        await seal(missionId);
        const ids = (await sealed(missionId)).map((entry) => entry.id);
        expect([ids.length, new Set(ids).size]).toEqual([committed, committed]);
        expect(await verify(missionId)).toMatchObject({ entries: committed, unsealed: 0, complete: true, faults: [] });
      }),
      { numRuns: 25 },
    );
  });

  it('is asked for when entries have waited long, and for a full batch at once', async () => {
    const [quiet, old] = [await makeMission(database), await makeMission(database)];
    await write(quiet, 3);
    await write(old, 3);
    await asOwner(database, [`update audit_unsealed set noted_at = noted_at - interval '10 minutes' where mission_id = '${old}'`]);
    await seals.sweep(going);
    const asked: { payload: { missionId: MissionId } }[] = await database.dataSource.query(`select payload from outbox where job = 'sealAudit'`);
    const missions = asked.map((row) => row.payload.missionId);
    expect(missions).toContain(old);
    expect(missions).not.toContain(quiet);
    await write(quiet, 1_000);
    await seals.sweep(going);
    expect(await database.dataSource.query(`select 1 from outbox where job = 'sealAudit' and payload ->> 'missionId' = $1`, [quiet])).toHaveLength(1);
  });
});

describe('verification', () => {
  it.each([
    ['account_id', 'gen_random_uuid()'],
    ['act', `'other'`],
    ['deed', `'CHANGE'`],
    ['subject_id', 'gen_random_uuid()'],
    ['subject_kind', `'Employer'`],
    ['at', `at + interval '1 millisecond'`],
    ['why', `'PROTECTION'`],
  ])('names an entry whose %s was changed', async (column, value) => {
    const missionId = await threeSeals();
    const entry = (await sealed(missionId))[5]!;
    await asOwner(database, [`update audit_entry set ${column} = ${value} where mission_id = '${missionId}' and id = '${entry.id}'`]);
    expect((await verify(missionId)).faults).toEqual([{ code: 'ENTRY_CHANGED', seal: 2, entryId: entry.id }]);
  });

  it('names an entry that was removed, sealed or not', async () => {
    const missionId = await threeSeals();
    const gone = (await sealed(missionId))[9]!;
    await asOwner(database, [`delete from audit_entry where mission_id = '${missionId}' and id = '${gone.id}'`]);
    expect((await verify(missionId)).faults).toEqual([{ code: 'ENTRY_REMOVED', seal: 3, entryId: gone.id }]);
    await write(missionId, 1);
    await asOwner(database, [`delete from audit_entry where mission_id = '${missionId}' and id in (select entry_id from audit_unsealed where mission_id = '${missionId}')`]);
    expect((await verify(missionId)).faults).toEqual([expect.anything(), { code: 'ENTRY_REMOVED', seal: null, entryId: expect.any(String) }]);
  });

  it('names entries that were put in another order', async () => {
    const missionId = await threeSeals();
    const [first, second] = (await sealed(missionId)).slice(4, 6);
    await asOwner(database, [
      `update audit_seal set entries = array[entries[2], entries[1]] || entries[3:], leaves = substr(leaves, 33, 32) || substr(leaves, 1, 32) || substr(leaves, 65)
       where mission_id = '${missionId}' and number = 2`,
    ]);
    expect((await verify(missionId)).faults).toEqual([
      { code: 'SEAL_CHANGED', seal: 2, entryId: null },
      { code: 'ENTRY_REORDERED', seal: 2, entryId: first!.id },
    ]);
    expect(second).toBeDefined();
  });

  it.each(['sealed_at', 'first_at', 'last_at'])('names a seal whose %s was changed', async (column) => {
    const missionId = await threeSeals();
    const later = column === 'first_at' ? '-' : '+';
    await asOwner(database, [`update audit_seal set ${column} = ${column} ${later} interval '1 day' where mission_id = '${missionId}' and number = 2`]);
    expect((await verify(missionId)).faults).toEqual([{ code: 'SEAL_CHANGED', seal: 2, entryId: null }]);
  });

  it('names a seal in the middle that was taken away, and what it held', async () => {
    const missionId = await threeSeals();
    const held = (await sealed(missionId)).filter((entry) => entry.number === 2).map((entry) => entry.id);
    await asOwner(database, [`delete from audit_seal where mission_id = '${missionId}' and number = 2`]);
    const { faults } = await verify(missionId);
    expect(faults[0]).toEqual({ code: 'SEAL_REMOVED', seal: 2, entryId: null });
    expect(faults.slice(1)).toEqual(held.sort().map((entryId) => ({ code: 'ENTRY_UNSEALED', seal: null, entryId })));
  });

  it('names the entries of a last seal that was taken away', async () => {
    const missionId = await threeSeals();
    await asOwner(database, [`delete from audit_seal where mission_id = '${missionId}' and number = 3`]);
    expect((await verify(missionId)).faults).toEqual([0, 1].map(() => ({ code: 'ENTRY_UNSEALED', seal: null, entryId: expect.any(String) })));
  });

  it('finds a chain that was made anew, by a digest that was written down', async () => {
    const missionId = await threeSeals();
    const { digest, upTo } = await verify(missionId);
    const known = { number: upTo, digest: digest! };
    const changed = (await sealed(missionId))[0]!;
    await asOwner(database, [
      `update audit_entry set act = 'harmless' where mission_id = '${missionId}' and id = '${changed.id}'`,
      `delete from audit_seal where mission_id = '${missionId}'`,
      `insert into audit_unsealed (mission_id, entry_id) select mission_id, id from audit_entry where mission_id = '${missionId}'`,
    ]);
    await seal(missionId);
    expect((await verify(missionId)).faults).toEqual([]);
    expect((await verify(missionId, 0, known)).faults).toEqual([{ code: 'SEAL_CHANGED', seal: upTo, entryId: null }]);
  });

  it('says nothing of another mission', async () => {
    const [ours, theirs] = [await threeSeals(), await threeSeals()];
    await asOwner(database, [`update audit_entry set act = 'other' where mission_id = '${theirs}'`]);
    expect((await verify(ours)).faults).toEqual([]);
    expect((await verify(theirs)).faults).toHaveLength(10);
  });

  it('finds one change anywhere among many entries', async () => {
    const missionId = await makeMission(database);
    await write(missionId, 40);
    await seal(missionId);
    const all = await sealed(missionId);
    await fc.assert(
      fc.asyncProperty(fc.nat(all.length - 1), async (at) => {
        const { id, number } = all[at]!;
        const set = (act: string) => asOwner(database, [`update audit_entry set act = '${act}' where mission_id = '${missionId}' and id = '${id}'`]);
        await set('other');
        expect((await verify(missionId)).faults).toEqual([{ code: 'ENTRY_CHANGED', seal: number, entryId: id }]);
        await set('jobseeker');
        expect((await verify(missionId)).faults).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('the log', () => {
  const attempts = ['update audit_entry set act = act', 'delete from audit_entry', 'truncate audit_entry', 'update audit_seal set count = count', 'delete from audit_seal'];

  it.each(attempts)('is only appended to by the service: %s', async (statement) => {
    const missionId = await threeSeals();
    await expect(database.work.run(serviceViewer(missionId), (tx) => tx.query(statement))).rejects.toThrow(/permission denied/);
  });

  it.each(attempts)('is only appended to by its owner as well: %s', async (statement) => {
    const missionId = await threeSeals();
    const owner = `select set_config('app.mission', '${missionId}', false)`;
    const { Client } = (await import('pg')).default;
    const client = new Client(database.urls.ownerUrl);
    await client.connect();
    try {
      await client.query(owner);
      await expect(client.query(statement)).rejects.toThrow(/only appended to/);
    } finally {
      await client.end();
    }
  });

  it('is written by 40 acts at once without one waiting for another to commit', async () => {
    const missionId = await makeMission(database);
    const slow = await openWriter(missionId);
    const act = (number: number) => database.work.act({ viewer: someone(missionId), name: 'quick', key: `k${number}`, digest: 'd' }, async () => accepted(number));
    const answers = await Promise.all(Array.from({ length: 40 }, (_, number) => act(number)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    await slow.end('commit');
    await seal(missionId);
    expect(await verify(missionId)).toMatchObject({ entries: 41, faults: [] });
  });
});
