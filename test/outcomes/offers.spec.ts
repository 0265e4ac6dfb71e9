import { addDays, day, formatDay, type Day } from '../../src/kernel/day.js';
import type { EmployerId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { FeesService } from '../../src/outcomes/check-ins/fees/fees.service.js';
import { OfferAnswers } from '../../src/outcomes/offers/offer-answers.service.js';
import type { OfferId } from '../../src/outcomes/offers/lifecycle/offer.js';
import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { OfferReadings } from '../../src/outcomes/offers/offer-readings.service.js';
import { ADAMA, ADDIS_ABABA, BAKER, MAKE_DOUGH, NAIROBI, Office, type Input, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { Offering, one, taken, type Offer } from './offering.js';

let world: World;
let office: Office;
let offers: Offering;
let now = new Date('2026-03-02T09:00:00Z');
const on = (text: string) => (now = new Date(`${text}T09:00:00Z`));
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  office = await Office.open(world);
  offers = new Offering(office);
});
afterAll(() => world.close());
beforeEach(() => on('2026-03-02'));

const code = (answer: { message?: string; code?: string; refused?: { why: { code: string } }[] }): unknown => (typeof answer.message === 'string' ? answer.code : answer.refused?.[0]?.why.code);

describe('drawing offers up', () => {
  it('takes a page of matches at once, each checked by itself', async () => {
    const post = await office.post();
    const [good, other, far, unasked] = [await offers.person(), await offers.person(), await offers.person({ placeId: NAIROBI }), await office.unasked()];
    const made = await offers.drafts(post, [good!, far!, unasked!, other!]);
    expect(made.changed.map((offer: Offer) => offer.state)).toEqual(['DRAFT', 'DRAFT']);
    expect(made.refused.map(({ at, why }: { at: number; why: { code: string } }) => [at, why.code])).toEqual([
      [1, 'REQUIREMENT_FAILED'],
      [2, 'CONSENT_NEEDED'],
    ]);
    expect(code(await offers.drafts(post, [good!]))).toBe('ALREADY_EXISTS');
    expect(code(await offers.drafts(post, [good!, good!]))).toBe('INVALID_INPUT');
    const ids = made.changed.map(({ id }: Offer) => id);
    await office.moved(other!, 'PAUSED');
    const approved = await offers.approve(ids);
    expect(approved.changed.map((offer: Offer) => [offer.id, offer.state])).toEqual([[ids[0], 'APPROVED']]);
    expect(approved.refused).toMatchObject([{ at: 1, why: { code: 'NOT_AVAILABLE', facts: [] } }]);
    expect(code(await offers.send([ids[1]]))).toBe('NOT_AVAILABLE');
  });

  it('is for officers, and for case managers of their own cases', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const stranger = await office.signIn('CASE_MANAGER');
    expect(code(await offers.drafts(post, [person], stranger))).toBe('NOT_FOUND');
    const draft = one(await offers.drafts(post, [person], office.caseManager));
    expect(code(await offers.approve([draft.id], stranger))).toBe('NOT_FOUND');
    expect(await offers.now(draft, 'id', stranger)).toBeNull();
    expect(one(await offers.approve([draft.id], office.caseManager)).state).toBe('APPROVED');
    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as EmployerId });
    expect(await offers.drafts(post, [person], partner)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('freezes a receipt, which works out to the same score again whatever changes since', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false }] });
    const person = await offers.person({ skills: [{ uri: MAKE_DOUGH, level: 2, evidence: 'SELF_DECLARED' }] });
    const { score } = await office.explained(person, post);
    const draft = one(await offers.drafts(post, [person]));
    const RECEIPT = 'receipt { policy asOf score summary parts { signal value contribution sentence } requirements { name code waived sentence } }';
    const before = await offers.now(draft, RECEIPT);
    expect(before).toMatchObject({ receipt: { asOf: '2026-03-02', score, summary: expect.stringContaining('match') } });
    await office.edited(person, { skills: [] });
    expect((await office.explained(person, post)).score).not.toBe(score);
    expect(await offers.now(draft, RECEIPT)).toEqual(before);
    const readings = world.app.get(OfferReadings, { strict: false });
    const [kept] = await readings.byIds(office.officer.viewer, [readGlobalId(draft.id)!.id as never]);
    on('2027-03-02');
    expect(await readings.replayed(kept!)).toBe(score);
  });
});

