import type { Concept } from '../classification.js';
import { backgroundOf, type Background, type Surroundings } from './background.js';
import { Spelling } from './spelling.js';
import { stemOf, tellingWords } from './words.js';

/** The names of concepts of one kind, taken apart into stems. Concepts are numbered as given. */
export interface LabelIndex {
  readonly concepts: readonly Concept[];
  readonly languages: readonly string[];
  /** Concept, language (place in `languages`) and text of each label. */
  readonly owner: Int32Array;
  readonly language: Uint8Array;
  readonly preferred: Uint8Array;
  readonly text: readonly string[];
  /** Sum of the weights of a label's stems. */
  readonly mass: Float64Array;
  /** By concept: 0 for one that no other narrows down, 1 for one that many do. */
  readonly breadth: Float64Array;
  /** What is known of a term: a stem in a language, as `termOf` writes it. */
  readonly terms: ReadonlyMap<string, Term>;
  readonly spelling: Spelling;
  /** The words of the names in each language, in the order of `languages`. */
  readonly words: readonly ReadonlySet<string>[];
}

export interface Term {
  /** How much it tells: the fewer concepts bear it in its language, the more. */
  readonly weight: number;
  /** Labels that hold it, each once, rising. */
  readonly labels: Int32Array;
  /** Concepts whose names or description hold it, with how much that speaks for them; null where it is not read. */
  readonly background: Background | null;
}

interface Label {
  readonly owner: number;
  readonly language: number;
  readonly preferred: boolean;
  readonly text: string;
  readonly words: readonly string[];
  readonly terms: readonly string[];
}

/** The same letters are another word in another language, so stems are kept apart. */
export function termOf(word: string, language: string): string {
  return `${language} ${stemOf(word, language)}`;
}

/**
 * Builds the index over the names in all languages. With `surroundings`, all names of a concept together, its description and its group count
 * as weaker evidence, and so does being broad. (Occupations are found better so, skills worse: their names are whole phrases.)
 */
export function labelIndex(concepts: readonly Concept[], languages: readonly string[], surroundings: Surroundings | null): LabelIndex {
  const labels = concepts.flatMap((concept, owner) => languages.flatMap((language, at) => labelsOf(concept, owner, language, at)));
  const words = wordsByLanguage(labels, languages);
  const backgrounds = surroundings === null ? new Map<string, Background>() : backgroundOf(concepts, languages, labels, surroundings);
  const terms = termsOf(labels, concepts.length, backgrounds);
  return {
    concepts,
    languages,
    owner: Int32Array.from(labels, (label) => label.owner),
    language: Uint8Array.from(labels, (label) => label.language),
    preferred: Uint8Array.from(labels, (label) => Number(label.preferred)),
    text: labels.map((label) => label.text),
    mass: Float64Array.from(labels, (label) => label.terms.reduce((sum, term) => sum + (terms.get(term)?.weight ?? 0), 0)),
    breadth: Float64Array.from(concepts, (concept) => breadthOf(surroundings?.narrower(concept) ?? 0)),
    terms,
    spelling: new Spelling(words.flatMap((ofLanguage) => [...ofLanguage])),
    words,
  };
}

/** So many narrower concepts count in full: beyond them one more says nothing. */
const BROADEST = 6;

function breadthOf(narrower: number): number {
  return Math.min(1, Math.log(1 + narrower) / Math.log(1 + BROADEST));
}

function labelsOf(concept: Concept, owner: number, language: string, at: number): Label[] {
  const names = concept.names[language];
  if (names === undefined) return [];
  const seen = new Set<string>();
  return [names.preferred, ...names.alternatives, ...names.hidden].flatMap((text, place) => {
    const words = tellingWords(text, language);
    const terms = [...new Set(words.map((word) => termOf(word, language)))];
    const key = terms.join(' ');
    if (terms.length === 0 || seen.has(key)) return [];
    seen.add(key);
    return [{ owner, language: at, preferred: place === 0, text, words, terms }];
  });
}

function termsOf(
  labels: readonly Label[],
  conceptCount: number,
  backgrounds: ReadonlyMap<string, Background>,
): ReadonlyMap<string, Term> {
  const lists = new Map<string, { readonly labels: number[]; bearers: number; last: number }>();
  labels.forEach(({ terms, owner }, label) => {
    for (const term of terms) {
      const list = lists.get(term) ?? { labels: [], bearers: 0, last: -1 };
      list.labels.push(label);
      if (list.last !== owner) list.bearers += 1;
      list.last = owner;
      lists.set(term, list);
    }
  });
  const terms = new Map<string, Term>();
  for (const [term, background] of backgrounds) {
    const weight = Math.log(1 + conceptCount / background.concepts.length);
    if (!lists.has(term)) terms.set(term, { weight, labels: NO_LABELS, background });
  }
  for (const [term, { labels: holding, bearers }] of lists) {
    const weight = Math.log(1 + conceptCount / bearers);
    terms.set(term, { weight, labels: Int32Array.from(holding), background: backgrounds.get(term) ?? null });
  }
  return terms;
}

const NO_LABELS = new Int32Array(0);

function wordsByLanguage(labels: readonly Label[], languages: readonly string[]): readonly ReadonlySet<string>[] {
  const byLanguage = languages.map(() => new Set<string>());
  for (const { words, language } of labels) for (const word of words) byLanguage[language]?.add(word);
  return byLanguage;
}
