import type { InternshipTerms } from '../../openings/internships/internship.js';
import type { OpeningDraft } from '../../openings/openings/terms.service.js';
import { noCourse } from '../../openings/support/course-support.js';
import type { SupportTerms } from '../../openings/support/support.js';
import type { EntryDraft } from '../../programmes/catalogue/catalogue.service.js';
import type { ConstructedSlot } from '../constructed/constructed-slots.js';
import type { ConstructedVacancy } from '../constructed/constructed-vacancies.js';
import type { MarketContent } from '../constructed/market-plan.js';

/** Programmes that a constructed mission takes over from those that are known. */
export const PROGRAMMES = ['PAID_INTERNSHIP', 'WAGE_SUBSIDY'] as const;

/** What is paid at an opening, by which of the programmes. */
export interface ConstructedSupport extends Omit<SupportTerms, 'programmeId' | 'fundId'> {
  readonly instrument: (typeof PROGRAMMES)[number];
  readonly amountMinor: number;
  readonly months: number;
}

/** A vacancy whose wage is subsidised. */
export interface SubsidisedVacancy {
  readonly vacancy: ConstructedVacancy;
  readonly support: ConstructedSupport;
}

/** Months for which a stipend or a part of a wage is paid at most (F04, L11). */
const MOST_MONTHS = 6;
const WAGE_SHARE_PERCENT = 50;
const SUBSIDISED_VACANCIES = 2;

const PLAIN = { ...noCourse, sharePercent: null, wageStepsPercent: null, retentionMonths: null, referenceWageMinor: null, goal: null, reviewOn: null } as const;

/** The whole stipend of an internship, of an apprenticeship that of its first half year; null for one without. */
export function supportOfInternship({ pay }: Pick<OpeningDraft, 'pay'>, own: Pick<InternshipTerms, 'months'>): ConstructedSupport | null {
  const months = Math.min(own.months ?? MOST_MONTHS, MOST_MONTHS);
  return pay === null ? null : { ...PLAIN, instrument: 'PAID_INTERNSHIP', months, amountMinor: pay.max * months };
}

/** Half of the wage of half a year at each of two vacancies of employers that have a slot. Of real vacancies none: who pays there is not ours to make up. */
export function subsidisedVacancies({ vacancies, slots }: Pick<MarketContent, 'vacancies' | 'slots'>, currency: string): readonly SubsidisedVacancy[] {
  const employers = new Set(slots.map(({ employer }) => employer));
  const subsidised = vacancies.flatMap((vacancy): SubsidisedVacancy[] => {
    const { draft, employer, publish, constructedFields } = vacancy;
    const { pay } = draft;
    if (!publish || constructedFields.length > 0 || !employers.has(employer) || pay?.period !== 'MONTH' || pay.currency !== currency) return [];
    const amountMinor = Math.floor((pay.min * MOST_MONTHS * WAGE_SHARE_PERCENT) / 100);
    return [{ vacancy, support: { ...PLAIN, instrument: 'WAGE_SUBSIDY', sharePercent: WAGE_SHARE_PERCENT, months: MOST_MONTHS, retentionMonths: MOST_MONTHS, amountMinor } }];
  });
  return subsidised.slice(0, SUBSIDISED_VACANCIES);
}

/** Budgets are named in round sums, minor units. */
const ROUND_MINOR = 1_000_000;

/** Of the budget what founders may be granted, minor units. */
const FOR_FOUNDERS_MINOR = 10_000_000;

/** Money for twice all seats that are paid for, and for founders, minor units. */
export function budgetFor(slots: readonly ConstructedSlot[], subsidised: readonly SubsidisedVacancy[]): number {
  const stipends = slots.map((slot) => (slot.kind === 'INTERNSHIP' ? (supportOfInternship(slot.draft, slot.own)?.amountMinor ?? 0) * slot.draft.seats : 0));
  const wages = subsidised.map(({ vacancy, support }) => support.amountMinor * vacancy.draft.seats);
  const once = [...stipends, ...wages].reduce((sum, minor) => sum + minor, 0);
  return Math.ceil((2 * once) / ROUND_MINOR) * ROUND_MINOR + FOR_FOUNDERS_MINOR;
}

/** What states and partners would offer people of a constructed mission; none of it exists. `city`: GeoNames id of where the enablers are. */
export function constructedCatalogue(city: number): readonly EntryDraft[] {
  const everywhere = { source: 'Constructed: no such offer exists', residencyMonths: null, papers: [], fundingEndsOn: null, geonameId: null, reachKm: null } as const;
  const inCity = { ...everywhere, rule: 'F45', geonameId: city, reachKm: 30 } as const;
  const state = 'Constructed ministry';
  const partner = 'Constructed partner';
  return [
    { ...everywhere, rule: 'F10', service: 'MATCHING_FUND', name: 'Matching fund for small firms (constructed)', provider: state, conditions: 'Whoever brings as much as is asked for.', residencyMonths: 6, papers: ['NATIONAL_ID'] },
    { ...everywhere, rule: 'F11', service: 'RETURNEE_OFFICE', name: 'Information desk of the district (constructed)', provider: state, conditions: 'Everybody.' },
    { ...everywhere, rule: 'F12', service: 'SOCIAL_PROTECTION', name: 'Health insurance of the district (constructed)', provider: state, conditions: 'Residents.', residencyMonths: 3, papers: ['NATIONAL_ID', 'PROOF_OF_RESIDENCE'] },
    { ...everywhere, rule: 'F28', service: 'LOAN', name: 'Microcredit (constructed)', provider: partner, conditions: 'Founders whose basic needs are met (F28).', papers: ['NATIONAL_ID'] },
    { ...everywhere, rule: 'F29', service: 'TRAINING', name: 'How to run a small firm (constructed)', provider: partner, conditions: 'Everybody.' },
    { ...inCity, service: 'CHILD_CARE', name: 'Day nursery (constructed)', provider: partner, conditions: 'Parents who work or learn.' },
    { ...inCity, service: 'TRANSPORT', name: 'Bus pass for the first months (constructed)', provider: partner, conditions: 'Whoever starts work.' },
  ];
}
