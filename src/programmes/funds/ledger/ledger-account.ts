import type { Id, JobseekerId } from '../../../kernel/ids.js';

export type FundId = Id<'Fund'>;
/** Money set aside for one person at one opening. */
export type AwardId = Id<'Award'>;

/**
 * The accounts of a fund, and the side on which each grows. Bookkeeping of envelopes: FUNDED and ENTITLED say where money and
 * entitlement come from, the others where they are. Read on its own side no balance is ever below zero.
 */
export const accountSides = {
  FUNDED: 'CREDIT',
  AVAILABLE: 'DEBIT',
  RESERVED: 'DEBIT',
  COMMITTED: 'DEBIT',
  PAID: 'DEBIT',
  CLAIMED: 'DEBIT',
  ENTITLED: 'CREDIT',
  ENTITLEMENT_LEFT: 'DEBIT',
  ENTITLEMENT_USED: 'DEBIT',
} as const satisfies Readonly<Record<string, 'DEBIT' | 'CREDIT'>>;
export type AccountKind = keyof typeof accountSides;

/** Whose an account is: the fund's, an award's, or a person's; of one fund. */
export interface LedgerAccount {
  readonly kind: AccountKind;
  readonly awardId: AwardId | null;
  readonly jobseekerId: JobseekerId | null;
}

/** What tells the accounts of one fund apart. */
export function accountKey({ kind, awardId, jobseekerId }: LedgerAccount): string {
  return `${kind} ${awardId ?? jobseekerId ?? ''}`;
}

export const fundAccount = (kind: 'FUNDED' | 'AVAILABLE'): LedgerAccount => ({ kind, awardId: null, jobseekerId: null });

export const awardAccount = (kind: 'RESERVED' | 'COMMITTED' | 'PAID' | 'CLAIMED', awardId: AwardId): LedgerAccount => ({ kind, awardId, jobseekerId: null });

export const personAccount = (kind: 'ENTITLED' | 'ENTITLEMENT_LEFT' | 'ENTITLEMENT_USED', jobseekerId: JobseekerId): LedgerAccount => ({
  kind,
  awardId: null,
  jobseekerId,
});