describe('a near miss', () => {
  const nearMiss = (post: Vacancy, person: { id: string }, overrides: Input[], who: Person = office.officer) =>
    office.attempt(who, 'draftNearMissOffer', { openingId: post.id, jobseekerId: person.id, overrides }, 'Offer', 'id state waived { code reason }');
  const far = { code: 'TOO_FAR', reason: 'a cousin lives beside the work' };

  it('is offered where an officer lets pass what may be let pass, which later checks honour', async () => {
    const [post, person] = [await office.post(), await offers.person({ placeId: ADDIS_ABABA })];
    expect(code(await offers.drafts(post, [person]))).toBe('REQUIREMENT_FAILED');
    expect(await nearMiss(post, person, [{ ...far, reason: ' ' }])).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await nearMiss(post, person, [{ code: 'HOURS_DO_NOT_MEET', reason: 'x' }])).toMatchObject({ code: 'REQUIREMENT_FAILED' });
    expect(await nearMiss(post, person, [far], office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    const draft = taken(await nearMiss(post, person, [far]));
    expect(draft).toMatchObject({ state: 'DRAFT', waived: [far] });
    expect(one(await offers.send([one(await offers.approve([draft.id])).id])).state).toBe('SENT');
    expect((await offers.answer(draft, 'INTERESTED')).heard).toBe('RECORDED');
    // What was let pass was the distance, not whatever comes later.
    await office.edited(person, { placeId: ADDIS_ABABA, acceptedKinds: ['TRAINING'] });
    for (const step of ['CANDIDATE', 'NAME']) await office.agrees(person, offers.disclosure(step));
    expect(await offers.release(draft)).toMatchObject({ code: 'REQUIREMENT_FAILED' });
  });

  it('is not, where a hard need, the law or consent is missing, or protection keeps the person away', async () => {
    const hard = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: true }] });
    const person = await offers.person({ placeId: ADDIS_ABABA });
    expect(await nearMiss(hard, person, [far])).toMatchObject({ code: 'REQUIREMENT_FAILED' });
    const young = await office.person({ placeId: ADDIS_ABABA }, { age: { bornInMonth: '2014-01-01' } });
    // Of a child who may be alone nothing is told; of one who is not, the law.
    expect(await nearMiss(await office.post(), young, [far])).toMatchObject({ code: 'NOT_AVAILABLE' });
    await office.act(office.caseManager, 'recordCase', { jobseekerId: young.id, version: 0, unaccompanied: false }, 'CaseFile', 'version');
    expect(await nearMiss(await office.post(), young, [far])).toMatchObject({ code: 'REQUIREMENT_FAILED' });
    expect(await nearMiss(await office.post(), await office.unasked({ placeId: ADDIS_ABABA }), [far])).toMatchObject({ code: 'CONSENT_NEEDED' });
    const guarded = await offers.person({ placeId: ADDIS_ABABA });
    await office.act(await office.signIn('PROTECTION'), 'excludeEmployer', { jobseekerId: guarded.id, reason: 'constructed', employerId: office.employer.id }, 'ProtectionRecord', 'jobseekerId');
    expect(await nearMiss(await office.post(), guarded, [far])).toMatchObject({ code: 'NOT_AVAILABLE', facts: [] });
  });
});

