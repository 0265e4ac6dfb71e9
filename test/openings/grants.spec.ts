import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { day } from '../../src/kernel/day.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import type { VentureId } from '../../src/matching/team/team.js';
import { VentureMembers } from '../../src/openings/ventures/members.js';
import type { CaseOf } from '../../src/openings/eligibility/case-facts.service.js';
import { businessGrantFacts } from '../../src/openings/grants/business-grant-facts.js';
import { JobseekerRecords } from '../../src/people/jobseekers/jobseeker-records.service.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { ADAMA, Office, type Input, type Jobseeker } from '../journeys/office.js';
import { MoneyOffice } from '../programmes/money-world.js';
import { wholePlan } from './a-plan.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';

const now = { at: new Date('2026-03-02T09:00:00Z') };
let world: World;
let office: Office;
let money: MoneyOffice;
let reviewer: Person;
let programmeId: string;
let kitId: string;
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now.at } });
  money = await MoneyOffice.open(world);
  office = money.office;
  reviewer = await office.signIn('REVIEWER');
  const terms = { name: 'Grants (constructed)', funder: 'A donor', instruments: ['GRANT'], targetGroup: 'Founders', level: 'A kit', conditions: 'A venture', evaluation: 'Yearly' };
  programmeId = (await office.act(office.admin, 'createProgramme', { code: 'GRANTS', terms }, 'Programme', 'id')).id;
  const rules = [{ id: 'F20', level: 'BLOCK', holds: { fact: 'amountUsdMinor', atMost: 2_000_000 }, sentence: 'At most 20,000.' }];
  await office.act(office.admin, 'writeRuleSet', { programmeId, validFrom: '2026-03-02', source: 'constructed', rules: JSON.stringify(rules) }, 'RuleSet', 'id');
  kitId = (await office.act(office.admin, 'createKit', { category: 'Clothes', type: 'Tailor', contents: KIT }, 'Kit', 'id')).id;
});
beforeEach(() => (now.at = new Date('2026-03-02T09:00:00Z')));
afterAll(() => world.close());

const item = (code: string, quantity: number, unitPriceMinor: number): Input => ({ code, name: code.toLowerCase(), unit: 'piece', quantity, unitPriceMinor });
const KIT: Input = { currency: 'USD', items: [item('MACHINE', 2, 30_000), item('TABLE', 1, 10_000)], training: 'Bookkeeping', trainingHours: 8, source: 'Market of March' };

const GRANT = `id decision awardId form minor currency kitVersion publicPercent ownMinor contributedMinor dueMinor agreedOn trainingHours trainedHours decisionReason
  instalments { number minor shown } goods { item { code unitPriceMinor } inPlaceOf { code } handedOverOn } events { number kind on words }`;
const on = '2026-03-02';
const attempt = (who: Person, name: string, input: Input): Promise<Answer['data']> => office.attempt(who, name, input, 'Grant', GRANT);
const said = (name: string, id: string, input: Input = {}, who: Person = office.officer): Promise<Answer['data']> => attempt(who, name, { id, on, ...input });
const fact = (answer: Answer['data'], name: string): unknown => answer.facts?.find((each: Input) => each['name'] === name)?.value;

interface Founded {
  readonly id: string;
  readonly version: number;
  readonly person: Jobseeker;
}

/** A plan that costs 2,000.00. */
const PLAN: Input = { ...wholePlan, budget: [{ what: 'machines', purpose: 'INCOME', amountMinor: 200_000 }], funding: [{ source: 'MEMBERS', amountMinor: 100_000 }, { source: 'PROGRAMME', amountMinor: 100_000 }] };

/** Written, submitted and put to a reviewer, who approves it. */
async function planned(ventureId: string, over: Input): Promise<void> {
  const step = (name: string, input: Input): Promise<Answer['data']> => office.act(office.officer, name, input, 'BusinessPlan', 'id version');
  let plan = await step('writeBusinessPlan', { ventureId, plan: { ...PLAN, ...over } });
  plan = await step('submitBusinessPlan', { id: plan.id, version: plan.version });
  await step('sendBusinessPlan', { id: plan.id, version: plan.version, reviewerIds: [globalId('Account', reviewer.viewer.accountId)], namesNobody: true });
  const { edges } = (await office.ask(reviewer, '{ plansToReview { edges { node { id } } } }')).plansToReview;
  const ratings = ['MARKET', 'FEASIBILITY', 'MONEY', 'SKILLS', 'RISKS'].map((criterion) => ({ criterion, mark: 3 }));
  await office.act(reviewer, 'givePlanOpinion', { planReviewId: edges[0].node.id, verdict: 'APPROVE', ratings, comment: 'Sound.' }, 'GivenPlanOpinion', 'verdict');
}

