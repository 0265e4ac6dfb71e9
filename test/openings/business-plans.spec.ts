import { day } from '../../src/kernel/day.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import type { VentureId } from '../../src/matching/team/team.js';
import { BusinessPlansService } from '../../src/openings/business-plans/business-plans.service.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import { CaseFacts } from '../../src/openings/eligibility/case-facts.service.js';
import { JobseekerRecords } from '../../src/people/jobseekers/jobseeker-records.service.js';
import { MentoringService } from '../../src/openings/mentoring/mentoring.service.js';
import { VentureMembers } from '../../src/openings/ventures/members.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { ADAMA, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { wholePlan } from './a-plan.js';

let world: World;
let office: Office;
let reviewers: readonly Person[];
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  reviewers = [await office.signIn('REVIEWER'), await office.signIn('REVIEWER')];
});
afterAll(() => world.close());

interface Plan {
  readonly id: string;
  readonly version: number;
  readonly stage: string;
}
const PLAN = 'id version stage revision';
const accountOf = ({ viewer }: Person) => globalId('Account', viewer.accountId);

/** The workshop of one founder of the case manager's own. */
async function workshop(title = 'Tailor of the yellow square (constructed)'): Promise<{ readonly id: string; readonly person: Jobseeker }> {
  const person = await office.person();
  const terms = { kind: 'INDIVIDUAL', title, activity: '1410', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, currency: 'ETB' };
  return { id: (await office.act(office.caseManager, 'createVenture', { terms, jobseekerId: person.id }, 'Venture', 'id')).id, person };
}

const attempt = (who: Person, name: string, input: Input): Promise<Plan & Input> => office.attempt(who, name, input, 'BusinessPlan', PLAN);
const act = (who: Person, name: string, input: Input): Promise<Plan> => office.act(who, name, input, 'BusinessPlan', PLAN);
const written = (ventureId: string, plan: Input = wholePlan) => act(office.caseManager, 'writeBusinessPlan', { ventureId, plan });
const at = ({ id, version }: Pick<Plan, 'id' | 'version'>) => ({ id, version });
const submitted = async (ventureId: string, plan: Input = wholePlan) => act(office.caseManager, 'submitBusinessPlan', at(await written(ventureId, plan)));
const sent = async (ventureId: string, plan: Input = wholePlan, to = reviewers) =>
  act(office.officer, 'sendBusinessPlan', { ...at(await submitted(ventureId, plan)), reviewerIds: to.map(accountOf), namesNobody: true });
const waiting = async (who: Person): Promise<string[]> => (await office.ask(who, '{ plansToReview { edges { node { id } } } }')).plansToReview.edges.map((edge: { node: { id: string } }) => edge.node.id);
const READ = `query ($id: ID!) { planToReview(planReviewId: $id) { id assignedAt plan {
  venture { kind activity leastMembers mostMembers } sections { section text } currency costMinor budget { what purpose amountMinor } funding { source inKind amountMinor } forecast { salesMinor costsMinor } months } } }`;
const ratings = ['MARKET', 'FEASIBILITY', 'MONEY', 'SKILLS', 'RISKS'].map((criterion) => ({ criterion, mark: 3 }));
const says = (who: Person, planReviewId: string, verdict: string) => office.attempt(who, 'givePlanOpinion', { planReviewId, verdict, ratings, comment: `I say ${verdict}.` }, 'GivenPlanOpinion', 'verdict decided');
const seen = async ({ id }: Plan) => (await office.ask(office.officer, `query ($id: ID!) { node(id: $id) { ... on BusinessPlan { ${PLAN} sections { text } history { to reason } reviews { round number opinion { verdict comment } } } } }`, { id })).node;
const tasks = async (ventureId: string): Promise<Input[]> =>
  (await office.ask(office.officer, '{ tasks(first: 100, status: null, kind: BUSINESS_PLAN) { edges { node { subjectId status } } } }')).tasks.edges
    .map((edge: { node: Input }) => edge.node)
    .filter((task: Input) => task['subjectId'] === ventureId);
const approved = (ventureId: string) =>
  world.database.work.run(office.officer.viewer, (tx) => world.app.get(BusinessPlansService, { strict: false }).approvedPlanOf(tx, office.missionId, readGlobalId(ventureId)!.id as VentureId));

