import type { EmployerId } from '../../src/kernel/ids.js';
import { EmployerMoves } from '../../src/outcomes/offers/employer-moves.service.js';
import type { OfferId } from '../../src/outcomes/offers/lifecycle/offer.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { Act } from '../../src/platform/viewer.js';
import { Office, type Vacancy } from '../journeys/office.js';
import { Offering, type Offer } from '../outcomes/offering.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { kills } from './office-to-kill.js';

const ROUNDS = kills(5, 1_000);

let world: World;
let office: Office;
let offers: Offering;
let partner: Person;
beforeAll(async () => {
  world = await openWorld({ pool: 12 });
  office = await Office.open(world);
  offers = new Offering(office);
  partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
});
afterAll(() => world.close());

const employerId = (): EmployerId => readGlobalId(office.employer.id)!.id as EmployerId;
const act = (): Act => ({ viewer: partner.viewer, name: 'answerCandidate', key: null, digest: newId() });
/** What the employer answers, at the service: many at once, without the doors between. */
const answers = (offer: Offer, move: 'CONFIRM' | 'UNDO') =>
  world.app.get(EmployerMoves, { strict: false }).move(act(), { employerId: employerId(), through: 'API' }, readGlobalId(offer.id)!.id as OfferId, { move });

describe('a seat', () => {
  it(`is never taken twice, however many are confirmed at once (${ROUNDS} rounds)`, async () => {
    const post: Vacancy = await office.post({ seats: 2 });
    const released: Offer[] = [];
    for (let n = 0; n < 4; n += 1) released.push(await offers.released(post, await offers.person()));
    let raced = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const done = await Promise.all(released.map((offer) => answers(offer, 'CONFIRM')));
      const won = released.filter((_, at) => done[at]?.ok);
      expect([round, won.length]).toEqual([round, 2]);
      for (const each of done) if (!each.ok) expect(each.code).toBe('NO_SEAT_LEFT');
      expect(await offers.seats(post)).toEqual({ status: 'FILLED', seatsTaken: 2 });
      // One of those who have a seat gives it back while another asks for it: the two seats are taken by two, whoever was first.
      const other = released.find((offer) => !won.includes(offer))!;
      const [undone, again] = await Promise.all([answers(won[0]!, 'UNDO'), answers(other, 'CONFIRM')]);
      expect(undone.ok).toBe(true);
      if (again.ok) raced += 1;
      expect((await offers.seats(post)).seatsTaken).toBe(again.ok ? 2 : 1);
      const rest = [won[1]!, ...(again.ok ? [other] : [])];
      for (const each of await Promise.all(rest.map((offer) => answers(offer, 'UNDO')))) expect(each.ok).toBe(true);
      expect((await offers.seats(post)).seatsTaken).toBe(0);
    }
    expect(raced).toBeGreaterThan(0);
  }, 1_200_000);

  it('has no more offers run for it than staff said, whoever sends at once', async () => {
    const post = await office.post({ seats: 1 });
    const drawn: Offer[] = [];
    for (let n = 0; n < 6; n += 1) drawn.push(await offers.approved(post, await offers.person()));
    const sent = await Promise.all(drawn.map(({ id }) => offers.send([id])));
    expect(sent.filter(({ changed }) => changed?.length === 1)).toHaveLength(3);
    expect(sent.filter(({ code }) => code === 'TOO_MANY_OFFERS')).toHaveLength(3);
  });

  it('is offered to nobody of whom three offers await an answer, even where all are sent at once', async () => {
    const person = await offers.person();
    const drawn: Offer[] = [];
    for (let n = 0; n < 6; n += 1) drawn.push(await offers.approved(await office.post(), person));
    const sent = await Promise.all(drawn.map(({ id }) => offers.send([id])));
    expect(sent.filter(({ changed }) => changed?.length === 1)).toHaveLength(3);
  });
});
