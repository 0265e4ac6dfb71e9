import { notesSince } from '../../src/matches/market/change-notes.store.js';
import { readState } from '../../src/matches/lists/market-state.store.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { openMarket, type MarketWorld } from './market-world.js';

let market: MarketWorld;
beforeAll(async () => {
  market = await openMarket();
  await market.opening();
  await market.jobseeker();
  await market.refresh();
});
afterAll(() => market.close());

/** Notes that the stored lists have not seen. */
async function unseen(): Promise<string[]> {
  const { missionId, database } = market;
  return database.work.run(serviceViewer(missionId), async (tx) => {
    const { cursor } = await readState(tx, missionId);
    return (await notesSince(tx, missionId, cursor ?? '')).map((note) => note.side);
  });
}

async function bells(): Promise<number> {
  const rows: unknown[] = await market.database.dataSource.query(`select from outbox where job = 'refreshMarket'`);
  return rows.length;
}

describe('a change of what matching reads', () => {
  /** Every column that facts are made of, with a value it does not have. */
  const changes: readonly (readonly [table: string, side: string, column: string, value: string])[] = [
    ['jobseeker', 'JOBSEEKER', 'status', `'PAUSED'`],
    ['jobseeker', 'JOBSEEKER', 'born_on_or_before', `'1999-01-01'`],
    ['jobseeker', 'JOBSEEKER', 'erased_at', 'now()'],
    ['jobseeker', 'JOBSEEKER', 'profile', `profile || '{"travelLimitKm": 7}'`],
    ['opening', 'OPENING', 'kind', `'TRAINING'`],
    ['opening', 'OPENING', 'status', `'CLOSED'`],
    ['opening', 'OPENING', 'occupation_uri', `'urn:other'`],
    ['opening', 'OPENING', 'skills', `'[{"uri": "urn:x"}]'`],
    ['opening', 'OPENING', 'teaches', `'{urn:x}'`],
    ['opening', 'OPENING', 'leads_to', `'{urn:x}'`],
    ['opening', 'OPENING', 'languages', `'[{"language": "amh"}]'`],
    ['opening', 'OPENING', 'licences', `'[{"code": "X"}]'`],
    ['opening', 'OPENING', 'min_education', '3'],
    ['opening', 'OPENING', 'demands', `'{LIFTING}'`],
    ['opening', 'OPENING', 'hazards', `'{HEIGHTS}'`],
    ['opening', 'OPENING', 'seats', 'seats + 1'],
    ['opening', 'OPENING', 'seats_taken', 'seats_taken + 1'],
    ['opening', 'OPENING', 'latitude', 'latitude + 1'],
    ['opening', 'OPENING', 'longitude', 'longitude + 1'],
    ['opening', 'OPENING', 'country', `'KE'`],
    ['opening', 'OPENING', 'remote', `true, geoname_id = null, place_name = null, country = null, latitude = null, longitude = null`],
    ['opening', 'OPENING', 'starts_on', `'2030-01-01'`],
    ['opening', 'OPENING', 'starts_by', `'2031-01-01'`],
    ['opening', 'OPENING', 'closes_on', `'2029-01-01'`],
    ['opening', 'OPENING', 'hours_min', '20, hours_max = 40'],
    ['opening', 'OPENING', 'hours_max', '41, hours_min = 20'],
    ['opening', 'OPENING', 'pay_min', 'pay_min - 1'],
    ['opening', 'OPENING', 'pay_max', 'pay_max + 1'],
    ['opening', 'OPENING', 'pay_currency', `'USD'`],
    ['opening', 'OPENING', 'pay_period', `'WEEK'`],
    ['employer', 'EMPLOYER', 'status', `'SUPPORTED', verified_until = null`],
    ['employer', 'EMPLOYER', 'verified_until', 'verified_until + 1'],
    ['employer', 'EMPLOYER', 'country', `'KE', place = null`],
    ['mission', 'MARKET', 'currency', `'USD'`],
    ['mission', 'MARKET', 'classification', `'starter-1x'`],
    ['mission', 'MARKET', 'time_zone', `'UTC'`],
  ];

  it.each(changes)('in %s is noted as %s: %s', async (table, side, column, changed) => {
    const key = table === 'mission' ? 'id' : 'mission_id';
    await market.database.work
      .run(serviceViewer(market.missionId), async (tx) => {
        await tx.query('delete from outbox');
        await tx.query(`update ${table} set ${column} = ${changed} where ${key} = $1`, [market.missionId]);
        const notes: { side: string }[] = await tx.query('select side from market_change where xact = pg_current_xact_id()');
        expect(notes).toEqual([{ side }]);
        expect(await tx.query(`select payload ->> 'missionId' as mission, key from outbox where job = 'refreshMarket'`)).toEqual([
          { mission: market.missionId, key: `refreshMarket.${market.missionId}` },
        ]);
        throw new Error('undo');
      })
      .catch((error: unknown) => {
        if (!(error instanceof Error) || error.message !== 'undo') throw error;
      });
  });

  it('in consent is noted as JOBSEEKER', async () => {
    const { rows } = await market.database.work
      .run(serviceViewer(market.missionId), async (tx) => {
        await tx.query(`insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, channel, capacity, after_counselling, decided_on, recorded_at)
          select mission_id, gen_random_uuid(), id, 2, 'WITHDRAWN', 'MATCHING', 'CALL', 'SELF', false, '2026-01-01', now() from jobseeker where mission_id = $1`, [market.missionId]);
        const rows: object[] = await tx.query('select side, subject_id is not null as about from market_change where xact = pg_current_xact_id()');
        throw Object.assign(new Error('undo'), { rows });
      })
      .catch((error: unknown) => error as { rows: object[] });
    expect(rows).toEqual([{ side: 'JOBSEEKER', about: true }]);
  });

  it('names every column of the tables that facts are made of, so that a new one is thought about', async () => {
    const silent = new Set(
      'mission_id id handle case_reference kind status_reason assigned_to source external_id version created_at employer_id title description criteria geoname_id place_name pay_unstated_reason constructed_fields external_source'.split(' '),
    );
    const known = new Set(changes.map(([table, , column]) => `${table}.${column}`));
    const columns: { name: string; column: string }[] = await market.database.dataSource.query(
      `select table_name || '.' || column_name as name, column_name as column from information_schema.columns
       where table_schema = 'public' and table_name in ('jobseeker', 'opening')`,
    );
    expect(columns.filter((each) => !known.has(each.name) && !silent.has(each.column)).map((each) => each.name)).toEqual([]);
  });

  it('rings the bell once for a transaction of many changes', async () => {
    await market.database.dataSource.query('delete from outbox');
    await market.sql(`update jobseeker set handle = handle || '2'; update opening set title = title || '2'; update employer set name = name || '2'`);
    expect(await bells()).toBe(1);
    expect((await unseen()).sort()).toEqual(['EMPLOYER', 'JOBSEEKER', 'OPENING']);
    await market.refresh();
    expect(await unseen()).toEqual([]);
  });

  it('notes a new exchange rate for the whole market', async () => {
    await market.sql(`insert into exchange_rate (mission_id, currency, valid_from, rate) values ($1, 'USD', '2020-01-01', 100)`, [market.missionId]);
    expect(await unseen()).toEqual(['MARKET']);
    await market.refresh();
  });

  it('in the vault of protection is noted for the person', async () => {
    await market.refresh();
    const [{ id }] = (await market.sql<{ id: string }>('select id from jobseeker limit 1')) as [{ id: string }];
    const of = (text: string) => market.sql(text, [market.missionId, id]);
    const changes = [
      `insert into exclusion (mission_id, id, jobseeker_id, geoname_id, latitude, longitude, km, reason, recorded_at) values ($1, gen_random_uuid(), $2, 1, 1, 1, 1, '', now())`,
      'update exclusion set lifted_at = now() where mission_id = $1 and jobseeker_id = $2',
      `insert into limit_source (mission_id, jobseeker_id, functional_limit, source, recorded_at) values ($1, $2, 'LIFTING', '', now())`,
      'delete from limit_source where mission_id = $1 and jobseeker_id = $2',
      `insert into vulnerability (mission_id, id, jobseeker_id, sealed, stops_offers, calls_only, recorded_at) values ($1, gen_random_uuid(), $2, '', true, false, now())`,
      'update vulnerability set ended_at = now() where mission_id = $1 and jobseeker_id = $2',
    ];
    for (const change of changes) {
      await of(change);
      expect([change, await unseen()]).toEqual([change, ['JOBSEEKER']]);
      await market.refresh();
    }
  });

  it('leaves nothing behind when it is rolled back', async () => {
    await market.database.dataSource.query('delete from outbox');
    const undone = market.database.work.run(serviceViewer(market.missionId), async (tx) => {
      await tx.query(`update jobseeker set status = 'PAUSED'`);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
    expect(await unseen()).toEqual([]);
    expect(await bells()).toBe(0);
  });
});
