import type { Answer, Person } from '../support/world.js';
import type { Input, Jobseeker, Office, Vacancy } from '../journeys/office.js';
import { MoneyOffice } from '../programmes/money-world.js';
import { Offering, type Offer } from './offering.js';

/** Pay of half a year of which a half is 1,200. */
const PAY = { min: 400, max: 400, currency: 'ETB', period: 'MONTH' };
const TERMS: Input = { funder: 'A donor', instruments: ['WAGE_SUBSIDY', 'PAID_INTERNSHIP', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'], targetGroup: 'People', level: 'Half', mostMonths: 12, conditions: 'None', evaluation: 'Yearly' };
const RULES = [{ id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 6 }, sentence: 'At most six months.' }];

/** An office whose posts a programme of its own supports, through the API alone. */
export class SupportedOffice {
  private constructor(
    readonly money: MoneyOffice,
    readonly offers: Offering,
    readonly programmeId: string,
    private readonly today: string,
  ) {}

  static async open(money: MoneyOffice, today: string, code = 'CONSTRUCTED'): Promise<SupportedOffice> {
    const { office } = money;
    const { id } = await office.act(office.admin, 'createProgramme', { code, terms: { ...TERMS, name: 'Constructed' } }, 'Programme', 'id');
    await office.act(office.admin, 'writeRuleSet', { programmeId: id, validFrom: today, source: 'constructed', rules: JSON.stringify(RULES) }, 'RuleSet', 'id');
    // Counted once for the firm, whichever programme comes first.
    await office.attempt(office.officer, 'setHeadCountBaseline', { employerId: office.employer.id, headCount: 10 }, 'EmployerPayroll', 'employerId');
    const opened = new SupportedOffice(money, new Offering(office), id, today);
    await opened.checked(office.employer.id);
    return opened;
  }

  /** What staff found at a firm: all holds but what is named. */
  checked(employerId: string, over: Input = {}, missing: readonly string[] = [], who: Person = this.office.officer): Promise<Answer['data']> {
    const points = ['LEGAL_EMPLOYER', 'WAGE_PAID', 'HOURS', 'WEEKLY_REST', 'SAFETY', 'INSURANCE', 'NO_FORCED_OVERTIME'].map((point) => ({ point, holds: !missing.includes(point), evidence: 'seen at the place' }));
    return this.office.attempt(who, 'recordDecentWork', { employerId, points, ...over }, 'DecentWorkCheck', 'number tier checkedOn holdsUntil plan');
  }

  get office(): Office {
    return this.money.office;
  }

  /** What a programme pays at a post, of this fund: 1,200 in six months, a half of the wage, with a duty of six more. */
  support(post: Pick<Vacancy, 'id'>, fundId: string, over: Input = {}, who: Person = this.office.officer): Promise<Answer['data']> {
    const terms = { openingId: post.id, programmeId: this.programmeId, instrument: 'WAGE_SUBSIDY', fundId, amountMinor: 1_200, sharePercent: 50, months: 6, retentionMonths: 6 };
    return this.office.attempt(who, 'setOpeningSupport', { ...terms, ...over }, 'OpeningSupport', 'openingId instrument fundId amountMinor months version');
  }

  /** A published post that a fund supports. */
  async post(fundId: string, over: Input = {}, support: Input = {}): Promise<Vacancy> {
    const post = await this.office.draft({ pay: PAY, ...over });
    const said = await this.support(post, fundId, support);
    if (said.code !== undefined) throw new Error(said.message);
    return this.office.act(this.office.officer, 'publishVacancy', { id: post.id, version: post.version }, 'Vacancy', 'id version');
  }

  /** What the employer says of a month; as many work there as before unless said otherwise. */
  declare(month: string, over: Input = {}, who: Person = this.money.partner): Promise<Answer['data']> {
    const said = { employerId: this.office.employer.id, month, headCount: 10, wagesPaid: true, ...over };
    return this.office.attempt(who, 'declarePayroll', said, 'EmployerPayroll', 'declarations { month headCount wagesPaid dismissals { occupationUri on } }');
  }

  /** Agreed, with a contract: the person has said yes to what the employer confirmed. */
  async agreed(post: Vacancy, person: Jobseeker): Promise<string> {
    const offer = await this.offers.accepted(post, person);
    const placement = await this.placementOf(offer);
    await this.contracted(placement);
    return placement;
  }

  /** The contract of a job, as staff saw it; an internship has none. */
  contracted(placementId: string, over: Input = {}, who: Person = this.office.officer): Promise<Answer['data']> {
    const said = { placementId, form: 'WRITTEN', agreedOn: this.today, ...over };
    return this.office.attempt(who, 'recordContract', said, 'Contract', 'form agreedOn');
  }

  async placementOf(offer: Pick<Offer, 'id'>): Promise<string> {
    const now = await this.offers.now(offer, 'jobseekerId');
    const { placements } = await this.office.ask(this.office.officer, 'query ($id: ID!) { placements(jobseekerId: $id, first: 1) { edges { node { id } } } }', { id: now['jobseekerId'] });
    return placements.edges[0].node.id;
  }

  move(id: string, move: string, over: Input = {}): Promise<Answer['data']> {
    return this.office.attempt(this.office.caseManager, 'movePlacement', { id, move, ...over }, 'Placement', 'id state instrument startedOn endedOn');
  }

  /** What the money of a fund is doing. */
  async fund(id: string): Promise<{ readonly available: number; readonly reserved: number; readonly committed: number; readonly paid: number; readonly claimed: number }> {
    const node = (await this.office.ask(this.money.finance, 'query ($id: ID!) { node(id: $id) { ... on Fund { money { available reserved committed paid claimed } } } }', { id })).node;
    return node.money;
  }

  /** The award of an opening that was set aside last. */
  async award(post: Pick<Vacancy, 'id'>): Promise<Answer['data']> {
    const { awards } = await this.office.ask(this.money.finance, '{ awards(first: 100) { edges { node { id openingId stage minor money { reserved committed paid claimed } } } } }');
    return awards.edges.map(({ node }: Answer['data']) => node).find(({ openingId }: Answer['data']) => openingId === post.id);
  }

  pay(awardId: string, fromDay: string, toDay: string, amount: number, who: Person = this.office.officer): Promise<Answer['data']> {
    return this.office.attempt(who, 'requestPayment', { awardId, amount, fromDay, toDay, evidence: 'PAYROLL_DECLARATION' }, 'Payment', 'id status minor');
  }

  decide(id: string): Promise<Answer['data']> {
    return this.office.attempt(this.money.finance, 'decidePayment', { id, approve: true }, 'Payment', 'id status');
  }
}
