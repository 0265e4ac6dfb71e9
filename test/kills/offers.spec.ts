import { serviceViewer } from '../../src/platform/viewer.js';
import { emptyProfile } from '../../src/people/jobseekers/profile/skill-profile.js';
import type { Config } from '../../src/platform/config/config.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { CONFIG } from '../../src/platform/platform.module.js';
import { Office } from '../journeys/office.js';
import { eventually } from '../support/eventually.js';
import { openWorld, type World } from '../support/world.js';
import { killWorkersAt } from './killed-workers.js';
import { kills } from './office-to-kill.js';
import { canBeTexted } from './texted-people.js';
import { endWorkers } from './worker-process.js';

const KILLS = kills(1, 50);
const OFFERS = kills(120, 2_000);
const POSTS = kills(4, 20);
const JOB = 'outcomes/offers/offers-in-time.service:OffersInTime:run';
/** The first of the two is over, the reminder of the second is due. */
const [OVER, NEAR] = [-1, 2];

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

/** People with an offer each, sent and delivered; of every second one the days are over, of the others the reminder is due. */
async function storeOffers(): Promise<void> {
  const posts: string[] = [];
  for (let n = 0; n < POSTS; n += 1) posts.push(readGlobalId((await office.post({ seats: 1_000 })).id)!.id);
  const employerId = readGlobalId(office.employer.id)!.id;
  const caseManager = office.caseManager.viewer.accountId;
  await asked(
    `insert into jobseeker (mission_id, id, handle, kind, status, assigned_to, profile)
     select $1, gen_random_uuid(), 'J-' || lpad(n::text, 8, '0'), 'RETURNEE', 'ACTIVE', $2, $3 from generate_series(1, $4::int) n`,
    caseManager,
    JSON.stringify(emptyProfile),
    OFFERS,
  );
  await asked(
    `insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, text_version, language, channel, capacity, after_counselling, decided_on, recorded_at)
     select $1, gen_random_uuid(), j.id, p.n, 'GIVEN', p.purpose, 'constructed', 'en', 'CALL', 'SELF', true, now()::date, now()
     from jobseeker j, (values (1, 'MATCHING'), (2, 'SMS')) p (n, purpose) where j.mission_id = $1`,
  );
  await canBeTexted(office);
  await asked(
    `insert into offer (mission_id, id, code, opening_id, employer_id, jobseeker_id, state, waived, sent_at, delivered_at, reminds_on, expires_on, checked_on, created_at, version)
     select $1, gen_random_uuid(), (100000 + n)::text, ($2::uuid[])[1 + n % $3], $4, id, 'SENT', '[]', now() - interval '9 days', now() - interval '9 days',
       now()::date - 3, now()::date + case n % 2 when 0 then $5::int else $6::int end, now()::date + 7, now() - interval '9 days', 1
     from (select id, row_number() over (order by handle)::int as n from jobseeker where mission_id = $1) j`,
    posts,
    POSTS,
    employerId,
    OVER,
    NEAR,
  );
  await asked(
    `insert into offer_event (mission_id, offer_id, number, act, from_state, to_state, actor, at) select $1, id, 1, 'SEND', 'APPROVED', 'SENT', 'STAFF', sent_at from offer where mission_id = $1`,
  );
}

const done = async (): Promise<number> => Number((await asked<{ count: string }>(`select count(*) from offer_event where mission_id = $1 and act in ('EXPIRE', 'REMIND')`))[0]?.count);

describe('a worker that is killed', () => {
  it(`in the middle of ${OFFERS} expiries and reminders, ${KILLS} times, loses none and does none twice`, async () => {
    await storeOffers();
    const last = await killWorkersAt({ world, folder, job: JOB, kills: KILLS, all: OFFERS, done });
    await eventually('every offer is dealt with', async () => (await done()) >= OFFERS, 300_000);
    await eventually('the job comes round once more', async () => last.ended('OffersInTime') > 1 || (await asked(`select 1 from outgoing_text where mission_id = $1 and settled_at is null limit 1`)).length === 0, 60_000);
    await last.kill();

    const half = OFFERS / 2;
    const twice = await asked('select offer_id from offer_event where mission_id = $1 group by offer_id having count(*) <> 2 or max(number) <> 2');
    expect(twice).toEqual([]);
    const ends = await asked<{ act: string; state: string; phrase: string; texts: string; offers: string }>(
      `select e.act, o.state, t.phrase, count(t.id) as texts, count(distinct o.id) as offers from offer o
       join offer_event e on e.mission_id = o.mission_id and e.offer_id = o.id and e.number = 2
       join outgoing_text t on t.mission_id = o.mission_id and t.cause_id = o.id where o.mission_id = $1 group by 1, 2, 3 order by 1`,
    );
    expect(ends).toEqual([
      { act: 'EXPIRE', state: 'EXPIRED', phrase: 'offerExpired', texts: String(half), offers: String(half) },
      { act: 'REMIND', state: 'SENT', phrase: 'offerReminder', texts: String(half), offers: String(half) },
    ]);
  }, 1_500_000);
});
