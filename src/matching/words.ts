import type { Evidence, FunctionalLimit, OpeningKind } from './types.js';

export const kindWords: Readonly<Record<OpeningKind, string>> = {
  VACANCY: 'jobs',
  INTERNSHIP: 'internships',
  TRAINING: 'training places',
  VENTURE_ROLE: 'roles in ventures',
};

export const limitWords: Readonly<Record<FunctionalLimit, string>> = {
  LIFTING: 'lifting',
  STANDING: 'long standing',
  WALKING: 'walking',
  FINE_HANDLING: 'fine handling',
  SEEING: 'good sight',
  HEARING: 'good hearing',
  HEIGHTS: 'working at heights',
  HEAT: 'working in heat',
  NIGHT_WORK: 'night work',
  DRIVING: 'driving',
};

export const evidenceWords: Readonly<Record<Evidence, string>> = {
  SELF_DECLARED: 'by own word',
  EMPLOYER_REFERENCE: 'by an employer\'s reference',
  TESTED: 'tested',
  CERTIFIED: 'certified',
};

const LEVELS = ['no level', 'level 1, beginner', 'level 2, with guidance', 'level 3, independent', 'level 4, can teach it'];

export function levelWords(level: number): string {
  return LEVELS[level] ?? `level ${level}`;
}

/** "a", "a and b", "a, b and c". */
export function list(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** A part of a million as whole per cent. */
export function perCent(value: number): string {
  return `${Math.round(value / 10_000)} %`;
}
