import fc from 'fast-check';

import { prepareText } from '../port/segments.js';
import { fold } from './fold.js';
import { filledPhrase, longestVariables, meanings, phraseVariables, textLanguages, type PhraseKey } from './phrase.js';
import { languageFiles, languageFor, say } from './phrases.js';

const keys = Object.keys(phraseVariables) as PhraseKey[];
const each = textLanguages.flatMap((language) => keys.map((key) => [language, key] as const));
const fullest = (text: string) => filledPhrase(text, longestVariables);

/** Phrases that a language lacks and says in English: none at present. Whoever adds a phrase either writes it everywhere or names it here. */
const FALLS_BACK: readonly string[] = [];
/** Phrases that take more than one part somewhere: none at present. */
const IN_PARTS: readonly string[] = [];

describe('every phrase', () => {
  it('is there in every language, or falls back openly', () =>
    expect(each.filter(([language, key]) => languageFiles[language].phrases[key] === undefined).map((pair) => pair.join(' '))).toEqual(FALLS_BACK));
  it.each(each)('in %s, %s: uses its variables and no others', (language, key) => {
    const used = [...(languageFiles[language].phrases[key] ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect([...new Set(used)].sort()).toEqual([...phraseVariables[key]].sort());
  });
  it('is one part long with the longest that can be filled in', () => {
    const long = each.filter(([language, key]) => prepareText(fullest(languageFiles[language].phrases[key] ?? ''), 0).segments > 1);
    expect(long.map(([language, key]) => `${language} ${key} ${[...fullest(languageFiles[language].phrases[key]!)].length}`)).toEqual(IN_PARTS);
  });
  it('in English and French is of the GSM alphabet: one other sign would halve it', () => {
    const wide = each.filter(([language, key]) => ['en', 'fr'].includes(language) && prepareText(fullest(languageFiles[language].phrases[key] ?? ''), 0).encoding !== 'GSM_7');
    expect(wide).toEqual([]);
  });
  it.each(textLanguages)('in %s says nothing of where people were, why, who pays or what they owe', (language) => {
    const { phrases, forbidden } = languageFiles[language];
    const everywhere = [...forbidden, ...languageFiles.en.forbidden].map((word) => fold(word));
    const said = Object.entries(phrases).flatMap(([key, text]) => everywhere.filter((word) => ` ${fold(text.replace(/\{\w+\}/g, ''))} `.includes(language === 'ar' || language === 'am' ? ` ${word}` : word)).map((word) => `${key}: ${word}`));
    expect(said).toEqual([]);
  });
  it('is told apart from one that a native speaker has checked', () => {
    expect(textLanguages.filter((language) => languageFiles[language].reviewed)).toEqual(['en', 'fr']);
    expect(say('offer', 'ar', { code: '4F7Q' })).toMatchObject({ language: 'ar', reviewed: false });
    expect(say('offer', 'en', { code: '4F7Q' })).toMatchObject({ language: 'en', reviewed: true });
  });
  it('takes codes and nothing that could be a name, a link or another line', () => {
    for (const code of ['', 'a\nb', 'http://x', 'x'.repeat(31), '{code}']) expect(() => say('offer', 'en', { code })).toThrow(RangeError);
    expect(() => say('offer', 'en')).toThrow(RangeError);
    expect(() => say('offer', 'en', Object.create({ code: '1' }) as Record<string, string>)).toThrow(RangeError);
  });
});

describe('what is understood', () => {
  const all = textLanguages.flatMap((language) => meanings.flatMap((meaning) => languageFiles[language].words[meaning].map((word) => [fold(word), meaning] as const)));
  it('has a word for everything in every language', () => {
    for (const language of textLanguages) for (const meaning of meanings) expect(languageFiles[language].words[meaning].length).toBeGreaterThan(2);
  });
  it('means one thing, whatever the language', () => {
    const found = new Map<string, string>();
    const doubtful = all.filter(([word, meaning]) => word === '' || (found.get(word) ?? meaning) !== meaning || !found.set(word, meaning));
    expect(doubtful).toEqual([]);
  });
  it('is no word of danger or money at the same time', () => {
    const alarms = textLanguages.flatMap((language) => [...languageFiles[language].danger, ...languageFiles[language].money].map((word) => ` ${fold(word)} `));
    expect(all.filter(([word, meaning]) => meaning !== 'NOT_FINE' && alarms.some((alarm) => ` ${word} `.includes(alarm)))).toEqual([]);
  });
});

describe('fold', () => {
  it.each([
    ['  YES!! ', 'yes'],
    ['Ouiii', 'oui'],
    ['ça  m’intéresse.', 'ca minteresse'],
    ['١', '1'],
    ['۱', '1'],
    ['፩', '1'],
    ['１', '1'],
    ['1️⃣', '1'],
    ['‏١‏', '1'],
    ['نَعَم', 'نعم'],
    ['أيوة', 'ايوه'],
    ['ሥራ', 'ስራ'],
    ['ኣዎ', 'አዎ'],
    ['a\0b', 'a b'],
    ['👍', ''],
  ])('reads %j as %j', (text, folded) => expect(fold(text)).toBe(folded));
  it('reads what it has read the same way again', () => fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => expect(fold(fold(text))).toBe(fold(text)))));
  it('reads no more than the beginning of a text', () => expect(fold(`${'x y '.repeat(5_000)}`).length).toBeLessThanOrEqual(1_000));
});

describe('the language of texts', () => {
  it('is the first that we write in', () => {
    expect(languageFor(['ti', 'am', 'en'])).toBe('am');
    expect(languageFor(['sw'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });
});
