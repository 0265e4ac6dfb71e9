import type { Concept } from '../classification.js';
import { stemsOf } from './words.js';

/** Concepts that a term speaks for beside their single names, with how much it does. */
export interface Background {
  readonly concepts: Int32Array;
  readonly shares: Float32Array;
}

/** Where a concept stands in its classification. */
export interface Surroundings {
  /** The group whose name and description say something of the concept too; null for none. */
  group(concept: Concept): Concept | null;
  /** How many concepts stand directly below it. */
  narrower(concept: Concept): number;
}

/** How much each text of a concept counts as background. */
const NAMES_SHARE = 0.3;
const DESCRIPTION_SHARE = 0.2;
const GROUP_NAME_SHARE = 0.1;
const GROUP_DESCRIPTION_SHARE = 0.1;
/** The usual constants of BM25. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** By term, as labels have them: what all names of a concept together, its description and its group say. */
export function backgroundOf(
  concepts: readonly Concept[],
  languages: readonly string[],
  labels: readonly { readonly owner: number; readonly terms: readonly string[] }[],
  surroundings: Surroundings,
): ReadonlyMap<string, Background> {
  const names: string[][] = concepts.map(() => []);
  for (const { owner, terms } of labels) names[owner]?.push(...terms);
  const groups = concepts.map((concept) => surroundings.group(concept));
  const termsOf = (textIn: (language: string) => string | undefined): readonly string[] =>
    languages.flatMap((language) => stemsOf(textIn(language) ?? '', language).map((stem) => `${language} ${stem}`));
  const shares = new Map<string, Map<number, number>>();
  addBm25(shares, names, NAMES_SHARE);
  addBm25(shares, concepts.map((concept) => termsOf((language) => concept.descriptions[language])), DESCRIPTION_SHARE);
  addBm25(shares, groups.map((group) => termsOf((language) => group?.names[language]?.preferred)), GROUP_NAME_SHARE);
  addBm25(shares, groups.map((group) => termsOf((language) => group?.descriptions[language])), GROUP_DESCRIPTION_SHARE);
  return new Map(
    [...shares].map(([term, found]) => [term, { concepts: Int32Array.from(found.keys()), shares: Float32Array.from(found.values()) }]),
  );
}

function addBm25(shares: Map<string, Map<number, number>>, texts: readonly (readonly string[])[], share: number): void {
  const usual = Math.max(1, texts.reduce((sum, text) => sum + text.length, 0) / Math.max(1, texts.length));
  const counts = texts.map((text) => {
    const found = new Map<string, number>();
    for (const term of text) found.set(term, (found.get(term) ?? 0) + 1);
    return found;
  });
  const bearers = new Map<string, number>();
  for (const found of counts) for (const term of found.keys()) bearers.set(term, (bearers.get(term) ?? 0) + 1);
  counts.forEach((found, concept) => {
    const stretch = SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * (texts[concept]?.length ?? 0)) / usual);
    for (const [term, count] of found) {
      const weight = Math.log(1 + texts.length / (bearers.get(term) ?? 1));
      const added = (share * weight * count * (SATURATION + 1)) / (count + stretch);
      const known = shares.get(term);
      if (known === undefined) shares.set(term, new Map([[concept, added]]));
      else known.set(concept, (known.get(concept) ?? 0) + added);
    }
  });
}
