import type { MissionId } from '../../src/kernel/ids.js';
import { AuditSealsService } from '../../src/platform/audit/audit-seals.service.js';
import { AUDIT_YEARS } from '../../src/platform/audit/audit.js';
import { AuditService } from '../../src/platform/audit/audit.service.js';
import { systemClock } from '../../src/platform/clock.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from '../support/database.js';
import { asOwner } from './audit-world.js';

let database: TestDatabase;
let seals: AuditSealsService;
let audit: AuditService;
beforeAll(async () => {
  database = await freshDatabase();
  seals = new AuditSealsService(database.work, systemClock, 2);
  audit = new AuditService(database.work);
});
afterAll(() => database.close());

/** Two entries for each of these ages in years, sealed in batches of two. */
async function logOf(ages: readonly number[]): Promise<MissionId> {
  const missionId = await makeMission(database);
  const values = ages.flatMap((age) => [age, age]).map((age) => `('${missionId}', '${newId()}', now() - interval '${age} years' + interval '1 minute', 'old', 'CHANGE')`);
  await asOwner(database, [`insert into audit_entry (mission_id, id, at, act, deed) values ${values.join(', ')}`, `insert into audit_unsealed (mission_id, entry_id) select mission_id, id from audit_entry where mission_id = '${missionId}' on conflict do nothing`]);
  await seals.seal(missionId, new AbortController().signal);
  return missionId;
}

const verify = (missionId: MissionId, after = 0, known: { number: number; digest: string } | null = null) => audit.verify(serviceViewer(missionId), after, known);
const left = (missionId: MissionId) =>
  database.work.run(serviceViewer(missionId), async (tx) => Number((await tx.query(`select count(*) as n from audit_entry where act = 'old'`))[0].n));

describe(`entries older than ${AUDIT_YEARS} years`, () => {
  it('go with their seals, the others stay, and the chain verifies from there', async () => {
    const missionId = await logOf([9, 8, 7, 5, 1]);
    const before = await verify(missionId);
    expect(before).toMatchObject({ purgedTo: 0, seals: 5, faults: [] });
    expect(await seals.purge(missionId)).toBe(3);
    expect(await left(missionId)).toBe(4);
    expect(await verify(missionId)).toMatchObject({ purgedTo: 3, upTo: 5, seals: 2, entries: 4, faults: [] });
    expect(await verify(missionId, 2)).toMatchObject({ seals: 2, faults: [] });
    expect(await verify(missionId, 0, { number: 5, digest: before.digest! })).toMatchObject({ faults: [] });
    expect(await seals.purge(missionId)).toBe(0);
    await seals.seal(missionId, new AbortController().signal);
    expect(await verify(missionId)).toMatchObject({ purgedTo: 3, upTo: 6, unsealed: 0, faults: [] });
  });

  it('still show a change of what stayed, and of where the chain begins', async () => {
    const missionId = await logOf([9, 8, 1, 1]);
    await seals.purge(missionId);
    await asOwner(database, [`update audit_purge set digest = decode(repeat('00', 32), 'hex') where mission_id = '${missionId}'`.replace('update', 'alter table audit_purge no force row level security; update')]);
    expect((await verify(missionId)).faults).toEqual([{ code: 'SEAL_CHANGED', seal: 3, entryId: null }]);
  });

  it('stay while a younger one is before them, and the last seal always stays', async () => {
    const young = await logOf([1, 1]);
    expect(await seals.purge(young)).toBe(0);
    const old = await logOf([9, 8]);
    expect(await seals.purge(old)).toBe(1);
    expect(await seals.purge(old)).toBe(0);
    expect(await verify(old)).toMatchObject({ purgedTo: 1, upTo: 2, faults: [] });
  });

  it('are the only ones that the service can let go: it has no other way', async () => {
    const missionId = await logOf([1, 1]);
    const attempts = [`delete from audit_entry`, `delete from audit_seal`, `select set_config('app.audit_purge', 'on', true); delete from audit_entry`, `insert into audit_purge values ('${missionId}', 1, decode(repeat('00', 32), 'hex'), now())`];
    for (const attempt of attempts) await expect(database.work.run(serviceViewer(missionId), (tx) => tx.query(attempt))).rejects.toThrow('permission denied');
    expect(await left(missionId)).toBe(4);
  });
});
