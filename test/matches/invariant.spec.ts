import fc from 'fast-check';

import { StoredListsService } from '../../src/matches/lists/stored-lists.service.js';
import { RefreshService } from '../../src/matches/lists/refresh.service.js';
import { UnitOfWork, type Tx } from '../../src/platform/database/unit-of-work.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { openMarket, type MarketWorld } from './market-world.js';

let market: MarketWorld;
beforeAll(async () => {
  market = await openMarket({ pool: 20 });
}, 60_000);
afterAll(() => market.close());

const PEOPLE = 70;
const POSTS = 30;

/** A change to the market: which row, and what it becomes. Numbers are taken modulo what there is. */
const change = fc.oneof(
  fc.record({ kind: fc.constant('limit' as const), row: fc.nat(1_000), to: fc.nat(60) }),
  fc.record({ kind: fc.constant('skills' as const), row: fc.nat(1_000), to: fc.nat(600) }),
  fc.record({ kind: fc.constant('status' as const), row: fc.nat(1_000), to: fc.nat(2) }),
  fc.record({ kind: fc.constant('consent' as const), row: fc.nat(1_000), to: fc.nat(1) }),
  fc.record({ kind: fc.constant('begin' as const), row: fc.nat(1_000), to: fc.nat(40) }),
  fc.record({ kind: fc.constant('seats' as const), row: fc.nat(1_000), to: fc.nat(3) }),
  fc.record({ kind: fc.constant('close' as const), row: fc.nat(1_000), to: fc.nat(1) }),
  fc.record({ kind: fc.constant('needs' as const), row: fc.nat(1_000), to: fc.nat(600) }),
  fc.record({ kind: fc.constant('wish' as const), row: fc.nat(1_000), to: fc.nat(600) }),
  fc.record({ kind: fc.constant('course' as const), row: fc.nat(1_000), to: fc.nat(600) }),
  fc.record({ kind: fc.constant('due' as const), row: fc.nat(1_000), to: fc.nat(40) }),
  fc.record({ kind: fc.constant('employer' as const), row: fc.nat(1_000), to: fc.nat(1) }),
);
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const nth = (table: string): string => `(select id from ${table} order by id offset $1 % greatest(1, (select count(*)::int from ${table})) limit 1)`;

const occupationOf = (to: number): string => market.taxonomy.occupation(to % market.taxonomy.classification.occupations.length).uri;

async function apply(tx: Tx, { kind, row, to }: Change): Promise<void> {
  const skill = market.taxonomy.skill(to % market.taxonomy.classification.skills.length).uri;
  switch (kind) {
    case 'limit':
      await tx.query(`update jobseeker set profile = jsonb_set(profile, '{travelLimitKm}', to_jsonb($2::int)) where id = ${nth('jobseeker')}`, [row, to]);
      return;
    case 'skills':
      await tx.query(`update jobseeker set profile = jsonb_set(profile, '{skills}', $2::jsonb) where id = ${nth('jobseeker')}`, [
        row,
        JSON.stringify([{ uri: skill, level: 3, evidence: 'TESTED', issuer: null, certifiedUntil: null, gainedIn: null }]),
      ]);
      return;
    case 'status':
      await tx.query(`update jobseeker set status = $2 where id = ${nth('jobseeker')}`, [row, ['ACTIVE', 'PAUSED', 'WITHDRAWN'][to]]);
      return;
    case 'consent':
      await tx.query(
        `insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, text_version, language, channel, capacity, after_counselling, decided_on, recorded_at)
         select mission_id, gen_random_uuid(), jobseeker_id, max(number) + 1, $2, 'MATCHING', 'v', 'en', 'CALL', 'SELF', false, current_date, now()
         from consent_event where jobseeker_id = ${nth('jobseeker')} group by 1, 3`,
        [row, ['GIVEN', 'WITHDRAWN'][to]],
      );
      return;
    case 'begin':
      await tx.query(`update jobseeker set profile = jsonb_set(profile, '{availableFrom}', to_jsonb((current_date - date '1970-01-01') + $2::int)) where id = ${nth('jobseeker')}`, [row, to]);
      return;
    case 'seats':
      await tx.query(`update opening set seats = greatest(1, $2::int), seats_taken = least($2::int, greatest(1, $2::int)) where id = ${nth('opening')}`, [row, to]);
      return;
    case 'close':
      await tx.query(`update opening set status = $2 where id = ${nth('opening')}`, [row, ['PUBLISHED', 'CLOSED'][to]]);
      return;
    case 'needs':
      await tx.query(`update opening set skills = $2::jsonb where id = ${nth('opening')}`, [
        row,
        JSON.stringify([{ uri: skill, essential: true, minLevel: 2, hard: to % 3 === 0 }]),
      ]);
      return;
    case 'wish':
      await tx.query(`update jobseeker set profile = jsonb_set(profile, '{wantedOccupations}', $2::jsonb) where id = ${nth('jobseeker')}`, [
        row,
        JSON.stringify([occupationOf(to)]),
      ]);
      return;
    case 'course':
      await tx.query(`update opening set kind = $2, teaches = $3, leads_to = $4 where id = ${nth('opening')}`, [
        row,
        to % 4 === 0 ? 'VACANCY' : 'TRAINING',
        market.taxonomy.classification.skills.slice(to % 200, (to % 200) + 30).map(({ uri }) => uri),
        [occupationOf(to)],
      ]);
      return;
    case 'due':
      await tx.query(`update opening set closes_on = current_date + $2::int where id = ${nth('opening')}`, [row, to]);
      return;
    case 'employer':
      await tx.query(
        `update employer set status = case when $2 = 0 then 'SUPPORTED' else 'SUSPENDED' end, verified_until = null where id = ${nth('employer')}`,
        [row, to],
      );
      return;
  }
}

