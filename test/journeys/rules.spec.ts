import { openWorld, type World } from '../support/world.js';
import { ADDIS_ABABA, BAKE_BREAD, BAKER, CAIRO, DRIVE_FORKLIFT, FORKLIFT_DRIVER, MAKE_DOUGH, NAIROBI, Office, type Input, type Jobseeker, type Pair } from './office.js';

const morning = (day: string): Date => new Date(`${day}T06:00:00Z`);
const TODAY = '2026-06-15';
const TOMORROW = '2026-06-16';
const now = { at: morning(TODAY) };
let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now.at } });
});
beforeEach(async () => {
  now.at = morning(TODAY);
  office = await Office.open(world);
});
afterAll(() => world.close());

const failed = (pair: Pair): (string | null)[] => pair.requirements.filter((each) => !each.met).map((each) => each.code);

async function nearMisses(question: string, id: string): Promise<{ handle: string; code: string; actions: string[] }[]> {
  const [argument] = question === 'nearMissesForOpening' ? ['openingId'] : ['jobseekerId'];
  const query = `query ($id: ID!) { misses: ${question}(${argument}: $id) { jobseeker { handle } explanation { requirements { met code changes { action } } } } }`;
  const { misses } = await office.ask(office.officer, query, { id });
  return misses.map((miss: { jobseeker: { handle: string }; explanation: Pair }) => {
    const [first] = miss.explanation.requirements.filter((each) => !each.met);
    return { handle: miss.jobseeker.handle, code: first?.code, actions: first?.changes.map((change) => change.action) };
  });
}

describe('F02: fit first', () => {
  const lift: Input = {
    title: 'Forklift driver',
    occupationUri: FORKLIFT_DRIVER,
    skills: [{ uri: DRIVE_FORKLIFT, essential: true, hard: false, minLevel: 3 }],
    licences: [{ code: 'FORKLIFT', hard: true }],
  };
  /** Ten years of the very work, and wishes for no other. */
  const skilled: Input = {
    skills: [{ uri: DRIVE_FORKLIFT, level: 4, evidence: 'TESTED' }],
    occupations: [{ uri: FORKLIFT_DRIVER, months: 120, lastYear: 2026 }],
    wantedOccupations: [FORKLIFT_DRIVER],
  };

  it('never puts a post that demands a forklift licence to a profile without one, however good it is otherwise', async () => {
    const post = await office.post(lift);
    const without = await office.person(skilled);
    const beginner = await office.person({ licences: [{ code: 'FORKLIFT' }] });
    await office.refresh();
    expect(await office.candidates(post)).toEqual([beginner.handle]);
    expect(await office.openingsFor(without)).toEqual([]);
    const [refused, taken] = [await office.explained(without, post), await office.explained(beginner, post)];
    expect(refused.score).toBeGreaterThan(taken.score);
    expect(failed(refused)).toEqual(['LICENCES_MISSING']);
  });

  it('shows it as a near miss from both sides, and takes it as soon as the licence is recorded', async () => {
    const post = await office.post(lift);
    const person = await office.person(skilled);
    const miss = { handle: person.handle, code: 'LICENCES_MISSING', actions: ['GAIN_LICENCE'] };
    expect(await nearMisses('nearMissesForOpening', post.id)).toEqual([miss]);
    expect(await nearMisses('nearMissesOfJobseeker', person.id)).toEqual([miss]);
    await office.edited(person, { ...skilled, licences: [{ code: 'FORKLIFT', validUntil: '2028-01-01' }] });
    expect((await office.explained(person, post)).matches).toBe(true);
    expect(await nearMisses('nearMissesForOpening', post.id)).toEqual([]);
    await office.refresh();
    expect(await office.candidates(post)).toEqual([person.handle]);
    expect(await office.openingsFor(person)).toEqual([post.id]);
  });
});

describe('F09: returnees, displaced people and community members', () => {
  const profile: Input = { skills: [{ uri: MAKE_DOUGH, level: 3, evidence: 'TESTED' }], occupations: [{ uri: BAKER, months: 30, lastYear: 2025 }], travelLimitKm: 10 };

  it('rank alike: the same profile has the same score, parts and reasons, whoever brings it', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: true, minLevel: 2 }] });
    const people: Jobseeker[] = [];
    for (const kind of ['COMMUNITY_MEMBER', 'RETURNEE', 'DISPLACED', 'RETURNEE', 'COMMUNITY_MEMBER']) people.push(await office.person(profile, { kind }));
    await office.refresh();
    const list = await office.candidatesWithScores(post);
    expect(list.map(([handle]) => handle).sort()).toEqual(people.map((person) => person.handle).sort());
    expect(new Set(list.map(([, score]) => score)).size).toBe(1);
    const [first, ...others] = await Promise.all(people.map((person) => office.explained(person, post)));
    for (const other of others) expect(other).toEqual(first);
  });

  it('can be told apart by nobody who reads a filtered list', async () => {
    const post = await office.post();
    const kinds = ['DISPLACED', 'RETURNEE', 'COMMUNITY_MEMBER'];
    for (const kind of kinds) await office.person(profile, { kind });
    const list = await office.candidatesWithScores(post, { skill: MAKE_DOUGH, occupation: BAKER });
    expect(list).toHaveLength(kinds.length);
    expect(new Set(list.map(([, score]) => score)).size).toBe(1);
  });
});

