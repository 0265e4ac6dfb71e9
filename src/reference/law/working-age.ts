import type { Day } from '../../kernel/day.js';
import { inForce } from './dated.js';
import { workingAges } from './working-age-table.js';

export type MinimumAgeBasis = 'MINIMUM_AGE' | 'SCHOOL_LEAVING_AGE' | 'FLOOR';

/** The least age at the start of work (rule L1) and what decided it. */
export interface MinimumAge {
  readonly rule: 'L1';
  /** Full years. */
  readonly age: number;
  readonly basis: MinimumAgeBasis;
  readonly source: string;
  /** Decided by our own floor or by a row that nobody has reviewed yet. */
  readonly provisional: boolean;
}

/** Our own floor, whatever a country allows [P]. */
const FLOOR_AGE = 16;

/**
 * L1: the least age at the start of work in a country by the law of a day: the highest of its minimum age, its school-leaving age and our
 * floor of 16. A country without a row has the floor. An unknown age never passes; that is for the requirement to say.
 */
export function minimumAgeFor(country: string, on: Day): MinimumAge {
  const law = workingAges.find((row) => row.country === country && inForce(row, on));
  if (law !== undefined) {
    const { minimumAge, source } = law;
    const schoolLeavingAge = law.schoolLeavingAge ?? 0;
    const provisional = !law.reviewed;
    if (minimumAge >= schoolLeavingAge && minimumAge >= FLOOR_AGE) return { rule: 'L1', age: minimumAge, basis: 'MINIMUM_AGE', source, provisional };
    if (schoolLeavingAge >= FLOOR_AGE) return { rule: 'L1', age: schoolLeavingAge, basis: 'SCHOOL_LEAVING_AGE', source, provisional };
  }
  return { rule: 'L1', age: FLOOR_AGE, basis: 'FLOOR', source: 'our own floor, rule L1', provisional: true };
}
