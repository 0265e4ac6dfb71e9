import type { Concept } from '../classification.js';
import { stemOf, stemsOf, wordsOf } from '../search/words.js';
import type { Piece, Token } from './pieces.js';

/** How far the words of a piece are the name of a concept. */
export interface Evidence {
  /** Share of the name's words that stand in the piece, small words aside; 1 for all of them. */
  readonly coverage: number;
  /** How many they are. */
  readonly matched: number;
  /** The words are the name's own and not only of the same stem. */
  readonly isLetterForLetter: boolean;
  /** The name. */
  readonly through: string;
  /** Where the words stand in the text, from the first to the last. */
  readonly from: number;
  readonly to: number;
}

/** How far apart the words of one name may stand: so many times its own length, and a few more. */
const WIDEST_STRETCH = 2;
const MORE_STRETCH = 2;

/** The stems of a piece in each language, with the tokens that bear them. */
export type PieceStems = ReadonlyMap<string, ReadonlyMap<string, readonly Token[]>>;

export function stemsOfPiece({ tokens }: Piece, languages: readonly string[]): PieceStems {
  return new Map(
    languages.map((language) => {
      const bearers = new Map<string, Token[]>();
      for (const token of tokens) {
        for (const word of token.words) {
          const stem = stemOf(word, language);
          const known = bearers.get(stem);
          if (known === undefined) bearers.set(stem, [token]);
          else if (known.at(-1) !== token) known.push(token);
        }
      }
      return [language, bearers];
    }),
  );
}

/** The best evidence that a piece names a concept: any of its names in these languages, the fullest first, then the longest. Null for none. */
export function evidenceFor(concept: Concept, piece: Piece, stems: PieceStems): Evidence | null {
  let best: Evidence | null = null;
  for (const [language, bearers] of stems) {
    const names = concept.names[language];
    if (names === undefined) continue;
    for (const name of [names.preferred, ...names.alternatives, ...names.hidden]) {
      for (const form of formsOf(name)) {
        const found = evidenceOf(form, language, bearers, piece);
        if (found !== null && (best === null || isBetter(found, best))) best = { ...found, through: name };
      }
    }
  }
  return best;
}

function isBetter(found: Omit<Evidence, 'through'>, best: Evidence): boolean {
  return found.coverage > best.coverage || (found.coverage === best.coverage && found.matched > best.matched);
}

/** `boulanger/boulangère` and `conducteur / conductrice de chariot` give a name for either sex. */
function formsOf(name: string): readonly string[] {
  return BOTH_FORMS.test(name) ? [name.replace(BOTH_FORMS, '$<first>'), name.replace(BOTH_FORMS, '$<second>')] : [name];
}

const BOTH_FORMS = /(?<first>(?<stem>\p{L}{3,}?)\p{L}*)\s*\/\s*(?<second>\k<stem>\p{L}*)/u;

function evidenceOf(name: string, language: string, bearers: ReadonlyMap<string, readonly Token[]>, { tokens }: Piece): Omit<Evidence, 'through'> | null {
  const stems = [...new Set(stemsOf(name, language))];
  const found = stems.flatMap((stem) => bearers.get(stem)?.slice(0, 1) ?? []);
  if (found.length === 0) return null;
  const from = Math.min(...found.map((token) => token.from));
  const to = Math.max(...found.map((token) => token.to));
  const stretch = tokens.filter((token) => token.from >= from && token.to <= to).length;
  if (stretch > stems.length * WIDEST_STRETCH + MORE_STRETCH) return null;
  const letters = new Set(wordsOf(name));
  return {
    coverage: found.length / stems.length,
    matched: found.length,
    from,
    to,
    isLetterForLetter: found.every((token) => token.words.some((word) => letters.has(word))),
  };
}