describe('F13: a certificate', () => {
  const holds = (evidence: string, more: Input = {}): Input => ({ skills: [{ uri: MAKE_DOUGH, level: 3, evidence, gainedIn: 'DE', ...more }] });

  it('counts more than any other evidence until its last day, and as tested from the next, on the lists too', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false, minLevel: 3 }] });
    const certified = await office.person(holds('CERTIFIED', { issuer: 'Chamber of crafts', certifiedUntil: TODAY }));
    const tested = await office.person(holds('TESTED'));
    const referred = await office.person(holds('EMPLOYER_REFERENCE'));
    const declared = await office.person(holds('SELF_DECLARED'));
    await office.refresh();
    const before = new Map(await office.candidatesWithScores(post));
    expect([...before.keys()]).toEqual([certified, tested, referred, declared].map((person) => person.handle));
    expect(new Set(before.values()).size).toBe(4);

    now.at = morning(TOMORROW);
    // Explained at once, stored by the refresh of the new day.
    const explained = await office.explained(certified, post);
    expect(explained).toMatchObject({ asOf: TOMORROW, score: before.get(tested.handle) });
    await office.refresh();
    const after = new Map(await office.candidatesWithScores(post));
    expect(after.get(certified.handle)).toBe(before.get(tested.handle));
    for (const person of [tested, referred, declared]) expect(after.get(person.handle)).toBe(before.get(person.handle));
    const stored = await world.database.work.run(office.officer.viewer, (tx) => tx.query('select distinct score from opening_match'));
    expect(new Set(stored.map((row: { score: number }) => row.score))).toEqual(new Set(after.values()));
  });

  it('without a last day does not expire', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false, minLevel: 3 }] });
    const person = await office.person(holds('CERTIFIED', { issuer: 'Chamber of crafts' }));
    const { score } = await office.explained(person, post);
    now.at = morning('2027-06-01');
    expect((await office.explained(person, post)).score).toBe(score);
  });
});

describe('F58: feasible where they live', () => {
  it('is checked before a match: Addis Ababa is 78 km from Adama', async () => {
    const post = await office.post();
    const near = await office.person({ placeId: ADDIS_ABABA, travelLimitKm: 78 });
    const far = await office.person({ placeId: ADDIS_ABABA, travelLimitKm: 77 });
    await office.refresh();
    expect(await office.candidates(post)).toEqual([near.handle]);
    expect(failed(await office.explained(far, post))).toEqual(['TOO_FAR']);
    await office.edited(far, { placeId: ADDIS_ABABA, travelLimitKm: 78 });
    await office.refresh();
    expect((await office.candidates(post)).sort()).toEqual([near.handle, far.handle].sort());
  });
});

