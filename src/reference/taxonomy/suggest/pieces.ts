import { abbreviations } from '../search/abbreviations.js';
import { wordsOf } from '../search/words.js';

/** A word of a text where it stands. */
export interface Token {
  /** Place in the text, UTF-16 units; `to` is the first after it. */
  readonly from: number;
  readonly to: number;
  /** Folded; several for a hyphenated word, and what an abbreviation stands for. */
  readonly words: readonly string[];
  /** Written in capitals: a name or a short form, not just any word. */
  readonly isCapital: boolean;
}

/** Neighbouring words that may name one thing. */
export interface Piece {
  readonly tokens: readonly Token[];
  /** The text names its post here: its first line, or a line that says "position:". */
  readonly isTitle: boolean;
}

const TOKEN = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’.&+#-](?=[\p{L}\p{N}])|[+#])*/gu;
/** What parts two things, where it stands between two words. */
const BREAK = /[\n\r.,;:!?()[\]{}|/\\•·*◦▪–—"«»،؛؟]|\s-\s/u;
const JOINING = new Set(['and', 'or', 'et', 'ou', '&', 'و', 'او']);
const TITLE_LABEL = /^\s*(?:job\s+title|position(?:\s+title)?|post(?:\s+title)?|title|vacancy|we\s+are\s+hiring|poste(?:\s+à\s+pourvoir)?|intitulé(?:\s+du\s+poste)?|titre(?:\s+du\s+poste)?|offre\s+d['’]emploi|recrutement|المسمى الوظيفي|الوظيفة)\s*[:–—-]\s*/iu;
const LONGEST_PIECE = 12;
const LONGEST_TITLE = 12;
const SENTENCE_END = /[.!?]\s*$/u;

/**
 * Takes a text apart: titles, clauses between punctuation, the parts of a clause that "and" joins, and windows over long clauses, so that
 * whatever names one thing stands together in one of them.
 */
export function piecesOf(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let isFirst = true;
  for (const { from, line } of linesOf(text)) {
    const label = TITLE_LABEL.exec(line)?.[0].length ?? 0;
    const title = tokensOf(line.slice(label), from + label);
    const saysTitle = label > 0 || (isFirst && !SENTENCE_END.test(line));
    if (saysTitle && title.length > 0 && title.length <= LONGEST_TITLE) pieces.push({ tokens: title, isTitle: true });
    isFirst = false;
    for (const clause of clausesOf(text, tokensOf(line, from))) pieces.push(...narrowed(clause).map((tokens) => ({ tokens, isTitle: false })));
  }
  return pieces;
}

function linesOf(text: string): readonly { readonly from: number; readonly line: string }[] {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const start = from;
    from += line.length + 1;
    return TOKEN_ANYWHERE.test(line) ? [{ from: start, line }] : [];
  });
}

const TOKEN_ANYWHERE = /[\p{L}\p{N}]/u;

function tokensOf(text: string, offset: number): readonly Token[] {
  const tokens = [...text.matchAll(TOKEN)].map(({ index, 0: word }) => ({
    from: offset + index,
    to: offset + index + word.length,
    words: wordsOf(word),
    isCapital: CAPITALS.test(word),
  }));
  return tokens.map((token, at) => ({ ...token, words: [...token.words, ...meantBy(token, tokens[at + 1])] }));
}

const CAPITALS = /^\P{Ll}*\p{Lu}\P{Ll}*$/u;

/** The words that an abbreviation stands for: `IT` and `M&E`, not `it` and `meal`. */
function meantBy(token: Token, next: Token | undefined): readonly string[] {
  if (!token.isCapital) return [];
  const own = token.words.join(' ');
  const pair = next?.isCapital === true ? abbreviations.get(`${own} ${next.words.join(' ')}`) : undefined;
  return (pair ?? abbreviations.get(own) ?? '').split(' ').filter((word) => word !== '');
}

function clausesOf(text: string, tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const current = clauses.at(-1);
    if (before === undefined || current === undefined || BREAK.test(text.slice(before.to, token.from))) clauses.push([token]);
    else current.push(token);
  });
  return clauses;
}

/** The clause, or windows over a long one that overlap by half; and its parts where "and" joins some. */
function narrowed(clause: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of clause) {
    if (token.words.some((word) => JOINING.has(word))) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  const joined = parts.length > 1 ? parts.filter((part) => part.length > 0) : [];
  return [clause, ...joined].flatMap(windows);
}

function windows(tokens: readonly Token[]): readonly (readonly Token[])[] {
  if (tokens.length <= LONGEST_PIECE) return [tokens];
  const step = LONGEST_PIECE / 2;
  return Array.from({ length: Math.ceil((tokens.length - step) / step) }, (_, turn) => tokens.slice(turn * step, turn * step + LONGEST_PIECE));
}
