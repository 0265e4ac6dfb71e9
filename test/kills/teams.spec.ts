import type { VentureId } from '../../src/matching/team/team.js';
import { TeamsService } from '../../src/outcomes/teams/teams.service.js';
import type { Config } from '../../src/platform/config/config.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { BAKER, Office } from '../journeys/office.js';
import { openVenture } from '../journeys/open-venture.js';
import { eventually } from '../support/eventually.js';
import { openWorld, type World } from '../support/world.js';
import { killWorkersAt } from './killed-workers.js';
import { kills } from './office-to-kill.js';
import { endWorkers } from './worker-process.js';

const KILLS = kills(1, 5);
/** Each set of them but the empty one is searched for: 7, or 63. */
const VENTURES = kills(3, 6);
const SEATS = 2;
const JOB = 'outcomes/teams/solving/team-solving.service:TeamSolving:compute';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
}, 60_000);
afterAll(async () => {
  endWorkers();
  await world.close();
});

const asked = <T>(sql: string): Promise<T[]> => world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query(sql, [office.missionId]));
const done = async (): Promise<number> => Number((await asked<{ count: string }>(`select count(*) from team_run where mission_id = $1 and state = 'DONE'`))[0]?.count);

/** A search for each set of some ventures; the service is asked, without the doors between. */
async function askForAll(): Promise<number> {
  const ids: VentureId[] = [];
  const alone = { leastMembers: SEATS, mostMembers: SEATS, leastReturnees: 0, leastCommunityMembers: 0 };
  for (let n = 0; n < VENTURES; n += 1) ids.push(readGlobalId((await openVenture(office, { ...alone, title: `Bakery ${n}` }, [{ title: 'Baker', occupationUri: BAKER, seats: SEATS, leastSeats: SEATS }])).id)!.id as VentureId);
  for (let n = 0; n < VENTURES * SEATS; n += 1) await office.person({ occupations: [{ uri: BAKER, months: 12 + n, lastYear: 2026 }] });
  const sets = 2 ** VENTURES - 1;
  for (let set = 1; set <= sets; set += 1) {
    const run = await world.app.get(TeamsService, { strict: false }).propose({ viewer: office.officer.viewer, name: 'proposeTeams', key: null, digest: newId() }, ids.filter((_, n) => (set >> n) % 2 === 1));
    if (!run.ok) throw new Error(run.message);
  }
  return sets;
}

describe('a worker that is killed', () => {
  it(`in the middle of searches for teams, ${KILLS} times, loses none and proposes none twice`, async () => {
    const sets = await askForAll();
    const last = await killWorkersAt({ world, folder: world.app.get<Config>(CONFIG).dataFolder, job: JOB, kills: KILLS, all: sets, done });
    await eventually('every search is done', async () => (await done()) >= sets, 300_000);
    await last.kill();

    const runs = await asked<{ outcome: string; ventures: number; proposals: number; wrong: number }>(
      `select r.outcome, (select count(*)::int from team_run_venture v where v.mission_id = r.mission_id and v.run_id = r.id) as ventures,
         count(p.rank)::int as proposals, count(*) filter (where p.seats <> p.people or p.rank <> p.at)::int as wrong
       from team_run r left join lateral (
         select q.rank, row_number() over (order by q.rank) as at, count(s.*) as seats, count(distinct s.jobseeker_id) as people
         from team_proposal q join team_seat s using (mission_id, run_id, rank) where q.mission_id = r.mission_id and q.run_id = r.id group by q.rank
       ) p on true
       where r.mission_id = $1 group by r.mission_id, r.id, r.outcome`,
    );
    expect(runs).toHaveLength(sets);
    for (const run of runs) expect(run).toMatchObject({ outcome: 'TEAMS', wrong: 0 });
    // A search that was begun twice has one best team, with everybody that its ventures need.
    const seats = await asked<{ seats: number; ventures: number }>(
      `select count(*)::int as seats, (select count(*)::int from team_run_venture v where v.mission_id = s.mission_id and v.run_id = s.run_id) as ventures
       from team_seat s where s.mission_id = $1 and s.rank = 1 group by s.mission_id, s.run_id`,
    );
    expect(seats).toHaveLength(sets);
    expect(seats.filter(({ seats: taken, ventures }) => taken !== SEATS * ventures)).toEqual([]);
  }, 1_500_000);
});
