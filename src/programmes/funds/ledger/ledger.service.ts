import type { Clock } from '../../../kernel/clock.js';
import type { Id, JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import type { Viewer } from '../../../platform/viewer.js';
import { posted, type Balances } from './balances.js';
import type { AccountKind, AwardId, FundId } from './ledger-account.js';
import { readAwardBalances, readBalances, readEntitlements, readFundBalances, writePosting } from './ledger.store.js';
import type { Move } from './moves.js';

/** What a move is about, and what goes into the books beside it. */
export interface PostingOrder {
  /** The caller holds its row (`lockFund`), so that nobody else moves its money meanwhile. */
  readonly fund: { readonly id: FundId; readonly currency: string };
  readonly awardId: AwardId | null;
  readonly jobseekerId: JobseekerId | null;
  readonly paymentId?: Id<'Payment'>;
  readonly reason?: string | null;
  /** The move, from what stands on the accounts that are named. */
  readonly move: (balances: Balances) => Outcome<Move>;
}

/** What an award's money is doing, minor units. */
export type AwardMoney = Readonly<Record<'reserved' | 'committed' | 'paid' | 'claimed', number>>;

/** What a fund's money is doing, minor units. */
export type FundMoney = AwardMoney & Readonly<Record<'funded' | 'available', number>>;

/** The books of all funds: moves go in, in transactions of whoever causes them; balances come out. */
export class Ledger {
  constructor(
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn' | 'today'>,
  ) {}

  /** Writes a move down today. Refuses what the move refuses, and as MONEY_SHORT what would put an account below zero. */
  async post(tx: Tx, viewer: Viewer, order: PostingOrder): Promise<Outcome<Balances>> {
    const { fund, awardId, jobseekerId } = order;
    const { missionId } = viewer;
    const before = await readBalances(tx, missionId, fund.id, awardId, jobseekerId);
    const move = order.move(before);
    if (!move.ok) return move;
    const after = posted(before, move.value.entries, fund.currency);
    if (!after.ok) return after;
    const bookedOn = this.missions.today(await this.missions.getIn(tx, missionId));
    const { paymentId = null, reason = null } = order;
    await writePosting(tx, { missionId, fundId: fund.id, move: move.value, paymentId, reason, bookedOn, by: viewer.accountId, at: this.clock.now() });
    return accepted(after.value);
  }

  /** What the money of each of these awards is doing. */
  async ofAwards(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<(id: AwardId) => AwardMoney> {
    const held = new Map((await readAwardBalances(tx, missionId, ids)).map((row) => [`${row.awardId} ${row.kind}`, row.balance]));
    const at = (id: AwardId, kind: AccountKind): number => held.get(`${id} ${kind}`) ?? 0;
    return (id) => ({ reserved: at(id, 'RESERVED'), committed: at(id, 'COMMITTED'), paid: at(id, 'PAID'), claimed: at(id, 'CLAIMED') });
  }

  /** What each of these people may still have of each of these funds; nothing where nothing was given to them. */
  async entitlementsLeft(tx: Tx, missionId: MissionId, funds: readonly FundId[], people: readonly JobseekerId[]): Promise<(fund: FundId, person: JobseekerId) => number> {
    const left = new Map((await readEntitlements(tx, missionId, funds, people)).map((row) => [`${row.fundId} ${row.jobseekerId}`, row.balance]));
    return (fund, person) => left.get(`${fund} ${person}`) ?? 0;
  }

  /** What the money of each of these funds is doing. */
  async ofFunds(tx: Tx, missionId: MissionId, ids: readonly FundId[]): Promise<(id: FundId) => FundMoney> {
    const held = new Map((await readFundBalances(tx, missionId, ids)).map((row) => [`${row.fundId} ${row.kind}`, row.balance]));
    const at = (id: FundId, kind: AccountKind): number => held.get(`${id} ${kind}`) ?? 0;
    return (id) => ({
      funded: at(id, 'FUNDED'),
      available: at(id, 'AVAILABLE'),
      reserved: at(id, 'RESERVED'),
      committed: at(id, 'COMMITTED'),
      paid: at(id, 'PAID'),
      claimed: at(id, 'CLAIMED'),
    });
  }
}