describe('an offer on its way', () => {
  it('goes from a text to a placement, each step with whose word it was', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.sent(post, person);
    expect(await offers.texts(person)).toEqual(['offer WAITING']);
    await offers.relay();
    await offers.timePasses();
    expect(await offers.now(offer)).toMatchObject({ state: 'SENT', deliveredAt: expect.any(String), expiresOn: '2026-03-09' });
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'RECORDED', offer: { state: 'INTERESTED' } });
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'REPEATED' });
    expect(await offers.tasks(person)).toMatchObject([{ kind: 'CALL', subjectKind: 'Offer', dueOn: '2026-03-04' }]);
    expect(await offers.release(offer)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, offers.disclosure('CANDIDATE'));
    expect(await offers.release(offer)).toMatchObject({ code: 'CONSENT_NEEDED' });
    await office.agrees(person, offers.disclosure('NAME'));
    expect(await offers.release(offer, { heardFirmOwnerAndPlace: false })).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await offers.release(offer, {}, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await offers.employer(offer, 'CONFIRM')).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(taken(await offers.release(offer))).toMatchObject({ state: 'IDENTITY_RELEASED', candidacyId: expect.any(String) });
    expect(await offers.tasks(person)).toEqual([]);
    expect(taken(await offers.employer(offer, 'INTERVIEW')).state).toBe('INTERVIEW');
    expect(await offers.accept(offer)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await offers.seats(post)).toEqual({ status: 'PUBLISHED', seatsTaken: 0 });
    expect(taken(await offers.employer(offer, 'CONFIRM')).state).toBe('EMPLOYER_CONFIRMED');
    expect(await offers.seats(post)).toEqual({ status: 'PUBLISHED', seatsTaken: 1 });
    for (const over of [{ understood: false }, { heardTerms: false }, { heardFreedoms: false }]) expect(await offers.accept(offer, over)).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L8' }, expect.anything()] });
    expect(taken(await offers.accept(offer)).state).toBe('ACCEPTED');
    const { placements } = await office.ask(office.officer, 'query ($id: ID!) { placements(jobseekerId: $id, first: 10) { edges { node { state } } } }', { id: person.id });
    expect(placements.edges).toMatchObject([{ node: { state: 'AGREED' } }]);
    expect((await offers.history(offer)).map(({ act, actor }) => `${act} ${actor}`)).toEqual([
      'DRAFT STAFF',
      'APPROVE STAFF',
      'SEND STAFF',
      'DELIVER SERVICE',
      'INTEREST PERSON',
      'RELEASE PERSON',
      'INTERVIEW STAFF',
      'CONFIRM STAFF',
      'ACCEPT PERSON',
    ]);
    expect((await offers.history(offer)).at(-1)).toMatchObject({ channel: 'VISIT', language: 'am' });
    // All of it is work with the person's record, which is not inactive therefore.
    const worked = await world.database.work.run(serviceViewer(office.missionId), (tx) =>
      tx.query(`select count(*)::int as lines from audit_entry where subject_id = $1 and act = 'moveOffer'`, [readGlobalId(person.id)!.id]),
    );
    expect(worked).toEqual([{ lines: 8 }]);
  });

  it('is checked again at each step: a requirement, a rule, consent, a suspension, and what protection knows', async () => {
    const post = await office.post();
    const person = await offers.person();
    const offer = await offers.released(post, person);
    const tries = async () => [code(await offers.employer(offer, 'INTERVIEW')), code(await offers.employer(offer, 'CONFIRM'))];
    await office.edited(person, { placeId: NAIROBI });
    expect(await tries()).toEqual(['REQUIREMENT_FAILED', 'REQUIREMENT_FAILED']);
    const { version } = await office.ask(office.caseManager, 'query ($id: ID!) { jobseeker(id: $id) { version } }', { id: person.id }).then(({ jobseeker }) => jobseeker);
    await office.edited({ ...person, version }, {});
    const { id } = await office.act(office.officer, 'suspendPlace', { geonameId: ADAMA, km: 5, reason: 'unrest' }, 'PlaceSuspension', 'id');
    expect(await tries()).toEqual(['PLACE_SUSPENDED', 'PLACE_SUSPENDED']);
    await office.act(office.officer, 'liftPlaceSuspension', { id, reason: 'quiet' }, 'PlaceSuspension', 'id');
    await office.takesBack(person, offers.disclosure('CANDIDATE'));
    expect(await tries()).toEqual(['NOT_AVAILABLE', 'NOT_AVAILABLE']);
    const other = await offers.released(post, await offers.person());
    const guarded = { id: String(other['jobseekerId']) };
    await office.act(await office.signIn('PROTECTION'), 'recordVulnerability', { jobseekerId: guarded.id, reason: 'constructed', category: 'NOT_ABLE_TO_WORK' }, 'ProtectionRecord', 'jobseekerId');
    expect(code(await offers.employer(other, 'CONFIRM'))).toBe('NOT_AVAILABLE');
  });

  it('ends with a no at any step, and a seat that was kept comes free', async () => {
    const post = await office.post({ seats: 1 });
    const person = await offers.person();
    const offer = await offers.confirmed(post, person);
    expect(await offers.seats(post)).toEqual({ status: 'FILLED', seatsTaken: 1 });
    expect(await offers.answer(offer, 'DECLINED', { reason: 'PAY' }, office.officer)).toMatchObject({ heard: 'RECORDED', offer: { state: 'DECLINED', endReason: 'PAY' } });
    expect(await offers.seats(post)).toEqual({ status: 'FILLED', seatsTaken: 0 });
    const { tasks } = await office.ask(office.officer, '{ tasks(kind: REVIEW, first: 50) { edges { node { subjectId subjectKind } } } }');
    expect(tasks.edges.map((edge: { node: unknown }) => edge.node)).toContainEqual({ subjectId: post.id, subjectKind: 'Opening' });
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'LATE', offer: { state: 'DECLINED' } });
    expect(await offers.tasks(person)).toMatchObject([{ kind: 'LATE_ANSWER' }]);
  });
});

