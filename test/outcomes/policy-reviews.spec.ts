import { MissionsService } from '../../src/office/missions/missions.service.js';
import { ADDIS_ABABA, Office, type Input } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';

let world: World;
let office: Office;
let monitoring: Person;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  monitoring = await office.signIn('MONITORING');
});
afterAll(() => world.close());

const FIELDS = 'id from to reason state proposedBy decidedBy decisionReason evidence { asOf by figures { name version rows { group hidden } empty } }';
const propose = (who: Person, over: Input = {}) => office.attempt(who, 'proposePolicy', { policy: 'fit-3', reason: 'People leave for pay.', ...over }, 'PolicyReview', FIELDS);
const decide = (who: Person, id: string, to: string, over: Input = {}) => office.attempt(who, 'decidePolicy', { id, to, reason: 'Seen.', ...over }, 'PolicyReview', FIELDS);
const inUse = async (): Promise<string> => (await office.ask(office.officer, '{ mission { policy } }')).mission.policy;
const policyOfMatch = async (person: { id: string }, post: { id: string }): Promise<string> =>
  (await office.ask(office.officer, 'query ($person: ID!, $post: ID!) { explainMatch(jobseekerId: $person, openingId: $post) { explanation { policy } } }', { person: person.id, post: post.id })).explainMatch.explanation.policy;

describe('the policy that matches are scored under', () => {
  it('changes by a proposal with figures that somebody else accepts, and lists follow', async () => {
    const [post, near, far] = [await office.post(), await office.person(), await office.person({ placeId: ADDIS_ABABA, travelLimitKm: 200 })];
    await office.refresh();
    const before = await office.candidatesWithScores(post);
    expect([await inUse(), await policyOfMatch(near, post)]).toEqual(['fit-2', 'fit-2']);

    const proposed = await propose(monitoring);
    expect(proposed).toMatchObject({ from: 'fit-2', to: 'fit-3', state: 'PROPOSED', decidedBy: null, evidence: { by: 'MATCH' } });
    expect(proposed.evidence.figures.map((figure: Input) => [figure['name'], figure['version']])).toEqual([['RETENTION', 1], ['SURVIVAL', 1], ['END_REASONS', 1], ['GROUP_RATIO', 1]]);
    expect(await propose(office.admin)).toMatchObject({ code: 'ALREADY_EXISTS' });
    await office.refresh();
    expect([await inUse(), await office.candidatesWithScores(post)]).toEqual(['fit-2', before]);

    expect(await decide(office.admin, proposed.id, 'ACCEPTED', { reason: ' ' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await decide(office.admin, proposed.id, 'ACCEPTED')).toMatchObject({ state: 'ACCEPTED', decisionReason: 'Seen.', evidence: proposed.evidence });
    expect(await decide(office.admin, proposed.id, 'REJECTED')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await inUse()).toBe('fit-3');
    await office.refresh();
    const after = await office.candidatesWithScores(post);
    expect(after).not.toEqual(before);
    expect(after.map(([handle]) => handle).sort()).toEqual(before.map(([handle]) => handle).sort());
    expect(await policyOfMatch(far, post)).toBe('fit-3');
    const { policyReviews } = await office.ask(monitoring, '{ policyReviews { state from to } }');
    expect(policyReviews).toEqual([{ state: 'ACCEPTED', from: 'fit-2', to: 'fit-3' }]);
  });

  it('is not decided by whoever proposed it, nor by those who may not set a mission', async () => {
    const aside = await Office.open(world);
    const both = await aside.signIn('ADMIN', 'MONITORING');
    const proposed = await aside.act(both, 'proposePolicy', { policy: 'fit-3', reason: 'x' }, 'PolicyReview', 'id');
    const tried = (who: Person) => aside.attempt(who, 'decidePolicy', { id: proposed.id, to: 'ACCEPTED', reason: 'x' }, 'PolicyReview', 'id');
    expect(await tried(both)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await tried(aside.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await tried(office.admin)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await aside.attempt(aside.admin, 'decidePolicy', { id: proposed.id, to: 'REJECTED', reason: 'x' }, 'PolicyReview', 'state')).toMatchObject({ state: 'REJECTED' });
    for (const policy of ['fit-2', 'fit-1', '']) expect(await aside.attempt(both, 'proposePolicy', { policy, reason: 'x' }, 'PolicyReview', 'id')).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('is changed in no other way: the database refuses', async () => {
    const aside = await Office.open(world);
    const { work } = world.database;
    const missions = world.app.get(MissionsService, { strict: false });
    await expect(work.run(aside.admin.viewer, (tx) => missions.adoptPolicy(tx, aside.missionId, 'fit-3'))).rejects.toThrow(/accepted review/);
    const mine = { ...aside.admin.viewer };
    const insert = `insert into policy_review (mission_id, id, from_policy, to_policy, reason, evidence, state, proposed_by, proposed_at, decided_by, decided_at, decision_reason)
      values ($1, gen_random_uuid(), 'fit-2', 'fit-3', 'x', '{}', 'ACCEPTED', $2, now(), $2, now(), 'x')`;
    await expect(work.run(mine, (tx) => tx.query(insert, [mine.missionId, mine.accountId]))).rejects.toThrow(/check constraint/);
    const { id } = await aside.act(await aside.signIn('MONITORING'), 'proposePolicy', { policy: 'fit-3', reason: 'x' }, 'PolicyReview', 'id');
    expect(id).toEqual(expect.any(String));
    await expect(work.run(mine, (tx) => tx.query(`update policy_review set evidence = '{}' where mission_id = $1`, [mine.missionId]))).rejects.toThrow(/permission denied/);
  });
});