describe('a business plan', () => {
  it('goes to the staff, to reviewers, back to be revised, and is approved when all of them say so', async () => {
    const venture = await workshop();
    const first = await sent(venture.id);
    expect(first).toMatchObject({ stage: 'WITH_REVIEWERS', revision: 1 });
    const [one, other] = await Promise.all(reviewers.map(waiting));
    expect(await says(reviewers[0]!, one![0]!, 'APPROVE')).toEqual({ __typename: 'GivenPlanOpinion', verdict: 'APPROVE', decided: null });
    expect(await says(reviewers[0]!, one![0]!, 'REFUSE')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await says(reviewers[1]!, other![0]!, 'RETURN')).toMatchObject({ decided: 'RETURNED' });
    expect(await approved(venture.id)).toBeNull();
    const returned = await seen(first);
    expect(returned).toMatchObject({ stage: 'RETURNED', reviews: [{ number: 1, opinion: { verdict: 'APPROVE' } }, { number: 2, opinion: { comment: 'I say RETURN.' } }] });

    const better = await act(office.caseManager, 'editBusinessPlan', { ...at(returned), plan: { ...wholePlan, months: 36 } });
    expect(better).toMatchObject({ stage: 'RETURNED', revision: 2 });
    const again = await act(office.caseManager, 'submitBusinessPlan', at(better));
    const many = [...reviewers, ...(await Promise.all([1, 2, 3, 4].map(() => office.signIn('REVIEWER'))))];
    const second = await act(office.officer, 'sendBusinessPlan', { ...at(again), reviewerIds: many.map(accountOf), namesNobody: true });
    const rounds = await Promise.all(many.map(waiting));
    // All at once: one of them is the last, and the plan is decided once.
    const words = await Promise.all(many.map((reviewer, index) => says(reviewer, rounds[index]![0]!, 'APPROVE')));
    expect(words.map((word) => word.decided).filter((decided) => decided !== null)).toEqual(['APPROVED']);
    expect((await seen(second)).history.map((step: Input) => step['to'])).toEqual(['DRAFT', 'WITH_STAFF', 'WITH_REVIEWERS', 'RETURNED', 'WITH_STAFF', 'WITH_REVIEWERS', 'APPROVED']);
    expect(await approved(venture.id)).toMatchObject({ stage: 'APPROVED', revision: 2, content: { months: 36 } });
    expect((await tasks(venture.id)).map((task) => task['status'])).toEqual(Array(5).fill('DONE'));
    // What was decided stays; the venture may plan anew.
    expect(await attempt(office.officer, 'withdrawBusinessPlan', { ...at(await seen(second)), reason: 'x' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    await written(venture.id);
    expect(await approved(venture.id)).toMatchObject({ number: 1 });
  });

  it('is one at a time of a venture, however many are written at once, and in one version', async () => {
    const venture = await workshop();
    const both = await Promise.all([1, 2, 3].map(() => attempt(office.caseManager, 'writeBusinessPlan', { ventureId: venture.id, plan: {} })));
    expect(both.map((each) => each['code'] ?? 'written').sort()).toEqual(['ALREADY_EXISTS', 'ALREADY_EXISTS', 'written']);
    const plan = both.find((each) => each.id !== undefined)!;
    expect(await attempt(office.caseManager, 'submitBusinessPlan', at(plan))).toMatchObject({ code: 'PLAN_NOT_READY' });
    const edits = await Promise.all([1, 2].map(() => attempt(office.caseManager, 'editBusinessPlan', { ...at(plan), plan: wholePlan })));
    expect(edits.map((each) => each['code'] ?? each['revision']).sort()).toEqual([2, 'STALE_EDIT']);
  });

  it('is written by whoever accompanies the person, and put to reviewers by officers who read it', async () => {
    const venture = await workshop();
    const stranger = await office.signIn('CASE_MANAGER');
    expect(await attempt(stranger, 'writeBusinessPlan', { ventureId: venture.id, plan: {} })).toMatchObject({ code: 'NOT_FOUND' });
    const plan = await submitted(venture.id);
    expect(await attempt(stranger, 'withdrawBusinessPlan', { ...at(plan), reason: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    const to = (reviewerIds: readonly string[], namesNobody = true) => attempt(office.officer, 'sendBusinessPlan', { ...at(plan), reviewerIds, namesNobody });
    const [reviewer] = reviewers.map(accountOf);
    expect(await to([reviewer!], false)).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'F17' }, expect.anything()] });
    expect(await to([])).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await to([reviewer!, reviewer!])).toMatchObject({ code: 'INVALID_INPUT' });
    const both = await office.signIn('REVIEWER', 'JOB_PLACEMENT_OFFICER');
    for (const other of [both, await office.signIn('FINANCE'), await office.signIn('REVIEWER', 'FINANCE')]) expect(await to([accountOf(other)])).toMatchObject({ code: 'INVALID_INPUT' });
    const { planReviewers } = await office.ask(office.officer, '{ planReviewers { id } }');
    expect(planReviewers.map((each: { id: string }) => each.id).sort()).toEqual(expect.arrayContaining(reviewers.map(accountOf)));
    expect(planReviewers.map((each: { id: string }) => each.id)).not.toContain(accountOf(both));
  });

  it('is taken from its reviewers when it is returned, and never comes back under the old id', async () => {
    const venture = await workshop();
    const plan = await sent(venture.id);
    const [id] = await waiting(reviewers[0]!);
    const returned = await act(office.officer, 'returnBusinessPlan', { ...at(plan), reason: 'other reviewers' });
    expect(await waiting(reviewers[0]!)).not.toContain(id);
    expect((await office.ask(reviewers[0]!, READ, { id })).planToReview).toBeNull();
    const again = await act(office.caseManager, 'submitBusinessPlan', at(returned));
    await act(office.officer, 'sendBusinessPlan', { ...at(again), reviewerIds: [accountOf(reviewers[1]!)], namesNobody: true });
    expect(await says(reviewers[0]!, id!, 'APPROVE')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await says(reviewers[1]!, (await waiting(reviewers[1]!))[0]!, 'REFUSE')).toMatchObject({ decided: 'REFUSED' });
  });
});

describe('a venture that ends', () => {
  it('takes its plan along: reviewers have it no longer, and no task of it is left', async () => {
    const venture = await workshop();
    const plan = await sent(venture.id);
    const [id] = await waiting(reviewers[0]!);
    await office.act(office.officer, 'moveVenture', { id: venture.id, version: 1, to: 'CLOSED_BY_CHOICE', reason: 'moved on (constructed)' }, 'Venture', 'id');
    expect(await seen(plan)).toMatchObject({ stage: 'WITHDRAWN', history: expect.arrayContaining([{ to: 'WITHDRAWN', reason: 'the venture has ended' }]) });
    expect(await waiting(reviewers[0]!)).not.toContain(id);
    expect(await says(reviewers[0]!, id!, 'APPROVE')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await tasks(venture.id)).map((task) => task['status'])).toEqual(['DONE', 'DONE']);
    expect(await attempt(office.officer, 'writeBusinessPlan', { ventureId: venture.id, plan: {} })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });
});

describe('F17: what a reviewer reads', () => {
  const NAME = 'Zawditu Kanarienvogel';
  it('holds no name, phone, category, handle, place, title or employer, whatever was written', async () => {
    const venture = await workshop('Nachtigall Tailors');
    const { person } = venture;
    const identity = { jobseekerId: person.id, version: 0, fullName: NAME, otherNames: ['Mimi'], phones: [{ number: '0933 771 002', whose: 'OWN' }] };
    await office.act(office.caseManager, 'setIdentity', identity, 'KeptIdentity', 'version');
    for (const text of ['Call 0933 771 002', 'Sewn by returnees', `${person.handle} sews`])
      expect(await attempt(office.caseManager, 'writeBusinessPlan', { ventureId: venture.id, plan: { sections: [{ section: 'OFFER', text }] } })).toMatchObject({ code: 'TELLS_OF_SOMEBODY' });
    // Members beside the founder are known as well.
    const member = await office.person();
    await office.act(office.caseManager, 'setIdentity', { jobseekerId: member.id, version: 0, fullName: 'Selam Constructed' }, 'KeptIdentity', 'version');
    world.app.get(VentureMembers, { strict: false }).add(
      async (_, __, of) => (of === readGlobalId(venture.id)!.id ? [readGlobalId(member.id)!.id as JobseekerId] : []),
      async () => [],
    );
    const telling = `Zawditu sews at Nachtigall Tailors in Nazret (Adama) with Selam; ask MIMI or Kanarienvogel's aunt.`;
    const plan = { ...wholePlan, sections: wholePlan.sections.map(({ section }) => ({ section, text: telling })), budget: [{ ...wholePlan.budget[0]!, what: `a machine for ${NAME}` }] };
    const kept = await sent(venture.id, plan);
    expect((await seen(kept)).sections[0].text).toBe(telling);

    const [id] = await waiting(reviewers[0]!);
    const answer = (await office.ask(reviewers[0]!, READ, { id })).planToReview;
    expect(answer.plan.sections[0].text).toBe(`[…] sews at […] in […] ([…]) with […]; ask […] or […]'s aunt.`);
    expect(answer.plan.budget[0].what).toBe('a machine for […] […]');
    expect(answer.plan.venture).toEqual({ kind: 'INDIVIDUAL', activity: '1410', leastMembers: 1, mostMembers: 1 });
    const ids = [venture.id, kept.id, person.id].flatMap((each) => [each, readGlobalId(each)!.id]);
    for (const word of [...ids, person.handle, 'Zawditu', 'Kanarienvogel', 'Mimi', 'Selam', '771', 'Nachtigall', 'Nazr', 'Adama', 'RETURNEE', 'returnee']) expect(JSON.stringify(answer).toLowerCase()).not.toContain(word.toLowerCase());
  });

  it('holds a name back that became known after the plan was sent', async () => {
    const venture = await workshop();
    const plan = { ...wholePlan, sections: wholePlan.sections.map(({ section }) => ({ section, text: 'Almaz sews.' })) };
    await sent(venture.id, plan);
    const [id] = await waiting(reviewers[0]!);
    const read = async () => (await office.ask(reviewers[0]!, READ, { id })).planToReview.plan.sections[0].text;
    expect(await read()).toBe('Almaz sews.');
    await office.act(office.caseManager, 'setIdentity', { jobseekerId: venture.person.id, version: 0, fullName: 'Almaz Constructed' }, 'KeptIdentity', 'version');
    expect(await read()).toBe('[…] sews.');
  });

  it('is no other door: not the plan, not the venture, not another reviewer’s, and not under another id', async () => {
    const venture = await workshop();
    const plan = await sent(venture.id, wholePlan, [reviewers[0]!]);
    const [id] = await waiting(reviewers[0]!);
    const node = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const hidden of [venture.id, plan.id, venture.person.id, id]) expect((await office.ask(reviewers[0]!, node, { id: hidden })).node).toBeNull();
    expect(await office.refusalOf(reviewers[0]!, 'query ($id: ID!) { businessPlan(id: $id) { id } }', { id: plan.id })).toBe('NOT_ALLOWED');
    expect((await office.ask(reviewers[1]!, READ, { id })).planToReview).toBeNull();
    expect(await says(reviewers[1]!, id!, 'APPROVE')).toMatchObject({ code: 'NOT_FOUND' });
    expect((await office.ask(reviewers[0]!, READ, { id: plan.id })).planToReview).toBeNull();
    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(office.employer.id)!.id as never });
    expect((await office.ask(partner, node, { id: plan.id })).node).toBeNull();
  });

  it('is forgotten with the person whose idea it was; that a plan was approved stays', async () => {
    const venture = await workshop();
    const told = 'The constructed needle of the grandmother.';
    const plan = { ...wholePlan, sections: wholePlan.sections.map(({ section }) => ({ section, text: told })) };
    const kept = await act(office.caseManager, 'writeBusinessPlan', { ventureId: venture.id, plan, idempotencyKey: 'a plan that is told again' });
    const given = await act(office.caseManager, 'submitBusinessPlan', { ...at(kept), idempotencyKey: 'and given' });
    await act(office.officer, 'sendBusinessPlan', { ...at(given), reviewerIds: [accountOf(reviewers[0]!)], namesNobody: true });
    await says(reviewers[0]!, (await waiting(reviewers[0]!))[0]!, 'APPROVE');
    const data = 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { lines } } }';
    expect(JSON.stringify(await office.ask(office.caseManager, data, { id: venture.person.id }))).toContain(told);
    await office.act(office.caseManager, 'eraseJobseeker', { jobseekerId: venture.person.id, handle: venture.person.handle, basis: 'PERSON_ASKED' }, 'Erasure', 'basis');
    const left = await world.database.work.run(office.officer.viewer, (tx) => tx.query(`select t::text from business_plan_text t union all select r::text from plan_review r where opinion is not null union all select encode(answer, 'escape') from idempotency_key`));
    expect(left.length).toBeGreaterThan(3);
    expect(JSON.stringify(left)).not.toContain('grandmother');
    expect(await approved(venture.id)).toMatchObject({ stage: 'APPROVED', proposedBy: null, content: { sections: [], months: 24 } });
  });
});

