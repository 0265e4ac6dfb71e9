import type { Day } from '../../kernel/day.js';
import type { EmployerId, JobseekerId } from '../../kernel/ids.js';
import type { LikelyOccupation } from '../likely-occupations.js';
import { cefrOfRank, cefrRank, limitMask, limitsOfMask } from '../scales.js';
import { evidenceLevels, openingKinds, type ExcludedPlace, type HeldSkill, type JobseekerFacts, type SkillLevel } from '../types.js';
import { idOf, wordsOf } from './id-table.js';
import type { PlaceFacts } from './places.js';
import { numberOrNullAt, orNull, type Draft } from './records.js';
import type { Words } from './words.js';

/** Words before the lists of a record: four pairs of list lengths, flags, four whole numbers, the floor in two words. */
const HEAD = 11;
const SEEKING = 1 << 22;
const LIMIT_STATED = 1 << 23;
/** Exclusions follow the record's other lists, behind a word of their own: nearly nobody has any. */
const EXCLUDES = 1 << 24;
/** Words of an excluded place: latitude and longitude in two each, kilometres. */
export const EXCLUDED_PLACE = 5;

/** A skill as it is held, in one word: skill, then level (0 to 3), then evidence (0 to 3). */
export const CLASS_BITS = 4;
export const CERTIFIED = evidenceLevels.indexOf('CERTIFIED');

/** A jobseeker's facts but for place, travel limit and where the person would move, which are columns; with the occupations inferred. */
export function writeJobseeker(draft: Draft, facts: JobseekerFacts, inferred: readonly LikelyOccupation[], words: Words): void {
  const { skills, occupations, languages, licences, wantedOccupations, refusedOccupations, hoursPerWeek } = facts;
  const untils = skills.flatMap(({ certifiedUntil }, i) => (certifiedUntil === null ? [] : [[i, certifiedUntil] as const]));
  draft.begin().pair(skills.length, untils.length).pair(occupations.length, languages.length);
  draft.pair(licences.length, wantedOccupations.length).pair(refusedOccupations.length, inferred.length);
  draft.raw(flagsOf(facts)).wholeOrNull(facts.availableFrom).wholeOrNull(facts.bornOnOrBefore);
  draft.wholeOrNull(hoursPerWeek?.min ?? null).wholeOrNull(hoursPerWeek?.max ?? null).numberOrNull(facts.wageFloor);
  for (const held of skills) draft.whole(heldWord(held));
  for (const [i, until] of untils) draft.whole(i).whole(until);
  for (const { occupation, months, lastYear } of occupations) draft.whole(occupation).whole(months).wholeOrNull(lastYear);
  for (const { language, level } of languages) draft.whole((words.languages.numberOf(language) << 3) | cefrRank(level));
  for (const { code, validUntil } of licences) draft.whole(words.licences.numberOf(code)).wholeOrNull(validUntil);
  for (const occupation of wantedOccupations) draft.whole(occupation);
  for (const occupation of refusedOccupations) draft.whole(occupation);
  for (const { occupation, share } of inferred) draft.whole(occupation).whole(share);
  if (excludes(facts)) writeExclusions(draft, facts);
}

function excludes({ excludedEmployers, excludedPlaces }: JobseekerFacts): boolean {
  return excludedEmployers.length + excludedPlaces.length > 0;
}

function writeExclusions(draft: Draft, { excludedEmployers, excludedPlaces }: JobseekerFacts): void {
  draft.pair(excludedEmployers.length, excludedPlaces.length);
  for (const employer of excludedEmployers) for (const word of wordsOf(employer)) draft.raw(word | 0);
  for (const { place, km } of excludedPlaces) draft.numberOrNull(place.latitude).numberOrNull(place.longitude).whole(km);
}

type Exclusions = Pick<JobseekerFacts, 'excludedEmployers' | 'excludedPlaces'>;
const NO_EXCLUSIONS: Exclusions = { excludedEmployers: [], excludedPlaces: [] };

function heldWord({ skill, level, evidence }: HeldSkill): number {
  return (skill << CLASS_BITS) | ((level - 1) << 2) | evidenceLevels.indexOf(evidence);
}

function flagsOf(facts: JobseekerFacts): number {
  const { education, acceptedKinds, limits, seeking, travelLimitKm } = facts;
  const kinds = acceptedKinds.reduce((mask, kind) => mask | (1 << openingKinds.indexOf(kind)), 0);
  const flags = (seeking ? SEEKING : 0) | (travelLimitKm === null ? 0 : LIMIT_STATED) | (excludes(facts) ? EXCLUDES : 0);
  return ((education ?? -1) + 1) | (kinds << 4) | (limitMask(limits) << 8) | flags;
}

/** Where the parts of one record lie. One reader is moved from record to record. */
export class JobseekerRecord {
  words: Int32Array = new Int32Array(0);
  skills = 0;
  untils = 0;
  occupations = 0;
  languages = 0;
  licences = 0;
  wanted = 0;
  refused = 0;
  inferred = 0;
  end = 0;
  private head = 0;

