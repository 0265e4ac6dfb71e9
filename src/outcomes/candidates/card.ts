import { addDays, type Day } from '../../kernel/day.js';
import { distanceKm } from '../../kernel/place.js';
import { cefrLevels, type Cefr, type Evidence } from '../../matching/index.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { SkillProfile } from '../../people/jobseekers/profile/skill-profile.js';

export const experienceBands = ['NONE', 'UNDER_1', 'FROM_1_TO_3', 'FROM_3_TO_5', 'FROM_5_TO_10', 'OVER_10'] as const;
/** Years in the occupation of the post. */
export type ExperienceBand = (typeof experienceBands)[number];

export const travelBands = ['NEAR', 'IN_REACH', 'FAR'] as const;
/** How far from the work the person lives: few bands, so that several posts do not draw a map. */
export type TravelBand = (typeof travelBands)[number];

/**
 * What an employer may know of somebody who agreed to be put to it, and nothing else (RULES "Protection of data"). It is frozen when the
 * person is put forward: an employer who changes the post afterwards learns nothing more.
 */
export interface Card {
  /** Null where the post names no occupation. */
  readonly experience: ExperienceBand | null;
  /** Null for remote work, and where the person's place is not known. */
  readonly travel: TravelBand | null;
  /** Of the skills that the post asks for, those that the person has. */
  readonly skills: readonly { readonly uri: string; readonly name: string; readonly evidence: Evidence }[];
  /** Of the languages that the post asks for, those that the person speaks, at most at the level asked. */
  readonly languages: readonly { readonly language: string; readonly level: Cefr }[];
  /** Of the licences that the post asks for, those that the person holds. */
  readonly licences: readonly string[];
  /** The Monday on or after the first day on which the person could begin. */
  readonly startsOn: Day;
}

/** What a card reads of an opening: what the post asks for. */
export type AskedFor = Pick<Opening, 'occupation' | 'skills' | 'languages' | 'licences' | 'remote' | 'place' | 'startsOn'>;

const MONTHS_A_YEAR = 12;

/** The card of a person for a post, on a day. It reads nothing of the person but what the post asks for, the place and the first day. */
export function cardOf(profile: SkillProfile, post: AskedFor, nameOf: (uri: string) => string, today: Day): Card {
  const start = Math.max(today, post.startsOn ?? today, profile.availableFrom ?? today) as Day;
  return {
    experience: post.occupation === null ? null : experienceBand(profile.occupations.filter((held) => held.uri === post.occupation).reduce((sum, held) => sum + held.months, 0)),
    travel: post.remote || post.place === null || profile.place === null ? null : travelBand(distanceKm(profile.place, post.place)),
    skills: post.skills.flatMap(({ uri }) => {
      const held = profile.skills.find((skill) => skill.uri === uri);
      return held === undefined ? [] : [{ uri, name: nameOf(uri), evidence: evidenceOf(held, today) }];
    }),
    languages: post.languages.flatMap(({ language, level }) => {
      const held = profile.languages.find((each) => each.language === language);
      return held === undefined ? [] : [{ language, level: lower(held.level, level) }];
    }),
    licences: post.licences.flatMap(({ code }) => (profile.licences.some((each) => each.code === code && (each.validUntil === null || each.validUntil >= start)) ? [code] : [])),
    startsOn: mondayFrom(start),
  };
}

/** Years by months. */
export function experienceBand(months: number): ExperienceBand {
  if (months === 0) return 'NONE';
  const years = months / MONTHS_A_YEAR;
  if (years < 1) return 'UNDER_1';
  if (years < 3) return 'FROM_1_TO_3';
  if (years < 5) return 'FROM_3_TO_5';
  return years < 10 ? 'FROM_5_TO_10' : 'OVER_10';
}

const NEAR_KM = 10;
const REACH_KM = 30;

/** The distance that an employer is told: a band, since a number of kilometres would draw a circle on the map. */
export function travelBand(km: number): TravelBand {
  return km < NEAR_KM ? 'NEAR' : km <= REACH_KM ? 'IN_REACH' : 'FAR';
}

/** F13: a certificate past its last day counts as the level below. */
function evidenceOf({ evidence, certifiedUntil }: SkillProfile['skills'][number], today: Day): Evidence {
  return evidence === 'CERTIFIED' && certifiedUntil !== null && certifiedUntil < today ? 'TESTED' : evidence;
}

function lower(held: Cefr, asked: Cefr): Cefr {
  return cefrLevels.indexOf(held) < cefrLevels.indexOf(asked) ? held : asked;
}

/** 1970-01-01 was a Thursday. A week, so that the day of a return cannot be read from it. */
export function mondayFrom(day: Day): Day {
  return addDays(day, (((4 - day) % 7) + 7) % 7);
}
