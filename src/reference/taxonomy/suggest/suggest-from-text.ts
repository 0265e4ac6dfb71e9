import type { Concept } from '../classification.js';
import { smallWords } from '../search/words.js';
import type { Taxonomy } from '../taxonomy.js';
import { evidenceFor, stemsOfPiece, type Evidence } from './evidence.js';
import { piecesOf, type Piece } from './pieces.js';

/** What a text asks for, as far as its words tell: to be confirmed by whoever wrote it. */
export interface TextSuggestions {
  /** Best first. */
  readonly occupations: readonly Suggestion[];
  readonly skills: readonly Suggestion[];
}

/** A concept that words of the text led to. */
export interface Suggestion {
  readonly no: number;
  readonly concept: Concept;
  /** 0 to 1: how much speaks for it. Comparable within one list only; not a probability. */
  readonly confidence: number;
  /** The words that led to it, in the order of the text; never empty. */
  readonly words: readonly LeadingWords[];
}

/** Words of the text, and the name that they were taken for. */
export interface LeadingWords {
  /** Place in the text, UTF-16 units; `to` is the first after it. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly through: string;
}

export const MOST_OCCUPATIONS = 5;
export const MOST_SKILLS = 30;
/** Beyond so many pieces nothing is read: bounds the work that one text can make. */
const MOST_PIECES = 400;
/** What is looked at of each answer of the search. */
const LOOKED_AT = 8;
/** A name in the title counts in full, elsewhere in part. */
const BODY_SHARE = 0.6;
/** What words alone are worth by how many of them there are: one word is often said without being meant. */
const LENGTH_SHARES = [0, 0.6, 0.85, 1];
/** A name of three words or more may lack one of them, at a discount. */
const LEAST_COVERAGE = 0.66;
/** What a skill gains that the likeliest occupation uses, and what the text's skills can add to an occupation. */
const OWN_SKILL_GAIN = 0.25;
const SUPPORT_GAIN = 0.3;

/**
 * Proposes occupations and skills for a pasted vacancy, each with the words that led to it. The title names the occupation first of all; names
 * in the text and the skills found speak for one too, and where no name is found the skills alone propose. A skill is proposed where the words
 * of one of its names stand together in the text. Gives way after each piece with the number done.
 */
export function* suggestFromTextStepwise(text: string, taxonomy: Taxonomy): Generator<number, TextSuggestions, void> {
  const pieces = piecesOf(text).slice(0, MOST_PIECES);
  const languages = languagesOf(pieces, taxonomy);
  const all = taxonomy.classification.languages;
  const skills = new Map<number, Lead>();
  const occupations = new Map<number, Lead>();
  let done = 0;
  for (const piece of pieces) {
    const query = text.slice(piece.tokens[0]?.from ?? 0, piece.tokens.at(-1)?.to ?? 0);
    const stems = stemsOfPiece(piece, piece.isTitle ? all : languages);
    if (piece.isTitle) {
      for (const lead of titleLeads(query, piece, taxonomy)) add(occupations, lead.no, lead);
    } else {
      for (const { no, concept } of taxonomy.searchOccupations(query, { languages, limit: LOOKED_AT })) {
        const evidence = evidenceFor(concept, piece, stems);
        if (evidence !== null && evidence.coverage === 1) add(occupations, no, { ...worth(evidence, BODY_SHARE), concept });
      }
    }
    for (const { no, concept } of taxonomy.searchSkills(query, { languages, limit: LOOKED_AT })) {
      const evidence = evidenceFor(concept, piece, stems);
      if (evidence !== null && isName(evidence)) add(skills, no, { ...worth(evidence, 1), concept });
    }
    yield ++done;
  }
  return ranked(text, taxonomy, occupations, skills);
}

/** As `suggestFromTextStepwise`, in one go. */
export function suggestFromText(text: string, taxonomy: Taxonomy): TextSuggestions {
  const steps = suggestFromTextStepwise(text, taxonomy);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What speaks for a concept so far. */
interface Lead {
  readonly concept: Concept;
  readonly value: number;
  readonly evidence: readonly Evidence[];
}

function add(leads: Map<number, Lead>, no: number, lead: Lead): void {
  const known = leads.get(no);
  if (known === undefined) leads.set(no, lead);
  else leads.set(no, { ...known, value: Math.max(known.value, lead.value), evidence: [...known.evidence, ...lead.evidence] });
}

function worth(evidence: Evidence, share: number): { readonly value: number; readonly evidence: readonly Evidence[] } {
  const length = LENGTH_SHARES[Math.min(evidence.matched, LENGTH_SHARES.length - 1)] ?? 1;
  return { value: share * length * evidence.coverage, evidence: [evidence] };
}

/** Whether the words are a skill's name and not just a word of it. */
function isName({ coverage, matched, isLetterForLetter }: Evidence): boolean {
  return matched === 1 ? coverage === 1 && isLetterForLetter : coverage >= LEAST_COVERAGE;
}

/** What the search makes of a title, typos and all: where it answers, the whole title is what led there. */
function titleLeads(query: string, piece: Piece, taxonomy: Taxonomy): readonly (Lead & { readonly no: number })[] {
  const found = taxonomy.searchOccupations(query, { limit: LOOKED_AT });
  const best = found[0]?.score ?? 1;
  const stems = stemsOfPiece(piece, taxonomy.classification.languages);
  return found.flatMap(({ no, concept, through, score }) => {
    const evidence = evidenceFor(concept, piece, stems);
    const [from, to] = [piece.tokens[0]?.from ?? 0, piece.tokens.at(-1)?.to ?? 0];
    const whole: Evidence = { coverage: 0, matched: 0, isLetterForLetter: false, through: through ?? '', from, to };
    if (evidence === null && through === null) return [];
    return [{ no, concept, value: (score / best) * (0.5 + 0.5 * (evidence?.coverage ?? 0)), evidence: [evidence ?? whole] }];
  });
}

function ranked(text: string, taxonomy: Taxonomy, named: ReadonlyMap<number, Lead>, skills: ReadonlyMap<number, Lead>): TextSuggestions {
  const support = supportOf(skills, taxonomy);
  const best = Math.max(...support.values(), 0);
  const backed = (no: number): number => (best === 0 ? 0 : (support.get(no) ?? 0) / best);
  const leads = named.size > 0 ? named : inferred(support, skills, taxonomy);
  const occupations = [...leads].map(([no, lead]) => suggestion(text, no, lead, (lead.value + SUPPORT_GAIN * backed(no)) / (1 + SUPPORT_GAIN)));
  const inOrder = occupations.sort((a, b) => b.confidence - a.confidence || a.no - b.no).slice(0, MOST_OCCUPATIONS);
  const own = new Set(inOrder[0] === undefined ? [] : taxonomy.skillsOfOccupation(inOrder[0].no).map(({ skill }) => skill));
  const asked = [...skills].map(([no, lead]) => suggestion(text, no, lead, (lead.value + (own.has(no) ? OWN_SKILL_GAIN : 0)) / (1 + OWN_SKILL_GAIN)));
  return { occupations: inOrder, skills: asked.sort((a, b) => b.confidence - a.confidence || a.no - b.no).slice(0, MOST_SKILLS) };
}

/** How much the skills found speak for each occupation that uses them. */
function supportOf(skills: ReadonlyMap<number, Lead>, { space }: Taxonomy): ReadonlyMap<number, number> {
  const support = new Map<number, number>();
  for (const [skill, { value }] of skills) {
    const rarity = space.rarity(skill) / 1_000_000;
    for (const { no, degree } of space.occupationsUsing(skill)) support.set(no, (support.get(no) ?? 0) + value * rarity * (degree / 1_000_000));
  }
  return support;
}

/** Where no name was found: the occupations to which at least two skills point, led to by the words of those skills. */
function inferred(support: ReadonlyMap<number, number>, skills: ReadonlyMap<number, Lead>, taxonomy: Taxonomy): ReadonlyMap<number, Lead> {
  const likeliest = [...support].sort(([a, x], [b, y]) => y - x || a - b).slice(0, MOST_OCCUPATIONS);
  return new Map(
    likeliest.flatMap(([no]) => {
      const pointing = taxonomy.skillsOfOccupation(no).flatMap(({ skill }) => skills.get(skill) ?? []);
      if (pointing.length < 2) return [];
      return [[no, { concept: taxonomy.occupation(no), value: 0, evidence: pointing.flatMap((lead) => lead.evidence.slice(0, 1)) }] as const];
    }),
  );
}

function suggestion(text: string, no: number, { concept, evidence }: Lead, confidence: number): Suggestion {
  const places = new Map<string, LeadingWords>();
  for (const { from, to, through } of evidence) {
    const key = `${from} ${to}`;
    if (!places.has(key)) places.set(key, { from, to, text: text.slice(from, to), through });
  }
  return { no, concept, confidence: Math.round(Math.min(1, confidence) * 1_000) / 1_000, words: [...places.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
}

/** The languages of the classification in which most of the text's small words are; all where it has none. */
function languagesOf(pieces: readonly Piece[], { classification: { languages } }: Taxonomy): readonly string[] {
  const words = pieces.flatMap((piece) => piece.tokens.flatMap((token) => token.words));
  const counts = languages.map((language) => words.filter((word) => smallWords[language]?.has(word) === true).length);
  const most = Math.max(...counts);
  return languages.filter((_, at) => counts[at] === most);
}
