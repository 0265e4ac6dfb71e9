import { invalid, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';

/** Longest name of a payer: what banks print. */
const LONGEST = 100;

/**
 * Beginnings of words that tell why somebody is paid, in the languages of the offices that we know of, without accents. One is enough to give
 * a person away at their bank, their firm or in their family.
 */
const TELLING = [
  ...['return', 'reintegr', 'migra', 'immigr', 'emigr', 'refug', 'asyl', 'deport', 'repatri', 'remigr', 'traffick', 'displac', 'victim', 'readmi'],
  ...['retour', 'retorn', 'rapatri', 'deplac', 'desplaz', 'victime', 'traite', 'trata'],
  ...['ruckkehr', 'rueckkehr', 'fluchtling', 'fluechtling', 'abschieb', 'vertrieb'],
  ...['wiedereinglieder', 'heimkehr', 'reinser', 'expuls'],
  ...['kthim', 'rikthim', 'riatdhes', 'göçmen', 'sığınmacı', 'mülteci', 'penaber', 'koçber', 'qaxoot', 'tahriib'],
  ...['عودة', 'عائد', 'مهاجر', 'هجرة', 'لاجئ', 'نازح', 'ترحيل', 'بازگشت', 'عودت', 'پناهنده', 'گەڕانەوە', 'پەنابەر', 'کۆچبەر'],
  ...['возвращ', 'мигра', 'эмигр', 'иммигр', 'бежен', 'репатри', 'депорт', 'переселен', 'დაბრუნებ', 'მიგრა', 'დევნილ', 'ლტოლვილ', 'ተመላሽ', 'ተመላሾች', 'ስደት', 'ስደተኛ', 'ስደተኞች', 'ፍልሰት'],
  ...['iom', 'oim', 'avrr', 'unhcr', 'frontex'],
].map(plain);

/**
 * The name under which a fund pays, cleaned: it stands on bank statements and pay slips, so it says nothing of migration, return or need
 * (RULES "Confidential"). Refuses words that do. The list is of ours and not complete [P]: whoever names a payer thinks of who reads it.
 */
export function neutralName(field: string, text: string): Outcome<string> {
  const checked = checkText(field, text, 1, LONGEST);
  if (!checked.ok) return checked;
  const telling = wordsOf(checked.value).find((word) => TELLING.some((start) => (start.length <= 4 ? word === start : word.startsWith(start))));
  return telling === undefined ? checked : invalid(field, 'tells why somebody is paid: choose a name that says nothing of migration or return');
}

/** What Arabic and Amharic write before a word and as a part of it: the article, and "of". */
const BEFORE_WORDS = /^(?:ال|የ)/u;

/** The words of a name, also without what is written before them, and with letters that stand alone put together, since I.O.M. is read as IOM. */
function wordsOf(text: string): string[] {
  const words = plain(text).split(/[^\p{L}]+/u);
  const spelt = words.map((word) => (word.length === 1 ? word : ` ${word} `)).join('').split(' ');
  return [...words, ...spelt, ...words.map((word) => word.replace(BEFORE_WORDS, ''))];
}

/** Without accents and vowel signs, in small letters. */
function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase();
}
