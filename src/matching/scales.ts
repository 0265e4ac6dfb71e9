import { cefrLevels, functionalLimits, type Cefr, type FunctionalLimit } from './types.js';

/** A1 is 1, C2 is 6; a language that is not spoken is 0. */
export function cefrRank(level: Cefr): number {
  return cefrLevels.indexOf(level) + 1;
}

/** The level of a rank; null for 0. */
export function cefrOfRank(rank: number): Cefr | null {
  return cefrLevels[rank - 1] ?? null;
}

/** One bit for each limit, in the order of `functionalLimits`. */
export function limitMask(limits: readonly FunctionalLimit[]): number {
  return limits.reduce((mask, limit) => mask | (1 << functionalLimits.indexOf(limit)), 0);
}

export function limitsOfMask(mask: number): FunctionalLimit[] {
  return functionalLimits.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
