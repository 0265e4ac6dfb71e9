import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Credit } from './about.js';

/** Credits that were recorded when data was loaded, in the order in which it was. */
export function recordedCredits(tx: Tx): Promise<Credit[]> {
  return tx.query('select subject, text, licence, url from credit order by since, subject');
}

/** Keeps a credit; one for the same subject stays as it is. */
export async function insertCredit(tx: Tx, { subject, text, licence, url }: Credit): Promise<void> {
  await tx.query('insert into credit (subject, text, licence, url) values ($1, $2, $3, $4) on conflict do nothing', [subject, text, licence, url]);
}
