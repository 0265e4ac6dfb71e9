import { makeYear, YEAR_MISSION } from '../src/demo/year/year.js';
import { YearClock } from '../src/demo/year/year-clock.js';
import { PEOPLE, yearPlan } from '../src/demo/year/year-plan.js';
import { yearServices, type YearServices } from '../src/demo/year/year-services.js';
import { addDays, dayIn, type Day } from '../src/kernel/day.js';
import type { MissionId } from '../src/kernel/ids.js';
import type { FigureName } from '../src/outcomes/figures/definitions.js';
import type { FigureRow } from '../src/outcomes/figures/figure.js';
import { serviceViewer, type Viewer } from '../src/platform/viewer.js';
import { testRedisUrl } from './support/redis.js';
import { openWorld, type World } from './support/world.js';

/** All of them where everything runs. */
const people = testRedisUrl() === null ? 45 : PEOPLE;

const clock = new YearClock();
const lines: string[] = [];
const watch = { telling: { progress: () => undefined, line: (text: string) => lines.push(text) }, signal: new AbortController().signal };
let world: World;
let services: YearServices;
let missionId: MissionId;
let classification: string;
beforeAll(async () => {
  world = await openWorld({ clock });
  services = yearServices(world.app);
  classification = (await services.taxonomies.loaded())[0]!.key;
  await makeYear(services, clock, classification, watch, yearPlan(people));
  missionId = (await services.missions.byName(YEAR_MISSION))!.id;
}, 240_000);
afterAll(() => world.close());

const monitoring = (): Viewer => ({ missionId, accountId: null, roles: ['MONITORING'], employerId: null });
const rows = async (name: FigureName, asOf: Day | null = null): Promise<readonly FigureRow[]> => {
  const report = await services.figures.report(monitoring(), { asOf, by: null, names: [name] });
  return report.ok ? report.value.figures[0]!.rows : [];
};
const query = <T>(text: string): Promise<T[]> => world.database.work.run(serviceViewer(missionId), (tx) => tx.query(text));

describe('a simulated year', () => {
  it('has its people, with offers, answers, ends and gaps, all of it by the moves that anybody makes', async () => {
    const [made] = await query<{ n: number }>('select count(*)::int as n from jobseeker');
    expect(made!.n).toBe(people);
    const states = (await query<{ state: string; n: number }>('select state, count(*)::int as n from offer group by state')).map((row) => row.state);
    for (const state of ['ACCEPTED', 'DECLINED', 'EXPIRED', 'NOT_SELECTED']) expect(states).toContain(state);
    const ends = (await query<{ reason: string }>('select distinct end_reason as reason from placement where end_reason is not null')).map((row) => row.reason);
    for (const reason of ['BETTER_JOB', 'LOST_TO_FOLLOW_UP', 'RESIGNED_HEALTH']) expect(ends).toContain(reason);
    const [gaps] = await query<{ n: number }>('select count(*)::int as n from (select 1 from placement where started_on is not null group by jobseeker_id having count(*) > 1) g');
    expect(gaps!.n).toBeGreaterThan(2);
    const [late] = await query<{ n: number }>(`select count(*)::int as n from placement_event where act = 'END' and at::date > on_day + 10`);
    expect(late!.n).toBeGreaterThan(3);
  });

  it('is named as constructed, all of it', async () => {
    const names = await query<{ name: string }>('select name from employer union all select title from opening');
    expect(names.filter(({ name }) => !/constructed/i.test(name))).toEqual([]);
    expect((await services.missions.byName(YEAR_MISSION))!.constructed).toBe(true);
    expect(await query('select 1 from jobseeker where not case_reference like \'CONSTRUCTED%\'')).toEqual([]);
  });

  it('leaves figures something to show, a year after the first starts', async () => {
    const funnel = (await rows('FUNNEL')).filter((row) => !row.hidden).map((row) => row.step);
    for (const step of ['MATCHED', 'STARTED', 'MONTH_12']) expect(funnel).toContain(step);
    const retention = (await rows('RETENTION')).filter((row) => row.step === null);
    expect(retention.map((row) => row.month)).toEqual([1, 3, 6, 9, 12]);
    for (const row of retention.slice(1)) expect(row.low).not.toBeNull();
    expect((await rows('SURVIVAL')).filter((row) => row.value !== null).length).toBeGreaterThan(1);
    for (const name of ['END_REASONS', 'TIME_TO_FIRST_OFFER', 'TIME_TO_START', 'ACCEPTANCE', 'COMMUNITY_SHARE'] as const) expect((await rows(name)).some((row) => (row.value ?? row.low) !== null)).toBe(true);
  });

  it('had the same figures on each past day as a report of that day has today', async () => {
    const day = addDays(dayIn('Africa/Accra', new Date()), -200);
    const today = await rows('RETENTION', day);
    clock.at(new Date((Number(day) + 1) * 86_400_000 + 9 * 3_600_000));
    try {
      expect(await rows('RETENTION')).toEqual(today);
    } finally {
      clock.at(null);
    }
    expect(today).not.toEqual(await rows('RETENTION'));
  });

  it('opened the tasks that a year brings, and ended with the clock of the machine', async () => {
    const kinds = (await query<{ kind: string }>('select distinct kind from task')).map((row) => row.kind);
    expect(kinds).toEqual(expect.arrayContaining(['CALL', 'SURVEY']));
    expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(5_000);
    expect(lines[0]).toMatch(/^Constructed mission: a simulated year: \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d in \d+ s$/);
    await makeYear(services, clock, classification, watch);
    expect(lines.at(-1)).toBe(`${YEAR_MISSION}: as an earlier start left it`);
  });
});