describe('seats', () => {
  it('are kept when the employer confirms; when no seat is left, the others end as filled and are told', async () => {
    const post = await office.post({ seats: 1 });
    const [first, second, third] = [await offers.person(), await offers.person(), await offers.person()];
    const [one_, two, waiting] = [await offers.released(post, first!), await offers.interested(post, second!), await offers.approved(post, third!)];
    const rival = await offers.released(post, await offers.person()).catch((error: Error) => error);
    expect(rival).not.toBeInstanceOf(Error);
    taken(await offers.employer(one_, 'CONFIRM'));
    expect(await offers.employer(rival as Offer, 'CONFIRM')).toMatchObject({ code: 'NO_SEAT_LEFT' });
    await offers.timePasses();
    // Somebody may still say no to the seat.
    expect((await offers.now(two)).state).toBe('INTERESTED');
    taken(await offers.accept(one_));
    for (const offer of [two, waiting, rival as Offer]) expect(await offers.now(offer)).toMatchObject({ state: 'FILLED', endReason: 'NO_SEAT_LEFT' });
    expect((await offers.texts(second!)).at(-1)).toBe('offerFilled WAITING');
    expect(await offers.texts(third!)).toEqual([]);
  });

  it('have as many offers run for them as staff say', async () => {
    const post = await office.post({ seats: 1 });
    const setting = (version: number, over: Input = {}) => office.attempt(office.officer, 'setOffering', { openingId: post.id, version, offersPerSeat: 1, cascade: false, ...over }, 'Offering', 'offersPerSeat version');
    expect(await setting(0, { offersPerSeat: 0 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await setting(0)).toMatchObject({ offersPerSeat: 1, version: 1 });
    expect(await setting(0)).toMatchObject({ code: 'STALE_EDIT' });
    const people = [await offers.person(), await offers.person()];
    const made = await offers.approve((await offers.drafts(post, people)).changed.map(({ id }: Offer) => id));
    const sent = await offers.send(made.changed.map(({ id }: Offer) => id));
    expect(sent.changed).toHaveLength(1);
    expect(sent.refused).toMatchObject([{ at: 1, why: { code: 'TOO_MANY_OFFERS', facts: [{ name: 'most', value: '1' }] } }]);
  });

  it('are three at most that await one person\'s answer, unless an officer says why', async () => {
    const person = await offers.person();
    for (let n = 0; n < 3; n += 1) await offers.sent(await office.post(), person);
    const fourth = await offers.approved(await office.post(), person);
    expect(code(await offers.send([fourth.id]))).toBe('TOO_MANY_AWAIT');
    expect(await offers.send([fourth.id], { beyondFew: 'x' }, office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(one(await offers.send([fourth.id], { beyondFew: 'leaves town next week' })).state).toBe('SENT');
    expect((await offers.history(fourth)).at(-1)).toMatchObject({ act: 'SEND', note: 'leaves town next week' });
  });
});

describe('days', () => {
  const days = async (from: string, count: number) => {
    for (let n = 0, today: Day = day(from); n < count; n += 1, today = addDays(today, 1)) {
      on(formatDay(today));
      await offers.timePasses();
      await offers.relay();
    }
  };

  it('bring one reminder, and an end that is nobody\'s no; a late yes goes to a person', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.sent(post, person);
    await offers.relay();
    await days('2026-03-02', 8);
    expect(await offers.now(offer)).toMatchObject({ state: 'SENT', remindedAt: expect.any(String) });
    expect(await offers.texts(person)).toEqual(['offer DELIVERED', 'offerReminder DELIVERED']);
    await days('2026-03-10', 2);
    expect(await offers.now(offer)).toMatchObject({ state: 'EXPIRED', endReason: 'NO_ANSWER' });
    expect(await offers.texts(person)).toEqual(['offer DELIVERED', 'offerReminder DELIVERED', 'offerExpired DELIVERED']);
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'LATE' });
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'REPEATED' });
    expect((await offers.tasks(person)).filter(({ kind }) => kind === 'LATE_ANSWER')).toHaveLength(1);
  });

  it('are over when they are over, also while the job that ends offers is asleep', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.sent(post, person);
    await offers.relay();
    await offers.timePasses();
    on('2026-03-10');
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'LATE', offer: { state: 'EXPIRED' } });
    expect((await offers.tasks(person)).filter(({ kind }) => kind === 'LATE_ANSWER')).toHaveLength(1);
  });

  it('do not begin for an offer that does not arrive: somebody calls, and they begin with the call', async () => {
    const [post, person] = [await office.post(), await office.person()];
    const offer = await offers.sent(post, person);
    await offers.relay();
    await days('2026-03-02', 9);
    expect(await offers.now(offer)).toMatchObject({ state: 'SENT', deliveredAt: null });
    expect(await offers.tasks(person)).toMatchObject([{ kind: 'CALL', dueOn: '2026-03-03' }]);
    const heard = await office.attempt(office.caseManager, 'recordOfferHeard', { id: offer.id, channel: 'CALL' }, 'Offer', 'state expiresOn');
    expect(heard).toMatchObject({ state: 'SENT', expiresOn: '2026-03-17' });
  });

  it('bring the next approved offer where staff allowed it, and an officer looks where something stands in the way', async () => {
    const post = await office.post({ seats: 1 });
    await office.act(office.officer, 'setOffering', { openingId: post.id, version: 0, offersPerSeat: 1, cascade: true }, 'Offering', 'version');
    const people = [await offers.person(), await offers.person(), await offers.person()];
    const drafts = (await offers.drafts(post, people)).changed as Offer[];
    await offers.approve(drafts.map(({ id }) => id));
    await offers.timePasses();
    const states = async () => (await Promise.all(drafts.map((draft) => offers.now(draft)))).map(({ state }) => state);
    expect(await states()).toEqual(['SENT', 'APPROVED', 'APPROVED']);
    await office.edited(people[1]!, { placeId: NAIROBI });
    await offers.relay();
    await days('2026-03-02', 9);
    expect(await states()).toEqual(['EXPIRED', 'APPROVED', 'SENT']);
    expect(await offers.tasks(people[1]!)).toMatchObject([{ kind: 'REVIEW', subjectKind: 'Offer' }]);
    await offers.answer(drafts[2]!, 'DECLINED');
    await office.edited({ ...people[1]!, version: people[1]!.version + 1 }, {});
    await days('2026-03-11', 1);
    expect(await states()).toEqual(['EXPIRED', 'SENT', 'DECLINED']);
  });
});

