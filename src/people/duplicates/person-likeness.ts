import { likenessOf, type Likeness } from '../../office/duplicates/duplicate-pair.js';
import { plainReference } from '../../office/duplicates/shared-keys.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import type { SkillProfile } from '../jobseekers/profile/skill-profile.js';

/** What is compared of a person. No kind, no status: they say nothing about who somebody is. */
export interface ComparedPerson extends Pick<Jobseeker, 'id' | 'caseReference' | 'source' | 'externalId' | 'bornOnOrBefore'> {
  readonly profile: Pick<SkillProfile, 'occupations' | 'skills' | 'languages' | 'place'>;
  /** Marks of phones: equal for equal phones, and nothing else can be read from them. Empty for phones that nobody shares. */
  readonly phones: readonly string[];
}

/** Why two records may be of one person, as staff read it. */
export const personReasons = {
  SAME_PHONE: 'The same phone.',
  SAME_CASE_REFERENCE: 'The same case reference, written differently.',
  SAME_EXTERNAL_ID: 'The same id in the files of two systems.',
  SAME_OCCUPATIONS: 'The same occupations, for as long and until the same year.',
  SAME_SKILLS: 'Nearly the same skills.',
  SAME_BIRTH: 'The same statement of age.',
  SAME_PLACE: 'The same place.',
  SAME_LANGUAGES: 'The same languages at the same levels.',
} as const;
export type PersonReason = keyof typeof personReasons;

/** First settings of our own [P]: one strong sign suffices, weak ones must come together. */
const POINTS: Readonly<Record<PersonReason, number>> = {
  // A family has one phone, one place and the same languages: these three together are not enough.
  SAME_PHONE: 35,
  SAME_CASE_REFERENCE: 60,
  SAME_EXTERNAL_ID: 40,
  SAME_OCCUPATIONS: 35,
  SAME_SKILLS: 25,
  SAME_BIRTH: 15,
  SAME_PLACE: 10,
  SAME_LANGUAGES: 10,
};

/** How alike two records of people are, and in what. The same whichever comes first; what nobody has asked yet counts for nothing. */
export function likenessOfPeople(a: ComparedPerson, b: ComparedPerson): Likeness<PersonReason> {
  const tests: Readonly<Record<PersonReason, boolean>> = {
    SAME_PHONE: a.phones.some((phone) => b.phones.includes(phone)),
    SAME_CASE_REFERENCE: sameReference(a.caseReference, b.caseReference),
    SAME_EXTERNAL_ID: a.source !== b.source && sameReference(a.externalId, b.externalId),
    SAME_OCCUPATIONS: sameOccupations(a.profile.occupations, b.profile.occupations),
    SAME_SKILLS: nearlySameSkills(a.profile.skills, b.profile.skills),
    SAME_BIRTH: a.bornOnOrBefore !== null && a.bornOnOrBefore === b.bornOnOrBefore,
    SAME_PLACE: a.profile.place !== null && a.profile.place.geonameId === b.profile.place?.geonameId,
    SAME_LANGUAGES: a.profile.languages.length >= FEWEST_LANGUAGES && languagesOf(a) === languagesOf(b),
  };
  return likenessOf((Object.keys(POINTS) as PersonReason[]).filter((reason) => tests[reason]), POINTS);
}

/**
 * What two records must share one of to be compared at all. It leaves out people who have only weak signs in common, and those whose
 * occupation, year and place all differ by a slip.
 */
export function keysOfPerson(person: ComparedPerson): string[] {
  const { occupations, skills, place } = person.profile;
  const [reference, external] = [plainReference(person.caseReference ?? ''), plainReference(person.externalId ?? '')];
  return [
    ...person.phones.map((phone) => `phone ${phone}`),
    ...(reference === '' ? [] : [`case ${reference}`]),
    ...(external === '' ? [] : [`external ${external}`]),
    ...occupations.map(({ uri, lastYear }) => `work ${uri} ${lastYear ?? ''} ${place?.geonameId ?? ''}`),
    ...(skills.length < FEWEST_SKILLS ? [] : [`skills ${urisOf(skills).join(' ')}`]),
    ...(person.bornOnOrBefore === null || place === null ? [] : [`birth ${person.bornOnOrBefore} ${place.geonameId} ${languagesOf(person)}`]),
  ];
}

/** One language is what everybody in a place has. */
const FEWEST_LANGUAGES = 2;
const FEWEST_SKILLS = 3;
/** Shared skills among all that either has. */
const NEARLY = 0.8;
/** How far two accounts of the same years may be apart. */
const MONTHS_APART = 0.1;

function sameReference(a: string | null, b: string | null): boolean {
  const plain = plainReference(a ?? '');
  return plain !== '' && plain === plainReference(b ?? '');
}

type Occupations = SkillProfile['occupations'];

/** Whether all occupations of the shorter list are in the other. */
function sameOccupations(a: Occupations, b: Occupations): boolean {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  return few.length > 0 && few.every((one) => many.some((other) => isSameStretch(one, other)));
}

function isSameStretch(one: Occupations[number], other: Occupations[number]): boolean {
  const apart = Math.abs(one.months - other.months);
  return one.uri === other.uri && one.lastYear === other.lastYear && apart <= MONTHS_APART * Math.max(one.months, other.months);
}

function nearlySameSkills(a: SkillProfile['skills'], b: SkillProfile['skills']): boolean {
  const [one, other] = [new Set(urisOf(a)), new Set(urisOf(b))];
  if (Math.min(one.size, other.size) < FEWEST_SKILLS) return false;
  const shared = [...one].filter((uri) => other.has(uri)).length;
  return shared >= NEARLY * (one.size + other.size - shared);
}

function urisOf(skills: SkillProfile['skills']): string[] {
  return skills.map((skill) => skill.uri).sort();
}

function languagesOf({ profile }: ComparedPerson): string {
  return profile.languages
    .map(({ language, level }) => `${language}:${level}`)
    .sort()
    .join(' ');
}
