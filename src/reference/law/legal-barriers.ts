/** Something in the law of a country that some founders run into, and what to do instead (F34). Provisional: no lawyer of the country has looked at it. */
export interface LegalBarrier {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** What a venture needs for it to matter. */
  readonly need: VentureNeed;
  readonly sentence: string;
  readonly alternative: string;
}

export const ventureNeeds = ['LAND', 'BUILDING', 'CREDIT', 'LICENCE'] as const;
/** What a venture cannot do without and the law may keep from somebody. */
export type VentureNeed = (typeof ventureNeeds)[number];

const INHERITANCE = 'By the law of the country daughters and widows inherit a smaller share of land than sons.';
const RENT = 'Where land is not in the founder\'s own name: a written lease, or land of the cooperative, before money is spent on it.';

/** Where statutes give women a smaller share of immovable property, after World Bank, Women, Business and the Law (assets), as we read it [P]. */
const UNEQUAL_INHERITANCE = ['BD', 'DZ', 'EG', 'IQ', 'JO', 'MA', 'PK', 'TN'];

/** Every barrier that is known here; a country that is not in it has not been looked at. */
export const legalBarriers: readonly LegalBarrier[] = UNEQUAL_INHERITANCE.map((country) => ({ country, need: 'LAND', sentence: INHERITANCE, alternative: RENT }));