describe('a pause, a withdrawal, a suspension', () => {
  const held = async (offer: Offer) => {
    await offers.timePasses();
    const { state, holdReason, endReason } = await offers.now(offer);
    return [state, holdReason ?? endReason];
  };

  it('put open offers on hold, which go on afterwards with as much time as before', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.sent(post, person);
    await offers.relay();
    await offers.timePasses();
    on('2026-03-05');
    await office.moved(person, 'PAUSED');
    expect(await held(offer)).toEqual(['SENT', 'NOT_AVAILABLE']);
    on('2026-04-20');
    expect(await held(offer)).toEqual(['SENT', 'NOT_AVAILABLE']);
    expect(await offers.answer(offer, 'INTERESTED')).toMatchObject({ heard: 'CALL', offer: { state: 'SENT' } });
    await office.moved(person, 'ACTIVE');
    expect(await held(offer)).toEqual(['SENT', null]);
    expect((await offers.now(offer))['expiresOn']).toBe('2026-04-22');
  });

  it('hold what the person asked to hold until the person says otherwise', async () => {
    const offer = await offers.sent(await office.post(), await offers.person());
    expect(await offers.pause(offer, true, office.officer)).toMatchObject({ state: 'SENT', holdReason: 'ASKED_BY_PERSON' });
    expect(await held(offer)).toEqual(['SENT', 'ASKED_BY_PERSON']);
    expect(await offers.pause(offer, false)).toMatchObject({ holdReason: null });
  });

  it('end them where the person withdraws, takes consent back or leaves, and where an opening closes', async () => {
    const post = await office.post();
    const people = [await offers.person(), await offers.person(), await offers.person()];
    const sent: Offer[] = [];
    for (const person of people) sent.push(await offers.sent(post, person));
    await office.moved(people[0]!, 'WITHDRAWN');
    await office.takesBack(people[1]!, { purpose: 'MATCHING' }, office.officer);
    await office.moved(people[2]!, 'CLOSED', 'constructed');
    expect([await held(sent[0]!), await held(sent[1]!), await held(sent[2]!)]).toEqual([
      ['WITHDRAWN', 'PERSON_WITHDREW'],
      ['WITHDRAWN', 'CONSENT_WITHDRAWN'],
      ['WITHDRAWN', 'CASE_CLOSED'],
    ]);
    const closing = await office.post();
    const told = await offers.person();
    const offer = await offers.sent(closing, told);
    await offers.relay();
    await office.act(office.officer, 'closeVacancy', { id: closing.id, version: closing.version, reason: 'no longer needed' }, 'Vacancy', 'status');
    expect(await held(offer)).toEqual(['CANCELLED', 'OPENING_CLOSED']);
    expect((await offers.texts(told)).at(-1)).toBe('offerWithdrawn WAITING');
  });

  it('freeze the offers of a place and of an employer, and free them', async () => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const [here, theirs] = [await office.post(), await office.post({}, firm)];
    const [one_, two] = [await offers.sent(here, await offers.person()), await offers.sent(theirs, await offers.person())];
    const suspended = await office.judged(firm, 'suspendEmployer');
    expect([await held(one_), await held(two)]).toEqual([['SENT', null], ['SENT', 'EMPLOYER_NOT_CLEARED']]);
    const { id } = await office.act(office.officer, 'suspendPlace', { geonameId: ADAMA, km: 5, reason: 'unrest' }, 'PlaceSuspension', 'id');
    expect(await held(one_)).toEqual(['SENT', 'PLACE_SUSPENDED']);
    await office.act(office.officer, 'liftPlaceSuspension', { id, reason: 'quiet' }, 'PlaceSuspension', 'id');
    expect(await held(one_)).toEqual(['SENT', null]);
    await office.judged(suspended, 'barEmployer');
    expect(await held(two)).toEqual(['CANCELLED', 'EMPLOYER_BARRED']);
  });

  it('are the same to staff, whether the person pauses or protection knows why', async () => {
    const post = await office.post();
    const [paused, guarded] = [await offers.person(), await offers.person()];
    const [one_, two] = [await offers.sent(post, paused), await offers.sent(post, guarded)];
    await office.moved(paused, 'PAUSED');
    await office.act(await office.signIn('PROTECTION'), 'excludeEmployer', { jobseekerId: guarded.id, reason: 'constructed', employerId: office.employer.id }, 'ProtectionRecord', 'jobseekerId');
    expect(await held(two)).toEqual(await held(one_));
  });
});

