import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { ADAMA, Office, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

const FILE = `query ($person: ID!) { protectionFile(jobseekerId: $person, reason: KEEP_SAFE) {
  vulnerabilities { id category reason endedAt } exclusions { id employerId personId place { geonameId km } reason liftedAt } limits { limit source } } }`;

let world: World;
let office: Office;
let protection: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const REASON = 'Constructed: the former employer has threatened the family.';
const guard = (name: string, { id }: Pick<Jobseeker, 'id'>, input: Input, who = protection) =>
  office.attempt(who, name, { jobseekerId: id, reason: REASON, ...input }, 'ProtectionRecord', 'jobseekerId vulnerabilityId exclusionId');
const file = async (who: Person, { id }: Pick<Jobseeker, 'id'>) => (await office.ask(who, FILE, { person: id })).protectionFile;

describe('the vault of protection', () => {
  it('keeps what protection records, and shows it to protection alone, recorded with who and why', async () => {
    const person = await office.person();
    const other = await office.person();
    await guard('recordVulnerability', person, { category: 'TRAFFICKING' });
    await guard('excludePerson', person, { personId: other.id });
    await guard('setFunctionalLimit', person, { reason: undefined, limit: 'LIFTING', source: 'A letter of the constructed clinic.' });
    expect(await file(protection, person)).toMatchObject({
      vulnerabilities: [{ category: 'TRAFFICKING', reason: REASON, endedAt: null }],
      exclusions: [{ employerId: null, personId: other.id, place: null, reason: REASON, liftedAt: null }],
      limits: [{ limit: 'LIFTING', source: 'A letter of the constructed clinic.' }],
    });
    expect(await office.refusalOf(office.caseManager, FILE, { person: person.id })).toBe('NOT_ALLOWED');
    const elsewhere = await (await Office.open(world)).signIn('PROTECTION');
    expect(await file(elsewhere, person)).toBeNull();
    expect(await guard('recordVulnerability', person, { category: 'THREAT' }, elsewhere)).toMatchObject({ code: 'NOT_FOUND' });
    const entries: unknown[] = await world.database.work.run(protection.viewer, (tx) =>
      tx.query(`select account_id, why from audit_entry where act = 'protectionFile' and subject_id = $1`, [readGlobalId(person.id)!.id]),
    );
    expect(entries).toEqual([{ account_id: protection.viewer.accountId, why: 'KEEP_SAFE' }]);
  });

  it('does not show its existence through who looked', async () => {
    const person = await office.person();
    await guard('recordVulnerability', person, { category: 'TRAFFICKING' });
    await file(protection, person);
    const looks = 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 50) { edges { node { act why } } } }';
    const seen = async (who: Person) => (await office.ask(who, looks, { id: person.id })).whoLooked.edges.map((edge: { node: { act: string } }) => edge.node.act);
    expect(await seen(office.caseManager)).not.toContain('protectionFile');
    expect(await seen(protection)).toContain('protectionFile');
  });

  it('keeps what was ended and lifted, and refuses to do so twice', async () => {
    const person = await office.person();
    const { vulnerabilityId } = await guard('recordVulnerability', person, { category: 'THREAT' });
    const { exclusionId } = await guard('excludeEmployer', person, { employerId: office.employer.id });
    const end = () => guard('endVulnerability', person, { reason: undefined, vulnerabilityId });
    const lift = () => guard('liftExclusion', person, { reason: undefined, exclusionId });
    expect([await end(), await lift()]).toMatchObject([{ vulnerabilityId }, { exclusionId }]);
    expect([await end(), await lift()]).toMatchObject([{ code: 'NOT_FOUND' }, { code: 'NOT_FOUND' }]);
    expect(await file(protection, person)).toMatchObject({ vulnerabilities: [{ endedAt: expect.any(String) }], exclusions: [{ liftedAt: expect.any(String) }] });
  });

  it('refuses what is no reason, place, employer or other person', async () => {
    const person = await office.person();
    expect(await guard('excludeEmployer', person, { employerId: office.employer.id, reason: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await guard('excludeEmployer', person, { employerId: person.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await guard('excludePlace', person, { placeId: 1, km: 1 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await guard('excludePlace', person, { placeId: ADAMA, km: 1001 })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await guard('excludePerson', person, { personId: person.id })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await guard('excludePerson', person, { personId: office.employer.id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('what matching reads of it', () => {
  it('is whether somebody can work now, and what they cannot do', async () => {
    const [person, post] = [await office.person(), await office.post({ demands: ['LIFTING'] })];
    expect(await office.explained(person, post)).toMatchObject({ matches: true });
    await guard('setFunctionalLimit', person, { reason: undefined, limit: 'LIFTING', source: 'constructed' });
    expect(await office.explained(person, post)).toMatchObject({ matches: false });
    await guard('setFunctionalLimit', person, { reason: undefined, limit: 'LIFTING', source: null });
    expect(await office.explained(person, post)).toMatchObject({ matches: true });
    const { vulnerabilityId } = await guard('recordVulnerability', person, { category: 'NOT_ABLE_TO_WORK' });
    expect(await office.explained(person, post)).toMatchObject({ matches: false });
    await guard('endVulnerability', person, { reason: undefined, vulnerabilityId });
    expect(await office.explained(person, post)).toMatchObject({ matches: true });
  });
});

/** Everything that the API says of a pair, and of each of the two beside it, to whoever may ask. Handles and ids differ between people. */
const PAIR = `query ($person: ID!, $post: ID!) {
  explainMatch(jobseekerId: $person, openingId: $post) { score explanation { matches summary policy score
    requirements { name rules met code standing sentence facts { name value } changes { sentence by action } } parts { signal value contribution sentence } skills { sentence } } }
  candidates(openingId: $post, first: 100) { edges { node { score jobseeker { handle } } } }
  filtered: candidates(openingId: $post, first: 100, filter: { kinds: [VACANCY] }) { edges { node { jobseeker { handle } } } }
  openingsFor(jobseekerId: $person, first: 100) { edges { node { score opening { id } } } }
  nearMissesForOpening(openingId: $post, first: 50) { jobseeker { handle } }
  nearMissesOfJobseeker(jobseekerId: $person, first: 50) { opening { id } }
  whatIf(jobseekerId: $person, change: { acceptKinds: [TRAINING] }) { matchesBefore matchesAfter gained { count } lost { count } rescored { count } }
}`;

describe('a person who is kept from an opening', () => {
  const forms: readonly (readonly [string, (person: Jobseeker) => Promise<unknown>])[] = [
    ['by its employer', (person) => guard('excludeEmployer', person, { employerId: office.employer.id })],
    ['by its place', (person) => guard('excludePlace', person, { placeId: ADAMA, km: 5 })],
    ['because nothing is offered', (person) => guard('recordVulnerability', person, { category: 'NOT_ABLE_TO_WORK' })],
  ];

  it.each(forms)('%s is to everybody else like one who paused', async (_, keep) => {
    const post = await office.post({ title: 'The only post here' });
    const [kept, paused, free] = [await office.person(), await office.person(), await office.person()];
    await keep(kept);
    await office.moved(paused, 'PAUSED');
    await office.refresh();
    for (const who of [office.officer, office.caseManager]) {
      const [ofKept, ofPaused] = [await said(who, kept, post), await said(who, paused, post)];
      expect(ofKept).toEqual(ofPaused);
      expect(ofKept).not.toContain(REASON);
    }
    const shown = await office.candidates(post);
    expect(shown).toContain(free.handle);
    expect(shown).not.toContain(kept.handle);
  });

  /** The answer as a text in which the person is nobody in particular. */
  async function said(who: Person, person: Jobseeker, post: Vacancy): Promise<string> {
    const answer = JSON.stringify(await office.ask(who, PAIR, { person: person.id, post: post.id }));
    return answer.replaceAll(person.handle, 'PERSON').replaceAll(person.id, 'PERSON');
  }
});

describe('an exclusion of a person', () => {
  it('keeps both from the microenterprise of the other, in lists too, and whose it is is shown to nobody', async () => {
    const [person, feared] = [await office.person(), await office.person()];
    const [firm, own] = [await office.judged(await office.unverified(), 'verifyEmployer'), await office.judged(await office.unverified(), 'verifyEmployer')];
    const [theirs, hers] = [await office.post({}, firm), await office.post({}, own)];
    const owner = (employerId: string, jobseekerId: string | null, who = office.officer) => office.attempt(who, 'setEmployerOwner', { employerId, jobseekerId }, 'Employer', 'version');
    const seen = async (): Promise<boolean[]> => {
      await office.refresh();
      const explained = [await office.explained(person, theirs), await office.explained(feared, hers)];
      return [...explained.map(({ matches }) => matches), (await office.candidates(theirs)).includes(person.handle), (await office.candidates(hers)).includes(feared.handle)];
    };
    const [open, shut] = [[true, true, true, true], [false, false, false, false]];
    const { exclusionId } = await guard('excludePerson', person, { personId: feared.id });
    expect(await seen()).toEqual(open);
    const before = await owner(firm.id, null);
    expect(await owner(firm.id, feared.id)).toEqual(before);
    expect(await owner(own.id, person.id)).toMatchObject({ version: expect.any(Number) });
    expect(await seen()).toEqual(shut);
    await owner(firm.id, null);
    expect(await seen()).toEqual([true, false, true, false]);
    await owner(firm.id, feared.id);
    expect(await seen()).toEqual(shut);
    await guard('liftExclusion', person, { reason: undefined, exclusionId });
    expect(await seen()).toEqual(open);
    const nobody = office.employer.id;
    expect(await owner(firm.id, nobody)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await owner(person.id, person.id)).toMatchObject({ code: 'NOT_FOUND' });
    expect(JSON.stringify(await office.ask(office.officer, '{ __type(name: "Employer") { fields { name } } }'))).not.toMatch(/owner|jobseeker/i);
  });
});
