import { formatDay, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import type { FundId } from './ledger/ledger-account.js';
import { neutralName } from './neutral-name.js';

/** Money of one funder in one currency, with a ledger. */
export interface FundTerms {
  /** What staff call it. */
  readonly name: string;
  readonly funder: string;
  /** What stands on bank statements; neutral (see `neutralName`). */
  readonly payerName: string;
  /** ISO 4217. */
  readonly currency: string;
  /** Whether it gives to each person up to an entitlement of theirs (F03), or to whom it likes. */
  readonly perPerson: boolean;
  /** First and last day on which money is set aside; null for no limit. */
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

export interface Fund extends FundTerms {
  readonly missionId: MissionId;
  readonly id: FundId;
  readonly createdAt: Date;
}

/** Terms as they may be kept. */
export function checkFund(terms: FundTerms): Outcome<FundTerms> {
  const name = checkText('name', terms.name, 1, 200);
  if (!name.ok) return name;
  const funder = checkText('funder', terms.funder, 1, 200);
  if (!funder.ok) return funder;
  const payerName = neutralName('payerName', terms.payerName);
  if (!payerName.ok) return payerName;
  if (!isCurrencyCode(terms.currency)) return invalid('currency', 'is no currency of ISO 4217');
  if (terms.startsOn !== null && terms.endsOn !== null && terms.endsOn < terms.startsOn) return invalid('endsOn', 'is before startsOn');
  return accepted({ ...terms, name: name.value, funder: funder.value, payerName: payerName.value });
}

/** Refuses a day on which the fund sets nothing aside. */
export function givesOn({ startsOn, endsOn }: Pick<Fund, 'startsOn' | 'endsOn'>, on: Day): Outcome<null> {
  if (startsOn !== null && on < startsOn) return invalid('fundId', `gives nothing before ${formatDay(startsOn)}`);
  if (endsOn !== null && on > endsOn) return invalid('fundId', `gives nothing after ${formatDay(endsOn)}`);
  return accepted(null);
}