/** A tailor of a person's own, with an approved plan unless said otherwise. */
async function founded(over: Input = {}, to: readonly string[] = ['FORMING', 'FUNDED'], plan: Input | null = {}, by: Jobseeker | null = null): Promise<Founded> {
  const person = by ?? (await office.person());
  const terms = { kind: 'INDIVIDUAL', title: 'Tailor of the market (constructed)', activity: '1410', geonameId: ADAMA, leastMembers: 1, mostMembers: 1, currency: 'USD', ...over };
  let venture = await office.act(office.caseManager, 'createVenture', { terms, jobseekerId: person.id }, 'Venture', 'id version');
  for (const status of to) venture = await moved(venture, status);
  if (plan !== null) await planned(venture.id, plan);
  return { ...venture, person };
}
/** The second record is closed into the first, as if somebody had decided that they are of one person. */
async function merged(kept: Jobseeker, closed: Jobseeker): Promise<void> {
  const [keptId, closedId] = [kept, closed].map(({ id }) => readGlobalId(id)!.id);
  await world.database.work.run(office.admin.viewer, async (tx) => {
    await tx.query(`update jobseeker set status = 'CLOSED', status_reason = 'The same person.' where id = $1`, [closedId]);
    await tx.query(
      `insert into jobseeker_duplicate (mission_id, id, one_id, other_id, state, points, reasons, kept_id, closed_from, proposed_at, decided_by, decided_at)
       values ($1, gen_random_uuid(), least($2::uuid, $3::uuid), greatest($2::uuid, $3::uuid), 'MERGED', 1, '{SAME_PHONE}', $2, 'ACTIVE', now(), $4, now())`,
      [office.missionId, keptId, closedId, office.admin.viewer.accountId],
    );
  });
}
const moved = ({ id, version }: Pick<Founded, 'id' | 'version'>, to: string): Promise<Answer['data']> =>
  office.act(office.officer, 'moveVenture', { id, version, to, reason: 'agreed (constructed)' }, 'Venture', 'id version');

const inKind = (venture: Pick<Founded, 'id'>, fundId: string, over: Input = {}) => attempt(office.officer, 'awardGrant', { ventureId: venture.id, programmeId, fundId, kitId, ...over });
const cash = (venture: Pick<Founded, 'id'>, fundId: string, parts: readonly number[], over: Input = {}, who: Person = office.officer) =>
  attempt(who, 'awardGrant', { ventureId: venture.id, programmeId, fundId, cashReason: 'REMOTE_RETURN', instalments: parts.map((minor) => ({ minor, needs: 'receipts' })), ...over });
const pay = (awardId: string, amount: number, over: Input = {}, who: Person = office.officer) =>
  office.attempt(who, 'requestPayment', { awardId, amount, fromDay: on, toDay: on, evidence: 'RECEIPTS', ...over }, 'Payment', 'id status');
const paid = async (awardId: string, amount: number, over: Input = {}) => {
  const { id } = await pay(awardId, amount, over);
  return (await office.attempt(money.finance, 'decidePayment', { id, approve: true }, 'Payment', 'status')).status;
};
const moneyOf = async (awardId: string): Promise<Input> =>
  (await office.ask(money.finance, 'query ($id: ID!) { node(id: $id) { ... on Award { stage openingId payerName money { reserved committed paid claimed } } } }', { id: awardId })).node;
const needs = async ({ id }: Pick<Founded, 'id'>): Promise<string[]> =>
  (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: VENTURE_NEED) { edges { node { subjectId topic rule dueOn status } } } }')).tasks.edges
    .map((edge: { node: Input }) => edge.node)
    .flatMap(({ subjectId, topic, rule, dueOn, status }: Input) => (subjectId === id ? [`${topic} ${rule} ${dueOn} ${status}`] : []))
    .sort();
const left = async (fundId: string): Promise<number> => (await office.ask(money.finance, 'query ($id: ID!) { node(id: $id) { ... on Fund { money { available } } } }', { id: fundId })).node.money.available;

