import type { Concept } from '../classification.js';
import type { LabelIndex } from './label-index.js';
import { capitalWords, likelyLanguages, plainWords, queryWords, type QueryWord } from './query.js';
import { wordsOf } from './words.js';

/** A concept found, best first. */
export interface Found {
  readonly concept: Concept;
  /** The concept's number among those searched. */
  readonly no: number;
  /** The name that matched best; null where only the description did. */
  readonly through: string | null;
  /** Above 0; comparable within one answer only. */
  readonly score: number;
}

export interface SearchOptions {
  /** ISO 639-1; all languages of the classification where left out. The query is read in those of them that know most of its words. */
  readonly languages?: readonly string[];
  readonly limit: number;
}

/** How much a long name is held back: 1 would be the cosine. */
const LENGTH_SHARE = 0.55;
/** What a preferred name gains over an alternative one. */
const PREFERRED_GAIN = 0.1;
/** What a name gains whose words are all in the query letter for letter, and how many of the first are looked at so closely. */
const LETTER_GAIN = 0.3;
const REFINED = 100;
/** What the broadest concept gains before its background: a bare title means the usual trade and not a special branch of it. */
const BREADTH_GAIN = 0.3;

/**
 * Concepts by words, best first. A name matches as far as the weight of the words it shares with the query outweighs the rest of
 * the name; words of the query that no name has cost nothing, so a whole job title may be given. The best name of a concept counts,
 * with its other names, its description and its group as background. Equal scores follow the order of the concepts.
 */
export function searchConcepts(index: LabelIndex, text: string, options: SearchOptions): readonly Found[] {
  const plain = plainWords(text);
  const languages = likelyLanguages(plain, options.languages ?? index.languages, index);
  const words = queryWords(plain, languages, index, capitalWords(text));
  const scratch = scratchOf(index);
  const asked = new Set(languages.map((language) => index.languages.indexOf(language)));
  let queryMass = 0;
  words.forEach(({ terms, weights }, turn) => {
    let heaviest = 0;
    terms.forEach((term, which) => {
      const weight = weights[which] ?? 0;
      heaviest = Math.max(heaviest, weight);
      for (const label of index.terms.get(term)?.labels ?? []) {
        if (!asked.has(index.language[label] ?? 0) || scratch.hitIn[label] === turn + 1) continue;
        if (scratch.shared[label] === 0) scratch.labels.push(label);
        scratch.hitIn[label] = turn + 1;
        scratch.shared[label] = (scratch.shared[label] ?? 0) + weight;
      }
    });
    queryMass += heaviest;
  });
  for (const label of scratch.labels) {
    const value =
      ((scratch.shared[label] ?? 0) / ((index.mass[label] ?? 1) ** LENGTH_SHARE * Math.sqrt(queryMass))) *
      (index.preferred[label] === 1 ? 1 + PREFERRED_GAIN : 1);
    const owner = index.owner[label] ?? 0;
    if (scratch.score[owner] === 0) scratch.owners.push(owner);
    if (value > (scratch.score[owner] ?? 0)) {
      scratch.score[owner] = value;
      scratch.through[owner] = label;
    }
  }
  for (const owner of scratch.owners) scratch.score[owner] = (scratch.score[owner] ?? 0) * (1 + BREADTH_GAIN * (index.breadth[owner] ?? 0));
  addBackground(index, words, queryMass, scratch);
  const found = best(scratch, Math.max(REFINED, options.limit)).flatMap((no) => foundAt(index, scratch, no) ?? []);
  clear(scratch);
  return refined(found, new Set(plain)).slice(0, options.limit);
}

/** Stems take `general` for `generator`; a name whose words are in the query letter for letter goes before one that only has the stems. */
function refined(found: readonly Found[], words: ReadonlySet<string>): readonly Found[] {
  return found
    .map((one) => ({ ...one, score: one.score * (1 + LETTER_GAIN * sharedLetters(one.through, words)) }))
    .sort((a, b) => b.score - a.score || a.no - b.no);
}

function sharedLetters(name: string | null, words: ReadonlySet<string>): number {
  const own = name === null ? [] : wordsOf(name);
  return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length;
}

function addBackground(index: LabelIndex, words: readonly QueryWord[], queryMass: number, scratch: Scratch): void {
  for (const { terms, weights, telling } of words) {
    terms.slice(0, telling).forEach((name, which) => {
      const term = index.terms.get(name);
      if (term === undefined || term.background === null) return;
      const { concepts, shares } = term.background;
      const trust = (weights[which] ?? 0) / (term.weight * queryMass);
      concepts.forEach((concept, at) => {
        if (scratch.score[concept] === 0) scratch.owners.push(concept);
        scratch.score[concept] = (scratch.score[concept] ?? 0) + trust * (shares[at] ?? 0);
      });
    });
  }
}

function foundAt(index: LabelIndex, scratch: Scratch, no: number): Found | null {
  const concept = index.concepts[no];
  const label = scratch.through[no] ?? -1;
  return concept === undefined ? null : { concept, no, through: label < 0 ? null : (index.text[label] ?? null), score: scratch.score[no] ?? 0 };
}

function best({ owners, score }: Scratch, limit: number): readonly number[] {
  return [...owners].sort((a, b) => (score[b] ?? 0) - (score[a] ?? 0) || a - b).slice(0, limit);
}

/** Sums of one search at a time; kept, because clearing what was touched is cheaper than a fresh array for each query. */
interface Scratch {
  readonly shared: Float64Array;
  readonly hitIn: Int32Array;
  readonly score: Float64Array;
  readonly through: Int32Array;
  labels: number[];
  owners: number[];
}

const scratches = new WeakMap<LabelIndex, Scratch>();

function scratchOf(index: LabelIndex): Scratch {
  const known = scratches.get(index);
  if (known !== undefined) return known;
  const labels = index.owner.length;
  const concepts = index.concepts.length;
  const made: Scratch = {
    shared: new Float64Array(labels),
    hitIn: new Int32Array(labels),
    score: new Float64Array(concepts),
    through: new Int32Array(concepts).fill(-1),
    labels: [],
    owners: [],
  };
  scratches.set(index, made);
  return made;
}

function clear(scratch: Scratch): void {
  for (const label of scratch.labels) {
    scratch.shared[label] = 0;
    scratch.hitIn[label] = 0;
  }
  for (const owner of scratch.owners) {
    scratch.score[owner] = 0;
    scratch.through[owner] = -1;
  }
  scratch.labels = [];
  scratch.owners = [];
}
