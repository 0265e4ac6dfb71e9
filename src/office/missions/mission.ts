import { dayIn, type Day } from '../../kernel/day.js';
import type { MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { policyNamed, type Policy } from '../../matching/index.js';
import { isCountryCode, isCurrencyCode, isShortLanguageCode } from '../../reference/codes/codes.js';

/** A country office: the tenant and the labour market. */
export interface Mission {
  readonly id: MissionId;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 4217; wage floors and pay are compared in it. */
  readonly currency: string;
  /** IANA name; its calendar day is the `asOf` of matching. */
  readonly timeZone: string;
  /** ISO 639-1, the first is the usual one. */
  readonly languages: readonly string[];
  /** Key of the classification that profiles and openings use, such as `starter-1` or `esco-1.1.1`. */
  readonly classification: string;
  /** Name of the policy that its matches are scored under; changed by a reviewed proposal alone. */
  readonly policy: string;
  /** Built for demonstration: no real people, employers or openings. */
  readonly constructed: boolean;
  readonly version: number;
  readonly createdAt: Date;
}

/** The policy of a mission. Throws for one that is not kept: policies are never taken out. */
export function policyOf({ policy }: Pick<Mission, 'policy'>): Policy {
  const known = policyNamed(policy);
  if (known === null) throw new Error(`there is no policy ${policy} any more`);
  return known;
}

/** The mission's own calendar day at an instant. */
export function missionDay(mission: Pick<Mission, 'timeZone'>, now: Date): Day {
  return dayIn(mission.timeZone, now);
}

/** What an operator or administrator decides about a mission. */
export interface MissionDraft {
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly languages: readonly string[];
  readonly classification: string;
}

/** A draft whose codes exist: country and currency in their standards, time zone known here, at least one language. */
export function checkMission(draft: MissionDraft): Outcome<MissionDraft> {
  const name = checkText('name', draft.name, 1, 200);
  if (!name.ok) return name;
  if (!isCountryCode(draft.country)) return refused('INVALID_INPUT', { field: 'country', problem: 'is not an ISO 3166-1 alpha-2 code' });
  if (!isCurrencyCode(draft.currency)) return refused('INVALID_INPUT', { field: 'currency', problem: 'is not an ISO 4217 code' });
  if (!isTimeZone(draft.timeZone)) return refused('INVALID_INPUT', { field: 'timeZone', problem: 'is not an IANA time zone' });
  if (draft.languages.length === 0 || !draft.languages.every(isShortLanguageCode))
    return refused('INVALID_INPUT', { field: 'languages', problem: 'must be ISO 639-1 codes of languages in use, at least one' });
  if (new Set(draft.languages).size < draft.languages.length)
    return refused('INVALID_INPUT', { field: 'languages', problem: 'must name each language once' });
  if (draft.classification.trim() === '') return refused('INVALID_INPUT', { field: 'classification', problem: 'must be named' });
  return accepted({ ...draft, name: name.value });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
