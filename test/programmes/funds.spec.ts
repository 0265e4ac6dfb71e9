import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { EmployerId } from '../../src/kernel/ids.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { accountKey } from '../../src/programmes/funds/ledger/ledger-account.js';
import { replayed } from '../../src/programmes/funds/ledger/balances.js';
import { PaymentGates } from '../../src/programmes/funds/payments/payment-gates.js';
import { refused } from '../../src/kernel/outcome.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import { eventually } from '../support/eventually.js';
import { openWorld, type Answer, type Person, type World } from '../support/world.js';
import { localOf, MoneyOffice } from './money-world.js';

let world: World;
let money: MoneyOffice;
let person: Jobseeker;
/** The day that the clock of the world shows. */
let now = new Date('2026-04-01T09:00:00Z');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => now } });
  money = await MoneyOffice.open(world);
  person = await money.office.person();
});
afterAll(() => world.close());

const PAYMENT = 'id status minor reference';
const ask = (awardId: string, amount: number, over: Input = {}, who: Person = money.office.officer) =>
  money.office.attempt(who, 'requestPayment', { awardId: globalId('Award', awardId), amount, fromDay: '2026-03-01', toDay: '2026-03-31', evidence: 'PAYROLL_DECLARATION', ...over }, 'Payment', PAYMENT);
const decide = (id: string, over: Input = {}, who: Person = money.finance) => money.office.attempt(who, 'decidePayment', { id, approve: true, ...over }, 'Payment', PAYMENT);
const fact = (answer: { facts?: { name: string; value: string }[] }, name: string): unknown => answer.facts?.find((each) => each.name === name)?.value;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => money.run((tx) => tx.query(text, values) as Promise<Row[]>);

