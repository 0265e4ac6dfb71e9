import type { JobseekerId } from '../../src/kernel/ids.js';
import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { ErasuresService } from '../../src/people/personal-data/erasures.service.js';
import { PersonKeys } from '../../src/people/vault/keys/person-keys.service.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { ADAMA, BAKER, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { freshKeys } from '../support/database.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
let protection: Person;
beforeAll(async () => {
  world = await openWorld({ keysUrl: (await freshKeys()).serviceUrl });
});
beforeEach(async () => {
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
});
afterAll(() => world.close());

const REASON = 'Constructed: the former employer has threatened the family.';
const going = new AbortController().signal;
const find = <T>(type: abstract new (...args: never[]) => T): T => world.app.get(type, { strict: false });
const idOf = ({ id }: Pick<Jobseeker, 'id'>): JobseekerId => readGlobalId(id)!.id as JobseekerId;

/** People whose records look the same. */
const SAME: Input = { occupations: [{ uri: BAKER, months: 40, lastYear: 2024 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B1' }] };
const twin = (): Promise<Jobseeker> => office.person(SAME);

/** The first goes on, the second is closed. */
async function merge(kept: Jobseeker, closed: Jobseeker): Promise<{ undo: () => Promise<unknown> }> {
  await find(PersonDuplicatesService).search(office.missionId, going);
  const list = 'query { jobseekerDuplicates(state: PROPOSED, first: 100) { edges { node { id one { id } other { id } } } } }';
  const pairs: Answer['data'][] = (await office.ask(protection, list)).jobseekerDuplicates.edges.map((edge: Answer['data']) => edge.node);
  const pair = pairs.find(({ one, other }) => [one.id, other.id].includes(kept.id) && [one.id, other.id].includes(closed.id));
  const decide = (decision: string, over: Input = {}) => office.act(protection, 'decideJobseekerDuplicate', { id: pair.id, decision, ...over }, 'JobseekerDuplicate', 'id');
  await decide('MERGE', { keepId: kept.id });
  return { undo: () => decide('UNDO') };
}

const guard = (name: string, { id }: Pick<Jobseeker, 'id'>, input: Input) =>
  office.act(protection, name, { jobseekerId: id, reason: REASON, ...input }, 'ProtectionRecord', 'exclusionId vulnerabilityId');
const erase = (person: Jobseeker) => office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: person.id, handle: person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'finishedAt');
const FILE = `query ($person: ID!) { protectionFile(jobseekerId: $person, reason: KEEP_SAFE) { vulnerabilities { recordedFor category reason endedAt }
  exclusions { id recordedFor employerId personId place { geonameId } reason liftedAt } limits { recordedFor limit source } } }`;
const file = async ({ id }: Pick<Jobseeker, 'id'>): Promise<Answer['data']> => (await office.ask(protection, FILE, { person: id })).protectionFile;
const TASKS = '{ tasks(status: OPEN, first: 100) { edges { node { kind queue jobseekerId } } } }';
const tasks = async (who: Person): Promise<unknown[]> => (await office.ask(who, TASKS)).tasks.edges.map((edge: Answer['data']) => edge.node);

/** Whether the post is shown to the person in lists, and fits when it is explained. */
async function isOpen(person: Jobseeker, post: Answer['data']): Promise<boolean[]> {
  await office.refresh();
  return [(await office.candidates(post)).includes(person.handle), (await office.explained(person, post)).matches];
}
const OPEN = [true, true];
const SHUT = [false, false];

describe('what protection keeps on a record that a merge closed', () => {
  it('is shown with the record that goes on, each reading recorded, and is ended and lifted there', async () => {
    const [kept, closed, post] = [await twin(), await twin(), await office.post()];
    await guard('excludeEmployer', closed, { employerId: office.employer.id });
    await guard('recordVulnerability', closed, { category: 'NOT_ABLE_TO_WORK' });
    await guard('setFunctionalLimit', closed, { reason: undefined, limit: 'LIFTING', source: 'A letter.' });
    await merge(kept, closed);
    expect(await isOpen(kept, post)).toEqual(SHUT);
    const shown = await file(kept);
    expect(shown).toMatchObject({
      vulnerabilities: [{ recordedFor: closed.id, category: 'NOT_ABLE_TO_WORK', reason: REASON, endedAt: null }],
      exclusions: [{ recordedFor: closed.id, employerId: office.employer.id, reason: REASON, liftedAt: null }],
      limits: [{ recordedFor: closed.id, limit: 'LIFTING', source: 'A letter.' }],
    });
    const reads: unknown[] = await world.database.work.run(protection.viewer, (tx) =>
      tx.query(`select from audit_entry where act = 'protectionFile' and subject_id = any($1)`, [[idOf(kept), idOf(closed)]]),
    );
    expect(reads).toHaveLength(2);
    const told = JSON.stringify(await office.ask(protection, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { lines } } }', { id: kept.id }));
    expect(told).toContain(REASON);

    const rows: { id: string }[] = await world.database.work.run(protection.viewer, (tx) => tx.query('select id from vulnerability where jobseeker_id = $1', [idOf(closed)]));
    await guard('liftExclusion', kept, { reason: undefined, exclusionId: shown.exclusions[0].id });
    await guard('endVulnerability', kept, { reason: undefined, vulnerabilityId: Buffer.from(`Vulnerability:${rows[0]!.id}`).toString('base64url') });
    await guard('setFunctionalLimit', kept, { reason: undefined, limit: 'LIFTING', source: null });
    expect(await isOpen(kept, post)).toEqual(OPEN);
    expect(await file(kept)).toMatchObject({ exclusions: [{ liftedAt: expect.any(String) }], limits: [] });
  });

  it('makes follow-up of whoever goes on as long as its own would', async () => {
    const [kept, closed] = [await twin(), await twin()];
    const until = async (): Promise<string> => (await office.ask(office.caseManager, 'query ($id: ID!) { caseFile(jobseekerId: $id) { followUpUntil } }', { id: kept.id })).caseFile.followUpUntil;
    await office.act(office.caseManager, 'recordCase', { jobseekerId: kept.id, version: 0, arrivedOn: '2020-01-31' }, 'CaseFile', 'version');
    await guard('recordVulnerability', closed, { category: 'THREAT' });
    expect(await until()).toBe('2021-01-31');
    await merge(kept, closed);
    expect(await until() > '2021-01-31').toBe(true);
  });

  it('stays in force when the closed record is forgotten, until protection lifts it, and protection is asked to look', async () => {
    const [kept, closed, post] = [await twin(), await twin(), await office.post()];
    await guard('excludeEmployer', closed, { employerId: office.employer.id });
    await guard('recordVulnerability', closed, { category: 'THREAT' });
    await guard('setFunctionalLimit', closed, { reason: undefined, limit: 'LIFTING', source: 'A letter.' });
    await merge(kept, closed);
    await erase(closed);
    expect(await isOpen(kept, post)).toEqual(SHUT);
    const shown = await file(kept);
    expect(shown).toMatchObject({
      vulnerabilities: [{ recordedFor: kept.id, category: 'THREAT', reason: REASON }],
      exclusions: [{ recordedFor: kept.id, employerId: office.employer.id, reason: REASON, liftedAt: null }],
      limits: [{ recordedFor: kept.id, limit: 'LIFTING', source: 'A letter.' }],
    });
    expect(await tasks(protection)).toContainEqual({ kind: 'REVIEW', queue: 'PROTECTION', jobseekerId: kept.id });
    for (const who of [office.officer, office.caseManager]) expect(await tasks(who)).toEqual([]);
    await guard('liftExclusion', kept, { reason: undefined, exclusionId: shown.exclusions[0].id });
    expect(await isOpen(kept, post)).toEqual(OPEN);
    // Nothing of the closed record opens any more, and none of its rows is left.
    expect((await find(PersonKeys).of(office.missionId, [idOf(closed)])).size).toBe(0);
    const rows: unknown[] = await world.database.work.run(protection.viewer, (tx) => tx.query('select from exclusion where jobseeker_id = $1', [idOf(closed)]));
    expect(rows).toEqual([]);
  });

  it('stays in force when the service itself forgets the closed record, and asks nobody where there was nothing', async () => {
    const [kept, closed, post] = [await twin(), await twin(), await office.post()];
    await guard('excludePlace', closed, { placeId: ADAMA, km: 5 });
    await merge(kept, closed);
    await find(ErasuresService).eraseIdentity(office.missionId, idOf(closed), 'KEPT_LONG_ENOUGH');
    expect(await isOpen(kept, post)).toEqual(SHUT);
    expect(await tasks(protection)).toHaveLength(1);
    const [other, plain] = [await twin(), await twin()];
    await merge(other, plain);
    await erase(plain);
    expect(await tasks(protection)).toHaveLength(1);
  });

  it('stays in force without its words where the key went before', async () => {
    const [kept, closed, post] = [await twin(), await twin(), await office.post()];
    await guard('excludeEmployer', closed, { employerId: office.employer.id });
    await merge(kept, closed);
    await find(PersonKeys).destroy(office.missionId, [idOf(closed)]);
    await find(ErasuresService).sweep(office.missionId, going);
    expect(await isOpen(kept, post)).toEqual(SHUT);
    expect(await file(kept)).toMatchObject({ exclusions: [{ recordedFor: kept.id, employerId: office.employer.id, reason: expect.stringContaining('forgotten') }] });
    expect(await tasks(protection)).toHaveLength(1);
  });

  it('goes on through a chain of merges of which the middle is forgotten', async () => {
    const [last, middle, first, post] = [await twin(), await twin(), await twin(), await office.post()];
    await guard('excludeEmployer', first, { employerId: office.employer.id });
    await merge(middle, first);
    await merge(last, middle);
    expect(await isOpen(last, post)).toEqual(SHUT);
    await erase(middle);
    expect(await isOpen(last, post)).toEqual(SHUT);
    await erase(first);
    expect(await isOpen(last, post)).toEqual(SHUT);
  });
});

describe('a microenterprise of somebody whose records were merged', () => {
  const firmOf = async (owner: Jobseeker) => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    await office.act(office.officer, 'setEmployerOwner', { employerId: firm.id, jobseekerId: owner.id }, 'Employer', 'version');
    return firm;
  };
  const firmsOf = async (who: Person, { id }: Jobseeker): Promise<string[]> =>
    (await office.ask(who, 'query ($id: ID!) { jobseeker(id: $id) { ownEmployers { id } } }', { id })).jobseeker.ownEmployers.map((each: Answer['data']) => each.id);

  it('keeps apart by an exclusion of either record, both ways, in lists too, and after one of them is forgotten', async () => {
    const [feared, again, person] = [await twin(), await twin(), await office.person()];
    const [firm, own] = [await firmOf(feared), await firmOf(person)];
    const [theirs, hers] = [await office.post({}, firm), await office.post({}, own)];
    await guard('excludePerson', person, { personId: again.id });
    expect(await isOpen(person, theirs)).toEqual(OPEN);
    const { undo } = await merge(feared, again);
    expect([await isOpen(person, theirs), await isOpen(feared, hers)]).toEqual([SHUT, SHUT]);
    await undo();
    expect([await isOpen(person, theirs), await isOpen(feared, hers)]).toEqual([OPEN, OPEN]);
    await merge(feared, again);
    await erase(again);
    expect([await isOpen(person, theirs), await isOpen(feared, hers)]).toEqual([SHUT, SHUT]);
    expect(await file(person)).toMatchObject({ exclusions: [{ personId: feared.id, liftedAt: null }] });
  });

  it('is shown with whoever goes on, to whoever accompanies them and protection alone, also after the closed record is forgotten', async () => {
    const [kept, closed] = [await twin(), await twin()];
    const firm = await firmOf(closed);
    await merge(kept, closed);
    for (const who of [office.caseManager, protection]) expect(await firmsOf(who, kept)).toEqual([firm.id]);
    expect(await firmsOf(office.officer, kept)).toEqual([]);
    await erase(closed);
    expect(await firmsOf(office.caseManager, kept)).toEqual([firm.id]);
    expect(await firmsOf(office.caseManager, await office.person())).toEqual([]);
  });
});
