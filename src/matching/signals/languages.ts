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
      const held = spoken.get(language) ?? 0;
      if (held > 0) sum += policy.languageSteps[Math.max(0, rank - held)] ?? 0;
    }
    return Math.trunc((sum * (FULL / 1_000)) / softLanguages.length);
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