describe('a fund', () => {
  it('is opened by finance, empty, in a currency, under a neutral name', async () => {
    const terms = { name: 'Wages 2026', funder: 'A donor', payerName: 'Labour Office', currency: 'USD', perPerson: false };
    const open = (over: Input = {}, who: Person = money.finance) => money.office.attempt(who, 'openFund', { ...terms, ...over }, 'Fund', 'id name money { funded available }');
    expect(await open()).toMatchObject({ name: 'Wages 2026', money: { funded: 0, available: 0 } });
    expect(await open()).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await open({ name: 'Other', payerName: 'Return Fund' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await open({ name: 'Other', currency: 'XYZ' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await open({ name: 'Other', startsOn: '2026-02-01', endsOn: '2026-01-31' })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const who of [money.office.officer, money.office.admin, money.partner]) expect(await open({ name: 'Other' }, who)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('has what was given, less what was taken out; never more goes out than nobody holds', async () => {
    const fund = await money.fund(0);
    expect(await money.budget(fund, 5_000_000_000)).toMatchObject({ money: { funded: 5_000_000_000, available: 5_000_000_000 } });
    expect(await money.budget(fund, -2)).toMatchObject({ money: { funded: 4_999_999_998 } });
    expect(await money.budget(fund, -5_000_000_000)).toMatchObject({ code: 'MONEY_SHORT' });
    for (const amount of [0, 1_000_000_000_001]) expect(await money.budget(fund, amount)).toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('gives only between its days', async () => {
    const fund = await money.fund(100, { startsOn: '2026-04-02', endsOn: '2026-04-03' });
    expect(await money.reserve(fund, person, 1)).toMatchObject({ code: 'INVALID_INPUT', facts: { field: 'fundId' } });
    now = new Date('2026-04-03T09:00:00Z');
    expect(await money.reserve(fund, person, 1)).toMatchObject({ ok: true });
    now = new Date('2026-04-04T09:00:00Z');
    expect(await money.reserve(fund, person, 1)).toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('an award', () => {
  it('is set aside once for an occasion, and with other facts refused', async () => {
    const fund = await money.fund(100);
    const occasion = `offer ${newId()}`;
    const first = await money.reserve(fund, person, 60, { occasion });
    expect(await money.reserve(fund, person, 60, { occasion })).toEqual(first);
    expect(await money.reserve(fund, person, 61, { occasion })).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await money.reserve(fund, person, 41)).toMatchObject({ code: 'MONEY_SHORT', facts: { what: 'AVAILABLE', left: 40, currency: 'USD' } });
    expect(await money.reserve(globalId('Fund', newId()), person, 1)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stays within what the person may have', async () => {
    const fund = await money.fund(100, { perPerson: true });
    expect(await money.reserve(fund, person, 1)).toMatchObject({ code: 'MONEY_SHORT', facts: { what: 'ENTITLEMENT_LEFT', left: 0 } });
    expect(await money.entitle(fund, person, 50)).toMatchObject({ id: fund });
    expect(await money.entitle(fund, { id: globalId('Jobseeker', newId()) }, 50)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await money.entitle(await money.fund(1), person, 50)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await money.reserve(fund, person, 51)).toMatchObject({ code: 'MONEY_SHORT', facts: { what: 'ENTITLEMENT_LEFT', left: 50 } });
    const award = await money.reserve(fund, person, 50);
    if (!award.ok) throw new Error(award.message);
    expect(await money.entitle(fund, person, -1)).toMatchObject({ code: 'MONEY_SHORT' });
    await money.run((tx) => money.awards.release(tx, money.viewer, award.value.id, 'NEVER_STARTED'));
    expect(await money.reserve(fund, person, 50)).toMatchObject({ ok: true });
  });

  it('is committed at the start, paid in parts, released at drop-out, and clawed back', async () => {
    const fund = await money.fund(1_000);
    const award = await money.started(fund, person, 600);
    expect(await money.run((tx) => money.awards.commit(tx, money.viewer, award.id))).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const march = await ask(award.id, 200);
    expect((await decide(march.id)).status).toBe('APPROVED');
    expect(await money.moneyOf(award.id)).toEqual({ reserved: 0, committed: 400, paid: 200, claimed: 0 });
    expect(await money.run((tx) => money.awards.release(tx, money.viewer, award.id, 'DROPPED_OUT'))).toMatchObject({ ok: true });
    expect(await money.moneyOf(award.id)).toEqual({ reserved: 0, committed: 0, paid: 200, claimed: 0 });
    expect(await money.run((tx) => money.awards.release(tx, money.viewer, award.id, 'DROPPED_OUT'))).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    const back = (name: string, amount: number, over: Input = {}) =>
      money.office.attempt(money.finance, name, { awardId: globalId('Award', award.id), amount, ...over }, 'Award', 'stage money { paid claimed }');
    expect(await back('clawBack', 201, { reason: 'OVERPAID' })).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await back('clawBack', 150, { reason: 'RETENTION_NOT_KEPT' })).toMatchObject({ stage: 'SETTLED', money: { paid: 50, claimed: 150 } });
    expect(await back('recordRecovery', 151)).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await back('recordRecovery', 150)).toMatchObject({ money: { paid: 50, claimed: 0 } });
    expect((await money.budget(fund, 1)).money).toEqual({ funded: 1_001, available: 951, reserved: 0, committed: 0, paid: 50, claimed: 0 });
  });
});

describe('a payment', () => {
  it('takes two people: whoever requested it does not approve it, whatever else they are', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const both = await money.office.signIn('FINANCE', 'JOB_PLACEMENT_OFFICER');
    const own = await ask(award.id, 100, {}, both);
    expect(await decide(own.id, {}, both)).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    expect(await decide(own.id, {}, money.office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await decide(own.id)).toMatchObject({ status: 'APPROVED' });
    expect(await decide(own.id)).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
    expect(await money.moneyOf(award.id)).toMatchObject({ paid: 100 });
  });

  it('is approved once, whoever races', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const { id } = await ask(award.id, 100);
    const answers = await Promise.all(Array.from({ length: 6 }, () => decide(id)));
    expect(answers.filter((answer) => answer.status === 'APPROVED')).toHaveLength(1);
    expect(await money.moneyOf(award.id)).toMatchObject({ paid: 100, committed: 500 });
  });

  it('is not asked for twice, for days to come, or beyond what is owed and asked for', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const first = await ask(award.id, 500);
    expect(first).toMatchObject({ status: 'REQUESTED', reference: expect.stringMatching(/^P-[2-9A-Z]{10}$/) });
    expect(await ask(award.id, 1)).toMatchObject({ code: 'INVALID_INPUT' });
    const april = { fromDay: '2026-04-01', toDay: '2026-04-04' };
    expect(await ask(award.id, 1, { ...april, toDay: '2026-04-05' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await ask(award.id, 101, april)).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await ask(award.id, 100, april)).toMatchObject({ status: 'REQUESTED' });
    expect(await decide(first.id, { approve: false })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await decide(first.id, { approve: false, reason: 'no pay slip' })).toMatchObject({ status: 'REJECTED' });
    expect(await ask(award.id, 500)).toMatchObject({ status: 'REQUESTED' });
  });

  it('of an award that was released meanwhile is not approved', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const { id } = await ask(award.id, 500);
    await money.run((tx) => money.awards.release(tx, money.viewer, award.id, 'DROPPED_OUT'));
    expect(await decide(id)).toMatchObject({ code: 'MONEY_SHORT' });
    expect(await sql('select status from payment where id = $1', [localOf(id)])).toEqual([{ status: 'REQUESTED' }]);
  });

  it('is asked for by a partner for its own employer alone, who never sees the person', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const neighbour = await money.office.judged(await money.office.unverified(), 'verifyEmployer');
    const rival = await world.signIn(['PARTNER'], { missionId: money.office.missionId, employerId: readGlobalId(neighbour.id)!.id as EmployerId });
    expect(await ask(award.id, 100, {}, rival)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ask(award.id, 100, {}, money.partner)).toMatchObject({ status: 'REQUESTED' });
    const LIST = '{ awards(first: 100) { edges { node { id jobseekerId payerName stage } } } payments(first: 100) { edges { node { award { id currency payerName jobseekerId } } } } }';
    expect(await money.office.ask(rival, LIST)).toEqual({ awards: { edges: [] }, payments: { edges: [] } });
    const seen = await money.office.ask(money.partner, LIST);
    expect(seen.awards.edges.map((edge: { node: object }) => edge.node)).toContainEqual({ id: globalId('Award', award.id), jobseekerId: null, payerName: 'Labour Office', stage: 'COMMITTED' });
    expect(seen.payments.edges).toContainEqual({ node: { award: { id: globalId('Award', award.id), currency: 'USD', payerName: 'Labour Office', jobseekerId: null } } });
    expect(JSON.stringify(await money.office.ask(money.office.officer, LIST))).toContain(person.id);
  });

  it('passes the gates of other features, when it is asked for and when it is approved', async () => {
    const award = await money.started(await money.fund(1_000), person, 600);
    const { id } = await ask(award.id, 100);
    let closed = true;
    world.app.get(PaymentGates, { strict: false }).add({
      rule: 'L12 of the test',
      mayPay: (_, __, { id: of }) => Promise.resolve(closed && of === award.id ? refused('RULE_FORBIDS', { rule: 'L12', problem: 'The payroll of the month is not declared' }) : { ok: true, value: null }),
    });
    expect(fact(await ask(award.id, 1, { fromDay: '2026-02-01', toDay: '2026-02-28' }), 'rule')).toBe('L12');
    expect(fact(await decide(id), 'rule')).toBe('L12');
    closed = false;
    expect(await decide(id)).toMatchObject({ status: 'APPROVED' });
  });
});

describe('the database', () => {
  const constraint = (work: Promise<unknown>): Promise<unknown> => work.then(() => null, (error: { driverError?: { constraint?: string; message?: string } }) => error.driverError?.constraint ?? error.driverError?.message);
  const mission = () => money.office.missionId;
  const TRANSACTION = `insert into ledger_transaction (mission_id, id, fund_id, kind, booked_on, at) values ($1, $2, $3, 'BUDGET', now(), now())`;
  const accounts = (fund: string) => sql<{ id: string; kind: string; balance: string }>('select id, kind, balance from ledger_account where fund_id = $1 order by kind', [localOf(fund)]);
  const entry = 'insert into ledger_entry (mission_id, transaction_id, account_id, fund_id, minor) values ($1, $2, $3, $4, $5)';

  it('lets no account fall below zero, no transaction be out of balance, and nothing be added afterwards', async () => {
    const fund = await money.fund(100);
    const [available, funded] = await accounts(fund);
    const write = (entries: readonly [string, number][], id: string = newId()): Promise<unknown> =>
      constraint(
        money.run(async (tx) => {
          await tx.query(TRANSACTION, [mission(), id, localOf(fund)]);
          for (const [account, minor] of entries) await tx.query(entry, [mission(), id, account, localOf(fund), minor]);
        }),
      );
    expect(await write([[available!.id, -101], [funded!.id, 101]])).toBe('ledger_account_not_below_zero');
    expect(await write([[available!.id, 5], [funded!.id, -6]])).toBe('ledger_balanced');
    expect(await write([[available!.id, 5]])).toBe('ledger_balanced');
    expect(await write([])).toBe('ledger_balanced');
    const done = newId();
    expect(await write([[available!.id, -100], [funded!.id, 100]], done)).toBeNull();
    expect((await accounts(fund)).map((each) => each.balance)).toEqual(['0', '0']);
    const other = await accounts(await money.fund(100));
    expect(await constraint(money.run((tx) => tx.query(entry, [mission(), done, other[0]!.id, localOf(fund), 1])))).toMatch(/^ledger_/);
  });

  it('lets the service rewrite nothing: no entry, no transaction, no balance, no award', async () => {
    const fund = await money.fund(100);
    for (const statement of ['update ledger_account set balance = 1', 'delete from ledger_entry', 'update ledger_entry set minor = 1', 'update ledger_transaction set reason = null', 'delete from ledger_transaction', 'update award set minor = 1', 'delete from payment'])
      expect(await constraint(sql(statement))).toMatch(/permission denied/);
    const forged = `insert into ledger_account (mission_id, id, fund_id, kind, balance) values ($1, $2, $3, 'AVAILABLE', 100)`;
    expect(await constraint(sql(forged, [mission(), newId(), localOf(fund)]))).toMatch(/permission denied/);
  });

  it('pays nothing that no second person approved, and rewrites no decision', async () => {
    const award = await money.started(await money.fund(100), person, 50);
    const { id } = await ask(award.id, 50);
    const accounts = await sql<{ id: string; kind: string }>('select id, kind from ledger_account where award_id = $1', [award.id]);
    const pay = async (): Promise<unknown> =>
      constraint(
        money.run(async (tx) => {
          const transaction = newId();
          await tx.query(`insert into ledger_account (mission_id, id, fund_id, kind, award_id) values ($1, $2, $3, 'PAID', $4) on conflict do nothing`, [mission(), newId(), award.fundId, award.id]);
          await tx.query(`insert into ledger_transaction (mission_id, id, fund_id, kind, award_id, payment_id, booked_on, at) values ($1, $2, $3, 'INSTALMENT', $4, $5, now(), now())`, [mission(), transaction, award.fundId, award.id, localOf(id)]);
          const [paid] = await tx.query(`select id from ledger_account where award_id = $1 and kind = 'PAID'`, [award.id]);
          await tx.query(entry, [mission(), transaction, accounts.find((each) => each.kind === 'COMMITTED')!.id, award.fundId, -50]);
          await tx.query(entry, [mission(), transaction, paid.id, award.fundId, 50]);
        }),
      );
    expect(await pay()).toBe('ledger_payment_approved');
    const officer = money.office.officer.viewer.accountId;
    expect(await constraint(sql(`update payment set status = 'APPROVED', decided_by = $2, decided_at = now() where id = $1`, [localOf(id), officer]))).toBe('payment_two_people');
    expect(await decide(id)).toMatchObject({ status: 'APPROVED' });
    expect(await pay()).toBe('ledger_payment_once');
    expect(await constraint(sql('update payment set minor = 1 where id = $1', [localOf(id)]))).toBe('payment_stands');
    expect(await constraint(sql(`update payment set status = 'REQUESTED', decided_by = null, decided_at = null where id = $1`, [localOf(id)]))).toBe('payment_stands');
  });

  it('keeps the balances that its entries add up to', async () => {
    const rows = await sql<{ fund: string; kind: never; awardId: never; jobseekerId: never; balance: string; minors: string[] | null }>(
      `select a.fund_id as fund, a.kind, a.award_id as "awardId", a.jobseeker_id as "jobseekerId", a.balance, array_agg(e.minor) filter (where e.minor is not null) as minors
       from ledger_account a left join ledger_entry e on e.mission_id = a.mission_id and e.account_id = a.id group by a.mission_id, a.id`,
    );
    expect(rows.length).toBeGreaterThan(30);
    for (const row of rows) {
      const balances = replayed((row.minors ?? []).map((minor) => ({ account: row, minor: Number(minor) })));
      expect(balances.get(accountKey(row)) ?? 0).toBe(Number(row.balance));
    }
  });
});

describe('a statement', () => {
  const TOTALS = 'asOf totals { currency funded available reserved committed paid claimed entitled entitlementLeft } lines(first: 50) { edges { node { bookedOn kind minor currency payerName reference jobseekerId } } }';
  const statement = async (field: string, arg: string, id: string, asOf: string | null = null, who: Person = money.finance) =>
    (await money.office.ask(who, `query ($id: ID!, $asOf: Date) { ${field}(${arg}: $id, asOf: $asOf) { ${TOTALS} } }`, { id, asOf }))[field];
  let fund: string;
  let award: string;
  let somebody: Jobseeker;
  beforeAll(async () => {
    somebody = await money.office.person();
    now = new Date('2026-05-01T09:00:00Z');
    fund = await money.fund(1_000, { currency: 'EUR', perPerson: true, payerName: '=Labour Office', name: 'AVRR money' });
    await money.entitle(fund, somebody, 700);
    now = new Date('2026-05-02T09:00:00Z');
    award = (await money.started(fund, somebody, 600)).id;
    now = new Date('2026-05-03T09:00:00Z');
    await decide((await ask(award, 200)).id);
  });

  it('tells where a fund stood at the end of any day', async () => {
    expect(await statement('fundStatement', 'fundId', fund, '2026-04-30')).toMatchObject({ totals: [{ currency: 'EUR', funded: 0, available: 0, entitled: 0 }], lines: { edges: [] } });
    expect((await statement('fundStatement', 'fundId', fund, '2026-05-01')).totals).toEqual([
      { currency: 'EUR', funded: 1_000, available: 1_000, reserved: 0, committed: 0, paid: 0, claimed: 0, entitled: 700, entitlementLeft: 700 },
    ]);
    expect((await statement('fundStatement', 'fundId', fund, '2026-05-02')).totals).toMatchObject([{ available: 400, committed: 600, paid: 0, entitlementLeft: 100 }]);
    const today = await statement('fundStatement', 'fundId', fund);
    expect(today).toMatchObject({ asOf: '2026-05-03', totals: [{ available: 400, committed: 400, paid: 200, entitlementLeft: 100 }] });
    expect(today.lines.edges.map(({ node }: { node: { kind: string; minor: number } }) => [node.kind, node.minor])).toEqual([
      ['BUDGET', 1_000],
      ['ENTITLEMENT', 700],
      ['RESERVATION', 600],
      ['COMMITMENT', 600],
      ['INSTALMENT', 200],
    ]);
  });

  it('is the same money by opening, employer and person', async () => {
    const [opening, employer, of] = await Promise.all([
      statement('openingStatement', 'openingId', money.post.id),
      statement('employerStatement', 'employerId', money.office.employer.id),
      statement('personStatement', 'jobseekerId', somebody.id),
    ]);
    const eur = (told: { totals: { currency: string }[] }) => told.totals.find((each) => each.currency === 'EUR');
    for (const told of [opening, employer]) expect(eur(told)).toMatchObject({ funded: 0, available: 0, committed: 400, paid: 200, entitled: 0 });
    expect(eur(of)).toMatchObject({ committed: 400, paid: 200, entitled: 700, entitlementLeft: 100 });
    expect(of.lines.edges.map(({ node }: { node: { kind: string } }) => node.kind)).toEqual(['ENTITLEMENT', 'RESERVATION', 'COMMITMENT', 'INSTALMENT']);
    const read = await sql<{ subject_id: string }>(`select subject_id from audit_entry where act = 'personStatement' and why = 'MONEY'`);
    expect(read).toEqual([{ subject_id: localOf(somebody.id) }]);
  });

  it('pages its lines, each once', async () => {
    const query = 'query ($id: ID!, $after: String) { fundStatement(fundId: $id) { lines(first: 2, after: $after) { pageInfo { hasNextPage endCursor } edges { node { kind } } } } }';
    const kinds: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { lines }: Answer['data'] = (await money.office.ask(money.finance, query, { id: fund, after })).fundStatement;
      kinds.push(...lines.edges.map(({ node }: { node: { kind: string } }) => node.kind));
      [after, more] = [lines.pageInfo.endCursor, lines.pageInfo.hasNextPage];
    }
    expect(kinds).toEqual(['BUDGET', 'ENTITLEMENT', 'RESERVATION', 'COMMITMENT', 'INSTALMENT']);
  });

  it('shows a partner what is paid to its employer, and no person', async () => {
    const told = await statement('employerStatement', 'employerId', money.office.employer.id, null, money.partner);
    expect(told.totals.length).toBeGreaterThan(0);
    expect(told.lines.edges.every(({ node }: { node: { jobseekerId: unknown } }) => node.jobseekerId === null)).toBe(true);
    const neighbour = await money.office.unverified();
    const refusal = (id: string, who: Person) => money.office.refusalOf(who, 'query ($id: ID!) { employerStatement(employerId: $id) { asOf } }', { id });
    expect(await Promise.all([refusal(neighbour.id, money.partner), refusal(globalId('Employer', newId()), money.finance)])).toEqual(['NOT_FOUND', 'NOT_FOUND']);
  });

  it('has zeros for what is there before anything is booked, and is refused for what is not', async () => {
    const [nobody, firm, post] = [await money.office.person(), await money.office.unverified(), await money.office.draft()];
    const of = [['fundStatement', 'fundId', 'Fund', null], ['openingStatement', 'openingId', 'Opening', post.id], ['employerStatement', 'employerId', 'Employer', firm.id], ['personStatement', 'jobseekerId', 'Jobseeker', nobody.id]] as const;
    const elsewhere = await Office.open(world);
    const finance = await elsewhere.signIn('FINANCE');
    for (const [field, arg, kind, id] of of) {
      if (id !== null) expect(await statement(field, arg, id)).toMatchObject({ totals: [{ currency: 'ETB', funded: 0, reserved: 0, paid: 0, entitled: 0 }], lines: { edges: [] } });
      const query = `query ($id: ID!) { ${field}(${arg}: $id) { asOf } }`;
      expect([field, await money.office.refusalOf(money.finance, query, { id: globalId(kind, newId()) }), await elsewhere.refusalOf(finance, query, { id: id ?? fund })]).toEqual([field, 'NOT_FOUND', 'NOT_FOUND']);
    }
    expect(await money.office.refusalOf(money.partner, 'query ($id: ID!) { openingStatement(openingId: $id) { asOf } }', { id: post.id })).toBe(null);
  });

  it('is a file without formulas, under the name of the payer, for whoever may read it', async () => {
    const get = (path: string, who: Person = money.finance) => fetch(`${world.address}/statements/${path}`, { headers: { authorization: `Bearer ${who.token}` } });
    const reply = await get(`fund/${fund}/statement.csv?asOf=2026-05-03`);
    expect([reply.status, reply.headers.get('content-disposition')]).toEqual([200, 'attachment; filename="statement-2026-05-03.csv"']);
    const text = await reply.text();
    expect(text.trim().split('\r\n')).toHaveLength(6);
    expect(text).toContain(`"INSTALMENT","'=Labour Office","P-`);
    expect(text).not.toContain('AVRR');
    expect((await get(`fund/${fund}/statement.csv`, money.partner)).status).toBe(404);
    expect((await get(`fund/${fund}/statement.csv`, money.office.caseManager)).status).toBe(403);
    expect((await get(`nobody/${fund}/statement.csv`)).status).toBe(404);
    expect((await get(`fund/${fund}/statement.csv?asOf=2026-02-30`)).status).toBe(422);
    expect((await get(`employer/${money.office.employer.id}/statement.csv`, money.partner)).status).toBe(200);
  });

  it('outlives the person, without words', async () => {
    const { id } = await ask(award, 100, { fromDay: '2026-04-01', toDay: '2026-04-30' });
    expect(await sql('select from person_activity where jobseeker_id = $1 and active_at > clock_timestamp() - interval \'1 minute\'', [localOf(somebody.id)])).toHaveLength(1);
    await decide(id, { approve: false, reason: 'about somebody by name', idempotencyKey: 'decided once' });
    const kept = () => sql(`select from idempotency_key where position('somebody by name'::bytea in answer) > 0`);
    expect(await kept()).toHaveLength(1);
    const holders = world.app.get(PersonalDataHolders, { strict: false });
    const told = await money.run((tx) => holders.tell(tx, money.viewer, localOf(somebody.id)));
    expect(told.find((part) => part.title.includes('paid'))?.lines).toEqual([expect.stringContaining('600')]);
    await money.run((tx) => holders.forget(tx, money.office.missionId, localOf(somebody.id), 'EVERYTHING'));
    await eventually('the reason is gone', async () => (await sql(`select from payment where decision_reason like '%somebody%'`)).length === 0);
    expect(await kept()).toEqual([]);
    expect((await statement('fundStatement', 'fundId', fund)).totals).toMatchObject([{ paid: 200 }]);
  });
});
