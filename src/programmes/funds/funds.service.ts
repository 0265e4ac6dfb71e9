import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkReason } from '../../kernel/text.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { checkFund, type Fund, type FundTerms } from './fund.js';
import { fundsByIds, insertFund, lockFund, pageOfFunds } from './fund.store.js';
import type { FundId } from './ledger/ledger-account.js';
import type { FundMoney, Ledger } from './ledger/ledger.service.js';
import { budget, budgetCut, entitlement, entitlementCut } from './ledger/moves.js';

/** Somebody and a fund. */
export interface EntitlementOf {
  readonly fundId: FundId;
  readonly jobseekerId: JobseekerId;
}

/** A fund with what its money is doing. */
export interface FundWithMoney extends Fund {
  readonly money: FundMoney;
}

/** Money of funders: where it comes from, and what each person may have of it. What it is spent on is the matter of awards. */
export class FundsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ledger: Ledger,
  ) {}

  /** Opens a fund, empty. Refuses a name in use, and a payer name that tells why somebody is paid. */
  async open(act: Act, wished: FundTerms): Promise<Outcome<FundWithMoney>> {
    const terms = checkFund(wished);
    if (!terms.ok) return terms;
    const fund: Fund = { ...terms.value, missionId: act.viewer.missionId, id: newId<FundId>(), createdAt: this.clock.now() };
    try {
      return await this.work.act(act, async (tx) => {
        await insertFund(tx, fund);
        return accepted(await this.withMoney(tx, fund));
      });
    } catch (error) {
      if (violatedConstraint(error) === 'fund_name') return refused('ALREADY_EXISTS', { what: 'fund', field: 'name' });
      throw error;
    }
  }

  /** Adds to what the fund has, or with an amount below zero takes out what nobody holds. */
  changeBudget(act: Act, id: FundId, minor: number, said: string): Promise<Outcome<FundWithMoney>> {
    const reason = checkReason('changing what a fund has', said);
    if (!reason.ok) return Promise.resolve(reason);
    return this.move(act, id, reason.value, null, () => (minor < 0 ? budgetCut(-minor) : budget(minor)));
  }

  /**
   * Adds to what a person may have from the fund, or with an amount below zero takes back what they have not used. Refuses a fund that gives without
   * entitlements, and somebody who is not there. No words about the person are kept: the books outlive what is known of people.
   */
  async changeEntitlement(act: Act, id: FundId, person: JobseekerId, minor: number): Promise<Outcome<FundWithMoney>> {
    try {
      return await this.move(act, id, null, person, () => (minor < 0 ? entitlementCut(person, -minor) : entitlement(person, minor)));
    } catch (error) {
      if (violatedConstraint(error) === 'ledger_account_jobseeker') return refused('NOT_FOUND', { what: 'jobseeker' });
      throw error;
    }
  }

  /** The fund with nobody else moving its money until the caller's transaction ends; null for none. */
  lock(tx: Tx, missionId: MissionId, id: FundId): Promise<Fund | null> {
    return lockFund(tx, missionId, id);
  }

  /** These funds, inside the caller's transaction. */
  records(tx: Tx, missionId: MissionId, ids: readonly FundId[]): Promise<Fund[]> {
    return fundsByIds(tx, missionId, ids);
  }

  /**
   * What each of these people may still have of a fund, minor units of its currency, inside the caller's transaction; more than anybody could ask for where the
   * fund gives to whom it likes, and null for a fund that is not there.
   */
  async entitlementsLeft(tx: Tx, missionId: MissionId, wanted: readonly EntitlementOf[]): Promise<(of: EntitlementOf) => number | null> {
    if (wanted.length === 0) return () => null;
    const funds = new Map((await fundsByIds(tx, missionId, [...new Set(wanted.map(({ fundId }) => fundId))])).map((fund) => [fund.id, fund]));
    const left = await this.ledger.entitlementsLeft(tx, missionId, [...funds.keys()], [...new Set(wanted.map(({ jobseekerId }) => jobseekerId))]);
    return ({ fundId, jobseekerId }) => {
      const fund = funds.get(fundId);
      return fund === undefined ? null : fund.perPerson ? left(fundId, jobseekerId) : Number.MAX_SAFE_INTEGER;
    };
  }

  byIds(viewer: Viewer, ids: readonly FundId[]): Promise<FundWithMoney[]> {
    return this.work.run(viewer, async (tx) => this.allWithMoney(tx, viewer.missionId, await fundsByIds(tx, viewer.missionId, ids)));
  }

  /** Funds of the mission, newest first. */
  page(viewer: Viewer, after: FundId | null, limit: number): Promise<FundWithMoney[]> {
    return this.work.run(viewer, async (tx) => this.allWithMoney(tx, viewer.missionId, await pageOfFunds(tx, viewer.missionId, after, limit)));
  }

  private move(act: Act, id: FundId, reason: string | null, person: JobseekerId | null, make: Parameters<Ledger['post']>[2]['move']): Promise<Outcome<FundWithMoney>> {
    return this.work.act(act, async (tx): Promise<Outcome<FundWithMoney>> => {
      const fund = await lockFund(tx, act.viewer.missionId, id);
      if (fund === null) return refused('NOT_FOUND', { what: 'fund' });
      if (person !== null && !fund.perPerson) return refused('MOVE_NOT_ALLOWED', { what: 'fund', from: 'WITHOUT_ENTITLEMENTS', to: 'PER_PERSON' });
      const after = await this.ledger.post(tx, act.viewer, { fund, awardId: null, jobseekerId: person, reason, move: make });
      return after.ok ? accepted(await this.withMoney(tx, fund)) : after;
    });
  }

  private async withMoney(tx: Tx, fund: Fund): Promise<FundWithMoney> {
    return { ...fund, money: (await this.ledger.ofFunds(tx, fund.missionId, [fund.id]))(fund.id) };
  }

  private async allWithMoney(tx: Tx, missionId: MissionId, funds: readonly Fund[]): Promise<FundWithMoney[]> {
    const money = await this.ledger.ofFunds(tx, missionId, funds.map((fund) => fund.id));
    return funds.map((fund) => ({ ...fund, money: money(fund.id) }));
  }
}
