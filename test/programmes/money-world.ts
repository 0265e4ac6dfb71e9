import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { Outcome } from '../../src/kernel/outcome.js';
import type { Tx } from '../../src/platform/database/unit-of-work.js';
import { serviceViewer, type Viewer } from '../../src/platform/viewer.js';
import type { Award } from '../../src/programmes/funds/awards/award.js';
import { AwardsService, type AwardDraft } from '../../src/programmes/funds/awards/awards.service.js';
import type { AwardId, FundId } from '../../src/programmes/funds/ledger/ledger-account.js';
import { Office, type Input, type Jobseeker } from '../journeys/office.js';
import type { Person, World } from '../support/world.js';

/** An office with money: somebody of finance, a post, people, and funds to open. */
export class MoneyOffice {
  private constructor(
    readonly office: Office,
    readonly finance: Person,
    readonly partner: Person,
    readonly post: { readonly id: string },
  ) {}

  static async open(world: World): Promise<MoneyOffice> {
    return MoneyOffice.within(await Office.open(world));
  }

  /** In an office that is open already. */
  static async within(office: Office): Promise<MoneyOffice> {
    const { world } = office;
    const employerId = readGlobalId(office.employer.id)!.id as EmployerId;
    const partner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId });
    return new MoneyOffice(office, await office.signIn('FINANCE'), partner, await office.post());
  }

  get awards(): AwardsService {
    return this.office.world.app.get(AwardsService, { strict: false });
  }

  get viewer(): Viewer {
    return serviceViewer(this.office.missionId);
  }

  /** In one transaction of the mission. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.office.world.database.work.run(this.viewer, work);
  }

  /** A fund with a budget; gives its id as the API tells it. */
  async fund(budget: number, over: Input = {}): Promise<string> {
    const terms = { name: `Fund ${newId()}`, funder: 'A donor', payerName: 'Labour Office', currency: 'USD', perPerson: false, ...over };
    const { id } = await this.office.act(this.finance, 'openFund', terms, 'Fund', 'id');
    if (budget > 0) await this.budget(id, budget);
    return id;
  }

  budget(fundId: string, amount: number) {
    return this.office.attempt(this.finance, 'changeBudget', { fundId, amount, reason: 'constructed' }, 'Fund', 'id money { funded available reserved committed paid claimed }');
  }

  entitle(fundId: string, { id }: Pick<Jobseeker, 'id'>, amount: number) {
    return this.office.attempt(this.finance, 'changeEntitlement', { fundId, jobseekerId: id, amount }, 'Fund', 'id');
  }

  draft(fundId: string, person: Pick<Jobseeker, 'id'>, minor: number, over: Partial<AwardDraft> = {}): AwardDraft {
    return {
      fundId: localOf<FundId>(fundId),
      openingId: localOf<OpeningId>(this.post.id),
      employerId: localOf<EmployerId>(this.office.employer.id),
      jobseekerId: localOf<JobseekerId>(person.id),
      instrument: 'WAGE_SUBSIDY',
      occasion: `offer ${newId()}`,
      minor,
      ...over,
    };
  }

  reserve(fundId: string, person: Pick<Jobseeker, 'id'>, minor: number, over: Partial<AwardDraft> = {}): Promise<Outcome<Award>> {
    return this.run((tx) => this.awards.reserve(tx, this.viewer, this.draft(fundId, person, minor, over)));
  }

  /** An award of somebody who has started. */
  async started(fundId: string, person: Pick<Jobseeker, 'id'>, minor: number): Promise<Award> {
    const award = await this.reserve(fundId, person, minor);
    if (!award.ok) throw new Error(award.message);
    const committed = await this.run((tx) => this.awards.commit(tx, this.viewer, award.value.id));
    if (!committed.ok) throw new Error(committed.message);
    return award.value;
  }

  moneyOf(id: AwardId) {
    return this.run((tx) => this.awards.moneyOf(tx, this.office.missionId, id));
  }
}

export function localOf<Kind extends string>(id: string): Kind {
  return readGlobalId(id)!.id as Kind;
}
