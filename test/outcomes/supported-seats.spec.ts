import type { Logger } from 'typeorm';

import { ContractsService } from '../../src/outcomes/contracts/contracts.service.js';
import { PayrollRemindersService } from '../../src/outcomes/payroll-reminders/payroll-reminders.service.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { PASTRY_COOK, plainPost, TRUCK_DRIVER, type Employer, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { localOf, MoneyOffice } from '../programmes/money-world.js';
import { openWorld, type Answer, type World } from '../support/world.js';
import { taken, type Offer } from './offering.js';
import { SupportedOffice } from './supported.js';

let world: World;
let supported: SupportedOffice;
let now = new Date('2026-03-02T09:00:00Z');
const on = (day: string) => (now = new Date(`${day}T09:00:00Z`));
const START = '2026-03-02';
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  supported = await SupportedOffice.open(await MoneyOffice.open(world), START);
});
beforeEach(() => void on(START));
afterAll(() => world.close());

const fund = (budget: number, over = {}): Promise<string> => supported.money.fund(budget, { currency: 'ETB', ...over });
const person = (): Promise<Jobseeker> => supported.offers.person();
const fact = (answer: { facts?: { name: string; value: string }[] }, name: string): unknown => answer.facts?.find((each) => each.name === name)?.value;
const tasks = async (of: Jobseeker): Promise<string[]> => (await supported.offers.tasks(of)).map(({ kind, subjectKind, dueOn }) => `${kind} ${subjectKind} ${dueOn}`);
const duties = async (placementId: string) => {
  const rows = await world.database.work.run(supported.money.viewer, (tx) => tx.query('select subsidy_ends_on::text as "subsidyEndsOn", retention_until::text as "retentionUntil" from placement where id::text = $1', [Buffer.from(placementId, 'base64url').toString().split(':')[1]]));
  return (rows as unknown[])[0];
};