describe('F61: other solutions', () => {
  const remote: Input = { remote: true, geonameId: null };

  it('remote work reaches everybody, wherever they live', async () => {
    const post = await office.post(remote);
    const people = [await office.person({ placeId: CAIRO, travelLimitKm: 0 }), await office.person({ placeId: null })];
    await office.refresh();
    expect((await office.candidates(post)).sort()).toEqual(people.map((person) => person.handle).sort());
  });

  it('a post in another country is for those who would move there, under the law of that country', async () => {
    const post = await office.post({ geonameId: NAIROBI });
    const adult = await office.person({ wouldMoveTo: ['KE'] });
    const young = await office.person({ wouldMoveTo: ['KE'] }, { age: { bornInMonth: '2009-01-01' } });
    await office.person({ wouldMoveTo: ['EG'] });
    await office.refresh();
    expect(await office.candidates(post)).toEqual([adult.handle]);
    // Kenya: 18, because school is compulsory until then; Ethiopia would take a person of 17.
    expect(failed(await office.explained(young, post))).toEqual(['UNDER_MINIMUM_AGE']);
    expect((await office.explained(young, await office.post())).matches).toBe(true);
  });

  it('pay in another currency is compared by the rate of the day', async () => {
    const rate = (validFrom: string, units: string) =>
      office.act(office.admin, 'setExchangeRate', { currency: 'KES', validFrom, rate: units }, 'ExchangeRate', 'rate');
    await rate(TODAY, '1.25');
    await rate(TOMORROW, '1.24');
    const post = await office.post({ geonameId: NAIROBI, pay: { min: 3_000_000, max: 4_000_000, currency: 'KES', period: 'MONTH' } });
    const asking = (minor: number): Promise<Jobseeker> => office.person({ wouldMoveTo: ['KE'], wageFloor: { minor, currency: 'ETB', period: 'MONTH' } });
    // KES 40,000 at 1.25 are ETB 50,000.
    const exactly = await asking(5_000_000);
    const more = await asking(5_000_001);

    await office.refresh();
    expect(await office.candidates(post)).toEqual([exactly.handle]);
    expect(failed(await office.explained(more, post))).toEqual(['PAY_BELOW_FLOOR']);

    now.at = morning(TOMORROW);
    await office.refresh();
    expect(await office.candidates(post)).toEqual([]);
    expect(failed(await office.explained(exactly, post))).toEqual(['PAY_BELOW_FLOOR']);
  });

  it('a floor in another currency is compared by the same rates', async () => {
    const post = await office.post({ pay: { min: 100, max: 625_000, currency: 'ETB', period: 'MONTH' } });
    await office.act(office.admin, 'setExchangeRate', { currency: 'USD', validFrom: TODAY, rate: '125' }, 'ExchangeRate', 'rate');
    const person = await office.person({ wageFloor: { minor: 5_000, currency: 'USD', period: 'MONTH' } });
    expect((await office.explained(person, post)).matches).toBe(true);
    await office.act(office.admin, 'setExchangeRate', { currency: 'USD', validFrom: TODAY, rate: '125.01' }, 'ExchangeRate', 'rate');
    expect(failed(await office.explained(person, post))).toEqual(['PAY_BELOW_FLOOR']);
  });
});

describe('a wage floor in a currency that the mission has no rate for', () => {
  const inEuro: Input = { wageFloor: { minor: 30_000, currency: 'EUR', period: 'MONTH' } };

  it('is refused when it is said: it could not be kept', async () => {
    const input = { kind: 'RETURNEE', profile: inEuro };
    const answer = await office.attempt(office.caseManager, 'registerJobseeker', input, 'Jobseeker', 'id');
    expect(answer).toMatchObject({ code: 'INVALID_INPUT', message: 'wageFloor.currency: has no exchange rate in this mission yet.' });
    await office.act(office.admin, 'setExchangeRate', { currency: 'EUR', validFrom: TODAY, rate: '150' }, 'ExchangeRate', 'rate');
    expect(await office.person(inEuro)).toMatchObject({ version: 1 });
  });

  it('keeps out of every paid post where the rate went away later: what was promised is not forgotten', async () => {
    await office.act(office.admin, 'setExchangeRate', { currency: 'EUR', validFrom: TODAY, rate: '1' }, 'ExchangeRate', 'rate');
    const post = await office.post();
    const person = await office.person(inEuro);
    expect((await office.explained(person, post)).matches).toBe(true);
    await world.database.work.run(office.admin.viewer, (tx) => tx.query('delete from exchange_rate'));
    expect(failed(await office.explained(person, post))).toEqual(['FLOOR_WITHOUT_RATE']);
    // The rest of the record can still be edited.
    expect(await office.edited(person, { ...inEuro, education: 3 })).toMatchObject({ version: 2 });
  });
});

describe('L15: an employer that loses its standing', () => {
  it('is put to nobody from that moment, before any list is written again', async () => {
    const post = await office.post();
    const person = await office.person();
    await office.refresh();
    expect(await office.candidates(post)).toEqual([person.handle]);
    const suspended = await office.judged(office.employer, 'suspendEmployer');
    expect(await office.candidates(post)).toEqual([]);
    expect(await office.openingsFor(person)).toEqual([]);
    await office.refresh();
    const verified = await office.judged(await office.judged(suspended, 'liftSuspension'), 'verifyEmployer');
    await office.refresh();
    expect(await office.candidates(post)).toEqual([person.handle]);
    await office.judged(verified, 'barEmployer');
    expect(await office.candidates(post)).toEqual([]);
  });
});

describe('one score', () => {
  it('is what both sides see, and what the explanation adds up to', async () => {
    const post = await office.post({ skills: [{ uri: MAKE_DOUGH, essential: true, hard: false, minLevel: 3 }] });
    const person = await office.person({ skills: [{ uri: BAKE_BREAD, level: 3, evidence: 'TESTED' }], wantedOccupations: [BAKER] });
    await office.refresh();
    const { score, parts } = await office.explained(person, post);
    expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBe(score);
    expect(await office.candidatesWithScores(post)).toEqual([[person.handle, score]]);
    const query = 'query ($id: ID!) { openingsFor(jobseekerId: $id) { edges { node { score } } } }';
    expect((await office.ask(office.officer, query, { id: person.id })).openingsFor.edges).toEqual([{ node: { score } }]);
  });
});