describe('F23: a grant in kind', () => {
  it('pins the version of its kit; what is handed over, something else in place of something too, is paid for by two people', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const grant = await inKind(venture, fundId);
    expect(grant).toMatchObject({ decision: 'AWARDED', form: 'IN_KIND', minor: 70_000, kitVersion: 1, trainingHours: 8, ownMinor: 0 });
    expect(await moneyOf(grant.awardId)).toMatchObject({ stage: 'RESERVED', openingId: null, payerName: 'Labour Office', money: { reserved: 70_000 } });
    await office.act(office.admin, 'reviseKit', { id: kitId, version: 1, contents: { ...KIT, items: [item('MACHINE', 2, 90_000)] } }, 'Kit', 'version');
    expect(await said('handOverGoods', grant.id, { items: ['TABLE'], evidence: 'list 1' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await said('agreeGrant', grant.id, { evidence: 'paper 1' })).toMatchObject({ agreedOn: on, minor: 70_000, goods: [{ item: { unitPriceMinor: 30_000 } }, {}] });
    expect(await moneyOf(grant.awardId)).toMatchObject({ stage: 'COMMITTED' });
    expect(await pay(grant.awardId, 10_000, { evidence: 'DELIVERY' })).toMatchObject({ code: 'RULE_FORBIDS' });

    const bench = item('BENCH', 1, 9_000);
    expect(await said('substituteGrantItem', grant.id, { item: 'TABLE', instead: bench, reason: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await said('substituteGrantItem', grant.id, { item: 'TABLE', instead: item('BENCH', 1, 10_001), reason: 'no tables' })).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await said('substituteGrantItem', grant.id, { item: 'TABLE', instead: bench, reason: 'no tables' })).toMatchObject({ goods: [{}, { item: { code: 'BENCH' }, inPlaceOf: { code: 'TABLE' } }] });
    expect(await said('handOverGoods', grant.id, { items: ['BENCH'], evidence: 'list 1' })).toMatchObject({ dueMinor: 9_000 });
    expect(await said('recordGrantTraining', grant.id, { hours: 8, evidence: 'list of the course' })).toMatchObject({ trainedHours: 8 });
    expect(await pay(grant.awardId, 9_001, { evidence: 'DELIVERY' })).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await pay(grant.awardId, 9_000, { evidence: 'PAYROLL_DECLARATION' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await paid(grant.awardId, 9_000, { evidence: 'DELIVERY' })).toBe('APPROVED');
    expect(await office.attempt(money.finance, 'releaseAward', { awardId: grant.awardId, reason: 'COMPLETED' }, 'Award', 'stage money { paid }')).toMatchObject({ stage: 'SETTLED', money: { paid: 9_000 } });
    expect(await left(fundId)).toBe(91_000);
    const { events } = (await office.ask(office.officer, `query ($id: ID!) { node(id: $id) { ... on Grant { ${GRANT} } } }`, { id: grant.id })).node;
    expect(events.map((event: Input) => event['kind'])).toEqual(['AGREED', 'SUBSTITUTED', 'HANDED_OVER', 'TRAINED']);
    // Whoever is granted something now has the kit as it is now.
    expect(await inKind(await founded(), await money.fund(200_000))).toMatchObject({ kitVersion: 2, minor: 180_000 });
  });
});

describe('a grant in cash', () => {
  it('F26: is paid in parts, after the members put in as much, and each part after what it needs was shown', async () => {
    const [venture, fundId] = [await founded({ publicPercent: 50 }), await money.fund(150_000)];
    expect(await cash(venture, fundId, [60_000, 40_001])).toMatchObject({ code: 'RULE_FORBIDS' });
    const grant = await cash(venture, fundId, [60_000, 40_000]);
    expect(grant).toMatchObject({ decision: 'AWARDED', publicPercent: 50, ownMinor: 100_000, instalments: [{ number: 1, shown: false }, { number: 2, shown: false }] });
    await said('agreeGrant', grant.id, { evidence: 'paper 2' });
    // Mentoring and a referral to a bank follow.
    expect(await needs(venture)).toEqual(['MENTORING F26 2026-03-16 OPEN', 'MONEY F26 2026-03-16 OPEN']);
    await said('showGrantInstalment', grant.id, { instalment: 1, evidence: 'receipt 7' });
    const refused = await pay(grant.awardId, 60_000);
    expect([refused.code, fact(refused, 'rule')]).toEqual(['RULE_FORBIDS', 'F26']);
    await said('recordGrantContribution', grant.id, { amount: 99_999, form: 'CASH', evidence: 'bank slip 3' });
    expect(await pay(grant.awardId, 60_000)).toMatchObject({ code: 'RULE_FORBIDS' });
    expect(await said('recordGrantContribution', grant.id, { amount: 1, form: 'IN_KIND', evidence: 'a needle' })).toMatchObject({ contributedMinor: 100_000 });
    expect(await pay(grant.awardId, 60_001)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await paid(grant.awardId, 60_000)).toBe('APPROVED');
    now.at = new Date('2026-03-03T09:00:00Z');
    const second = { fromDay: '2026-03-03', toDay: '2026-03-03' };
    expect(await pay(grant.awardId, 40_000, second)).toMatchObject({ code: 'INVALID_INPUT' });
    await said('showGrantInstalment', grant.id, { instalment: 2, evidence: 'receipt 8', on: '2026-03-03' });
    expect(await paid(grant.awardId, 40_000, second)).toBe('APPROVED');
    const back = (name: string, input: Input) => office.attempt(money.finance, name, { awardId: grant.awardId, amount: 10_000, ...input }, 'Award', 'money { paid claimed }');
    expect(await back('clawBack', { reason: 'EVIDENCE_WRONG' })).toMatchObject({ money: { paid: 90_000, claimed: 10_000 } });
    expect(await back('recordRecovery', {})).toMatchObject({ money: { claimed: 0 } });
    expect(await left(fundId)).toBe(60_000);
    await moved(venture, 'CLOSED_BY_CHOICE');
    expect((await needs(venture)).every((need) => need.endsWith('CANCELLED'))).toBe(true);
  });

  it('is paid for two invoices of one day, and for each of them once', async () => {
    const grant = await cash(await founded(), await money.fund(150_000), [60_000, 40_000, 50_000]);
    await said('agreeGrant', grant.id, { evidence: 'paper' });
    for (const instalment of [1, 2, 3]) await said('showGrantInstalment', grant.id, { instalment, evidence: 'receipt' });
    const invoice = (document: string, amount: number) => pay(grant.awardId, amount, { evidence: 'INVOICE', document });
    const raced = await Promise.all([1, 2, 3].map(() => invoice('17 of the market', 60_000)));
    expect(raced.map((each) => each.status ?? fact(each, 'field')).sort()).toEqual(['REQUESTED', 'document', 'document']);
    expect(await invoice('17 OF THE MARKET', 40_000)).toMatchObject({ code: 'INVALID_INPUT' });
    const second = await invoice('18', 90_000);
    for (const { id } of [raced.find((each) => each.status === 'REQUESTED'), second]) expect(await office.attempt(money.finance, 'decidePayment', { id, approve: true }, 'Payment', 'status')).toMatchObject({ status: 'APPROVED' });
    expect(await moneyOf(grant.awardId)).toMatchObject({ stage: 'SETTLED', money: { committed: 0, paid: 150_000 } });
    const sql = (text: string) => world.database.work.run(office.officer.viewer, (tx) => tx.query(text, [readGlobalId(second.id)!.id]) as Promise<unknown>);
    const columns = 'mission_id, award_id, minor, from_day, to_day, evidence, requested_by, requested_at';
    const again = `insert into payment (id, reference, status, document, ${columns}) select gen_random_uuid(), 'P-0', 'REQUESTED', upper(document), ${columns} from payment where id = $1`;
    await expect(sql(again)).rejects.toMatchObject({ constraint: 'payment_once_by_paper' });
    await expect(sql(`update payment set document = '19' where id = $1`)).rejects.toThrow('not rewritten');
  });

  it('F59: warns of a grant to somebody whose other venture has one that is not paid out', async () => {
    const [group, own, fundId] = [await founded(), await founded(), await money.fund(200_000)];
    expect(await cash(group, fundId, [60_000])).toMatchObject({ decision: 'AWARDED' });
    const local = (id: string): string => readGlobalId(id)!.id;
    world.app.get(VentureMembers, { strict: false }).add(
      async (_, __, id) => (id === local(group.id) ? [local(own.person.id) as JobseekerId] : []),
      async (_, __, ids) => (ids.some((id) => id === local(own.person.id)) ? [local(group.id) as VentureId] : []),
    );
    const twice = await cash(own, fundId, [60_000]);
    expect([twice.code, fact(twice, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
    expect(await cash(own, fundId, [60_000], { overrides: [{ rule: 'F59', reason: 'the funders share the cost' }] })).toMatchObject({ decision: 'AWARDED' });
  });

  it('F21: above the threshold waits for a second person unless staff could not go there; no money is set aside before', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const waits = await cash(venture, fundId, [60_000], { cashReason: null });
    expect(waits).toMatchObject({ decision: 'WAITING', awardId: null });
    expect(await left(fundId)).toBe(100_000);
    expect(await said('agreeGrant', waits.id, { evidence: 'paper 3' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const tasks = async () => (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: REVIEW) { edges { node { subjectId status dueOn } } } }')).tasks.edges.map((edge: { node: Input }) => edge.node).filter((task: Input) => task['subjectId'] === venture.id);
    expect(await tasks()).toMatchObject([{ status: 'OPEN', dueOn: '2026-03-07' }]);
    const decide = (who: Person, over: Input = {}) => attempt(who, 'decideGrant', { id: waits.id, approve: true, reason: 'nothing is sold there', ...over });
    expect(await decide(office.officer)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect(await decide(money.finance, { reason: '' })).toMatchObject({ code: 'REASON_NEEDED' });
    const decisions = await Promise.all(Array.from({ length: 3 }, () => decide(money.finance)));
    expect(decisions.filter((each) => each.decision === 'AWARDED')).toHaveLength(1);
    expect(await left(fundId)).toBe(40_000);
    expect(await tasks()).toMatchObject([{ status: 'DONE' }]);
    expect(await cash(await founded(), await money.fund(60_000), [60_000])).toMatchObject({ decision: 'AWARDED' });
    const other = await cash(await founded(), fundId, [60_000], { cashReason: null });
    expect(await attempt(money.finance, 'decideGrant', { id: other.id, approve: false, reason: 'goods are sold there' })).toMatchObject({ decision: 'REFUSED', awardId: null });
  });

  it('F21, F59: counts what waits for another business of the same person', async () => {
    const [one, fundId] = [await founded(), await money.fund(200_000)];
    expect(await cash(one, fundId, [60_000], { cashReason: null })).toMatchObject({ decision: 'WAITING' });
    const other = await founded({ kind: 'FAMILY', mostMembers: 2 }, ['FORMING', 'FUNDED'], {}, one.person);
    const twice = await cash(other, fundId, [15_000], { cashReason: null });
    expect([twice.code, fact(twice, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
    expect(await cash(other, fundId, [15_000], { cashReason: null, overrides: [{ rule: 'F59', reason: 'a second trade' }] })).toMatchObject({ decision: 'WAITING' });
  });

  it('F21: is judged again when it is decided, by the rules of that day; what warns by then needs its override', async () => {
    const fundId = await money.fund(300_000);
    const waiting = async () => {
      const venture = await founded();
      return { venture, grant: await cash(venture, fundId, [60_000], { cashReason: null }) };
    };
    const decide = (id: string, over: Input = {}, who: Person = money.finance) => attempt(who, 'decideGrant', { id, approve: true, reason: 'nothing is sold there', ...over });
    const refusal = async (answer: Promise<Answer['data']>) => [(await answer).code, fact(await answer, 'rule')];
    const other = await office.signIn('JOB_PLACEMENT_OFFICER');

    const warned = await waiting();
    const terms = { rule: 'F33', service: 'MATCHING_FUND', name: 'A later fund', provider: 'A state', conditions: 'None', source: 'constructed', residencyMonths: null, papers: [] };
    const { id: entryId } = await office.act(office.admin, 'createCatalogueEntry', { terms }, 'CatalogueEntry', 'id');
    const { id } = await office.act(office.caseManager, 'referPerson', { jobseekerId: warned.venture.person.id, entryId }, 'Referral', 'id');
    await office.act(office.caseManager, 'moveReferral', { id, to: 'ACCEPTED' }, 'Referral', 'status');
    const overrides = [{ rule: 'F59', reason: 'the funders share the cost' }];
    expect(await refusal(decide(warned.grant.id))).toEqual(['RULE_WARNS', 'F59']);
    expect(await refusal(decide(warned.grant.id, { overrides }))).toEqual(['NOT_ALLOWED', undefined]);
    expect(await decide(warned.grant.id, { overrides }, other)).toMatchObject({ decision: 'AWARDED' });

    const person = await office.person();
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 0, items: [{ type: 'BUSINESS', state: 'AGREED' }] }, 'Plan', 'version');
    const alone = await attempt(office.officer, 'awardGrant', { jobseekerId: person.id, programmeId, fundId, instalments: [{ minor: 60_000, needs: 'receipts' }] });
    expect(alone).toMatchObject({ decision: 'WAITING' });
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 1, items: [{ type: 'HOUSING', state: 'AGREED' }] }, 'Plan', 'version');
    expect(await refusal(decide(alone.id))).toEqual(['RULE_FORBIDS', 'F22']);
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 2, items: [{ type: 'EDUCATION', state: 'AGREED' }] }, 'Plan', 'version');
    expect(await decide(alone.id)).toMatchObject({ decision: 'AWARDED' });
    expect(await left(fundId)).toBe(180_000);
  });

  it('F21: ends with its venture where nobody has decided yet, with its task', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const grant = await cash(venture, fundId, [60_000], { cashReason: null });
    await moved(venture, 'FAILED');
    const { node } = await office.ask(office.officer, `query ($id: ID!) { node(id: $id) { ... on Grant { decision decidedBy } } }`, { id: grant.id });
    expect(node).toEqual({ decision: 'WITHDRAWN', decidedBy: null });
    const tasks = (await office.ask(office.officer, '{ tasks(first: 50, status: null, kind: REVIEW) { edges { node { subjectId status } } } }')).tasks.edges.map((edge: { node: Input }) => edge.node);
    expect(tasks.filter((task: Input) => task['subjectId'] === venture.id)).toMatchObject([{ status: 'CANCELLED' }]);
    for (const approve of [true, false]) expect(await attempt(money.finance, 'decideGrant', { id: grant.id, approve, reason: 'late' })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    // Whichever comes first, the money is there again.
    const raced = await founded();
    const { id } = await cash(raced, fundId, [60_000], { cashReason: null });
    const [decided] = await Promise.all([attempt(money.finance, 'decideGrant', { id, approve: true, reason: 'at once' }), moved(raced, 'FAILED')]);
    expect(['AWARDED', 'VENTURE_NOT_READY', 'MOVE_NOT_ALLOWED']).toContain(decided.decision ?? decided.code);
    expect(await left(fundId)).toBe(100_000);
  });

  it('stops with its venture, and goes on with it', async () => {
    const [venture, fundId] = [await founded(), await money.fund(60_000)];
    const grant = await cash(venture, fundId, [60_000]);
    await said('agreeGrant', grant.id, { evidence: 'paper' });
    await said('showGrantInstalment', grant.id, { instalment: 1, evidence: 'receipt' });
    const paused = await moved(venture, 'PAUSED');
    expect(await pay(grant.awardId, 60_000)).toMatchObject({ code: 'VENTURE_NOT_READY' });
    await moved(paused, 'FUNDED');
    expect(await pay(grant.awardId, 60_000)).toMatchObject({ status: 'REQUESTED' });
  });

  it('gives back with the end of its venture what was not due by then; what was is still paid', async () => {
    const [venture, fundId] = [await founded(), await money.fund(200_000)];
    const grant = await cash(venture, fundId, [60_000, 40_000]);
    await said('agreeGrant', grant.id, { evidence: 'paper' });
    await said('showGrantInstalment', grant.id, { instalment: 1, evidence: 'receipt' });
    await moved(venture, 'FAILED');
    expect(await needs(venture)).toEqual([]);
    expect(await moneyOf(grant.awardId)).toMatchObject({ stage: 'COMMITTED', money: { reserved: 0, committed: 60_000 } });
    expect(await left(fundId)).toBe(140_000);
    expect(await said('showGrantInstalment', grant.id, { instalment: 2, evidence: 'receipt' })).toMatchObject({ code: 'VENTURE_NOT_READY' });
    expect(await paid(grant.awardId, 60_000)).toBe('APPROVED');
    const [early, never] = [await founded(), await money.fund(60_000)];
    await cash(early, never, [60_000]);
    await moved(early, 'CLOSED_BY_CHOICE');
    expect(await left(never)).toBe(60_000);
  });
});

describe('the end of a venture', () => {
  it('counts what finance pays in the same moment', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const grant = await cash(venture, fundId, [60_000, 40_000]);
    await said('agreeGrant', grant.id, { evidence: 'paper' });
    await said('showGrantInstalment', grant.id, { instalment: 1, evidence: 'receipt' });
    const { id } = await pay(grant.awardId, 60_000);
    const { work } = world.database;
    const waiting = async (count: number): Promise<void> => {
      const query = "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      while (((await work.run(money.viewer, (tx) => tx.query(query))) as { count: number }[])[0]!.count < count) await new Promise(setImmediate);
    };
    const both = await work.run(money.viewer, async (tx) => {
      await tx.query('select from fund where id = $1 for update', [readGlobalId(fundId)!.id]);
      const decision = office.attempt(money.finance, 'decidePayment', { id, approve: true }, 'Payment', 'status');
      await waiting(1);
      const end = moved(venture, 'FAILED');
      await waiting(2);
      return [decision, end];
    });
    expect(await Promise.all(both)).toMatchObject([{ status: 'APPROVED' }, {}]);
    // Nothing stays behind that nobody can be paid.
    expect(await moneyOf(grant.awardId)).toMatchObject({ money: { reserved: 0, committed: 0, paid: 60_000 } });
    expect(await left(fundId)).toBe(40_000);
  });
});

describe('whoever asks for a grant', () => {
  it('is refused what rules, the fund or the venture do not have', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const early = await cash(await founded({}, [], null), fundId, [60_000]);
    expect([early.code, fact(early, 'field')]).toEqual(['VENTURE_NOT_READY', 'status']);
    const unplanned = await cash(await founded({}, ['FORMING'], null), fundId, [60_000]);
    expect([unplanned.code, fact(unplanned, 'field')]).toEqual(['VENTURE_NOT_READY', 'businessPlan']);
    const much = await cash(venture, await money.fund(3_000_000), [2_000_001]);
    expect([much.code, fact(much, 'rule')]).toEqual(['RULE_FORBIDS', 'F20']);
    expect(await cash(venture, fundId, [100_001])).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await attempt(office.officer, 'awardGrant', { programmeId, fundId, kitId })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await cash(venture, fundId, [60_000], {}, money.finance)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await cash({ id: venture.person.id }, fundId, [60_000])).toMatchObject({ code: 'NOT_FOUND' });
    expect(await left(fundId)).toBe(100_000);
  });

  it('F22: asks for a person who founds alone, by what was agreed in their plan, or by the one business of their own', async () => {
    const [person, fundId] = [await office.person(), await money.fund(300_000)];
    const alone = (jobseekerId: string) => attempt(office.officer, 'awardGrant', { jobseekerId, programmeId, fundId, cashReason: 'REMOTE_RETURN', instalments: [{ minor: 60_000, needs: 'receipts' }] });
    const unwritten = await alone(person.id);
    expect([unwritten.code, fact(unwritten, 'rule'), fact(unwritten, 'problem')]).toEqual(['RULE_FORBIDS', 'F22', expect.stringContaining('Write down what the money is for')]);
    await office.act(office.caseManager, 'writePlan', { jobseekerId: person.id, version: 0, items: [{ type: 'BUSINESS', state: 'AGREED' }] }, 'Plan', 'version');
    expect(await alone(person.id)).toMatchObject({ decision: 'AWARDED' });
    // What was given before the business was written down counts with what it is given (F20, F21).
    const later = await founded({}, ['FORMING', 'FUNDED'], {}, person);
    const much = await cash(later, await money.fund(900_000), [830_000]);
    expect([much.code, fact(much, 'rule')]).toEqual(['RULE_WARNS', 'F20']);
    const own = await founded();
    const grant = await alone(own.person.id);
    expect(grant).toMatchObject({ decision: 'AWARDED' });
    expect((await office.ask(office.officer, 'query ($id: ID!) { node(id: $id) { ... on Grant { ventureId jobseekerId } } }', { id: grant.id })).node).toEqual({ ventureId: own.id, jobseekerId: null });
    const terms = { kind: 'FAMILY', title: 'Bakery (constructed)', activity: '1071', geonameId: ADAMA, leastMembers: 1, mostMembers: 2, currency: 'USD', budget: [{ what: 'an oven', purpose: 'INCOME', amountMinor: 1 }] };
    await office.act(office.caseManager, 'createVenture', { terms, jobseekerId: own.person.id }, 'Venture', 'id');
    const several = await alone(own.person.id);
    expect([several.code, fact(several, 'field')]).toEqual(['INVALID_INPUT', 'ventureId']);
  });

  it('F20, F59: is warned of little money and of the same twice, and goes on with a reason', async () => {
    const [venture, fundId] = [await founded(), await money.fund(200_000)];
    const little = await cash(venture, fundId, [56_899]);
    expect([little.code, fact(little, 'rule')]).toEqual(['RULE_WARNS', 'F20']);
    expect(await cash(venture, fundId, [56_899], { overrides: [{ rule: 'F59', reason: 'none' }] })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await cash(venture, fundId, [56_899], { overrides: [{ rule: 'F20', reason: 'a small start' }] })).toMatchObject({ decision: 'AWARDED' });
    const twice = await cash(venture, fundId, [60_000]);
    expect([twice.code, fact(twice, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
    expect(await cash(venture, fundId, [60_000], { overrides: [{ rule: 'F59', reason: 'a second shop' }] })).toMatchObject({ decision: 'AWARDED' });
  });

  it('F59: is warned of what a partner promised one of its people to start with', async () => {
    const [venture, fundId] = [await founded(), await money.fund(100_000)];
    const terms = { rule: 'F33', service: 'MATCHING_FUND', name: 'A matching fund', provider: 'A state', conditions: 'None', source: 'constructed', residencyMonths: null, papers: [] };
    const { id: entryId } = await office.act(office.admin, 'createCatalogueEntry', { terms }, 'CatalogueEntry', 'id');
    const { id } = await office.act(office.caseManager, 'referPerson', { jobseekerId: venture.person.id, entryId }, 'Referral', 'id');
    await office.act(office.caseManager, 'moveReferral', { id, to: 'ACCEPTED' }, 'Referral', 'status');
    const twice = await cash(venture, fundId, [60_000]);
    expect([twice.code, fact(twice, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
    await office.act(office.caseManager, 'moveReferral', { id, to: 'REFUSED' }, 'Referral', 'status');
    expect(await cash(venture, fundId, [60_000])).toMatchObject({ decision: 'AWARDED' });
  });

  it('F59: is asked about as the record that goes on after a merge, with what was granted under the closed one', async () => {
    const [before, after] = [await founded(), await founded()];
    const fundId = await money.fund(200_000);
    expect(await cash(before, fundId, [60_000])).toMatchObject({ decision: 'AWARDED' });
    await merged(after.person, before.person);
    const twice = await cash(after, fundId, [60_000]);
    expect([twice.code, fact(twice, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
    const [kept, other] = [after.person, await office.person()].map(({ id }) => ({ person: { id: readGlobalId(id)!.id } }) as CaseOf);
    const factsOf = await world.database.work.run(office.officer.viewer, (tx) => businessGrantFacts(new JobseekerRecords({ now: () => now.at })).factsOf(tx, office.missionId, [kept!, other!], day(on)));
    expect([factsOf(kept!), factsOf(other!)]).toEqual([{ hasBusinessGrant: true }, {}]);
    const again = await cash(before, fundId, [60_000]);
    expect([again.code, fact(again, 'rule')]).toEqual(['RULE_WARNS', 'F59']);
  });

  it('races for the last money and is given it once', async () => {
    const fundId = await money.fund(100_000);
    const ventures = [await founded(), await founded(), await founded()];
    const answers = await Promise.all(ventures.map((venture) => cash(venture, fundId, [60_000])));
    expect(answers.map((each) => each.decision ?? each.code).sort()).toEqual(['AWARDED', 'MONEY_SHORT', 'MONEY_SHORT']);
    expect(await left(fundId)).toBe(40_000);
  });
});

it('tells a person what was granted, and forgets the words about it with them', async () => {
  const [venture, fundId] = [await founded(), await money.fund(60_000)];
  const grant = await cash(venture, fundId, [60_000]);
  await said('agreeGrant', grant.id, { evidence: 'paper of the canary' });
  await said('showGrantInstalment', grant.id, { instalment: 1, evidence: 'receipt' });
  const { id: payment } = await pay(grant.awardId, 1, { document: 'receipt of the canary' });
  const [holders, id] = [world.app.get(PersonalDataHolders, { strict: false }), readGlobalId(venture.person.id)!.id as JobseekerId];
  const told = async () => JSON.stringify(await world.database.work.run(office.caseManager.viewer, (tx) => holders.tell(tx, office.caseManager.viewer, id)));
  expect(await told()).toContain('paper of the canary');
  await world.database.work.run(office.caseManager.viewer, (tx) => holders.forget(tx, office.missionId, id, 'EVERYTHING'));
  expect(await told()).not.toContain('canary');
  const { node } = await office.ask(office.officer, 'query ($id: ID!) { node(id: $id) { ... on Payment { document } } }', { id: payment });
  expect(node).toEqual({ document: `forgotten ${readGlobalId(payment)!.id}` });
  expect(await moneyOf(grant.awardId)).toMatchObject({ money: { committed: 60_000 } });
});