describe('an answer by text', () => {
  const text = (offer: Offer, answer: 'INTERESTED' | 'DECLINED' | 'CALL_ME') => {
    const answers = world.app.get(OfferAnswers, { strict: false });
    const viewer = serviceViewer(office.missionId);
    return answers.ground({ viewer }).then((ground) =>
      world.database.work.run(viewer, (tx) => answers.interest(tx, viewer, ground, readGlobalId(offer.id)!.id as OfferId, answer, 'TEXT')),
    );
  };
  const heard = async (...said: Parameters<typeof text>) => {
    const answer = await text(...said);
    return answer.ok ? answer.value.heard : answer.code;
  };

  it('means interest only; a call is a call, a no is a no, and what stands in the way goes to a person', async () => {
    const post = await office.post();
    const [person, other, moved] = [await offers.person(), await offers.person(), await offers.person()];
    const offer = await offers.sent(post, person);
    expect([await heard(offer, 'CALL_ME'), await heard(offer, 'CALL_ME')]).toEqual(['CALL', 'REPEATED']);
    expect(await offers.tasks(person)).toMatchObject([{ kind: 'CALL', dueOn: '2026-03-02', priority: 'HIGH' }]);
    expect([await heard(offer, 'INTERESTED'), await heard(offer, 'INTERESTED')]).toEqual(['RECORDED', 'REPEATED']);
    expect(await heard(offer, 'DECLINED')).toBe('RECORDED');
    expect(await heard(offer, 'DECLINED')).toBe('REPEATED');
    expect(await heard(offer, 'INTERESTED')).toBe('LATE');
    expect(await heard(await offers.approved(post, other), 'INTERESTED')).toBe('MOVE_NOT_ALLOWED');
    const away = await offers.sent(post, moved);
    await office.edited(moved, { placeId: NAIROBI });
    expect(await heard(away, 'INTERESTED')).toBe('REVIEW');
    expect(await offers.tasks(moved)).toMatchObject([{ kind: 'REVIEW', subjectKind: 'Offer' }]);
    expect((await offers.now(away)).state).toBe('SENT');
  });
});

