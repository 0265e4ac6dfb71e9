import { reason, type Reason } from '../reasons.js';
import { cefrOfRank } from '../scales.js';
import type { Cefr } from '../types.js';
import { list } from '../words.js';
import type { Requirement } from './requirement.js';

type MissingLanguage = { readonly language: string; readonly asked: Cefr; readonly held: Cefr | null };
type Failure = Reason<'LANGUAGES_MISSING', { missing: readonly MissingLanguage[] }>;

/** The person speaks every language the post insists on, at the CEFR level asked (F02). Unknown fails: a language not in the profile is not there. */
export const hardLanguages: Requirement<Failure> = {
  name: 'HARD_LANGUAGES',
  rules: ['F02'],
  met: 'The person speaks the languages the post insists on.',
  check({ languages }, { hardLanguages: asked }) {
    let missing: MissingLanguage[] | null = null;
    for (const { language, level, rank } of asked) {
      const held = languages.get(language) ?? 0;
      if (held < rank) (missing ??= []).push({ language, asked: level, held: cefrOfRank(held) });
    }
    return missing === null ? null : reason('LANGUAGES_MISSING', { missing }, missing.length);
  },
  columns: { table: 'LANGUAGES' },
  tell({ facts }, labels) {
    const named = facts.missing.map(({ language, asked, held }) => `${labels.language(language)} ${asked} (now ${held ?? 'none'})`);
    return {
      sentence: `The post insists on ${list(named)}.`,
      changes: facts.missing.map((missing) => ({
        by: 'JOBSEEKER',
        action: missing.held === null ? 'GAIN_LANGUAGE' : 'RAISE_LANGUAGE',
        facts: missing,
        sentence: `The person reaches ${missing.asked} in ${labels.language(missing.language)}, or it is recorded.`,
      })),
    };
  },
};
