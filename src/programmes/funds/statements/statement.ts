import type { Day } from '../../../kernel/day.js';
import type { EmployerId, Id, JobseekerId, OpeningId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../platform/viewer.js';
import { accountSides, type AccountKind, type FundId } from '../ledger/ledger-account.js';
import type { MoveKind } from '../ledger/moves.js';

export type LedgerTransactionId = Id<'LedgerTransaction'>;

/** Whose money a statement is about. */
export type StatementOf =
  | { readonly kind: 'FUND'; readonly id: FundId }
  | { readonly kind: 'OPENING'; readonly id: OpeningId }
  | { readonly kind: 'EMPLOYER'; readonly id: EmployerId }
  | { readonly kind: 'PERSON'; readonly id: JobseekerId };

/** One transaction of a statement. */
export interface StatementLine {
  readonly id: LedgerTransactionId;
  readonly bookedOn: Day;
  readonly kind: MoveKind;
  /** What moved, minor units. */
  readonly minor: number;
  readonly currency: string;
  readonly payerName: string;
  /** Of the payment, where it is one. */
  readonly reference: string | null;
  readonly openingId: OpeningId | null;
  readonly employerId: EmployerId | null;
  /** For staff only. */
  readonly jobseekerId: JobseekerId | null;
}

/** What stood on the accounts of a statement at the end of a day, in one currency; minor units. */
export interface StatementTotals {
  readonly currency: string;
  readonly funded: number;
  readonly available: number;
  readonly reserved: number;
  readonly committed: number;
  readonly paid: number;
  readonly claimed: number;
  readonly entitled: number;
  readonly entitlementLeft: number;
}

/** All entries of one kind of account in one currency. */
export interface StatementSum {
  readonly currency: string;
  readonly kind: AccountKind;
  readonly minor: number;
}

/** Totals by currency, in the order of the codes. */
export function totalsOf(sums: readonly StatementSum[]): StatementTotals[] {
  const currencies = [...new Set(sums.map((sum) => sum.currency))].sort();
  return currencies.map((currency) => {
    const of = (kind: AccountKind): number => {
      const minor = sums.filter((sum) => sum.currency === currency && sum.kind === kind).reduce((total, sum) => total + sum.minor, 0);
      return minor === 0 || accountSides[kind] === 'DEBIT' ? minor : -minor;
    };
    return {
      currency,
      ...{ funded: of('FUNDED'), available: of('AVAILABLE'), reserved: of('RESERVED'), committed: of('COMMITTED'), paid: of('PAID'), claimed: of('CLAIMED') },
      ...{ entitled: of('ENTITLED'), entitlementLeft: of('ENTITLEMENT_LEFT') },
    };
  });
}

/** Whether somebody may read a statement: finance and officers any, a partner of openings and its own employer, as far as it is paid to it. */
export function mayReadStatement(viewer: Viewer, of: StatementOf): boolean {
  if (viewer.roles.some((role) => role === 'FINANCE' || role === 'JOB_PLACEMENT_OFFICER')) return true;
  return viewer.employerId !== null && (of.kind === 'OPENING' || (of.kind === 'EMPLOYER' && of.id === viewer.employerId));
}
