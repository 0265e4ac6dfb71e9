import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { ADAMA, BAKER, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

/** Two people who share all but the case reference. */
const BOTH: Input = { occupations: [{ uri: BAKER, months: 40, lastYear: 2024 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B1' }], placeId: ADAMA };
const twice = async (by: readonly [Person, Person]): Promise<[Jobseeker, Jobseeker]> => [await office.person(BOTH, {}, by[0]), await office.person(BOTH, {}, by[1])];
const search = () => world.app.get(PersonDuplicatesService, { strict: false }).search(office.missionId, new AbortController().signal);

const LIST = 'query ($state: DuplicateState) { jobseekerDuplicates(state: $state) { edges { node { id state points reasons { code sentence } one { handle } other { handle } kept { handle } } } } }';
const listed = async (who: Person, state = 'PROPOSED'): Promise<Answer['data'][]> =>
  (await office.ask(who, LIST, { state })).jobseekerDuplicates.edges.map((edge: Answer['data']) => edge.node);
const decide = (who: Person, input: Input) => office.attempt(who, 'decideJobseekerDuplicate', input, 'JobseekerDuplicate', 'id state kept { id }');
const seen = async (who: Person, { id }: Jobseeker): Promise<Answer['data']> =>
  (await office.ask(who, 'query ($id: ID!) { jobseeker(id: $id) { status statusReason mergedInto { id } history { from to } } }', { id })).jobseeker;

describe('records of people who look the same', () => {
  it('are proposed with reasons, merged when somebody says so, and restored by undoing', async () => {
    const who = office.caseManager;
    const [first, second] = await twice([who, who]);
    await office.person({ ...BOTH, occupations: [] });
    const post = await office.post();
    expect(await search()).toBe(1);
    expect(await search()).toBe(0);
    const [pair] = await listed(who);
    expect([pair.one.handle, pair.other.handle].sort()).toEqual([first.handle, second.handle].sort());
    expect(pair.reasons.map((reason: { code: string }) => reason.code)).toEqual(['SAME_OCCUPATIONS', 'SAME_BIRTH', 'SAME_PLACE', 'SAME_LANGUAGES']);
    await office.refresh();
    expect(await office.candidates(post)).toEqual(expect.arrayContaining([first.handle, second.handle]));

    expect(await decide(who, { id: pair.id, decision: 'MERGE' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ state: 'MERGED', kept: { id: first.id } });
    expect(await seen(who, second)).toMatchObject({ status: 'CLOSED', statusReason: `The same person as ${first.handle}.`, mergedInto: { id: first.id } });
    expect(await seen(who, first)).toMatchObject({ status: 'ACTIVE', mergedInto: null, history: [{ to: 'ACTIVE' }] });
    await office.refresh();
    expect(await office.candidates(post)).not.toContain(second.handle);
    expect(await office.openingsFor(second)).toEqual([]);
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });

    expect(await decide(who, { id: pair.id, decision: 'UNDO' })).toMatchObject({ state: 'PROPOSED', kept: null });
    expect(await seen(who, second)).toMatchObject({ status: 'ACTIVE', statusReason: null, mergedInto: null, history: [{ to: 'ACTIVE' }, { to: 'CLOSED' }, { from: 'CLOSED', to: 'ACTIVE' }] });
    await office.refresh();
    expect(await office.candidates(post)).toEqual(expect.arrayContaining([first.handle, second.handle]));
  });

  it('that were told apart are never proposed again, until somebody takes that back', async () => {
    const who = office.caseManager;
    await twice([who, who]);
    await search();
    const [pair] = await listed(who);
    await decide(who, { id: pair.id, decision: 'DIFFERENT' });
    expect(await search()).toBe(0);
    expect(await listed(who)).toEqual([]);
    expect((await listed(who, 'DIFFERENT')).map((each) => each.id)).toEqual([pair.id]);
    await decide(who, { id: pair.id, decision: 'UNDO' });
    expect((await listed(who)).map((each) => each.id)).toEqual([pair.id]);
  });

  it('are for whoever accompanies both, and for protection; for all others there are none', async () => {
    const [mine, theirs, protection] = [office.caseManager, await office.signIn('CASE_MANAGER'), await office.signIn('PROTECTION')];
    const [first] = await twice([mine, theirs]);
    await search();
    const [pair] = await listed(protection);
    for (const who of [mine, theirs]) {
      expect(await listed(who)).toEqual([]);
      expect(await decide(who, { id: pair.id, decision: 'DIFFERENT' })).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await decide(protection, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ state: 'MERGED' });
    const looks = await office.ask(mine, 'query ($id: ID!) { whoLooked(jobseekerId: $id) { edges { node { act } } } }', { id: first.id });
    expect(JSON.stringify(looks)).toContain('jobseekerDuplicates');
  });

  it('are not merged against what the person said', async () => {
    const who = office.caseManager;
    const [first, second] = await twice([who, who]);
    await office.moved(second, 'WITHDRAWN');
    await search();
    const [pair] = await listed(who);
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ code: 'MERGE_AGAINST_WISH' });
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: second.id })).toMatchObject({ state: 'MERGED' });
    // And what is said after the merge is not taken back by undoing it.
    await office.moved(first, 'WITHDRAWN');
    await decide(who, { id: pair.id, decision: 'UNDO' });
    expect(await seen(who, first)).toMatchObject({ status: 'WITHDRAWN' });
  });

  it('are not merged into a record that is matched where the person took consent back on the other', async () => {
    const who = office.caseManager;
    const [first, second] = await twice([who, who]);
    await office.takesBack(second, { purpose: 'MATCHING' });
    await search();
    const [pair] = await listed(who);
    const merge = () => decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id });
    expect(await merge()).toMatchObject({ code: 'MERGE_AGAINST_WISH' });
    // What the person says later counts.
    await office.agrees(first, { purpose: 'MATCHING' });
    expect(await merge()).toMatchObject({ state: 'MERGED' });
  });

  it('lose no protection: what a merged record is kept from, the one that goes on is kept from, until the merge is undone', async () => {
    const [who, protection] = [office.caseManager, await office.signIn('PROTECTION')];
    const [first, second] = await twice([who, who]);
    const post = await office.post();
    const guard = (name: string, input: Input) =>
      office.act(protection, name, { jobseekerId: second.id, ...input }, 'ProtectionRecord', 'exclusionId vulnerabilityId');
    const shown = async (): Promise<boolean> => {
      await office.refresh();
      return (await office.candidates(post)).includes(first.handle);
    };
    const matches = async () => (await office.explained(first, post)).matches;
    await guard('excludeEmployer', { employerId: office.employer.id, reason: 'constructed' });
    await search();
    const [pair] = await listed(who);
    expect([await shown(), await matches()]).toEqual([true, true]);
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ state: 'MERGED' });
    expect([await shown(), await matches()]).toEqual([false, false]);
    await decide(who, { id: pair.id, decision: 'UNDO' });
    expect([await shown(), await matches()]).toEqual([true, true]);
    await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id });
    const { exclusionId } = (await office.ask(protection, `{ protectionFile(jobseekerId: "${second.id}", reason: KEEP_SAFE) { exclusions { exclusionId: id } } }`)).protectionFile.exclusions[0];
    await guard('liftExclusion', { exclusionId });
    expect([await shown(), await matches()]).toEqual([true, true]);
    // What protection learns of the closed record after the merge counts as well.
    await guard('recordVulnerability', { category: 'NOT_ABLE_TO_WORK', reason: 'constructed' });
    expect([await shown(), await matches()]).toEqual([false, false]);
  });

  it('come back paused where they were paused', async () => {
    const who = office.caseManager;
    const [first, second] = await twice([who, who]);
    for (const each of [first, second]) await office.moved(each, 'PAUSED', 'asked for a break');
    await search();
    const [pair] = await listed(who);
    expect(await decide(who, { id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ state: 'MERGED' });
    await decide(who, { id: pair.id, decision: 'UNDO' });
    expect(await seen(who, second)).toMatchObject({ status: 'PAUSED', statusReason: 'asked for a break' });
  });

  it('are merged once by two who decide at the same time', async () => {
    const who = office.caseManager;
    const [first, second] = await twice([who, who]);
    await search();
    const [pair] = await listed(who);
    const answers = await Promise.all([first, second, first, second].map(({ id }) => decide(who, { id: pair.id, decision: 'MERGE', keepId: id })));
    expect(answers.map((answer) => answer.__typename).sort()).toEqual(['JobseekerDuplicate', 'Refused', 'Refused', 'Refused']);
    expect((await Promise.all([first, second].map((each) => seen(who, each)))).map((each) => each.status).sort()).toEqual(['ACTIVE', 'CLOSED']);
  });

  it('are found by a phone in common, of which nothing is shown', async () => {
    const who = office.caseManager;
    const people = [await office.person(), await office.person()];
    expect(await search()).toBe(0);
    for (const { id } of people) {
      const phones = [{ number: '0911 234567', whose: 'OWN' }];
      await office.act(who, 'setIdentity', { jobseekerId: id, version: 0, phones }, 'KeptIdentity', 'version');
    }
    await search();
    const [pair] = await listed(who);
    expect(pair.reasons).toContainEqual({ code: 'SAME_PHONE', sentence: 'The same phone.' });
    expect(JSON.stringify(pair)).not.toContain('234567');
  });
});

describe('the search', () => {
  it('is asked for once a day', async () => {
    const duplicates = world.app.get(PersonDuplicatesService, { strict: false });
    const asked = async (): Promise<number> => {
      await world.database.dataSource.query(`delete from outbox where job = 'findDuplicatePeople'`);
      await duplicates.sweep(new AbortController().signal);
      const rows: unknown[] = await world.database.dataSource.query(`select 1 from outbox where job = 'findDuplicatePeople' and payload ->> 'missionId' = $1`, [office.missionId]);
      return rows.length;
    };
    expect(await asked()).toBe(1);
    await search();
    expect(await asked()).toBe(0);
  });
});