describe('mentoring and training of a venture', () => {
  const hours = async ({ id }: Jobseeker, until = '2026-03-31') =>
    (await world.database.work.run(office.officer.viewer, (tx) => world.app.get(MentoringService, { strict: false }).attendedIn(tx, office.missionId, [readGlobalId(id)!.id as JobseekerId], day(until)))).get(readGlobalId(id)!.id as JobseekerId);
  const held = { kind: 'GROUP_TRAINING', heldOn: '2026-03-02', minutes: 240, topics: ['PRICING'], mentor: 'BAKER-2' };
  const record = (ventureId: string, attendedIds: readonly string[], over: Input = {}) =>
    office.attempt(office.officer, 'recordVentureSession', { ventureId, attendedIds, ...held, ...over }, 'VentureSession', 'id heldOn topics mentor attended { handle } withdrawnAt');

  it('is told beside the venture and to the person, adds up for the rules, and counts for nothing once it is withdrawn', async () => {
    const { id, person } = await workshop();
    const first = await record(id, [person.id]);
    expect(first).toMatchObject({ heldOn: '2026-03-02', mentor: 'BAKER-2', attended: [{ handle: person.handle }], withdrawnAt: null });
    await record(id, [person.id], { kind: 'MENTORING', minutes: 30 });
    await record(id, [person.id], { heldOn: '2026-04-01', minutes: 120, topics: ['BOOKKEEPING'] });
    expect(await hours(person)).toEqual({ mentoring: 30, training: 240, businessTraining: 240 });
    expect(await hours(person, '2026-04-01')).toEqual({ mentoring: 30, training: 360, businessTraining: 360 });
    const told = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { lines } } }', { id: person.id });
    expect(JSON.stringify(told)).toContain('group training on 2026-03-02, 240 minutes: pricing');
    // F28 is told what was attended, whatever somebody wrote down.
    const told28 = await world.database.work.run(office.officer.viewer, async (tx) => {
      const [founder] = await new JobseekerRecords({ now: () => new Date() }).byIds(tx, office.missionId, [readGlobalId(person.id)!.id as JobseekerId]);
      const mission = await world.app.get(MissionsService, { strict: false }).getIn(tx, office.missionId);
      const factsOn = async (on: string) => {
        const each = { person: founder!, opening: null, support: null };
        return (await world.app.get(CaseFacts, { strict: false }).of(tx, { mission, taxonomy: null, on: day(on), asked: new Set(['trainedForBusiness']) }, [each]))(each).trainedForBusiness;
      };
      return [await factsOn('2026-03-31'), await factsOn('2026-04-01')];
    });
    expect(told28).toEqual([undefined, true]);
    const withdraw = () => office.attempt(office.officer, 'withdrawVentureSession', { ventureSessionId: first['id'] }, 'VentureSession', 'withdrawnAt');
    expect(await withdraw()).toMatchObject({ withdrawnAt: expect.any(String) });
    expect(await withdraw()).toMatchObject({ code: 'NOT_FOUND' });
    expect(await hours(person)).toEqual({ mentoring: 30, training: 0, businessTraining: 0 });
    const { node } = await office.ask(office.officer, 'query ($id: ID!) { node(id: $id) { ... on Venture { sessions { kind minutes } } } }', { id });
    expect(node.sessions).toEqual([{ kind: 'MENTORING', minutes: 30 }, { kind: 'GROUP_TRAINING', minutes: 120 }]);
  });

  it('is attended by members alone', async () => {
    const { id, person } = await workshop();
    for (const attended of [[], [(await office.person()).id], [person.id, 'made up']]) expect(await record(id, attended)).toMatchObject({ code: 'INVALID_INPUT', facts: [{ name: 'field', value: 'attendedIds' }, expect.anything()] });
  });
});
