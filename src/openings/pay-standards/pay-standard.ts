import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, Id, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { hasRole, type Viewer } from '../../platform/viewer.js';
import type { Facts } from '../../programmes/rules/facts.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import type { Opening } from '../openings/opening.js';
import { MOST_PAY } from '../openings/opening-terms.js';
import type { PayFloor } from '../openings/pay-floor.js';

export type PayStandardId = Id<'PayStandard'>;

export const payBases = ['COLLECTIVE_AGREEMENT', 'COMPARABLE_STAFF'] as const;
/** Where a standard comes from (L9). The least pay of the law is in `reference/law`, the reference wage of a programme in the support of an opening. */
export type PayBasis = (typeof payBases)[number];

/** What somebody says pay is held against. */
export interface PayStandardDraft {
  readonly basis: PayBasis;
  /** Null for an agreement that holds for every employer of the mission. */
  readonly employerId: EmployerId | null;
  /** URI of the occupation; null for any work. */
  readonly occupation: string | null;
  /** Minor units of the currency, for a month of the usual hours. */
  readonly monthlyMinor: number;
  readonly currency: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  /** Where it is written, or what was seen. Names nobody. */
  readonly source: string;
}

export interface PayStandard extends PayStandardDraft {
  readonly missionId: MissionId;
  readonly id: PayStandardId;
  readonly recordedBy: AccountId;
  readonly recordedAt: Date;
}

/** RULES "Who may do what": rule and country tables are the administrator's; what is known of one employer is also the officers'. */
export function mayRecord(viewer: Viewer, { employerId }: Pick<PayStandard, 'employerId'>): boolean {
  return hasRole(viewer, 'ADMIN') || (employerId !== null && hasRole(viewer, 'JOB_PLACEMENT_OFFICER'));
}

/** A standard as it may be kept. */
export function checkPayStandard(draft: PayStandardDraft): Outcome<PayStandardDraft> {
  const { basis, employerId, monthlyMinor, currency, validFrom, validTo } = draft;
  if (basis === 'COMPARABLE_STAFF' && employerId === null) return invalid('employerId', 'must name the firm whose staff are compared with');
  if (!isWhole(monthlyMinor, 1, MOST_PAY)) return invalid('monthlyMinor', `must be 1 to ${MOST_PAY} minor units`);
  if (!isCurrencyCode(currency)) return invalid('currency', `${currency} is no ISO 4217 currency`);
  if (validTo !== null && validTo < validFrom) return invalid('validTo', 'is before validFrom');
  const source = checkText('source', draft.source, 1, 500);
  return source.ok ? accepted({ ...draft, source: source.value }) : source;
}

/** The standard as it ends on a day. Refuses one that ends before it began, and one that has ended earlier. */
export function endedOn(standard: PayStandard, on: Day): Outcome<PayStandard> {
  if (on < standard.validFrom) return invalid('on', `is before ${formatDay(standard.validFrom)}, when it began`);
  if (standard.validTo !== null && standard.validTo < on) return invalid('on', `is after ${formatDay(standard.validTo)}, when it ended`);
  return accepted({ ...standard, validTo: on });
}

/** The opening's own words that standards are asked by. */
export type PaidWork = Pick<Opening, 'kind' | 'employerId' | 'occupation' | 'pay' | 'hoursPerWeek' | 'startsOn'>;

/** The highest standard of each basis for this work, on its first day or today; none of another currency, and none of work that pays no wage: a stipend or a share. */
export function standardsOf(standards: readonly PayStandard[], work: PaidWork, today: Day): readonly PayStandard[] {
  const { kind, pay, employerId, occupation, startsOn } = work;
  if (kind !== 'VACANCY' || pay === null) return [];
  const on = Math.max(today, startsOn ?? today);
  const holding = standards.filter(
    (each) =>
      each.currency === pay.currency &&
      [null, employerId].includes(each.employerId) &&
      [null, occupation].includes(each.occupation) &&
      each.validFrom <= on &&
      (each.validTo === null || on <= each.validTo),
  );
  return payBases.flatMap((basis) => holding.filter((each) => each.basis === basis).sort((a, b) => b.monthlyMinor - a.monthlyMinor)[0] ?? []);
}

/** What they say to rules. */
export function payFacts(standards: readonly PayStandard[]): Facts {
  const of = (basis: PayBasis): number | null => standards.find((each) => each.basis === basis)?.monthlyMinor ?? null;
  return { collectiveMinimumMinor: of('COLLECTIVE_AGREEMENT'), comparableWageMinor: of('COMPARABLE_STAFF') };
}

const NAMES: Readonly<Record<PayBasis, Pick<PayFloor, 'fact' | 'name'>>> = {
  COLLECTIVE_AGREEMENT: { fact: 'collectiveMinimumMinor', name: 'The collective agreement' },
  COMPARABLE_STAFF: { fact: 'comparableWageMinor', name: 'What comparable staff earn' },
};

/** L9: what these standards, and the reference wage of the programme that supports it (null for none), ask of an opening; nothing of what pays no wage. */
export function floorsOf(work: Pick<PaidWork, 'kind'>, standards: readonly PayStandard[], referenceWageMinor: number | null): readonly PayFloor[] {
  if (work.kind !== 'VACANCY') return [];
  const reference: PayFloor[] = referenceWageMinor === null ? [] : [{ fact: 'programmeWageMinor', monthlyMinor: referenceWageMinor, name: 'The reference wage of the programme', source: null }];
  return [...standards.map(({ basis, monthlyMinor, source }): PayFloor => ({ ...NAMES[basis], monthlyMinor, source })), ...reference];
}
