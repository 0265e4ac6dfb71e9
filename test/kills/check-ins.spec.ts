import { emptyProfile } from '../../src/people/jobseekers/profile/skill-profile.js';
import type { Config } from '../../src/platform/config/config.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office } from '../journeys/office.js';
import { eventually } from '../support/eventually.js';
import { openWorld, type World } from '../support/world.js';
import { killWorkersAt } from './killed-workers.js';
import { kills } from './office-to-kill.js';
import { canBeTexted } from './texted-people.js';
import { endWorkers } from './worker-process.js';

const KILLS = kills(1, 50);
const CHECK_INS = kills(120, 2_000);
const JOB = 'outcomes/check-ins/asking.service:AskingService:askAll';

let world: World;
let office: Office;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  // The workers read numbers by the keys of the vault that lie there.
  folder = world.app.get<Config>(CONFIG).dataFolder;
}, 60_000);
afterAll(async () => {
  endWorkers();
  await world.close();
});

const asked = <T>(sql: string, ...values: unknown[]): Promise<T[]> => world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query(sql, [office.missionId, ...values]));

/** People at work, each with a check-in that is due: of every second one that of day 7, which is a text and a task for a voice. All agree to texts but every tenth. */
async function storeCheckIns(): Promise<void> {
  const [openingId, employerId] = [(await office.post({ seats: 5_000 })).id, office.employer.id].map((id) => readGlobalId(id)!.id);
  await asked(
    `insert into jobseeker (mission_id, id, handle, kind, status, assigned_to, profile)
     select $1, gen_random_uuid(), 'J-' || lpad(n::text, 8, '0'), 'COMMUNITY_MEMBER', 'ACTIVE', $2, $3 from generate_series(1, $4::int) n`,
    office.caseManager.viewer.accountId,
    JSON.stringify(emptyProfile),
    CHECK_INS,
  );
  await asked(
    `insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, text_version, language, channel, capacity, after_counselling, decided_on, recorded_at)
     select $1, gen_random_uuid(), id, 1, 'GIVEN', 'SMS', 'constructed', 'en', 'CALL', 'SELF', true, now()::date, now() from jobseeker where mission_id = $1 and handle !~ '0$'`,
  );
  await canBeTexted(office);
  await asked(
    `insert into placement (mission_id, id, offer_id, opening_id, employer_id, jobseeker_id, kind, terms, agreed_at, state, stage, paused, disputed, started_on, follow_up, replacement_asked, version)
     select $1, gen_random_uuid(), gen_random_uuid(), $2, $3, id, 'VACANCY', '{"startsOn": null, "hoursPerWeek": null, "pay": null, "remote": false}', now() - interval '40 days', 'STARTED', 'STARTED',
       false, false, now()::date - case when handle ~ '[02468]$' then 7 else 30 end, 'ON', false, 1
     from jobseeker where mission_id = $1`,
    openingId,
    employerId,
  );
  await asked(
    `insert into check_in (mission_id, id, placement_id, jobseeker_id, employer_id, side, kind, occasion, due_on, status, round, texts, calls, version)
     select $1, gen_random_uuid(), id, jobseeker_id, employer_id, 'PERSON', case when started_on > now()::date - 20 then 'DAY_7' else 'DAY_30' end,
       case when started_on > now()::date - 20 then 'DAY-7' else 'DAY-30' end, now()::date - 1, 'PLANNED', 1, 0, 0, 1 from placement where mission_id = $1`,
  );
  // Calendars are remade once a day; here that has been done.
  await asked('insert into check_in_calendar (mission_id, on_day) values ($1, now()::date + 1)');
}

const done = async (): Promise<number> => Number((await asked<{ count: string }>(`select count(*) from check_in where mission_id = $1 and status <> 'PLANNED'`))[0]?.count);

/** Whoever was killed with a text in hand left an attempt that is looked at when minutes have passed; here they pass at once. */
async function everyTextSettled(): Promise<boolean> {
  await asked('update text_attempt set look_at = now() where mission_id = $1 and look_at > now()');
  return (await asked('select 1 from outgoing_text where mission_id = $1 and settled_at is null limit 1')).length === 0;
}

describe('a worker that is killed', () => {
  it(`in the middle of ${CHECK_INS} check-ins, ${KILLS} times, loses none and asks none twice`, async () => {
    await storeCheckIns();
    const last = await killWorkersAt({ world, folder, job: JOB, kills: KILLS, all: CHECK_INS, done });
    await eventually('every check-in is asked', async () => (await done()) === CHECK_INS, 300_000);
    await eventually('every text was claimed', async () => (await asked(`select 1 from outgoing_text where mission_id = $1 and status = 'WAITING' limit 1`)).length === 0, 120_000);
    await eventually('every text is relayed', everyTextSettled, 300_000);
    await last.kill();

    // One step each: the row was written once after it was planned, with its one text or call, and day 7 its one task for a voice.
    const all = await asked<{ kind: string; status: string; version: number; texts: string; relayed: string; calls: string; voices: string; rows: string }>(
      `select c.kind, c.status, c.version, m.texts, m.relayed, t.calls, t.voices, count(*) as rows from check_in c
       cross join lateral (select count(distinct x.id) as texts, count(a.id) filter (where a.state = 'DELIVERED') as relayed from outgoing_text x
         left join text_attempt a on a.mission_id = x.mission_id and a.text_id = x.id where x.mission_id = c.mission_id and x.cause_id = c.id) m
       cross join lateral (select count(*) filter (where key like '%-call-1') as calls, count(*) filter (where key like '%-voice') as voices from task t
         where t.mission_id = c.mission_id and t.subject_id = c.placement_id) t
       where c.mission_id = $1 group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2`,
    );
    const [tenth, half] = [CHECK_INS / 10, CHECK_INS / 2];
    expect(all).toEqual([
      { kind: 'DAY_30', status: 'ASKED', version: 2, texts: '1', relayed: '1', calls: '0', voices: '0', rows: String(half) },
      { kind: 'DAY_7', status: 'ASKED', version: 2, texts: '1', relayed: '1', calls: '0', voices: '1', rows: String(half - tenth) },
      { kind: 'DAY_7', status: 'CALLING', version: 2, texts: '0', relayed: '0', calls: '1', voices: '0', rows: String(tenth) },
    ]);
    // Of what the check-ins asked for; other jobs have tasks of their own here.
    const steps = await asked(
      `select s.task_id from task_step s join task t on t.mission_id = s.mission_id and t.id = s.task_id
       where s.mission_id = $1 and (t.key like '%-call-1' or t.key like '%-voice') group by s.task_id having count(*) <> 1`,
    );
    expect(steps).toEqual([]);
  }, 1_500_000);
});