describe('what a programme pays at an opening', () => {
  it('is written by officers, read by whoever reads the opening, and changed by version', async () => {
    const [post, money] = [await supported.office.draft(), await fund(0)];
    expect(await supported.support(post, money, { amountMinor: 1 })).toMatchObject({ openingId: post.id, instrument: 'WAGE_SUBSIDY', months: 6, version: 1 });
    expect(await supported.support(post, money)).toMatchObject({ code: 'STALE_EDIT' });
    expect(await supported.support(post, money, { version: 1, months: 3 })).toMatchObject({ months: 3, version: 2 });
    for (const who of [supported.money.partner, supported.office.caseManager, supported.money.finance]) expect(await supported.support(post, money, { version: 2 }, who)).toMatchObject({ code: 'NOT_ALLOWED' });
    const ask = 'query ($id: ID!) { openingSupport(openingId: $id) { fundId programmeId months } }';
    expect(await supported.office.ask(supported.money.partner, ask, post)).toEqual({ openingSupport: { fundId: money, programmeId: supported.programmeId, months: 3 } });
    const rival = await world.signIn(['PARTNER'], { missionId: supported.office.missionId, employerId: newId() as never }).catch(() => null);
    if (rival !== null) expect(await supported.office.ask(rival, ask, post)).toEqual({ openingSupport: null });
    expect(await supported.support({ id: globalId('Opening', newId()) }, money)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await supported.support(await supported.office.draft(), globalId('Fund', newId()))).toMatchObject({ code: 'NOT_FOUND' });
    const remove = (version: number) => supported.office.attempt(supported.office.officer, 'removeOpeningSupport', { openingId: post.id, version }, 'OpeningSupport', 'version');
    expect(await remove(1)).toMatchObject({ code: 'STALE_EDIT' });
    expect(await remove(2)).toMatchObject({ version: 2 });
    expect(await supported.office.ask(supported.office.officer, ask, post)).toEqual({ openingSupport: null });
  });

  it('keeps an opening from being published that its rules block, whoever publishes, and a published one from such support', async () => {
    const [post, money] = [await supported.office.draft(), await fund(0)];
    await supported.support(post, money, { months: 7, amountMinor: 1 });
    const publish = () => supported.office.attempt(supported.office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'status');
    expect(fact(await publish(), 'rule')).toBe('F07');
    await supported.support(post, money, { version: 1, months: 6, amountMinor: 1 });
    expect(await publish()).toMatchObject({ status: 'PUBLISHED' });
    expect(fact(await supported.support(post, money, { version: 2, months: 7, amountMinor: 1 }), 'rule')).toBe('F07');
    expect(fact(await supported.support(post, money, { version: 2, months: 13, amountMinor: 1 }), 'rule')).toBe('L10');
  });

  it('is capped in another currency by the rate of the day on which it was said, and refused without a rate', async () => {
    const { office } = supported;
    const [post, money] = [await office.draft({ pay: { min: 400, max: 400, currency: 'ETB', period: 'MONTH' } }), await fund(0, { currency: 'KES' })];
    const write = async (amountMinor: number, version: number | null = null) => {
      const said = await supported.support(post, money, { amountMinor, version });
      return said.version ?? fact(said, 'field');
    };
    const rate = (validFrom: string, units: string) => office.act(office.admin, 'setExchangeRate', { currency: 'KES', validFrom, rate: units }, 'ExchangeRate', 'rate');
    expect(await write(1)).toBe('fundId');
    await rate(START, '2');
    expect([await write(601), await write(600)]).toEqual(['amountMinor', 1]);
    await rate('2026-03-03', '4');
    on('2026-03-03');
    expect(await write(600, 1)).toBe('amountMinor');
    expect(await office.attempt(office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'status')).toMatchObject({ status: 'PUBLISHED' });
  });

  it('L11: what only warns is let pass with a reason, each time that the support is written', async () => {
    const { office } = supported;
    const { id } = await office.act(office.admin, 'adoptProgramme', { code: 'WAGE_SUBSIDY' }, 'Programme', 'id');
    const [post, money] = [await office.draft(), await fund(0)];
    const overrides = [{ rule: 'L11', reason: 'the firm is the only one in reach' }];
    const write = (version: number | null, over = {}) => supported.support(post, money, { programmeId: id, sharePercent: 60, amountMinor: 1, version, ...over });
    const publish = () => office.attempt(office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'status');
    await write(null);
    expect(await publish()).toMatchObject({ code: 'RULE_WARNS', facts: [{ name: 'rule', value: 'L11' }, expect.anything()] });
    expect(await write(1, { overrides: [{ rule: 'L11', reason: ' ' }] })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await write(1, { overrides, sharePercent: 50 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await write(1, { overrides })).toMatchObject({ version: 2 });
    now = new Date(now.getTime() + 1_000);
    await write(2);
    expect(fact(await publish(), 'rule')).toBe('L11');
    await write(3, { overrides });
    expect(await publish()).toMatchObject({ status: 'PUBLISHED' });
  });
});

describe('a seat that a programme pays for', () => {
  it('has its money set aside with it: neither without the other', async () => {
    const money = await fund(2_000);
    const post = await supported.post(money, { seats: 2 });
    const [one, two] = [await supported.offers.released(post, await person()), await supported.offers.released(post, await person())];
    expect(taken(await supported.offers.employer(one, 'CONFIRM')).state).toBe('EMPLOYER_CONFIRMED');
    expect(await supported.fund(money)).toMatchObject({ available: 800, reserved: 1_200 });
    const short = await supported.offers.employer(two, 'CONFIRM');
    expect(short).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await supported.offers.seats(post)).toEqual({ status: 'PUBLISHED', seatsTaken: 1 });
    expect((await supported.offers.now(two)).state).toBe('IDENTITY_RELEASED');
    expect(await supported.fund(money)).toMatchObject({ available: 800, reserved: 1_200 });
  });

  it('tells an employer nothing of the money: the person is not available, and staff have a task until there is money', async () => {
    const money = await fund(1);
    const post = await supported.post(money);
    const offer = await supported.offers.released(post, await person());
    const unpaid = async () => (await supported.office.ask(supported.office.officer, '{ tasks(kind: SEAT_UNPAID, status: null, first: 100) { edges { node { subjectId status priority queue } } } }')).tasks.edges.map(({ node }: Answer['data']) => node).filter(({ subjectId }: Answer['data']) => subjectId === offer.id);
    const { openingProgress } = await supported.office.ask(supported.money.partner, 'query ($id: ID!) { openingProgress(openingId: $id) { candidates { candidateId } } }', post);
    const [{ candidateId }] = openingProgress.candidates;
    expect(await supported.office.attempt(supported.money.partner, 'answerCandidate', { candidateId, answer: 'CONFIRM' }, 'CandidateProgress', '__typename')).toMatchObject({ code: 'NOT_AVAILABLE', facts: [] });
    expect((await supported.offers.now(offer)).state).toBe('IDENTITY_RELEASED');
    // Said again, and by an officer who heard it, it is the same need.
    expect(await supported.offers.employer(offer, 'CONFIRM')).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await unpaid()).toEqual([{ subjectId: offer.id, status: 'OPEN', priority: 'HIGH', queue: 'JOB_PLACEMENT_OFFICER' }]);
    await supported.money.budget(money, 1_199);
    taken(await supported.offers.employer(offer, 'CONFIRM'));
    expect(await unpaid()).toMatchObject([{ status: 'DONE' }]);
  });

  it.each(['UNDO', 'NOT_SELECTED', 'DECLINED', 'WITHDRAWN'])('gives its money back when the offer ends before a yes: %s', async (how) => {
    const money = await fund(1_200);
    const post = await supported.post(money);
    const offer: Offer = await supported.offers.confirmed(post, await person());
    expect(await supported.fund(money)).toMatchObject({ available: 0, reserved: 1_200 });
    if (how === 'UNDO') taken(await supported.offers.employer(offer, 'UNDO'));
    if (how === 'NOT_SELECTED') taken(await supported.offers.employer(offer, 'NOT_SELECTED', { reason: 'ANOTHER_CANDIDATE' }));
    if (how === 'DECLINED') taken(await supported.offers.answer(offer, 'DECLINED'));
    if (how === 'WITHDRAWN') await supported.offers.withdraw([offer.id]);
    expect(await supported.fund(money)).toMatchObject({ available: 1_200, reserved: 0 });
    expect((await supported.offers.seats(post)).seatsTaken).toBe(0);
    if (how !== 'UNDO') return;
    taken(await supported.offers.employer(offer, 'CONFIRM'));
    expect(await supported.fund(money)).toMatchObject({ available: 0, reserved: 1_200 });
  });

  it('owes its money from the start on, and check-ins follow the end of the support and of the duty', async () => {
    const money = await fund(1_200);
    const placement = await supported.agreed(await supported.post(money), await person());
    expect(await supported.fund(money)).toMatchObject({ reserved: 1_200, committed: 0 });
    expect(await supported.move(placement, 'CONFIRM_START', { on: '2026-03-02' })).toMatchObject({ state: 'STARTED', instrument: 'WAGE_SUBSIDY' });
    expect(await supported.fund(money)).toMatchObject({ reserved: 0, committed: 1_200 });
    expect(await duties(placement)).toEqual({ subsidyEndsOn: '2026-09-01', retentionUntil: '2027-03-01' });
    expect(await supported.move(placement, 'CORRECT_START', { on: '2026-03-01' })).toMatchObject({ startedOn: '2026-03-01' });
    expect(await duties(placement)).toEqual({ subsidyEndsOn: '2026-08-31', retentionUntil: '2027-02-28' });
    expect(await supported.fund(money)).toMatchObject({ committed: 1_200 });
  });

  it('F10: warns of a service whose funding ends before the work that is paid for, where the person is to be pointed to it', async () => {
    const [hired, { office }] = [await person(), supported];
    await supported.move(await supported.agreed(await supported.post(await fund(1_200)), hired), 'CONFIRM_START', { on: START });
    const refer = async (fundingEndsOn: string) => {
      const terms = { rule: 'F10', service: 'HOUSING', name: 'Until then', provider: 'A partner', conditions: 'None', source: 'constructed', residencyMonths: null, papers: [], fundingEndsOn };
      const { id } = await office.act(office.admin, 'createCatalogueEntry', { terms }, 'CatalogueEntry', 'id');
      return office.attempt(office.caseManager, 'referPerson', { jobseekerId: hired.id, entryId: id }, 'Referral', 'status');
    };
    expect(await refer('2026-08-31')).toMatchObject({ code: 'RULE_WARNS', facts: [{ name: 'rule', value: 'F10' }, expect.anything()] });
    expect(await refer('2026-09-01')).toMatchObject({ status: 'REFERRED' });
  });

  it('gives its money back when nobody comes; whoever comes after all has it again where it is still there', async () => {
    const money = await fund(1_200);
    const [late, post] = [await person(), await supported.post(money, { seats: 2 })];
    const placement = await supported.agreed(post, late);
    await supported.move(placement, 'REPORT_NO_SHOW');
    expect(await supported.fund(money)).toMatchObject({ available: 1_200 });
    expect(await supported.move(placement, 'CONFIRM_START')).toMatchObject({ state: 'STARTED' });
    expect(await supported.fund(money)).toMatchObject({ available: 0, committed: 1_200 });
    // The next one, whose money went to somebody else meanwhile: the work goes on, and staff look.
    await supported.money.budget(money, 1_200);
    const [unlucky, other] = [await person(), await supported.post(money)];
    const second = await supported.agreed(other, unlucky);
    await supported.move(second, 'REPORT_NO_SHOW');
    await supported.money.budget(money, -1);
    expect(await supported.move(second, 'CONFIRM_START')).toMatchObject({ state: 'STARTED' });
    expect(await supported.fund(money)).toMatchObject({ available: 1_199 });
    expect(await tasks(unlucky)).toContain('REVIEW Placement 2026-03-07');
  });

  it('gives its money back when the person withdraws before the start', async () => {
    const money = await fund(1_200);
    const placement = await supported.agreed(await supported.post(money), await person());
    expect(await supported.move(placement, 'WITHDRAW', { saidBy: 'PERSON', channel: 'CALL' })).toMatchObject({ state: 'ENDED' });
    expect(await supported.fund(money)).toMatchObject({ available: 1_200, reserved: 0 });
  });
});

