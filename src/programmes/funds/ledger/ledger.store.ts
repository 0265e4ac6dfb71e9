import { formatDay, type Day } from '../../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId } from '../../../kernel/ids.js';
import type { Tx } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import type { Balances } from './balances.js';
import { accountKey, type AccountKind, type AwardId, type FundId, type LedgerAccount } from './ledger-account.js';
import type { Move } from './moves.js';

/** A move as it is written down. */
export interface Posting {
  readonly missionId: MissionId;
  readonly fundId: FundId;
  readonly move: Move;
  readonly paymentId: Id<'Payment'> | null;
  readonly reason: string | null;
  /** The mission's own calendar day. */
  readonly bookedOn: Day;
  readonly by: AccountId | null;
  readonly at: Date;
}

interface Row extends LedgerAccount {
  readonly balance: string;
}

/** What stands on the accounts of the fund itself, and on those of one award and one person where they are named. */
export async function readBalances(tx: Tx, missionId: MissionId, fundId: FundId, awardId: AwardId | null, person: JobseekerId | null): Promise<Balances> {
  const rows: Row[] = await tx.query(
    `select kind, award_id as "awardId", jobseeker_id as "jobseekerId", balance from ledger_account
     where mission_id = $1 and fund_id = $2 and ((award_id is null and jobseeker_id is null) or award_id = $3 or jobseeker_id = $4)`,
    [missionId, fundId, awardId, person],
  );
  return new Map(rows.map((row) => [accountKey(row), Number(row.balance)]));
}

/** What the accounts of each award hold, by award and kind; absent where one holds nothing. */
export async function readAwardBalances(tx: Tx, missionId: MissionId, ids: readonly AwardId[]): Promise<{ readonly awardId: AwardId; readonly kind: AccountKind; readonly balance: number }[]> {
  const rows: { awardId: AwardId; kind: AccountKind; balance: string }[] = await tx.query(
    `select award_id as "awardId", kind, balance from ledger_account where mission_id = $1 and award_id = any($2::uuid[]) and balance > 0`,
    [missionId, ids],
  );
  return rows.map((row) => ({ ...row, balance: Number(row.balance) }));
}

/** What the accounts of each fund hold together, by kind. */
export async function readFundBalances(tx: Tx, missionId: MissionId, ids: readonly FundId[]): Promise<{ readonly fundId: FundId; readonly kind: AccountKind; readonly balance: number }[]> {
  const rows: { fundId: FundId; kind: AccountKind; balance: string }[] = await tx.query(
    `select fund_id as "fundId", kind, sum(balance) as balance from ledger_account where mission_id = $1 and fund_id = any($2::uuid[]) group by 1, 2`,
    [missionId, ids],
  );
  return rows.map((row) => ({ ...row, balance: Number(row.balance) }));
}

/** What these people may still have of these funds; absent where nothing was ever given to one. */
export async function readEntitlements(tx: Tx, missionId: MissionId, funds: readonly FundId[], people: readonly JobseekerId[]): Promise<{ readonly fundId: FundId; readonly jobseekerId: JobseekerId; readonly balance: number }[]> {
  const rows: { fundId: FundId; jobseekerId: JobseekerId; balance: string }[] = await tx.query(
    `select fund_id as "fundId", jobseeker_id as "jobseekerId", balance from ledger_account
     where mission_id = $1 and fund_id = any($2::uuid[]) and jobseeker_id = any($3::uuid[]) and kind = 'ENTITLEMENT_LEFT'`,
    [missionId, funds, people],
  );
  return rows.map((row) => ({ ...row, balance: Number(row.balance) }));
}

/** Writes a move down, with the accounts that it is the first to use. */
export async function writePosting(tx: Tx, posting: Posting): Promise<void> {
  const { missionId, fundId, move, paymentId, reason, bookedOn, by, at } = posting;
  const accounts = move.entries.map((entry) => entry.account);
  const column = <Value>(of: (account: LedgerAccount) => Value): Value[] => accounts.map(of);
  await tx.query(
    `insert into ledger_account (mission_id, fund_id, id, kind, award_id, jobseeker_id)
     select $1, $2, * from unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[]) on conflict do nothing`,
    [missionId, fundId, column(() => newId()), column((each) => each.kind), column((each) => each.awardId), column((each) => each.jobseekerId)],
  );
  const id = newId();
  await tx.query(
    `insert into ledger_transaction (mission_id, id, fund_id, kind, award_id, payment_id, reason, booked_on, by_account, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [missionId, id, fundId, move.kind, move.awardId, paymentId, reason, formatDay(bookedOn), by, at],
  );
  await tx.query(
    `insert into ledger_entry (mission_id, transaction_id, account_id, fund_id, minor)
     select $1, $2, a.id, $3, e.minor
     from unnest($4::text[], $5::uuid[], $6::uuid[], $7::bigint[]) e (kind, award_id, jobseeker_id, minor)
     join ledger_account a on a.mission_id = $1 and a.fund_id = $3 and a.kind = e.kind
       and a.award_id is not distinct from e.award_id and a.jobseeker_id is not distinct from e.jobseeker_id`,
    [missionId, id, fundId, column((each) => each.kind), column((each) => each.awardId), column((each) => each.jobseekerId), move.entries.map((entry) => entry.minor)],
  );
}
