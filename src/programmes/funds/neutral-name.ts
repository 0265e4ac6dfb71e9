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
  ...['iom', 'oim', 'avrr', 'unhcr', 'frontex'],
];

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

function wordsOf(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{Mark}/gu, '').toLowerCase().split(/[^\p{L}]+/u);
}