describe('L9: pay', () => {
  it('is held against agreements, comparable staff and the reference wage, when it is published and when somebody is offered it', async () => {
    const { office } = supported;
    const employer = await office.judged(await office.unverified(), 'verifyEmployer');
    await office.act(office.officer, 'setHeadCountBaseline', { employerId: employer.id, headCount: 1 }, 'EmployerPayroll', 'employerId');
    await supported.checked(employer.id);
    const floor = (over = {}, who = office.officer) => {
      const said = { basis: 'COMPARABLE_STAFF', employerId: employer.id, monthlyMinor: 401, currency: 'ETB', validFrom: START, source: 'pay slips of the firm', ...over };
      return office.attempt(who, 'recordPayStandard', said, 'PayStandard', 'id monthlyMinor validTo');
    };
    const post = await office.draft({ pay: { min: 400, max: 500, currency: 'ETB', period: 'MONTH' } }, employer);
    const publish = () => office.attempt(office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'id version status');
    expect(await floor({ employerId: null, basis: 'COLLECTIVE_AGREEMENT' })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await floor({}, supported.money.partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await floor({ employerId: globalId('Employer', newId()) })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await floor({ occupationUri: `${TRUCK_DRIVER}x` })).toMatchObject({ code: 'INVALID_INPUT' });
    // An agreement for all, of work that is not this one.
    const everywhere = await floor({ employerId: null, basis: 'COLLECTIVE_AGREEMENT', occupationUri: TRUCK_DRIVER, monthlyMinor: 9_999 }, office.admin);
    expect(everywhere).toMatchObject({ monthlyMinor: 9_999 });
    const { id } = await floor();
    expect(fact(await publish(), 'rule')).toBe('L9');
    const end = (of: string) => office.attempt(office.officer, 'endPayStandard', { id: of, on: START }, 'PayStandard', 'validTo');
    expect(await end(everywhere.id)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await end(id)).toMatchObject({ validTo: START });
    expect(fact(await publish(), 'rule')).toBe('L9');
    on('2026-03-03');
    expect(await publish()).toMatchObject({ status: 'PUBLISHED' });
    const money = await fund(0);
    expect(fact(await supported.support(post, money, { amountMinor: 1, referenceWageMinor: 401 }), 'rule')).toBe('L9');
    expect(await supported.support(post, money, { amountMinor: 1, referenceWageMinor: 400 })).toMatchObject({ version: 1 });
    const who = await person();
    expect((await supported.offers.drafts(post, [who])).changed).toHaveLength(1);
    await floor({ validFrom: '2026-03-03' });
    expect(fact(await supported.offers.drafts(post, [await person()]), 'rule')).toBe('L9');
    const { payStandards } = await office.ask(office.officer, 'query ($id: ID!) { payStandards(employerId: $id) { monthlyMinor validFrom validTo } }', employer);
    expect(payStandards).toMatchObject([{ monthlyMinor: 9_999 }, { monthlyMinor: 401, validTo: START }, { monthlyMinor: 401, validFrom: '2026-03-03', validTo: null }]);
  });
});

describe('L14: work is decent', () => {
  it('is found by officers, point by point, and asked wherever a programme pays; what was found not to be decent is published nowhere', async () => {
    const { office } = supported;
    const employer = await office.judged(await office.unverified(), 'verifyEmployer');
    await office.act(office.officer, 'setHeadCountBaseline', { employerId: employer.id, headCount: 1 }, 'EmployerPayroll', 'employerId');
    const [plain, paid] = [await office.draft({}, employer), await office.draft({}, employer)];
    await supported.support(paid, await fund(0), { amountMinor: 1 });
    const publish = ({ id, version }: Vacancy) => office.attempt(office.officer, 'publishVacancy', { id, version }, 'Vacancy', 'status');
    expect(fact(await publish(paid), 'rule')).toBe('L14');
    expect(await supported.checked(employer.id, {}, [], supported.money.partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await supported.checked(employer.id, {}, ['SAFETY'])).toMatchObject({ number: 1, tier: 'NOT_DECENT', checkedOn: START, holdsUntil: '2027-03-01' });
    expect(fact(await publish(paid), 'rule')).toBe('L14');
    expect(fact(await publish(plain), 'rule')).toBe('L14');
    expect(await supported.checked(employer.id, { plan: 'registers by June' }, ['LEGAL_EMPLOYER'])).toMatchObject({ number: 2, tier: 'SUPPORTED' });
    for (const post of [paid, plain]) expect(await publish(post)).toMatchObject({ status: 'PUBLISHED' });
    // Work that was agreed does not start where it is not decent any more, and somebody sees to it.
    const who = await person();
    const offer = await supported.offers.confirmed(plain, who, employer);
    taken(await supported.offers.accept(offer));
    const placement = await supported.placementOf(offer);
    await supported.checked(employer.id, {}, ['SAFETY']);
    expect(fact(await supported.move(placement, 'CONFIRM_START', { on: START }), 'rule')).toBe('L14');
    expect((await tasks(who)).filter((task) => task.includes('Placement'))).toEqual(['CALL Placement 2026-03-03', 'REVIEW Placement 2026-03-04']);
    await supported.checked(employer.id, { plan: 'registers by June' }, ['LEGAL_EMPLOYER']);
    expect(await supported.move(placement, 'CONFIRM_START', { on: START })).toMatchObject({ state: 'STARTED' });
    expect((await tasks(who)).filter((task) => task.includes('Placement'))).toEqual([]);
    const { decentWorkChecks } = await office.ask(office.officer, 'query ($id: ID!) { decentWorkChecks(employerId: $id) { number tier points { point holds evidence } } }', employer);
    expect(decentWorkChecks).toMatchObject([{ number: 1, tier: 'NOT_DECENT' }, { number: 2, tier: 'SUPPORTED' }, { number: 3, tier: 'NOT_DECENT' }, { number: 4, tier: 'SUPPORTED' }]);
  });
});

describe('L12: whoever is paid for displaces nobody', () => {
  const BAKER = 'http://data.europa.eu/esco/occupation/1aadb308-432a-4d01-b54b-b4f7f76dd419';
  /** A firm of its own, which nobody has counted yet. */
  const firm = async () => {
    const employer = await supported.office.judged(await supported.office.unverified(), 'verifyEmployer');
    await supported.checked(employer.id);
    const count = (headCount: number, version: number | null = null, who = supported.office.officer) =>
      supported.office.attempt(who, 'setHeadCountBaseline', { employerId: employer.id, headCount, version }, 'EmployerPayroll', 'baseline { headCount countedOn version }');
    return { employer, count };
  };
  const draftAt = async (employer: Employer, money: string) => {
    const post = await supported.office.draft({ pay: { min: 400, max: 400, currency: 'ETB', period: 'MONTH' } }, employer);
    await supported.support(post, money);
    const publish = () => supported.office.attempt(supported.office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'id version status');
    return { post, publish };
  };

  it('is asked before an opening is published: who works there is counted first, by staff', async () => {
    const { employer, count } = await firm();
    const { publish } = await draftAt(employer, await fund(0));
    expect(fact(await publish(), 'rule')).toBe('L12');
    expect(await count(3, null, supported.money.partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await count(3)).toMatchObject({ baseline: { headCount: 3, countedOn: START, version: 1 } });
    expect(await count(4)).toMatchObject({ code: 'STALE_EDIT' });
    expect(await count(2, 1)).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await publish()).toMatchObject({ status: 'PUBLISHED' });
  });

  it('is asked again when the employer confirms, and before each instalment; a firm declares its own payroll alone', async () => {
    const { employer, count } = await firm();
    await count(3);
    const money = await fund(2_400);
    const { publish } = await draftAt(employer, money);
    const post = await publish();
    const partner = await world.signIn(['PARTNER'], { missionId: supported.office.missionId, employerId: localOf(employer.id) });
    const declare = (month: string, over = {}, who = partner) => supported.declare(month, { employerId: employer.id, headCount: 3, ...over }, who);
    expect(await declare('2026-03-01', {}, supported.money.partner)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await declare('2026-04-01')).toMatchObject({ code: 'INVALID_INPUT' });
    const offer = await supported.offers.released(post, await person(), employer);
    await declare('2026-02-01', { dismissals: [{ occupationUri: BAKER, on: '2026-02-20' }] });
    expect(fact(await supported.offers.employer(offer, 'CONFIRM'), 'rule')).toBe('L12');
    expect(await supported.fund(money)).toMatchObject({ available: 2_400 });
    // Declared again, with the work that it was.
    expect(await declare('2026-02-01', { dismissals: [{ occupationUri: 'urn:rejoin:other', on: '2026-02-20' }] })).toMatchObject({ code: 'INVALID_INPUT' });
    await declare('2026-02-01', { dismissals: [{ occupationUri: TRUCK_DRIVER, on: '2026-02-20' }] });
    taken(await supported.offers.employer(offer, 'CONFIRM'));
    taken(await supported.offers.accept(offer));
    const placement = await supported.placementOf(offer);
    await supported.contracted(placement);
    // Who goes after the first day takes the pay of the month, not the start that is written down later.
    on('2026-03-25');
    await declare('2026-03-01', { headCount: 2, dismissals: [{ occupationUri: BAKER, on: '2026-03-20' }] });
    expect(fact(await supported.move(placement, 'CONFIRM_START', { on: '2026-03-20' }), 'rule')).toBe('L12');
    expect(await supported.move(placement, 'CONFIRM_START', { on: START })).toMatchObject({ state: 'STARTED', startedOn: START });
    const { id: award } = await supported.award(post);
    on('2026-04-10');
    const pay = () => supported.pay(award, START, '2026-04-01', 200, partner);
    expect(fact(await pay(), 'rule')).toBe('L12');
    expect(await declare('2026-03-01', { wagesPaid: false })).toMatchObject({ declarations: [{ month: '2026-02-01' }, { month: '2026-02-01' }, { month: '2026-03-01' }, { month: '2026-03-01', wagesPaid: false }] });
    expect(fact(await pay(), 'rule')).toBe('L12');
    // To wait until a dismissal is long ago does not help.
    await declare('2026-03-01', { dismissals: [{ occupationUri: BAKER, on: '2026-03-20' }] });
    on('2026-08-10');
    await declare('2026-04-01');
    expect(fact(await pay(), 'rule')).toBe('L12');
    on('2026-04-10');
    await declare('2026-03-01');
    const asked = await pay();
    expect(asked).toMatchObject({ status: 'REQUESTED' });
    await declare('2026-03-01', { headCount: 2 });
    expect(fact(await supported.decide(asked.id), 'rule')).toBe('L12');
    // Nor does a later month with more people make up for it.
    await declare('2026-04-01', { headCount: 9 });
    expect(fact(await supported.decide(asked.id), 'rule')).toBe('L12');
    await declare('2026-03-01');
    expect(await supported.decide(asked.id)).toMatchObject({ status: 'APPROVED' });
    // It is the work that was agreed in which nobody may go, whatever the firm says of its post afterwards.
    await declare('2026-04-01', { dismissals: [{ occupationUri: BAKER, on: '2026-04-05' }] });
    const next = () => supported.pay(award, '2026-04-02', '2026-04-03', 1, partner);
    expect(fact(await next(), 'rule')).toBe('L12');
    const { vacancy } = await supported.office.ask(partner, 'query ($id: ID!) { vacancy(id: $id) { version } }', { id: post.id });
    const terms = { ...plainPost, pay: { min: 400, max: 400, currency: 'ETB', period: 'MONTH' }, occupationUri: PASTRY_COOK };
    expect(await supported.office.attempt(partner, 'editVacancy', { id: post.id, version: vacancy.version, terms }, 'Vacancy', 'version')).toMatchObject({ version: vacancy.version + 1 });
    expect(fact(await next(), 'rule')).toBe('L12');

    // What was paid for is declared otherwise: finance decides about the difference, and until then nothing more is paid.
    const { office } = supported;
    const corrections = async (month = '2026-03-01', who = supported.money.finance) => (await office.ask(who, 'query ($id: ID!) { payrollCorrections(employerId: $id) { id month cause minor status } }', employer)).payrollCorrections.filter((each: Answer['data']) => each.month === month);
    expect(await corrections('2026-04-01')).toMatchObject([{ cause: 'DISPLACEMENT', minor: 6, status: 'OPEN' }]);
    await declare('2026-04-01');
    expect(await corrections('2026-04-01')).toMatchObject([{ status: 'WITHDRAWN' }]);
    const asks = async () => (await office.ask(supported.money.finance, '{ tasks(first: 100, status: null) { edges { node { kind subjectId rule queue status } } } }')).tasks.edges.map(({ node }: Answer['data']) => node).filter(({ subjectId }: Answer['data']) => subjectId === employer.id);
    const decide = (id: string, decision: string, who = supported.money.finance) => office.attempt(who, 'decidePayrollCorrection', { id, decision }, 'PayrollCorrection', 'status minor');
    const march = { month: '2026-03-01', minor: 193 };
    await declare('2026-03-01', { headCount: 2 });
    await declare('2026-03-01', { headCount: 1 });
    expect(await corrections()).toMatchObject([{ ...march, cause: 'DISPLACEMENT', status: 'OPEN' }]);
    expect(await corrections('2026-03-01', supported.money.partner)).toEqual([]);
    expect((await asks()).filter(({ status }: Answer['data']) => status === 'OPEN')).toEqual([{ kind: 'PAYROLL_CORRECTED', subjectId: employer.id, rule: 'L12', queue: 'FINANCE', status: 'OPEN' }]);
    on('2026-05-05');
    const more = (amount: number) => supported.pay(award, '2026-04-02', '2026-05-01', amount, partner);
    expect(await more(7)).toMatchObject({ code: 'RULE_FORBIDS', message: expect.stringContaining('finance') as string });
    await declare('2026-03-01');
    await declare('2026-03-01', { wagesPaid: false });
    expect(await corrections()).toMatchObject([{ ...march, status: 'WITHDRAWN' }, { ...march, cause: 'WAGES_UNPAID', status: 'OPEN' }]);
    expect((await asks()).map(({ status }: Answer['data']) => status).sort()).toEqual(['CANCELLED', 'CANCELLED', 'OPEN']);
    const [, { id: second }] = await corrections();
    expect(await decide(second, 'SETTLED', office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await decide(globalId('PayrollCorrection', newId()), 'SETTLED')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await decide(second, 'SETTLED')).toMatchObject({ status: 'SETTLED', minor: 193 });
    expect(await decide(second, 'CLAIMED_BACK')).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    // Two of six months of 1,200 have become due, less what was paid and what was paid for nothing.
    expect(fact(await more(8), 'rule')).toBe('L11');
    const { id: paid } = await more(7);
    expect(await supported.decide(paid)).toMatchObject({ status: 'APPROVED' });
    await declare('2026-04-01', { wagesPaid: false });
    const [, third, fourth] = await corrections('2026-04-01');
    expect([third, fourth]).toMatchObject([{ minor: 6, status: 'OPEN' }, { minor: 6, status: 'OPEN' }]);
    expect(await decide(fourth.id, 'CLAIMED_BACK')).toMatchObject({ status: 'CLAIMED_BACK' });
    expect((await supported.award(post)).money).toEqual({ reserved: 0, committed: 993, paid: 201, claimed: 6 });
  });

  it('bars a firm of at least five subsidised jobs that ended most of them with the support', async () => {
    const { employer, count } = await firm();
    await count(3);
    const money = await fund(20_000);
    const { publish } = await draftAt(employer, money);
    const post = await publish();
    const placements: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const { post: each, publish: out } = await draftAt(employer, money);
      await out();
      const offer = await supported.offers.confirmed(each, await person(), employer);
      taken(await supported.offers.accept(offer));
      placements.push(await supported.placementOf(offer));
      await supported.move(placements.at(-1)!, 'CONFIRM_START', { on: START });
    }
    on('2026-09-05');
    for (const each of placements.slice(0, 2)) await supported.move(each, 'END', { reason: 'SUBSIDY_OVER', on: '2026-09-01' });
    await world.database.work.run(supported.money.viewer, (tx) => tx.query(`update employer set verified_until = '2027-12-31' where verified_until is not null`));
    const [one, two] = [await supported.offers.confirmed(post, await person(), employer), await supported.offers.released(post, await person(), employer)];
    expect(one.state).toBe('EMPLOYER_CONFIRMED');
    await supported.move(placements[2]!, 'END', { reason: 'SUBSIDY_OVER', on: '2026-09-01' });
    expect(fact(await supported.offers.employer(two, 'CONFIRM'), 'rule')).toBe('L12');
  });
});

describe('an instalment', () => {
  const started = async (over = {}, support = {}): Promise<{ readonly money: string; readonly post: Vacancy; readonly placement: string; readonly award: string; readonly who: Jobseeker }> => {
    const money = await fund(1_200);
    const [who, post] = [await person(), await supported.post(money, over, support)];
    const placement = await supported.agreed(post, who);
    await supported.move(placement, 'CONFIRM_START', { on: START });
    return { money, post, placement, award: (await supported.award(post)).id, who };
  };

  it('is for days that were worked under the support, and never more than has become due', async () => {
    const { award, money } = await started();
    on('2026-05-10');
    for (const month of ['2026-03-01', '2026-04-01', '2026-05-01']) await supported.declare(month);
    expect(await supported.pay(award, '2026-03-01', '2026-03-31', 1)).toMatchObject({ code: 'INVALID_INPUT' });
    expect(fact(await supported.pay(award, START, '2026-04-01', 201), 'rule')).toBe('L11');
    const first = await supported.pay(award, START, '2026-04-01', 200);
    expect(await supported.decide(first.id)).toMatchObject({ status: 'APPROVED' });
    expect(fact(await supported.pay(award, '2026-04-02', '2026-05-01', 201), 'rule')).toBe('L11');
    expect(await supported.pay(award, '2026-04-02', '2026-05-01', 200)).toMatchObject({ status: 'REQUESTED' });
    expect(await supported.fund(money)).toMatchObject({ committed: 1_000, paid: 200 });
    on('2026-10-01');
    for (const month of ['2026-06-01', '2026-07-01', '2026-08-01', '2026-09-01']) await supported.declare(month);
    expect(await supported.pay(award, '2026-08-02', '2026-09-02', 1)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('L12: its payrolls are asked for, as tasks and of the employer, as long as anything is owed', async () => {
    const reminders = world.app.get(PayrollRemindersService, { strict: false });
    const { employer, missionId, officer } = supported.office;
    const found = async (): Promise<string[]> => {
      const { tasks: all } = await supported.office.ask(officer, '{ tasks(first: 100, status: null, kind: PAYROLL_MISSING) { edges { node { subjectId dueOn status } } } }');
      return all.edges.flatMap(({ node }: { node: Record<string, string> }) => (node['subjectId'] === aside.id ? [`${node['dueOn']} ${node['status']}`] : [])).sort();
    };
    const months = async (who = officer, id = aside.id): Promise<string[] | null> => (await supported.office.ask(who, 'query ($id: ID!) { employerPayroll(employerId: $id) { monthsToDeclare } }', { id })).employerPayroll?.monthsToDeclare ?? null;
    const aside = await supported.office.judged(await supported.office.unverified(), 'verifyEmployer');
    await supported.checked(aside.id);
    await supported.office.act(officer, 'setHeadCountBaseline', { employerId: aside.id, headCount: 3 }, 'EmployerPayroll', 'employerId');
    const post = await supported.office.draft({ pay: { min: 400, max: 400, currency: 'ETB', period: 'MONTH' } }, aside);
    await supported.support(post, await fund(1_200));
    const offer = await supported.offers.confirmed(await supported.office.act(officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'id version'), await person(), aside);
    taken(await supported.offers.accept(offer));
    const placement = await supported.placementOf(offer);
    await supported.move(placement, 'CONFIRM_START', { on: START });
    expect(await months()).toEqual([]);
    on('2026-05-02');
    await reminders.search(missionId);
    await reminders.search(missionId);
    expect(await found()).toEqual(['2026-04-10 OPEN', '2026-05-10 OPEN']);
    expect(await months()).toEqual(['2026-03-01', '2026-04-01']);
    const partner = await world.signIn(['PARTNER'], { missionId, employerId: localOf(aside.id) });
    await supported.declare('2026-03-01', { employerId: aside.id, headCount: 3 }, partner);
    expect(await found()).toEqual(['2026-04-10 DONE', '2026-05-10 OPEN']);
    expect(await months(partner)).toEqual(['2026-04-01']);
    expect(await months(partner, employer.id)).toBeNull();
    // Nothing is owed for work that was a fraud, and nothing asked.
    await supported.move(placement, 'END', { reason: 'FRAUD', on: '2026-05-01' });
    await reminders.search(missionId);
    expect(await found()).toEqual(['2026-04-10 DONE', '2026-05-10 CANCELLED']);
    expect(await months()).toEqual([]);
  });

  it('L16: waits for a contract that staff saw, or that the case manager attests; until then it is a task', async () => {
    const { office } = supported;
    const contracts = world.app.get(ContractsService, { strict: false });
    const [money, who] = [await fund(1_200), await person()];
    const post = await supported.post(money);
    const placement = await supported.placementOf(await supported.offers.accepted(post, who));
    await supported.move(placement, 'CONFIRM_START', { on: START });
    const { id: award } = await supported.award(post);
    await contracts.search(office.missionId);
    await contracts.search(office.missionId);
    const open = async (): Promise<string[]> => (await tasks(who)).filter((task) => task.startsWith('CONTRACT_MISSING'));
    expect(await open()).toEqual([`CONTRACT_MISSING Placement ${START}`]);
    on('2026-04-02');
    await supported.declare('2026-03-01');
    const pay = () => supported.pay(award, START, '2026-04-01', 200);
    expect(fact(await pay(), 'rule')).toBe('L16');
    const attest = (over = {}, by = office.caseManager) => supported.contracted(placement, { form: 'VERBAL_ATTESTED', agreedOn: START, ...over }, by);
    expect(await attest({}, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await attest({}, await office.signIn('CASE_MANAGER'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await attest({}, supported.money.partner)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await attest({ agreedOn: '2026-04-03' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await attest()).toMatchObject({ form: 'VERBAL_ATTESTED', agreedOn: START });
    expect(await open()).toEqual([]);
    expect(await pay()).toMatchObject({ status: 'REQUESTED' });
    expect(await supported.contracted(placement)).toMatchObject({ form: 'WRITTEN' });
    expect(await attest()).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const HIRED = '{ hiredPlacements(first: 100) { edges { node { id contract { form } } } } }';
    const hired = (await office.ask(supported.money.partner, HIRED)).hiredPlacements.edges.map(({ node }: { node: { id: string } }) => node);
    expect(hired.find(({ id }: { id: string }) => id === placement)).toMatchObject({ contract: { form: 'WRITTEN' } });
  });

  it('is judged by the terms that the employer confirmed, whatever is said of the opening afterwards', async () => {
    const { office } = supported;
    const terms = { funder: 'A donor', name: 'Judged', instruments: ['WAGE_SUBSIDY'], targetGroup: 'People', level: 'Half', mostMonths: 12, conditions: 'None', evaluation: 'Yearly' };
    const { id: programmeId } = await office.act(office.admin, 'createProgramme', { code: 'JUDGED', terms }, 'Programme', 'id');
    const rules = [
      { id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 6 }, sentence: 'At most six months.' },
      { id: 'F00', level: 'BLOCK', holds: { fact: 'fitsDirectly', is: false }, sentence: 'For those who cannot get the job directly.' },
    ];
    await office.act(office.admin, 'writeRuleSet', { programmeId, validFrom: START, source: 'constructed', rules: JSON.stringify(rules) }, 'RuleSet', 'id');
    const who = await person();
    const judge = (version: number, fitsDirectly: boolean) => office.act(office.caseManager, 'recordRuleFacts', { jobseekerId: who.id, version, fitsDirectly }, 'KeptRuleFacts', 'version');
    await judge(0, false);
    const post = await supported.post(await fund(1_200), { seats: 1 }, { programmeId });
    await supported.move(await supported.agreed(post, who), 'CONFIRM_START', { on: START });
    const { id: award } = await supported.award(post);
    on('2026-04-02');
    await supported.declare('2026-03-01');
    // What is said for those who come later stops nothing that is owed.
    expect(await supported.support(post, await fund(0), { programmeId, version: 1, months: 7, amountMinor: 1 })).toMatchObject({ version: 2 });
    expect(await supported.pay(award, START, '2026-03-05', 1)).toMatchObject({ status: 'REQUESTED' });
    // And that there is no support any more lets nothing pass.
    await judge(1, true);
    const pay = () => supported.pay(award, '2026-03-06', '2026-03-07', 1);
    expect(fact(await pay(), 'rule')).toBe('F00');
    await office.act(office.officer, 'removeOpeningSupport', { openingId: post.id, version: 2 }, 'OpeningSupport', 'version');
    expect(fact(await pay(), 'rule')).toBe('F00');
  });

  it('F04: of a stipend waits for the signed agreement, and by an end report for the report', async () => {
    const { office } = supported;
    const [money, who] = [await fund(1_200), await person()];
    const own = { months: 3, mentor: 'head baker', learningGoals: ['Bake alone'], insurance: 'of the firm', writtenAgreement: true };
    const terms = { ...plainPost, hoursPerWeek: { min: 30, max: 40 }, pay: { min: 400, max: 400, currency: 'ETB', period: 'MONTH' }, ...own };
    const { id, version } = await office.act(office.officer, 'createInternship', { employerId: office.employer.id, terms }, 'Internship', 'id version');
    await supported.support({ id }, money, { instrument: 'PAID_INTERNSHIP', sharePercent: null, retentionMonths: null, months: 3 });
    const placement = await supported.agreed(await office.act(office.officer, 'publishInternship', { id, version }, 'Internship', 'id version'), who);
    await supported.move(placement, 'CONFIRM_START', { on: START });
    const { id: awardId } = await supported.award({ id });
    on('2026-06-02');
    for (let month = 3; month < 6; month += 1) await supported.declare(`2026-0${month}-01`);
    const pay = (evidence: string, fromDay: string, toDay: string) => office.attempt(office.officer, 'requestPayment', { awardId, amount: 100, fromDay, toDay, evidence }, 'Payment', 'id status');
    expect(await pay('INVOICE', START, '2026-04-01')).toMatchObject({ code: 'INVALID_INPUT' });
    expect(fact(await pay('ATTENDANCE', START, '2026-04-01'), 'rule')).toBe('F04');
    await office.act(office.officer, 'recordInternshipAgreement', { placementId: placement, on: START }, 'InternshipPapers', 'agreementOn');
    expect(await pay('ATTENDANCE', START, '2026-04-01')).toMatchObject({ status: 'REQUESTED' });
    expect(fact(await pay('END_REPORT', '2026-04-02', '2026-05-01'), 'rule')).toBe('F04');
    await office.act(supported.money.partner, 'reportInternship', { placementId: placement, goalsReached: ['Bake alone'] }, 'InternshipPapers', 'reportedOn');
    expect(await pay('END_REPORT', '2026-04-02', '2026-05-01')).toMatchObject({ status: 'REQUESTED' });
  });

  it('is paid for the time before somebody left, and the rest goes back at once', async () => {
    const { award, money, placement } = await started();
    on('2026-05-01');
    for (const month of ['2026-03-01', '2026-04-01']) await supported.declare(month);
    expect(await supported.move(placement, 'END', { reason: 'RESIGNED_HEALTH', on: '2026-05-01' })).toMatchObject({ state: 'ENDED' });
    expect(await supported.fund(money)).toMatchObject({ available: 800, committed: 400 });
    const last = await supported.pay(award, START, '2026-05-01', 400);
    expect(await supported.decide(last.id)).toMatchObject({ status: 'APPROVED' });
    expect(await supported.fund(money)).toMatchObject({ available: 800, committed: 0, paid: 400 });
    // Nothing in the books tells why the person left.
    const lines = await world.database.work.run(supported.money.viewer, (tx) => tx.query(`select reason from ledger_transaction where kind = 'RELEASE'`));
    expect(JSON.stringify(lines)).not.toContain('HEALTH');
  });

  it('L12: of an employer that did not keep the person as agreed a part is claimed back, by finance, and arrives', async () => {
    const { award, money, placement, who } = await started();
    on('2026-09-01');
    for (let month = 3; month < 9; month += 1) await supported.declare(`2026-0${month}-01`);
    const all = await supported.pay(award, START, '2026-09-01', 1_200);
    await supported.decide(all.id);
    on('2026-12-01');
    await supported.move(placement, 'END', { reason: 'DISMISSED_REDUNDANCY', on: '2026-12-01' });
    expect(await tasks(who)).toContain('REVIEW Placement 2026-12-06');
    const owed = async (): Promise<number> => (await supported.office.ask(supported.money.finance, 'query ($id: ID!) { node(id: $id) { ... on Award { owedBack } } }', { id: award })).node.owedBack;
    // 91 of the 181 days of the duty were kept.
    expect(await owed()).toBe(596);
    const claim = await supported.office.attempt(supported.money.finance, 'clawBack', { awardId: award, amount: 596, reason: 'RETENTION_NOT_KEPT' }, 'Award', 'money { paid claimed }');
    expect(claim).toMatchObject({ money: { paid: 604, claimed: 596 } });
    expect(await owed()).toBe(0);
    await supported.office.act(supported.money.finance, 'recordRecovery', { awardId: award, amount: 596 }, 'Award', 'stage');
    expect(await supported.fund(money)).toMatchObject({ available: 596, paid: 604, claimed: 0 });
  });

  it('is owed back where it was paid for days that nobody worked, because the end was written down late', async () => {
    const { award, placement, who } = await started();
    on('2026-05-01');
    for (const month of ['2026-03-01', '2026-04-01']) await supported.declare(month);
    await supported.decide((await supported.pay(award, START, '2026-05-01', 400)).id);
    const owed = async (): Promise<number> => (await supported.office.ask(supported.money.finance, 'query ($id: ID!) { node(id: $id) { ... on Award { owedBack } } }', { id: award })).node.owedBack;
    expect(await owed()).toBe(0);
    await supported.move(placement, 'END', { reason: 'OWN_WISH', on: '2026-04-01' });
    expect(await owed()).toBe(200);
    expect(await tasks(who)).toContain('REVIEW Placement 2026-05-06');
    await supported.office.act(supported.money.finance, 'clawBack', { awardId: award, amount: 200, reason: 'OVERPAID' }, 'Award', 'stage');
    expect(await owed()).toBe(0);
  });

  it('is given back by finance in the moment in which the work ends, without a fault and once', async () => {
    const { award, money, placement } = await started();
    on('2026-05-01');
    const { work } = world.database;
    const waiting = async (count: number): Promise<void> => {
      const query = "select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      while (((await work.run(supported.money.viewer, (tx) => tx.query(query))) as { count: number }[])[0]!.count < count) await new Promise(setImmediate);
    };
    const both = await work.run(supported.money.viewer, async (tx) => {
      await tx.query('select from fund where id = $1 for update', [localOf(money)]);
      const release = supported.office.attempt(supported.money.finance, 'releaseAward', { awardId: award, reason: 'CONDITIONS_NOT_MET' }, 'Award', 'stage');
      await waiting(1);
      const end = supported.move(placement, 'END', { reason: 'OWN_WISH', on: '2026-04-10' });
      await waiting(2);
      return [release, end];
    });
    expect(await Promise.all(both)).toMatchObject([{ stage: 'SETTLED' }, { state: 'ENDED' }]);
    expect(await supported.fund(money)).toMatchObject({ available: 1_200, reserved: 0, committed: 0 });
  });

  it('is told for a page of awards in as many statements as for one', async () => {
    const { dataSource } = world.database;
    const { logger } = dataSource;
    const statements: string[] = [];
    dataSource.logger = { logQuery: (query: string) => statements.push(query) } as Partial<Logger> as Logger;
    const read = async (first: number): Promise<{ readonly awards: number; readonly cost: number }> => {
      statements.length = 0;
      const page = await supported.office.ask(supported.money.finance, 'query ($first: Int!) { awards(first: $first) { edges { node { dueNow owedBack } } } }', { first });
      return { awards: page.awards.edges.length, cost: statements.length };
    };
    const [one, more] = [await read(1), await read(5)];
    dataSource.logger = logger;
    expect([one.awards, more.awards]).toEqual([1, 5]);
    expect(more.cost).toBe(one.cost);
  });

  it('is all there in the statements of fund, opening, employer and person, as of any day', async () => {
    const { award, money, post, who } = await started();
    on('2026-04-02');
    await supported.declare('2026-03-01');
    await supported.decide((await supported.pay(award, START, '2026-04-01', 200)).id);
    const ask = async (field: string, arg: string, id: string, asOf: string) => {
      const query = `query ($id: ID!, $asOf: Date) { ${field}(${arg}: $id, asOf: $asOf) { totals { currency reserved committed paid } lines(first: 20) { edges { node { kind minor bookedOn } } } } }`;
      return (await supported.office.ask(supported.money.finance, query, { id, asOf }))[field];
    };
    for (const [field, arg, id] of [['fundStatement', 'fundId', money], ['openingStatement', 'openingId', post.id], ['personStatement', 'jobseekerId', who.id]] as const) {
      const statement = await ask(field, arg, id, '2026-04-02');
      expect([field, statement.totals[0]]).toMatchObject([field, { currency: 'ETB', reserved: 0, committed: 1_000, paid: 200 }]);
      expect(statement.lines.edges.map(({ node }: { node: { kind: string } }) => node.kind).filter((kind: string) => kind !== 'BUDGET')).toEqual(['RESERVATION', 'COMMITMENT', 'INSTALMENT']);
      expect((await ask(field, arg, id, '2026-04-01')).totals[0]).toMatchObject({ committed: 1_200, paid: 0 });
    }
    expect((await ask('employerStatement', 'employerId', supported.office.employer.id, '2026-04-02')).totals[0].paid).toBeGreaterThan(0);
  });
});
