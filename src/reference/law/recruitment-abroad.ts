import type { Day } from '../../kernel/day.js';
import { inForce, type Dated } from './dated.js';

/** From which age somebody may be recruited for work in another country. */
export interface RecruitmentAge extends Dated {
  /** From where, ISO 3166-1 alpha-2; null from everywhere. */
  readonly country: string | null;
  /** Full years. */
  readonly age: number;
}

/** L6. A country that asks for more gets a row of its own; the highest that holds decides. */
export const recruitmentAges: readonly RecruitmentAge[] = [
  { country: null, age: 18, validFrom: null, validTo: null, source: 'our own rule, L6, after ILO C182 and the Palermo Protocol', reviewed: false },
];

/** L6: the least age, in full years, at which somebody who lives in a country may start work in another one by the law of a day. */
export function recruitmentAgeFor(country: string, on: Day): number {
  return Math.max(...recruitmentAges.filter((row) => (row.country === null || row.country === country) && inForce(row, on)).map((row) => row.age));
}

/** Whether work lies across a border from where somebody lives (L6). Work from anywhere crosses none; null where either country is not known. */
export function isAcrossBorder(home: string | null, work: string | null): boolean | null {
  return home === null || work === null ? null : home !== work;
}