describe('two records of one person', () => {
  it('end the offers of the one that is closed, and keep those of the other', async () => {
    const post = await office.post();
    const profile = { occupations: [{ uri: BAKER, months: 41, lastYear: 2023 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B2' }] };
    const [kept, closing] = [await offers.person(profile), await offers.person(profile)];
    const [one_, two] = [await offers.sent(post, kept), await offers.sent(post, closing)];
    await world.app.get(PersonDuplicatesService, { strict: false }).search(office.missionId, new AbortController().signal);
    const { jobseekerDuplicates } = await office.ask(office.caseManager, '{ jobseekerDuplicates(first: 50) { edges { node { id one { id } other { id } } } } }');
    const pair = jobseekerDuplicates.edges.map((edge: { node: { id: string; one: { id: string }; other: { id: string } } }) => edge.node).find((node: { one: { id: string }; other: { id: string } }) => [node.one.id, node.other.id].includes(closing.id));
    await office.act(office.caseManager, 'decideJobseekerDuplicate', { id: pair.id, decision: 'MERGE', keepId: kept.id }, 'JobseekerDuplicate', 'state');
    await offers.timePasses();
    expect([(await offers.now(one_)).state, await offers.now(two)]).toMatchObject(['SENT', { state: 'WITHDRAWN', endReason: 'CASE_CLOSED' }]);
  });
});

describe('somebody who is to be replaced', () => {
  it('leaves the seat', async () => {
    const post = await office.post({ seats: 1 });
    await office.act(office.officer, 'setOffering', { openingId: post.id, version: 0, offersPerSeat: 1, cascade: true }, 'Offering', 'version');
    const offer = await offers.accepted(post, await offers.person());
    expect(await offers.seats(post)).toEqual({ status: 'FILLED', seatsTaken: 1 });
    const { placements } = await office.ask(office.officer, 'query ($id: ID!) { placements(jobseekerId: $id, first: 1) { edges { node { id } } } }', { id: offer['jobseekerId'] });
    const id = placements.edges[0].node.id;
    await office.act(office.caseManager, 'movePlacement', { id, move: 'WITHDRAW', saidBy: 'PERSON', channel: 'CALL' }, 'Placement', 'state');
    await office.act(office.officer, 'movePlacement', { id, move: 'ASK_REPLACEMENT', saidBy: 'EMPLOYER', channel: 'CALL' }, 'Placement', 'state');
    expect(await offers.seats(post)).toEqual({ status: 'FILLED', seatsTaken: 0 });
  });
});

describe('an employer at whom somebody was asked for money (L7)', () => {
  it('gets no new offers, and what is under way goes on', async () => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const post = await office.post({}, firm);
    const [worker, waiting, next] = [await offers.person(), await offers.person(), await offers.person()];
    const hired = taken(await offers.accept(await offers.confirmed(post, worker, firm)));
    const [sent, approved] = [await offers.sent(post, waiting), await offers.approved(post, next)];
    const { placements } = await office.ask(office.officer, 'query ($id: ID!) { placements(jobseekerId: $id, first: 1) { edges { node { id } } } }', { id: hired['jobseekerId'] });
    const local = (id: string) => readGlobalId(id)!.id as never;
    const where = { missionId: office.missionId, employerId: local(firm.id), placementId: local(placements.edges[0].node.id), jobseekerId: local(worker.id) };
    await world.database.work.run(serviceViewer(office.missionId), (tx) => world.app.get(FeesService, { strict: false }).reportIn(tx, where as never, false));
    for (const answer of [await offers.send([approved.id]), await offers.drafts(post, [await offers.person()])]) expect(answer).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L7' }, expect.anything()] });
    expect((await offers.answer(sent, 'INTERESTED')).heard).toBe('RECORDED');
    for (const step of ['CANDIDATE', 'NAME']) await office.agrees(waiting, offers.disclosure(step, firm));
    expect(taken(await offers.release(sent)).state).toBe('IDENTITY_RELEASED');
  });
});

describe('what staff take back', () => {
  it('ends with a reason and a note, is told, and takes the candidate from the employer', async () => {
    const [post, person] = [await office.post({ seats: 1 }), await offers.person()];
    const offer = await offers.confirmed(post, person);
    const drawn = one(await offers.drafts(await office.post(), [person]));
    expect(await office.attempt(office.officer, 'withdrawOffers', { ids: [offer.id], reason: 'CONCERN', note: ' ' }, 'OffersChanged', 'changed { id }')).toMatchObject({ code: 'REASON_NEEDED' });
    const taken = await offers.withdraw([offer.id, drawn.id]);
    expect(taken.changed.map(({ state, endReason }: Offer) => [state, endReason])).toEqual([['WITHDRAWN', 'MISTAKE'], ['WITHDRAWN', 'MISTAKE']]);
    expect(await offers.seats(post)).toMatchObject({ seatsTaken: 0 });
    expect((await offers.texts(person)).filter((text) => text.startsWith('offerWithdrawn'))).toHaveLength(1);
    const { candidacies } = await office.ask(office.officer, 'query ($id: ID!) { candidacies(openingId: $id) { shown endReason } }', { id: post.id });
    expect(candidacies).toEqual([{ shown: false, endReason: 'the offer ended: withdrawn' }]);
    expect(await offers.tasks(person)).toEqual([]);
    expect(await offers.withdraw([offer.id])).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
});

describe('the job of offers', () => {
  it('does everything once, however many run at once', async () => {
    const post = await office.post({ seats: 20 });
    const people = await Promise.all(Array.from({ length: 6 }, () => offers.person()));
    const sent: Offer[] = [];
    for (const person of people) sent.push(await offers.sent(post, person));
    await offers.relay();
    const together = () => Promise.all([offers.timePasses(), offers.timePasses(), offers.timePasses()]);
    for (const today of ['2026-03-02', '2026-03-05', '2026-03-10']) {
      on(today);
      await together();
    }
    for (const [at, person] of people.entries()) {
      expect((await offers.history(sent[at]!)).map(({ act }) => act)).toEqual(['DRAFT', 'APPROVE', 'SEND', 'DELIVER', 'REMIND', 'EXPIRE']);
      expect((await offers.texts(person)).map((text) => text.split(' ')[0])).toEqual(['offer', 'offerReminder', 'offerExpired']);
    }
  });
});

describe('what an employer takes back', () => {
  it('is undone within half an hour, with the seat and the candidate', async () => {
    const [post, person] = [await office.post(), await offers.person()];
    const offer = await offers.confirmed(post, person);
    expect(taken(await offers.employer(offer, 'UNDO')).state).toBe('IDENTITY_RELEASED');
    expect(await offers.seats(post)).toMatchObject({ seatsTaken: 0 });
    expect(await offers.employer(offer, 'NOT_SELECTED')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(taken(await offers.employer(offer, 'NOT_SELECTED', { reason: 'SKILLS' }))).toMatchObject({ state: 'NOT_SELECTED', endReason: 'SKILLS' });
    now = new Date(now.getTime() + 20 * 60_000);
    expect(taken(await offers.employer(offer, 'UNDO')).state).toBe('IDENTITY_RELEASED');
    expect(taken(await offers.employer(offer, 'CONFIRM')).state).toBe('EMPLOYER_CONFIRMED');
    now = new Date(now.getTime() + 31 * 60_000);
    expect(await offers.employer(offer, 'UNDO')).toMatchObject({ code: 'TOO_LATE_TO_UNDO' });
  });
});

describe('whoever is forgotten', () => {
  it('leaves no words in offers, and no seat', async () => {
    const [post, person] = [await office.post({ seats: 1 }), await offers.person()];
    const offer = await offers.confirmed(post, person);
    const { personalData } = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }', { id: person.id });
    expect(JSON.stringify(personalData)).toContain('Work that you were offered');
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'finishedAt');
    expect(await offers.seats(post)).toMatchObject({ seatsTaken: 0 });
    expect(await offers.now(offer)).toBeNull();
    const rows = await world.database.work.run(serviceViewer(office.missionId), (tx) => tx.query('select state, end_reason, receipt from offer where id = $1', [readGlobalId(offer.id)!.id]));
    expect(rows).toEqual([{ state: 'WITHDRAWN', end_reason: 'FORGOTTEN', receipt: null }]);
  });
});
