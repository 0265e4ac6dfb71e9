import type { Day } from '../../kernel/day.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { cefrLevels, raisedTo, type Cefr, type Evidence, type JobseekerFacts, type OpeningKind, type ProfileChange, type SkillLevel, type SkillNo } from '../../matching/index.js';
import { isCountryCode, isLanguageCode } from '../../reference/codes/codes.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';

/** A change of a profile as a caller words it: what is undefined stays, null is "not on record". */
export interface SaidChange {
  readonly skills?: readonly { readonly uri: string; readonly level?: number | null; readonly evidence?: Evidence | null }[] | null;
  readonly languages?: readonly { readonly language: string; readonly level?: Cefr | null }[] | null;
  readonly licences?: readonly { readonly code: string; readonly held: boolean; readonly validUntil?: Day | null }[] | null;
  readonly education?: number | null;
  readonly travelLimitKm?: number | null;
  readonly moveTo?: readonly string[] | null;
  readonly payFloor?: number | null;
  readonly hoursPerWeek?: { readonly min: number; readonly max: number } | null;
  readonly availableFrom?: Day | null;
  readonly acceptKinds?: readonly OpeningKind[] | null;
}

const MOST_ENTRIES = 20;
const EARTH_KM = 20_000;
const HOURS_OF_A_WEEK = 168;
const LONGEST_CODE = 200;

/**
 * The changes that somebody asks about, one by one, for a person with these facts. Refuses as INVALID_INPUT what no profile could hold, and a
 * question that changes nothing.
 */
export function changesOf(said: SaidChange, facts: JobseekerFacts, taxonomy: Pick<Taxonomy, 'skillNo'>, asOf: Day): Outcome<readonly ProfileChange[]> {
  const parts = [skillChanges(said, facts, taxonomy, asOf), languageChanges(said), licenceChanges(said), limitChanges(said), wishChanges(said)];
  const changes: ProfileChange[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    changes.push(...part.value);
  }
  return changes.length === 0 ? invalid('change', 'names nothing that would be otherwise') : accepted(changes);
}

type Read = Outcome<readonly ProfileChange[]>;

function skillChanges({ skills }: SaidChange, facts: JobseekerFacts, taxonomy: Pick<Taxonomy, 'skillNo'>, asOf: Day): Read {
  return each('skills', skills, ({ uri, level = null, evidence = null }, at) => {
    const skill = taxonomy.skillNo(uri);
    if (skill === null) return invalid(`${at}.uri`, 'is not a skill of the classification');
    if (level === null) return accepted({ kind: 'SKILL', skill, held: null });
    if (!isLevel(level)) return invalid(`${at}.level`, 'must be 1 to 4');
    return accepted({ kind: 'SKILL', skill, held: standing(skill, level, evidence, facts, asOf) });
  });
}

function standing(skill: SkillNo, level: SkillLevel, evidence: Evidence | null, facts: JobseekerFacts, asOf: Day) {
  const own = facts.skills.filter((held) => held.skill === skill);
  return evidence === null ? raisedTo(own, level, asOf) : { level, evidence, certifiedUntil: null };
}

function languageChanges({ languages }: SaidChange): Read {
  return each('languages', languages, ({ language, level = null }, at) => {
    if (!isLanguageCode(language)) return invalid(`${at}.language`, 'is not an ISO 639-3 code');
    if (level !== null && !cefrLevels.includes(level)) return invalid(`${at}.level`, 'is no level of the Common European Framework');
    return accepted({ kind: 'LANGUAGE', language, level });
  });
}

function licenceChanges({ licences }: SaidChange): Read {
  return each('licences', licences, ({ code, held, validUntil = null }, at) => {
    if (code.trim() === '' || code.length > LONGEST_CODE) return invalid(`${at}.code`, `must have 1 to ${LONGEST_CODE} characters`);
    return accepted({ kind: 'LICENCE', code: code.trim().toUpperCase(), held: held ? { validUntil } : null });
  });
}

function limitChanges({ education, travelLimitKm, payFloor, hoursPerWeek, availableFrom }: SaidChange): Read {
  const changes: ProfileChange[] = [];
  if (education !== undefined) {
    if (education !== null && !isWhole(education, 0, 8)) return invalid('change.education', 'must be an ISCED level from 0 to 8');
    changes.push({ kind: 'EDUCATION', education });
  }
  if (travelLimitKm !== undefined) {
    if (travelLimitKm !== null && !isWhole(travelLimitKm, 0, EARTH_KM))
      return invalid('change.travelLimitKm', `must be a whole number from 0 to ${EARTH_KM}`);
    changes.push({ kind: 'TRAVEL_LIMIT', km: travelLimitKm });
  }
  if (payFloor !== undefined) {
    if (payFloor !== null && !isWhole(payFloor, 0, Number.MAX_SAFE_INTEGER))
      return invalid('change.payFloor', 'must be a whole number of the smallest unit, 0 or more');
    changes.push({ kind: 'PAY_FLOOR', minor: payFloor });
  }
  if (hoursPerWeek !== undefined) {
    const fit = hoursPerWeek === null || (isWhole(hoursPerWeek.min, 1, HOURS_OF_A_WEEK) && isWhole(hoursPerWeek.max, hoursPerWeek.min, HOURS_OF_A_WEEK));
    if (!fit) return invalid('change.hoursPerWeek', `must be whole hours from 1 to ${HOURS_OF_A_WEEK}, the least not above the most`);
    changes.push({ kind: 'HOURS', hoursPerWeek: hoursPerWeek === null ? null : { min: hoursPerWeek.min, max: hoursPerWeek.max } });
  }
  if (availableFrom !== undefined) changes.push({ kind: 'AVAILABLE_FROM', availableFrom });
  return accepted(changes);
}

function wishChanges({ moveTo, acceptKinds }: SaidChange): Read {
  const moves = each('moveTo', moveTo, (country, at) =>
    isCountryCode(country) ? accepted({ kind: 'MOVE', country }) : invalid(at, 'is not an ISO 3166-1 alpha-2 code'),
  );
  if (!moves.ok) return moves;
  return accepted([...moves.value, ...(acceptKinds ?? []).map((kind) => ({ kind: 'ACCEPT_KIND', accepted: kind }) as const)]);
}

/** Reads a list entry by entry; the first fault is told with its place. */
function each<T>(name: string, entries: readonly T[] | null | undefined, read: (entry: T, at: string) => Outcome<ProfileChange>): Read {
  if (entries === null || entries === undefined) return accepted([]);
  if (entries.length > MOST_ENTRIES) return invalid(`change.${name}`, `must be at most ${MOST_ENTRIES}`);
  const changes: ProfileChange[] = [];
  for (const [index, entry] of entries.entries()) {
    const change = read(entry, `change.${name}[${index}]`);
    if (!change.ok) return change;
    changes.push(change.value);
  }
  return accepted(changes);
}

function isLevel(level: number): level is SkillLevel {
  return isWhole(level, 1, 4);
}

function isWhole(value: number, min: number, max: number): boolean {
  return Number.isSafeInteger(value) && value >= min && value <= max;
}

function invalid(field: string, problem: string): Outcome<never> {
  return refused('INVALID_INPUT', { field, problem });
}
