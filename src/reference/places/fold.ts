const MARKS = /\p{M}+/gu;
const PLAIN = /^[a-z0-9]+(?: [a-z0-9]+)*$/;
const ASCII = /^[ -~]*$/;
const UNHEARD = /['’‘ʻʼʿʾ`´ـ]/g;
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/** Letters that Unicode does not take apart but people type as others. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ŋ: 'n',
  ɓ: 'b',
  ɗ: 'd',
  ɛ: 'e',
  ɔ: 'o',
  ƙ: 'k',
  ə: 'a',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const OTHER_LETTER = new RegExp(`[${Object.keys(OTHER_LETTERS).join('')}]`, 'gu');

/**
 * A name as it is compared: lower case, without accents, apostrophes or Arabic vowel signs, one space between words.
 * `N’Djaména` and `ndjamena` are the same, as are `Mek'ele` and `Mekele`.
 */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  const bare = ASCII.test(lower) ? lower : withoutAccents(lower);
  if (PLAIN.test(bare)) return bare;
  return bare.replace(UNHEARD, '').replace(BETWEEN, ' ').trim();
}

function withoutAccents(lower: string): string {
  return lower
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(OTHER_LETTER, (letter) => OTHER_LETTERS[letter] ?? letter);
}