const quiet = { signal: new AbortController().signal, progress: () => undefined };
const outage = new Error('the connection is lost');
/** Which of its next transactions each worker loses, before it is committed or just after: the worker cannot tell. */
const faults: { fault: 'none' | 'before' | 'after'; at: number }[] = [];
let workers: RefreshService[];

function losing(worker: number): Pick<UnitOfWork, 'run'> {
  const work = market.app.get(UnitOfWork, { strict: false });
  return {
    run: async (viewer, body, options) => {
      const now = faults[worker];
      const isNow = now !== undefined && now.fault !== 'none' && now.at-- === 0;
      if (!isNow) return work.run(viewer, body, options);
      await work.run(viewer, async (tx) => {
        await body(tx);
        if (now.fault === 'before') throw outage;
      }, options);
      throw outage;
    },
  };
}

describe('when the queue is drained, the stored lists', () => {
  beforeAll(async () => {
    workers = [0, 1, 2].map((n) => market.worker(losing(n)));
    const second = await market.employer();
    for (let n = 0; n < PEOPLE; n++) await market.jobseeker({ travelLimitKm: n });
    for (let n = 0; n < POSTS; n++) await market.opening({}, n % 3 === 0 ? second : market.employerId);
    await market.refresh();
  }, 60_000);

  it('equal a full recompute after the first run, and are cut', async () => {
    expect(await market.differences()).toBe(0);
    const [longest] = await market.sql<{ n: number }>('select count(*)::int as n from opening_match group by opening_id order by 1 desc limit 1');
    expect(longest?.n).toBe(50);
  });

  it('equal a full recompute after any changes, with some rolled back and some committed late, by whichever of three workers, each losing its database now and then', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            changes: fc.array(change, { minLength: 1, maxLength: 4 }),
            fate: fc.constantFrom('commit', 'commit', 'commit', 'undo', 'late'),
            worker: fc.nat(2),
            fault: fc.constantFrom('none' as const, 'none' as const, 'before' as const, 'after' as const),
            at: fc.nat(6),
          }),
          { minLength: 1, maxLength: 8 },
        ),
        fc.nat(2),
        async (batches, last) => {
          const refresh = async (n: number): Promise<unknown> => workers[n]?.refresh(market.missionId, quiet);
          const late: Promise<unknown>[] = [];
          let letGo: () => void = () => undefined;
          const gate = new Promise<void>((resolve) => (letGo = resolve));
          const lateRows = new Set<string>();
          for (const { changes, fate, worker, fault, at } of batches) {
            if (fate === 'late' && lateRows.size === 0) {
              lateRows.add('one');
              let began: () => void = () => undefined;
              const started = new Promise<void>((resolve) => (began = resolve));
              late.push(
                market.database.work.run(serviceViewer(market.missionId), async (tx) => {
                  // The transaction has its number before the refresh, and commits after it.
                  await tx.query('select pg_current_xact_id()');
                  began();
                  await gate;
                  for (const each of changes) await apply(tx, each);
                }),
              );
              await started;
              continue;
            }
            const work = market.database.work.run(serviceViewer(market.missionId), async (tx) => {
              for (const each of changes) await apply(tx, each);
              if (fate === 'undo') throw new Error('undo');
            });
            if (fate === 'undo') await expect(work).rejects.toThrow('undo');
            else await work;
            faults[worker] = { fault, at };
            await refresh(worker).catch((error: unknown) => expect(error).toBe(outage));
            faults[worker] = { fault: 'none', at: 0 };
          }
          letGo();
          await Promise.all(late);
          await refresh(last);
          expect(await market.differences()).toBe(0);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  it('equal a full recompute when a transaction notes its change early and commits after a refresh has passed it', async () => {
    // Whatever the tests before left behind, these two match.
    const leaving = await market.jobseeker();
    const other = await market.jobseeker();
    await market.opening({}, await market.employer());
    await market.refresh();
    let letGo: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let noted: () => void = () => undefined;
    const early = new Promise<void>((resolve) => (noted = resolve));
    const slow = market.database.work.run(serviceViewer(market.missionId), async (tx) => {
      await tx.query(`update jobseeker set status = 'WITHDRAWN' where id = $1`, [leaving]);
      noted();
      await gate;
    });
    await early;
    await market.sql(`update jobseeker set profile = jsonb_set(profile, '{travelLimitKm}', '60') where id = $1`, [other]);
    await market.refresh();
    letGo();
    await slow;
    expect(await market.differences()).toBeGreaterThan(0);
    await market.refresh();
    expect(await market.differences()).toBe(0);
  });

  it('are mended by the very worker that lost its database in the middle, wherever that was', async () => {
    const person = await market.jobseeker();
    await workers[0]?.refresh(market.missionId, quiet);
    for (let at = 0; at <= 6; at++) {
      for (const fault of ['before', 'after'] as const) {
        await market.sql(`update jobseeker set status = case status when 'ACTIVE' then 'PAUSED' else 'ACTIVE' end where id = $1`, [person]);
        faults[0] = { fault, at };
        await workers[0]?.refresh(market.missionId, quiet).catch((error: unknown) => expect(error).toBe(outage));
        faults[0] = { fault: 'none', at: 0 };
        await workers[0]?.refresh(market.missionId, quiet);
        expect(await market.differences()).toBe(0);
      }
    }
  });

  it('are right when another worker stored a state that this one never saw', async () => {
    const person = await market.jobseeker();
    const status = (to: string): Promise<unknown> => market.sql('update jobseeker set status = $2 where id = $1', [person, to]);
    await status('PAUSED');
    await workers[0]?.refresh(market.missionId, quiet);
    await status('ACTIVE');
    await workers[1]?.refresh(market.missionId, quiet);
    await status('PAUSED');
    await workers[0]?.refresh(market.missionId, quiet);
    expect(await market.differences()).toBe(0);
  });

  it('are refilled when a person was taken out of them whom this worker never saw there', async () => {
    const { uri } = market.taxonomy.skill(0);
    const able = (level: 1 | 4) => ({ skills: [{ uri, level, evidence: 'TESTED' as const, issuer: null, certifiedUntil: null, gainedIn: null }] });
    const first = await market.jobseeker(able(4));
    const status = (to: string): Promise<unknown> => market.sql('update jobseeker set status = $2 where id = $1', [first, to]);
    await status('PAUSED');
    // More than a list holds, and nobody is better at what the post insists on.
    for (let n = 0; n < 60; n++) await market.jobseeker(able(1));
    await market.opening({ skills: [{ uri, essential: true, minLevel: null, hard: true }] }, await market.employer());
    await workers[0]?.refresh(market.missionId, quiet);
    await status('ACTIVE');
    await workers[1]?.refresh(market.missionId, quiet);
    const held = await market.sql('select from opening_match where jobseeker_id = $1', [first]);
    expect(held.length).toBeGreaterThan(0);
    const stored = market.app.get(StoredListsService, { strict: false });
    await market.database.work.run(serviceViewer(market.missionId), async (tx) => {
      await tx.query(`update jobseeker set status = 'PAUSED' where id = $1`, [first]);
      await stored.forgetIn(tx, market.missionId, first);
    });
    await workers[0]?.refresh(market.missionId, quiet);
    expect(await market.differences()).toBe(0);
  });

  it('are never put back by a worker that was slow to write what it had found', async () => {
    let [arrived, letGo] = [(): void => undefined, (): void => undefined];
    const atDoor = new Promise<void>((resolve) => (arrived = resolve));
    const gate = new Promise<void>((resolve) => (letGo = resolve));
    let calls = 0;
    const slow = market.worker({
      run: async (...args) => {
        // The run is begun, its state made sure of, the lists looked at, the run told what it is; then comes the writing.
        if (armed && ++calls === 5) {
          arrived();
          await gate;
        }
        return market.app.get(UnitOfWork, { strict: false }).run(...args);
      },
    });
    let armed = false;
    const person = await market.jobseeker();
    await slow.refresh(market.missionId, quiet);
    await market.sql(`update jobseeker set status = 'PAUSED' where id = $1`, [person]);
    armed = true;
    const writing = slow.refresh(market.missionId, quiet);
    await atDoor;
    await market.sql(`update jobseeker set status = 'ACTIVE' where id = $1`, [person]);
    await workers[1]?.refresh(market.missionId, quiet);
    expect(await market.differences()).toBe(0);
    letGo();
    await writing;
    expect(await market.differences()).toBe(0);
  });

  it('equal a full recompute when workers refresh at once while changes go on', async () => {
    for (let round = 0; round < 5; round++) {
      const changes = Array.from({ length: 6 }, (_, n) =>
        market.sql(`update jobseeker set profile = jsonb_set(profile, '{travelLimitKm}', to_jsonb($2::int)) where id = ${nth('jobseeker')}`, [round * 7 + n, n * 9]),
      );
      await Promise.all([market.refresh(), ...workers.map((worker) => worker.refresh(market.missionId, quiet)), ...changes]);
    }
    await market.refresh();
    expect(await market.differences()).toBe(0);
  });

  it('keep their old state when a run is stopped in the middle, and are right after the next', async () => {
    const refresh = market.app.get(RefreshService, { strict: false });
    await market.sql(`update employer set status = 'SUSPENDED', verified_until = null`);
    await market.sql(`update opening set title = title || '.'`);
    const stop = new AbortController();
    stop.abort(new Error('the worker stops'));
    const before = await market.sql('select * from opening_match order by 1, 2, 3');
    await refresh.refresh(market.missionId, { signal: stop.signal, progress: () => undefined }).catch(() => undefined);
    const after = await market.sql('select * from opening_match order by 1, 2, 3');
    expect([before.length, 0]).toContain(after.length);
    await market.refresh();
    expect(await market.differences()).toBe(0);
    await market.sql(`update employer set status = 'SUPPORTED'`);
    await market.refresh();
    expect(await market.differences()).toBe(0);
  });

  it('are found wrong and mended by the nightly check when somebody tampered with them', async () => {
    const refresh = market.app.get(RefreshService, { strict: false });
    expect(await refresh.check(market.missionId, quiet)).toMatchObject({ kind: 'CHECK', differences: 0 });
    await market.sql('delete from jobseeker_match where jobseeker_id = (select min(jobseeker_id::text)::uuid from jobseeker_match)');
    const found = await refresh.check(market.missionId, quiet);
    expect(found.differences).toBeGreaterThan(0);
    expect(found.changes).toBe(found.differences);
    expect(await market.differences()).toBe(0);
  });
});
