import { OpeningDuplicatesService } from '../../src/openings/duplicates/opening-duplicates.service.js';
import { Office, type Input, type Vacancy } from '../journeys/office.js';
import { openWorld, type Answer, type World } from '../support/world.js';

let world: World;
let office: Office;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  office = await Office.open(world);
});
afterAll(() => world.close());

const search = () => world.app.get(OpeningDuplicatesService, { strict: false }).search(office.missionId, new AbortController().signal);
const listed = async (state = 'PROPOSED'): Promise<Answer['data'][]> => {
  const query = 'query ($state: DuplicateState) { openingDuplicates(state: $state) { edges { node { id points reasons { code } one { id } other { id } } } } }';
  return (await office.ask(office.officer, query, { state })).openingDuplicates.edges.map((edge: Answer['data']) => edge.node);
};
const decide = (input: Input) => office.attempt(office.officer, 'decideOpeningDuplicate', input, 'OpeningDuplicate', 'state kept { id }');
const seen = async ({ id }: Vacancy): Promise<Answer['data']> =>
  (await office.ask(office.officer, 'query ($id: ID!) { vacancy(id: $id) { status version mergedInto { id } history { from to } } }', { id })).vacancy;

describe('openings that look the same', () => {
  it('are proposed, merged when an officer says so, and restored by undoing', async () => {
    const [first, second] = [await office.post({ title: 'Baker, senior' }), await office.post({ title: 'Senior baker (m/f)' })];
    await office.post({ title: 'Senior baker', closesOn: '2099-01-01', pay: { min: 1, max: 2, currency: 'ETB', period: 'MONTH' } }, await office.unverified());
    const person = await office.person();
    expect(await search()).toBe(1);
    const [pair] = await listed();
    expect(pair.reasons.map((reason: { code: string }) => reason.code)).toEqual(['SAME_TITLE', 'SAME_EMPLOYER', 'SAME_PAY', 'SAME_PLACE']);
    await office.refresh();
    expect(await office.openingsFor(person)).toEqual(expect.arrayContaining([first.id, second.id]));

    expect(await decide({ id: pair.id, decision: 'MERGE', keepId: first.id })).toMatchObject({ state: 'MERGED', kept: { id: first.id } });
    expect(await seen(second)).toMatchObject({ status: 'CLOSED', mergedInto: { id: first.id } });
    expect(await seen(first)).toMatchObject({ status: 'PUBLISHED', version: first.version, mergedInto: null });
    await office.refresh();
    expect(await office.openingsFor(person)).not.toContain(second.id);

    expect(await decide({ id: pair.id, decision: 'UNDO' })).toMatchObject({ state: 'PROPOSED' });
    expect(await seen(second)).toMatchObject({ status: 'PUBLISHED', mergedInto: null });
    expect(await seen(first)).toMatchObject({ version: first.version });
    await office.refresh();
    expect(await office.openingsFor(person)).toEqual(expect.arrayContaining([first.id, second.id]));
  });

  it('that were told apart are never proposed again', async () => {
    await office.post();
    await office.post();
    await search();
    await decide({ id: (await listed())[0].id, decision: 'DIFFERENT' });
    expect(await search()).toBe(0);
    expect(await listed()).toEqual([]);
    expect(await listed('DIFFERENT')).toHaveLength(1);
  });

  it('do not come back published for an employer that may publish nothing now', async () => {
    const employer = await office.unverified();
    const [first, second] = [await office.post({}, employer), await office.post({}, employer)];
    await search();
    const [pair] = await listed();
    await decide({ id: pair.id, decision: 'MERGE', keepId: first.id });
    await office.judged(employer, 'suspendEmployer');
    expect(await decide({ id: pair.id, decision: 'UNDO' })).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await seen(second)).toMatchObject({ status: 'CLOSED', mergedInto: { id: first.id } });
  });

  it('come back as drafts where they were drafts', async () => {
    const [first, second] = [await office.post(), await office.draft()];
    await search();
    const [pair] = await listed();
    await decide({ id: pair.id, decision: 'MERGE', keepId: first.id });
    await decide({ id: pair.id, decision: 'UNDO' });
    expect(await seen(second)).toMatchObject({ status: 'DRAFT' });
  });
});
