import { day } from '../../kernel/day.js';
import type { Pay, PayPeriod } from '../../kernel/money.js';
import type { Dated } from './dated.js';

/** The least that a country lets private employers pay for ordinary work. */
export interface MinimumWage extends Dated, Pay {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Hours a week for which a weekly or monthly amount is paid; shorter weeks have their share of it. */
  readonly fullWeekHours: number;
}

/**
 * Statutory minimum wages of adults in the private sector, outside agriculture, before social contributions. Written from general knowledge and not yet
 * reviewed by anyone who practises that law; they change often. A country that is not here has none that we know of, as Ethiopia, where the law sets none.
 * To change an amount, end its row with `validTo` and add the next one: old decisions stay explained.
 */
export const minimumWages: readonly MinimumWage[] = [
  wage('BF', 45_000, 'XOF', 'MONTH', 40, 'decree of 2023 on the minimum wage', '2023-07-01'),
  wage('EC', 46_000, 'USD', 'MONTH', 40, 'ministerial agreement for 2024', '2024-01-01', '2024-12-31'),
  wage('EC', 47_000, 'USD', 'MONTH', 40, 'ministerial agreement for 2025', '2025-01-01'),
  wage('GE', 2_000, 'GEL', 'MONTH', 40, 'presidential decree 351 of 1999'),
  wage('GH', 1_815, 'GHS', 'DAY', 40, 'National Tripartite Committee, 2024', '2024-01-01', '2025-02-28'),
  wage('GH', 1_997, 'GHS', 'DAY', 40, 'National Tripartite Committee, 2025', '2025-03-01'),
  wage('IQ', 350_000_000, 'IQD', 'MONTH', 48, 'Council of Ministers, after Labour Law 37 of 2015'),
  wage('MA', 1_710, 'MAD', 'HOUR', 44, 'decree on the legal minimum (SMIG), 2025', '2025-01-01', '2025-12-31'),
  wage('MA', 1_792, 'MAD', 'HOUR', 44, 'decree on the legal minimum (SMIG), 2026', '2026-01-01'),
  wage('MD', 550_000, 'MDL', 'MONTH', 40, 'government decision for 2025', '2025-01-01'),
  wage('MX', 24_893, 'MXN', 'DAY', 48, 'National Commission on Minimum Wages, 2024', '2024-01-01', '2024-12-31'),
  wage('MX', 27_880, 'MXN', 'DAY', 48, 'National Commission on Minimum Wages, 2025', '2025-01-01'),
  wage('TN', 528_320, 'TND', 'MONTH', 48, 'decree on the guaranteed minimum (SMIG), 48 hours, 2025', '2025-01-01'),
];

function wage(country: string, minor: number, currency: string, period: PayPeriod, fullWeekHours: number, source: string, from: string | null = null, until: string | null = null): MinimumWage {
  return { country, minor, currency, period, fullWeekHours, source, validFrom: from === null ? null : day(from), validTo: until === null ? null : day(until), reviewed: false };
}
