import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { accountKey, accountSides, type LedgerAccount } from './ledger-account.js';

/** One line of a transaction: minor units of the fund's currency, debit above zero, credit below, never zero. */
export interface Entry {
  readonly account: LedgerAccount;
  readonly minor: number;
}

/** What stands on the accounts of one fund, each read on its own side; an account that is missing holds nothing. */
export type Balances = ReadonlyMap<string, number>;

export const nothing: Balances = new Map();

/** What an account holds, on its own side. */
export function balanceOf(balances: Balances, account: LedgerAccount): number {
  return balances.get(accountKey(account)) ?? 0;
}

/** Whether entries balance: there are at least two, one an account, and they add up to nothing. */
export function isBalanced(entries: readonly Entry[]): boolean {
  const keys = new Set(entries.map((entry) => accountKey(entry.account)));
  return entries.length > 1 && keys.size === entries.length && entries.every(({ minor }) => minor !== 0) && entries.reduce((sum, { minor }) => sum + minor, 0) === 0;
}

/**
 * The balances after entries. Refuses as MONEY_SHORT what would put an account below zero; the database refuses it too. Throws for entries
 * that do not balance: those are a bug.
 */
export function posted(balances: Balances, entries: readonly Entry[], currency: string): Outcome<Balances> {
  if (!isBalanced(entries)) throw new Error('a transaction whose entries do not balance');
  const after = new Map(balances);
  for (const { account, minor } of entries) {
    const before = balanceOf(balances, account);
    const now = before + (accountSides[account.kind] === 'DEBIT' ? minor : -minor);
    if (now < 0) return refused('MONEY_SHORT', { what: account.kind, left: before, currency });
    after.set(accountKey(account), now);
  }
  return accepted(after);
}

/** The balances that a history of entries leads to, from nothing: what the stored balances must be. */
export function replayed(history: readonly Entry[]): Balances {
  const balances = new Map<string, number>();
  for (const { account, minor } of history) {
    const key = accountKey(account);
    balances.set(key, (balances.get(key) ?? 0) + (accountSides[account.kind] === 'DEBIT' ? minor : -minor));
  }
  return balances;
}
