import { addDays, addMonths, formatDay } from '../../kernel/day.js';
import type { OpeningId } from '../../kernel/ids.js';
import type { CatalogueEntry, CatalogueEntryId } from '../../programmes/catalogue/catalogue-entry.js';
import type { Benefit } from '../../programmes/catalogue/duplicate-benefits.js';
import type { Award } from '../../programmes/funds/awards/award.js';
import type { Referral } from '../../programmes/catalogue/referral.js';

/** Something that a person has from a programme or a partner, and through what. */
export interface HeldBenefit extends Benefit {
  readonly openingId: OpeningId | null;
  readonly entryId: CatalogueEntryId | null;
}

/** How long a service that was given counts as had [P]: nobody tells us when it ends. */
const SERVED_MONTHS = 12;

/** What somebody has by an award of which something is held for them. */
export function benefitOfAward({ fundId, openingId, instrument, reservedOn }: Pick<Award, 'fundId' | 'openingId' | 'instrument' | 'reservedOn'>): HeldBenefit {
  return { programme: fundId, instrument, fromDay: reservedOn, toDay: null, openingId, entryId: null };
}

/** What somebody has by a referral: what was promised or given. Pointed to is nothing yet, and advice is no benefit; then null. */
export function benefitOfReferral({ status, statusOn }: Pick<Referral, 'status' | 'statusOn'>, { id, service }: Pick<CatalogueEntry, 'id' | 'service'>): HeldBenefit | null {
  if (service === 'RETURNEE_OFFICE' || (status !== 'ACCEPTED' && status !== 'SERVED')) return null;
  const toDay = status === 'SERVED' ? addDays(addMonths(statusOn, SERVED_MONTHS), -1) : null;
  return { programme: id, instrument: service, fromDay: statusOn, toDay, openingId: null, entryId: id };
}

/** A referral in one line, as the person hears it; with the end of what is paid for a time, such as a pilot (F32). */
export function referralInWords({ status, referredOn }: Pick<Referral, 'status' | 'referredOn'>, { name, provider, fundingEndsOn }: Pick<CatalogueEntry, 'name' | 'provider' | 'fundingEndsOn'>): string {
  const until = fundingEndsOn === null ? '' : `, paid for until ${formatDay(fundingEndsOn)}`;
  return `${name} of ${provider}, ${formatDay(referredOn)}: ${status.toLowerCase().replaceAll('_', ' ')}${until}`;
}
