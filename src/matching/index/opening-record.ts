import type { Day } from '../../kernel/day.js';
import type { EmployerId, OpeningId } from '../../kernel/ids.js';
import type { PreparedOpening } from '../prepared-opening.js';
import { cefrOfRank, cefrRank, limitMask, limitsOfMask } from '../scales.js';
import { openingKinds, type OpeningFacts, type SkillLevel } from '../types.js';
import { idOf, wordsOf } from './id-table.js';
import type { PlaceFacts } from './places.js';
import { NULL, numberOrNullAt, orNull, type Draft } from './records.js';
import type { Words } from './words.js';

/** Words before the lists of a record. */
const HEAD = 22;
/** Where in a record the four words of the employer's id begin. */
export const EMPLOYER = 17;
/** The lengths of what a course teaches and leads to. */
const COURSE = 21;
const PUBLISHED = 1 << 20;
const HAZARDOUS = 1 << 21;

/** An opening's facts but for its place, which is a column. */
export function writeOpening(draft: Draft, facts: OpeningFacts, words: Words): void {
  const { skills, teaches, leadsTo, languages, licences, hoursPerWeek, pay } = facts;
  draft.begin().pair(skills.length, languages.length).pair(licences.length, 0).raw(flagsOf(facts)).whole(facts.seatsLeft);
  draft.wholeOrNull(facts.closesOn).wholeOrNull(facts.employerGoodUntil).wholeOrNull(facts.occupation).wholeOrNull(facts.minEducation);
  draft.wholeOrNull(facts.startsOn).wholeOrNull(facts.startsBy).whole(facts.minimumAge);
  draft.wholeOrNull(hoursPerWeek?.min ?? null).wholeOrNull(hoursPerWeek?.max ?? null);
  draft.numberOrNull(pay?.min ?? null).numberOrNull(pay?.max ?? null);
  for (const word of wordsOf(facts.employerId)) draft.raw(word | 0);
  draft.pair(teaches.length, leadsTo.length);
  for (const need of skills) {
    draft.whole((need.skill << 5) | ((need.minLevel ?? 0) << 2) | (need.essential ? 2 : 0) | (need.hard ? 1 : 0));
  }
  for (const { language, level, hard } of languages) {
    draft.whole((words.languages.numberOf(language) << 4) | (cefrRank(level) << 1) | (hard ? 1 : 0));
  }
  for (const { code, hard } of licences) draft.whole((words.licences.numberOf(code) << 1) | (hard ? 1 : 0));
  for (const no of teaches) draft.whole(no);
  for (const no of leadsTo) draft.whole(no);
}

function flagsOf({ kind, demands, published, hazardous }: OpeningFacts): number {
  const flags = (published ? PUBLISHED : 0) | (hazardous ? HAZARDOUS : 0);
  return openingKinds.indexOf(kind) | (limitMask(demands) << 4) | flags;
}

/** The facts of the record that begins at `start`, as they were given; demands in the order of their type. */
export function readOpening(record: Int32Array, start: number, id: OpeningId, place: PlaceFacts | null, words: Words): OpeningFacts {
  const word = (at: number): number => record[start + at] ?? 0;
  const flags = word(2);
  const skills = HEAD;
  const languages = skills + (word(0) & 0xffff);
  const licences = languages + (word(0) >>> 16);
  const teaches = licences + (word(1) & 0xffff);
  const leadsTo = teaches + (word(COURSE) & 0xffff);
  const list = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => word(from + i));
  const hoursMin = orNull(word(11));
  const payMin = numberOrNullAt(record, start + 13);
  return {
    id,
    kind: openingKinds[flags & 15] ?? 'VACANCY',
    employerId: idOf(Uint32Array.from(list(EMPLOYER, COURSE)), 0) as EmployerId,
    published: (flags & PUBLISHED) !== 0,
    seatsLeft: word(3),
    closesOn: orNull(word(4)) as Day | null,
    employerGoodUntil: orNull(word(5)) as Day | null,
    occupation: orNull(word(6)),
    skills: list(skills, languages).map((need) => ({
      skill: need >> 5,
      essential: (need & 2) !== 0,
      minLevel: ((need >> 2) & 7) === 0 ? null : (((need >> 2) & 7) as SkillLevel),
      hard: (need & 1) !== 0,
    })),
    teaches: list(teaches, leadsTo),
    leadsTo: list(leadsTo, leadsTo + (word(COURSE) >>> 16)),
    minEducation: orNull(word(7)),
    languages: list(languages, licences).map((asked) => ({
      language: words.languages.word(asked >> 4),
      level: cefrOfRank((asked >> 1) & 7) ?? 'A1',
      hard: (asked & 1) !== 0,
    })),
    licences: list(licences, teaches).map((asked) => ({ code: words.licences.word(asked >> 1), hard: (asked & 1) !== 0 })),
    place,
    startsOn: orNull(word(8)) as Day | null,
    startsBy: orNull(word(9)) as Day | null,
    hoursPerWeek: hoursMin === null ? null : { min: hoursMin, max: word(12) },
    pay: payMin === null ? null : { min: payMin, max: numberOrNullAt(record, start + 15) ?? payMin },
    minimumAge: word(10),
    hazardous: (flags & HAZARDOUS) !== 0,
    demands: limitsOfMask((flags >> 4) & 0xffff),
  };
}

