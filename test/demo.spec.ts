import type { MissionId } from '../src/kernel/ids.js';
import { ethiopia, ghana } from '../src/demo/markets.js';
import { AboutService } from '../src/office/about/about.service.js';
import { MissionsService } from '../src/office/missions/missions.service.js';
import { makeDemo, type ToldDemo } from './support/demo.js';
import { openWorld, type World } from './support/world.js';

/** Rows of the demonstration by table, and how often they were written. */
interface Counts {
  readonly missions: number;
  readonly employers: number;
  readonly vacancies: number;
  readonly published: number;
  readonly jobseekers: number;
  readonly active: number;
  readonly accounts: number;
  readonly rates: number;
  readonly programmes: number;
  readonly funds: number;
  readonly supported: number;
  readonly offers: number;
  readonly kits: number;
  readonly ventures: number;
  readonly versions: number;
}

let world: World;
beforeAll(async () => {
  world = await openWorld({ worker: true });
});
afterAll(() => world.close());

async function missionId(): Promise<MissionId> {
  const mission = await world.app.get(MissionsService, { strict: false }).byName(ghana.mission.name);
  if (mission === null) throw new Error('there is no demonstration');
  return mission.id;
}

async function counts(): Promise<Counts> {
  const at = await missionId();
  return world.database.work.run({ missionId: at, accountId: null, roles: [], employerId: null }, async (tx) => {
    const [row]: Counts[] = await tx.query(`
      select (select count(*)::int from mission where name like 'Constructed mission%') missions,
        (select count(*)::int from employer) employers,
        (select count(*)::int from opening) vacancies,
        (select count(*)::int from opening where status = 'PUBLISHED') published,
        (select count(*)::int from jobseeker) jobseekers,
        (select count(*)::int from jobseeker where status = 'ACTIVE') active,
        (select count(*)::int from account) accounts,
        (select count(*)::int from exchange_rate) rates,
        (select count(*)::int from programme) programmes,
        (select count(*)::int from ledger_transaction where kind = 'BUDGET') funds,
        (select count(*)::int from supported_opening s join opening o on (o.mission_id, o.id) = (s.mission_id, s.opening_id) where o.status = 'PUBLISHED') supported,
        (select count(*)::int from catalogue_entry) offers,
        (select count(*)::int from kit) kits,
        (select count(*)::int from venture where status = 'OPEN') ventures,
        (select sum(version)::int from (select version from employer union all select version from opening union all select version from jobseeker) v) versions`);
    return row!;
  });
}

const WHOLE = { missions: 1, employers: 47, vacancies: 163, published: 157, jobseekers: 200, active: 190, accounts: 10, rates: 2, programmes: 3, funds: 1, supported: 7, offers: 7, kits: 2, ventures: 2 };

describe('the demonstration', () => {
  let first: ToldDemo;

  it('is completed after it was interrupted at any moment', async () => {
    for (const stopAt of [/employers$/, /importing vacancies, [1-9]/, /a fund/, /ventures$/, /importing people, [1-9]/]) {
      const stop = new AbortController();
      const progress = (text: string): void => {
        if (stopAt.test(text)) stop.abort();
      };
      await expect(makeDemo(world, { signal: stop.signal, progress })).rejects.toThrow(/abort/i);
    }
    first = await makeDemo(world);
    expect(await counts()).toMatchObject(WHOLE);
  }, 40_000);

  it('is matched in a job, and tells whom and what in what time', async () => {
    expect(first.lines[0]).toMatch(/^Constructed mission: Ghana: 200 people and 157 openings matched in \d+\.\d s, [\d,]+ matches$/);
    const at = await missionId();
    const lists: { one: string }[] = await world.database.work.run({ missionId: at, accountId: null, roles: [], employerId: null }, (tx) =>
      tx.query('select distinct opening_id as one from opening_match'),
    );
    expect(lists.length).toBeGreaterThan(100);
  });

  it('tells of one person what fits and why', () => {
    const [, heading, ...rest] = first.lines;
    expect(heading).toMatch(/^What fits J-\w+ \(CONSTRUCTED-\d{3}\)( in .+)? best, and why:$/);
    expect(rest.filter((line) => /^ {2}[123]\. .+ \(constructed\), Constructed .+, .+$/.test(line))).toHaveLength(3);
    expect(rest.filter((line) => /^ {5}A match, \d+ %\.$/.test(line))).toHaveLength(3);
    expect(rest.length).toBeGreaterThanOrEqual(9);
  });

  it('is found as it is by a later start, whatever people changed in it', async () => {
    const before = await counts();
    const again = await makeDemo(world);
    expect(again.lines[0]).toBe('Constructed mission: Ghana: as an earlier start left it');
    expect(again.lines.slice(1)).toEqual(first.lines.slice(1));
    expect(await counts()).toEqual(before);
  });

  it('has no mission in Ethiopia, and no credit for vacancies, without their file', async () => {
    expect(await world.app.get(MissionsService, { strict: false }).byName(ethiopia.mission.name)).toBeNull();
    const { credits } = await world.app.get(AboutService, { strict: false }).data();
    expect(credits.map((credit) => credit.subject)).not.toContain('HaHu Jobs');
  });
});
