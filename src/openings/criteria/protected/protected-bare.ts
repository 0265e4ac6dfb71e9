import { arabicBareRules } from './protected-arabic.js';
import type { ProtectedRule, ProtectedTrait } from './protected-rule.js';
import { ADJECTIVES, ADJECTIVES_FR, BELIEF, BELIEF_FR, PEOPLE, PEOPLE_FR, PERSON, PERSON_FR, SEXED, SEXED_FR } from './protected-words.js';

/** An age at which somebody may work. */
const AGE = '(?:1[4-9]|[2-7]\\d)';
const YEARS = `${AGE}(?: ?(?:-|to|and|a|et) ?${AGE})?`;
const BOUND = '(?:between |from |under |over |below |above |at least |at most |maximum |minimum |max |min |up to |entre |de |moins de |plus de )';
const OUTSIDERS = '(?:foreigners?|migrants?|refugees?|returnees?|immigrants?|deportees?|natives?|indigenes?|etrangers?|migrants?|refugiee?s?|retournee?s?|rapatriee?s?)';
/** Also names of languages that are asked for in business: on their own they are read as those. */
const LANGUAGES = '(?!(?:french|german|chinese|russian|francaise?s?|arabe)(?![\\w-]))';

function whole(trait: ProtectedTrait, words: string): ProtectedRule {
  return { trait, pattern: new RegExp(`^ ?(?:${words.replaceAll(' ?', '\\s*')})[ .]*$`, 'g'), unless: null };
}

/**
 * What is a criterion where it is all that an entry of the list of criteria says, or its beginning: "Female", "25-35", "Christian".
 * In a title or a description the same words need more around them.
 */
export const bareRules: readonly ProtectedRule[] = [
  whole('SEX', `${ADJECTIVES}${SEXED}(?: ${PERSON})?`),
  whole('SEX', `${ADJECTIVES_FR}${SEXED_FR}|feminine?|masculine?|sexe (?:feminin|masculin)`),
  whole('AGE', `(?:young|youthful|youths?|youngsters?)(?: (?:and|or|,) \\w+)?(?: ${PERSON})?|jeunes?(?: (?:${PERSON_FR}|et \\w+))?`),
  whole('AGE', `${BOUND}${YEARS}(?: ?(?:years?|yrs?|ans)(?: old| of age)?)?|${AGE} ?(?:-|to|a) ?${AGE}(?: ?(?:years?|yrs?|ans))?|${AGE} ?\\+|${AGE} (?:years?|yrs?) old`),
  whole('ORIGIN', `${ADJECTIVES}${LANGUAGES}(?:${PEOPLE}|${OUTSIDERS})(?: (?:${PERSON}|by birth|origin|descent|passport|passport holders?))?`),
  whole('ORIGIN', `${ADJECTIVES_FR}${LANGUAGES}(?:${PEOPLE_FR}|${OUTSIDERS})(?: ${PERSON_FR})?|${PERSON_FR} ${LANGUAGES}${PEOPLE_FR}`),
  whole('RELIGION', `${ADJECTIVES}${BELIEF}(?: (?:${PERSON}|faith|believers?|background))?`),
  whole('RELIGION', `${ADJECTIVES_FR}(?:${PERSON_FR} )?${BELIEF_FR}(?: (?:pratiquante?s?|${PERSON_FR}))?`),
  ...arabicBareRules,
];