/** Levels that a need can ask: none, 1, 2, 3, 4. Credits are found by `skill * ASKS + level`. */
export const ASKS = 5;
/** A need in one word: where its credit is found, then its weight, 1 to 1,000. */
export const WEIGHT_BITS = 10;
export const WEIGHT_MASK = (1 << WEIGHT_BITS) - 1;
const MOST_KEY = 1 << (31 - WEIGHT_BITS);

/** Words of an asked record before its lists. */
export type AskedLists = Pick<
  PreparedOpening,
  'needs' | 'needsWeight' | 'hardSkills' | 'hardLanguages' | 'softLanguages' | 'hardLicences' | 'softLicences'
>;

/** The needs of an opening, a word each: read for every pair that is scored. */
export function writeNeeds(draft: Draft, { needs }: AskedLists): void {
  draft.begin();
  for (const { need, weight } of needs) {
    const key = need.skill * ASKS + (need.minLevel ?? 0);
    if (weight > WEIGHT_MASK || key >= MOST_KEY) throw new RangeError(`skill ${need.skill} with weight ${weight} does not fit a word`);
    draft.whole((key << WEIGHT_BITS) | weight);
  }
}

/** What an opening insists on or wishes for, once each: most have none. */
export function writeAsked(draft: Draft, opening: AskedLists, words: Words): void {
  const { hardSkills, hardLanguages, softLanguages, hardLicences, softLicences } = opening;
  draft.begin().pair(hardSkills.length, hardLanguages.length).pair(softLanguages.length, hardLicences.length);
  for (const { skill, level } of hardSkills) draft.whole((skill << 3) | Math.max(1, level));
  for (const { language, rank } of [...hardLanguages, ...softLanguages]) draft.whole((words.languages.numberOf(language) << 3) | rank);
  for (const code of [...hardLicences, ...softLicences]) draft.whole(words.licences.numberOf(code));
}

/** Where the lists of one asked record lie. One reader is moved from record to record. */
export class AskedRecord {
  hardSkills = 0;
  hardLanguages = 0;
  softLanguages = 0;
  hardLicences = 0;
  softLicences = 0;
  end = 0;

  /** Moves to the record from `start` to `end`; each list ends where the next begins. */
  at(words: Int32Array, start: number, end: number): this {
    const hard = words[start] ?? 0;
    const others = words[start + 1] ?? 0;
    this.hardSkills = start + 2;
    this.hardLanguages = this.hardSkills + (hard & 0xffff);
    this.softLanguages = this.hardLanguages + (hard >>> 16);
    this.hardLicences = this.softLanguages + (others & 0xffff);
    this.softLicences = this.hardLicences + (others >>> 16);
    this.end = end;
    return this;
  }
}

/** Where what a course teaches and leads to lie in its record. One reader is moved from record to record. */
export class CourseRecord {
  teaches = 0;
  leadsTo = 0;
  end = 0;
  /** Its own occupation, as it was written. */
  occupation = NULL;

  at(words: Int32Array, start: number): this {
    const needs = words[start] ?? 0;
    const course = words[start + COURSE] ?? 0;
    this.teaches = start + HEAD + (needs & 0xffff) + (needs >>> 16) + ((words[start + 1] ?? 0) & 0xffff);
    this.leadsTo = this.teaches + (course & 0xffff);
    this.end = this.leadsTo + (course >>> 16);
    this.occupation = words[start + 6] ?? NULL;
    return this;
  }
}
