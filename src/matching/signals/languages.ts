import type { Policy } from '../policy.js';
import { cefrOfRank } from '../scales.js';
import { list } from '../words.js';
import { FULL, type Signal } from './signal.js';

/**
 * The languages the post would like but does not insist on: each full at the level asked, less for one or two CEFR levels below.
 * Unknown where the post wishes for none or the profile names no language at all.
 */
export const languages: Signal = {
  value({ languages: spoken }, { softLanguages }, { policy }) {
    if (softLanguages.length === 0 || spoken.size === 0) return null;
    let sum = 0;
    for (const { language, rank } of softLanguages) {
      sum += languageWorth(spoken.get(language) ?? 0, rank, policy);
    }
    return meanWorth(sum, softLanguages.length);
  },
  tell({ languages: spoken }, { softLanguages }, _, labels) {
    if (softLanguages.length === 0) return 'The post wishes for no further language.';
    if (spoken.size === 0) return 'No languages are on record.';
    const named = softLanguages.map(
      ({ language, level }) => `${labels.language(language)} ${level} (person: ${cefrOfRank(spoken.get(language) ?? 0) ?? 'none'})`,
    );
    return `The post would like ${list(named)}.`;
  },
};

/** Thousandths that a language held at one CEFR rank is worth where another is asked; 0 is not held. */
export function languageWorth(held: number, asked: number, { languageSteps }: Policy): number {
  return held > 0 ? (languageSteps[Math.max(0, asked - held)] ?? 0) : 0;
}

/** The value of so many languages that are worth so many thousandths together. */
export function meanWorth(thousandths: number, languages: number): number {
  return Math.trunc((thousandths * (FULL / 1_000)) / languages);
}
