import fc from 'fast-check';

import type { EmployerId } from '../../src/kernel/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { Office, type Vacancy } from '../journeys/office.js';
import { testRedisUrl } from '../support/redis.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { acts, looks, stops, way, type Life } from './a-life.js';

let world: World;
let office: Office;
let post: Vacancy;
let partner: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  post = await office.post({ seats: 1_000 });
  const employerId = readGlobalId(office.employer.id)!.id as EmployerId;
  partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId });
});
afterAll(() => world.close());

const stored = ({ person }: Life): Promise<unknown[]> =>
  world.database.work.run(serviceViewer(office.missionId), (tx) =>
    tx.query('select from opening_match where jobseeker_id = $1 union all select from jobseeker_match where jobseeker_id = $1', [readGlobalId(person.id)?.id]),
  );

/** Walks somebody there, stops them, and looks everywhere, before and after the lists are brought up to date. */
async function stopped(before: readonly string[], stop: string): Promise<void> {
  const walked: Life = { office, post, partner, person: await office.unasked() };
  for (const act of before) await acts[act]!(walked);
  await stops[stop]!(walked);
  for (const [look, found] of Object.entries(looks)) expect([before, look, await found(walked)]).toEqual([before, look, []]);
  await office.refresh();
  expect(await stored(walked)).toEqual([]);
  // And nothing but the person's own word brings them back.
  for (const [look, found] of Object.entries(looks)) expect([before, look, await found(walked)]).toEqual([before, look, []]);
}

describe('whoever stops', () => {
  const states = way.map((_, done) => way.slice(0, done + 1));

  // Where everything runs (with Redis) every way to stop is tried in every state, else each state with one of them, in turn.
  const every = testRedisUrl() !== null;
  it.each(Object.keys(stops).map((stop, turn) => [turn, stop] as const))('is nowhere matched or shown from the next step on, wherever they are on their way (way %d: %s)', async (turn, stop) => {
    for (const [at, state] of states.entries()) if (every || at % Object.keys(stops).length === turn) await stopped(state, stop);
  }, 120_000);

  it('is nowhere matched or shown, whatever else went before', async () => {
    const act = fc.constantFrom(...Object.keys(acts));
    const life = fc.tuple(fc.constantFrom(...states), fc.array(act, { maxLength: 6 })).map(([first, then]) => [...first, ...then]);
    await fc.assert(fc.asyncProperty(life, fc.constantFrom(...Object.keys(stops)), stopped), { numRuns: every ? 8 : 4 });
  }, 120_000);

  it('would be found by these looks otherwise', async () => {
    const walked: Life = { office, post, partner, person: await office.person() };
    await office.refresh();
    expect(await looks['candidates']!(walked)).toHaveLength(1);
    expect(await looks['openingsFor']!(walked)).toHaveLength(1);
    expect(await stored(walked)).toHaveLength(2);
    for (const act of ['agreesToEmployer', 'isPutForward', 'agreesToName', 'releasesName']) await acts[act]!(walked);
    expect(await looks['cards']!(walked)).toHaveLength(1);
    expect(await looks['identities']!(walked)).toHaveLength(1);
    for (const act of ['isOffered', 'isInterested', 'releasesForOffer', 'isConfirmed']) await acts[act]!(walked);
    expect(await looks['runningOffers']!(walked)).toHaveLength(1);
    expect(await looks['steps']!(walked)).toEqual(['accept']);
    const other: Life = { ...walked, person: await office.person() };
    await acts['isOffered']!(other);
    expect(await looks['steps']!(other)).toEqual(['interest']);
  });
});
