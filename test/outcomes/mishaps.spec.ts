import type { EmployerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { ADAMA, Office, type Input } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Offering, one, taken, type Offer } from './offering.js';
import { agreed } from './placed.js';

let world: World;
let office: Office;
let offers: Offering;
let partner: Person;
let now = new Date('2026-03-02T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  offers = new Offering(office);
  partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
});
afterAll(() => world.close());
beforeEach(() => (now = new Date('2026-03-02T09:00:00Z')));

const held = async (offer: Offer) => {
  await offers.timePasses();
  const { state, holdReason, endReason } = await offers.now(offer);
  return [state, holdReason ?? endReason];
};
const erased = (person: { readonly id: string; readonly handle: string }) =>
  office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'finishedAt');

describe('an answer that an employer takes back too late', () => {
  const refusedOne = async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.released(post, person);
    taken(await offers.employer(offer, 'NOT_SELECTED', { reason: 'SKILLS' }));
    return { post, person, offer };
  };
  it('is refused where another offer of the same post has begun since', async () => {
    const { post, person, offer } = await refusedOne();
    one(await offers.drafts(post, [person]));
    expect(await offers.employer(offer, 'UNDO')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
  it('is refused where the person was forgotten since', async () => {
    const { person, offer } = await refusedOne();
    await erased(person);
    expect(await offers.employer(offer, 'UNDO')).toMatchObject({ code: 'NOT_FOUND' });
  });
  it('opens under another code where an offer has its code by now', async () => {
    const { offer } = await refusedOne();
    const other = one(await offers.drafts(await office.post(), [await offers.person()]));
    const { viewer } = office.officer;
    await world.database.work.run(viewer, (tx) => tx.query('update offer set code = $2 where id = $1', [readGlobalId(other.id)!.id, offer['code']]));
    const again = taken(await offers.employer(offer, 'UNDO'));
    expect(again).toMatchObject({ state: 'IDENTITY_RELEASED', endedAt: null });
    expect(again['code']).not.toBe(offer['code']);
  });
  it('opens nothing that would outlast a withdrawal', async () => {
    const { person, offer } = await refusedOne();
    await office.moved(person, 'WITHDRAWN');
    await offers.timePasses();
    await offers.employer(offer, 'UNDO');
    expect((await held(offer))[0]).not.toBe('IDENTITY_RELEASED');
  });
});

describe('a pause that the person asks for', () => {
  it('holds also where something else holds the offer already', async () => {
    const offer = await offers.sent(await office.post(), await offers.person());
    const { id } = await office.act(office.officer, 'suspendPlace', { geonameId: ADAMA, km: 5, reason: 'unrest' }, 'PlaceSuspension', 'id');
    expect(await held(offer)).toEqual(['SENT', 'PLACE_SUSPENDED']);
    expect(await offers.pause(offer, true)).toMatchObject({ holdReason: 'ASKED_BY_PERSON' });
    await office.act(office.officer, 'liftPlaceSuspension', { id, reason: 'quiet' }, 'PlaceSuspension', 'id');
    expect(await held(offer)).toEqual(['SENT', 'ASKED_BY_PERSON']);
  });
});

describe('seats that were given', () => {
  const reported = async (post: { readonly id: string }, seatsTaken: number) => {
    const { version } = (await office.ask(office.officer, 'query ($id: ID!) { vacancy(id: $id) { version } }', { id: post.id })).vacancy;
    return office.attempt(partner, 'reportSeats', { id: post.id, version, seatsTaken }, 'Vacancy', 'seatsTaken');
  };
  it('are not free again because the employer counts fewer, before the person says yes and after', async () => {
    const post = await office.post({ seats: 2 });
    const offer = await offers.confirmed(post, await offers.person());
    expect(await reported(post, 0)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await reported(post, 1)).toMatchObject({ seatsTaken: 1 });
    taken(await offers.accept(offer));
    expect(await reported(post, 0)).toMatchObject({ code: 'INVALID_INPUT' });
  });
  it('can be reported free when the work is over', async () => {
    const post = await office.post({ seats: 2 });
    const offer = await offers.accepted(post, await offers.person());
    const { placements } = await office.ask(office.officer, 'query ($id: ID!) { placements(openingId: $id, first: 5) { edges { node { id } } } }', { id: post.id });
    await office.act(office.officer, 'movePlacement', { id: placements.edges[0].node.id, move: 'END', reason: 'NEVER_STARTED' }, 'Placement', 'state');
    expect(offer.state).toBe('ACCEPTED');
    expect(await reported(post, 0)).toMatchObject({ seatsTaken: 0 });
  });
});

describe('a placement', () => {
  const move = (placement: { globalId: string }, name: string, over: Input = {}) =>
    office.attempt(office.officer, 'movePlacement', { id: placement.globalId, move: name, ...over }, 'Placement', 'state startedOn');
  it('of somebody who was forgotten is moved by nobody', async () => {
    const [post, person] = [await office.post(), await office.person()];
    const placement = await agreed(office, person, post);
    await erased(person);
    expect(await office.attempt(partner, 'answerPlacement', { id: placement.globalId, move: 'REPORT_NO_SHOW' }, 'HiredPlacement', 'state')).toMatchObject({ code: 'NOT_FOUND' });
  });
  it('did not start in another decade', async () => {
    const placement = await agreed(office, await office.person(), await office.post());
    expect(await move(placement, 'CONFIRM_START', { on: '1996-03-02' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await move(placement, 'CONFIRM_START', { on: '2026-03-02' })).toMatchObject({ state: 'STARTED' });
    expect(await move(placement, 'CORRECT_START', { on: '1996-03-02' })).toMatchObject({ code: 'INVALID_INPUT' });
  });
  it('is not said to be fine in a year', async () => {
    const placement = await agreed(office, await office.person(), await office.post());
    await move(placement, 'CONFIRM_START', { on: '2026-03-02' });
    const { checkIns } = await office.ask(office.officer, 'query ($id: ID!) { checkIns(placementId: $id) { id side kind dueOn } }', { id: placement.globalId });
    const last = checkIns.filter((each: Input) => each['side'] === 'PERSON').at(-1);
    expect(last.dueOn > '2026-12-01').toBe(true);
    expect(await office.attempt(office.caseManager, 'recordCheckIn', { id: last.id, answer: 'FINE', channel: 'CALL' }, 'CheckIn', 'status')).toMatchObject({ code: 'INVALID_INPUT' });
  });
});
