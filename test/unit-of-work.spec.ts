import { accepted, refused } from '../src/kernel/outcome.js';
import type { AccountId, MissionId } from '../src/kernel/ids.js';
import { newId } from '../src/platform/ids.js';
import { serviceViewer, type Act, type Viewer } from '../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase({ pool: 70 });
});
afterAll(() => database.close());

function viewerOf(missionId: MissionId): Viewer {
  return { missionId, accountId: newId<AccountId>(), roles: ['ADMIN'], employerId: null };
}

async function addAccount(viewer: Viewer, label: string): Promise<void> {
  await database.work.run(viewer, async (tx) => {
    await tx.query(
      `insert into account (mission_id, id, label, roles, status) values ($1, gen_random_uuid(), $2, '{ADMIN}', 'ACTIVE')`,
      [viewer.missionId, label],
    );
  });
}

function labels(viewer: Viewer): Promise<string[]> {
  return database.work.run(viewer, async (tx) => {
    const rows: { label: string }[] = await tx.query('select label from account order by label');
    return rows.map((row) => row.label);
  });
}

describe('unit of work', () => {
  it('shows a mission its own rows only, whatever the query asks', async () => {
    const [one, two] = [serviceViewer(await makeMission(database)), serviceViewer(await makeMission(database))];
    await addAccount(one, 'ours');
    await addAccount(two, 'theirs');
    expect(await labels(one)).toEqual(['ours']);
    expect(await labels(two)).toEqual(['theirs']);
    expect(await database.work.outside((tx) => tx.query('select label from account'))).toEqual([]);
  });

  it('refuses to write a row of another mission', async () => {
    const [one, two] = [serviceViewer(await makeMission(database)), serviceViewer(await makeMission(database))];
    const foreign = database.work.run(one, (tx) =>
      tx.query(`insert into account (mission_id, id, label, roles, status) values ($1, gen_random_uuid(), 'x', '{ADMIN}', 'ACTIVE')`, [two.missionId]),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  it('rolls back a refusal as well as a fault', async () => {
    const viewer = serviceViewer(await makeMission(database));
    const insert = `insert into account (mission_id, id, label, roles, status) values ($1, gen_random_uuid(), 'gone', '{ADMIN}', 'ACTIVE')`;
    const outcome = await database.work.run(viewer, async (tx) => {
      await tx.query(insert, [viewer.missionId]);
      return refused('NOT_FOUND', { what: 'account' });
    });
    expect(outcome.ok).toBe(false);
    await expect(
      database.work.run(viewer, async (tx) => {
        await tx.query(insert, [viewer.missionId]);
        throw new Error('a fault');
      }),
    ).rejects.toThrow('a fault');
    expect(await labels(viewer)).toEqual([]);
  });

  it('gives no foreign row to 64 connections with mixed missions, errors and cancellations', async () => {
    const viewers = await Promise.all(Array.from({ length: 8 }, async () => serviceViewer(await makeMission(database))));
    await Promise.all(viewers.map((viewer) => addAccount(viewer, viewer.missionId)));
    let [answers, faults] = [0, 0];
    const client = async (number: number): Promise<void> => {
      for (let round = 0; round < 12; round++) {
        const viewer = viewers[(number * 7 + round * 3) % viewers.length]!;
        const mood = (number + round) % 4;
        try {
          const seen = await database.work.run(viewer, async (tx) => {
            if (mood === 1) await tx.query('select 1 / 0');
            if (mood === 2) await tx.query(`set local statement_timeout = 1; select pg_sleep(1)`);
            const rows: { label: string }[] = await tx.query('select label from account');
            if (mood === 3) throw new Error('left in the middle');
            return rows.map((row) => row.label);
          });
          expect(seen).toEqual([viewer.missionId]);
          answers++;
        } catch (error) {
          if (mood === 0) throw error;
          faults++;
        }
      }
    };
    await Promise.all(Array.from({ length: 64 }, (_, number) => client(number)));
    expect(answers).toBe(64 * 3);
    expect(faults).toBe(64 * 9);
  });
});

describe('idempotency keys', () => {
  const act = (viewer: Viewer, key: string, digest = 'same'): Act => ({ viewer, name: 'inviteAccount', key, digest });

  it('gives 50 simultaneous calls one effect and one answer', async () => {
    const viewer = viewerOf(await makeMission(database));
    let effects = 0;
    const call = () =>
      database.work.act(act(viewer, 'k1'), async () => {
        effects++;
        await new Promise((resolve) => setTimeout(resolve, 5));
        return accepted({ at: new Date(0), number: effects });
      });
    const answers = await Promise.all(Array.from({ length: 50 }, call));
    expect(effects).toBe(1);
    for (const answer of answers) expect(answer).toEqual(accepted({ at: new Date(0), number: 1 }));
  });

  it('refuses the key with another input, and keeps keys of two accounts apart', async () => {
    const missionId = await makeMission(database);
    const [one, two] = [viewerOf(missionId), viewerOf(missionId)];
    await database.work.act(act(one, 'k'), async () => accepted(1));
    expect(await database.work.act(act(one, 'k', 'other'), async () => accepted(2))).toMatchObject({ code: 'KEY_REUSED' });
    expect(await database.work.act(act(two, 'k', 'other'), async () => accepted(3))).toEqual(accepted(3));
  });

  it('keeps a refusal as the answer and nothing of what it did', async () => {
    const viewer = viewerOf(await makeMission(database));
    const refuse = () =>
      database.work.act(act(viewer, 'k'), async (tx) => {
        await tx.query(`insert into account (mission_id, id, label, roles, status) values ($1, gen_random_uuid(), 'gone', '{ADMIN}', 'ACTIVE')`, [viewer.missionId]);
        return refused('NOT_FOUND', { what: 'account' });
      });
    const first = await refuse();
    expect(await database.work.act(act(viewer, 'k'), async () => accepted('changed my mind'))).toEqual(first);
    expect(await labels(viewer)).toEqual([]);
  });

  it('lets a call be repeated after a fault', async () => {
    const viewer = viewerOf(await makeMission(database));
    await expect(database.work.act(act(viewer, 'k'), () => Promise.reject(new Error('a fault')))).rejects.toThrow();
    expect(await database.work.act(act(viewer, 'k'), async () => accepted('done'))).toEqual(accepted('done'));
  });
});
