import { am } from './am.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import { filledPhrase, textLanguages, type LanguageFile, type PhraseKey, type TextLanguage } from './phrase.js';

/** One file for each language. More are added here, and in `textLanguages`. */
export const languageFiles: Readonly<Record<TextLanguage, LanguageFile>> = { en, fr, ar, am };

/** A text to a person, and how far it can be trusted. */
export interface Said {
  readonly text: string;
  /** The language it is in: English where the one that was asked for lacks the phrase. */
  readonly language: TextLanguage;
  /** False: to be checked by a native speaker. */
  readonly reviewed: boolean;
}

/** A phrase in a language, with what is filled in. */
export function say(key: PhraseKey, language: TextLanguage, variables: Readonly<Record<string, string>> = {}): Said {
  const asked = languageFiles[language];
  const file = asked.phrases[key] === undefined ? en : asked;
  const text = file.phrases[key];
  if (text === undefined) throw new Error(`there is no phrase ${key}`);
  return { text: filledPhrase(text, variables), language: file.language, reviewed: file.reviewed };
}

/** The language of texts for somebody whose languages (ISO 639-1) are these, best first; English where we write in none of them. */
export function languageFor(languages: readonly string[]): TextLanguage {
  const known: readonly string[] = textLanguages;
  const found = languages.find((each) => known.includes(each));
  return (found ?? 'en') as TextLanguage;
}