  /** Moves to the record that begins at `start`; each list ends where the next begins. */
  at(words: Int32Array, start: number): this {
    const skills = words[start] ?? 0;
    const occupations = words[start + 1] ?? 0;
    const licences = words[start + 2] ?? 0;
    const refused = words[start + 3] ?? 0;
    this.words = words;
    this.head = start;
    this.skills = start + HEAD;
    this.untils = this.skills + (skills & 0xffff);
    this.occupations = this.untils + (skills >>> 16) * 2;
    this.languages = this.occupations + (occupations & 0xffff) * 3;
    this.licences = this.languages + (occupations >>> 16);
    this.wanted = this.licences + (licences & 0xffff) * 2;
    this.refused = this.wanted + (licences >>> 16);
    this.inferred = this.refused + (refused & 0xffff);
    this.end = this.inferred + (refused >>> 16) * 2;
    return this;
  }

  get excludes(): boolean {
    return ((this.words[this.head + 4] ?? 0) & EXCLUDES) !== 0;
  }

  /** Where excluded employers begin, four words each; good only where the record `excludes`, as are the two below. */
  get excludedEmployers(): number {
    return this.end + 1;
  }

  get excludedPlaces(): number {
    return this.end + 1 + ((this.words[this.end] ?? 0) & 0xffff) * 4;
  }

  get exclusionsEnd(): number {
    return this.excludedPlaces + ((this.words[this.end] ?? 0) >>> 16) * EXCLUDED_PLACE;
  }

  get bornOnOrBefore(): Day | null {
    return orNull(this.words[this.head + 6] ?? 0) as Day | null;
  }

  get wageFloor(): number | null {
    return numberOrNullAt(this.words, this.head + 9);
  }

  /** The facts as they were given; kinds and limits in the order of their types, countries in that of the alphabet. */
  facts(id: JobseekerId, place: PlaceFacts | null, limitKm: number, wouldMoveTo: readonly string[], words: Words): JobseekerFacts {
    const { head } = this;
    const word = (at: number): number => this.words[at] ?? 0;
    const flags = word(head + 4);
    const hoursMin = orNull(word(head + 7));
    const untils = new Map(pairs(this.untils, this.occupations, 2).map((at) => [word(at), word(at + 1) as Day]));
    return {
      id,
      seeking: (flags & SEEKING) !== 0,
      skills: pairs(this.skills, this.untils, 1).map((at, i) => ({ ...heldOf(word(at)), certifiedUntil: untils.get(i) ?? null })),
      occupations: pairs(this.occupations, this.languages, 3).map((at) => ({
        occupation: word(at),
        months: word(at + 1),
        lastYear: orNull(word(at + 2)),
      })),
      education: (flags & 15) === 0 ? null : (flags & 15) - 1,
      languages: pairs(this.languages, this.licences, 1).map((at) => ({
        language: words.languages.word(word(at) >> 3),
        level: cefrOfRank(word(at) & 7) ?? 'A1',
      })),
      licences: pairs(this.licences, this.wanted, 2).map((at) => ({
        code: words.licences.word(word(at)),
        validUntil: orNull(word(at + 1)) as Day | null,
      })),
      place,
      travelLimitKm: (flags & LIMIT_STATED) === 0 ? null : limitKm,
      wouldMoveTo,
      wageFloor: this.wageFloor,
      hoursPerWeek: hoursMin === null ? null : { min: hoursMin, max: word(head + 8) },
      availableFrom: orNull(word(head + 5)) as Day | null,
      bornOnOrBefore: this.bornOnOrBefore,
      wantedOccupations: pairs(this.wanted, this.refused, 1).map(word),
      refusedOccupations: pairs(this.refused, this.inferred, 1).map(word),
      acceptedKinds: openingKinds.filter((_, kind) => (flags & (16 << kind)) !== 0),
      limits: limitsOfMask((flags >> 8) & 0x3fff),
      ...(this.excludes ? this.exclusions() : NO_EXCLUSIONS),
    };
  }

  private exclusions(): Exclusions {
    const { words } = this;
    const number = (at: number): number => numberOrNullAt(words, at) ?? NaN;
    return {
      excludedEmployers: pairs(this.excludedEmployers, this.excludedPlaces, 4).map((at) => idOf(Uint32Array.from(words.subarray(at, at + 4)), 0) as EmployerId),
      excludedPlaces: pairs(this.excludedPlaces, this.exclusionsEnd, EXCLUDED_PLACE).map((at): ExcludedPlace => ({
        place: { latitude: number(at), longitude: number(at + 2) },
        km: words[at + 4] ?? 0,
      })),
    };
  }
}

function heldOf(word: number): Pick<HeldSkill, 'skill' | 'level' | 'evidence'> {
  const level = (((word >> 2) & 3) + 1) as SkillLevel;
  return { skill: word >> CLASS_BITS, level, evidence: evidenceLevels[word & 3] ?? 'SELF_DECLARED' };
}

/** The places at which the entries of a list begin. */
function pairs(from: number, to: number, step: number): number[] {
  return Array.from({ length: (to - from) / step }, (_, i) => from + i * step);
}
