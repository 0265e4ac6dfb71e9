import { am } from './am.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { Words } from './words.js';

/** Every language that employers are written to in; English stands in for the others. */
export const allWords: readonly Words[] = [en, fr, ar, am];

/** The words of a language, ISO 639-1. */
export function wordsIn(language: string): Words {
  return allWords.find((words) => words.language === language) ?? en;
}

/** The words that a browser asks for by its `Accept-Language`, where nothing else tells. */
export function wordsFor(accepted: string | undefined): Words {
  const wished = (accepted ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(';q=');
      return { language: tag.slice(0, 2).toLowerCase(), weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .sort((a, b) => b.weight - a.weight);
  const found = wished.find(({ language, weight }) => weight > 0 && allWords.some((words) => words.language === language));
  return wordsIn(found?.language ?? 'en');
}
