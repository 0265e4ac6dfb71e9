import type { Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { isCurrencyCode, minorDigits } from '../../reference/codes/codes.js';
import type { TextSurveyId } from '../surveys/text-survey.js';
import { checkAirtimeSettings, type AirtimeKind } from './adapters.js';
import type { AirtimeResult } from './airtime-port.js';

export type AirtimeId = Id<'Airtime'>;

/** What a mission gives to whoever has answered a survey by text: the same for every answer. */
export interface AirtimeTerms {
  readonly kind: AirtimeKind;
  readonly settings: Readonly<Record<string, unknown>>;
  /** In the smallest unit of the currency. */
  readonly minor: number;
  readonly currency: string;
  readonly status: 'ON' | 'OFF';
  /** 0 where nobody has said anything yet. */
  readonly version: number;
}

/** Airtime for one survey. The amount is that of the day of the last answer. */
export interface Airtime {
  readonly missionId: MissionId;
  readonly id: AirtimeId;
  readonly jobseekerId: JobseekerId;
  readonly surveyId: TextSurveyId;
  readonly minor: number;
  readonly currency: string;
  /** SUBMITTING is written before the seller is asked. Of what may have gone out nobody sends a second one: a person looks. */
  readonly state: 'WAITING' | 'SUBMITTING' | 'SENT' | 'FAILED' | 'UNKNOWN';
  readonly attempts: number;
  readonly reference: string | null;
  readonly owedAt: Date;
  readonly nextAt: Date | null;
  readonly settledAt: Date | null;
}

/** Attempts of which certainly nothing came, until a person looks [P]. */
const MOST_ATTEMPTS = 5;
const MINUTE = 60_000;
/** How long whoever sends it may be silent. */
const LEASE = 5 * MINUTE;
/** What nobody gives for a few answers: a slip of the keyboard. In whole units [P]. */
const MOST_UNITS = 1_000_000;

/** Terms that can stand, their settings complete. */
export function checkTerms(terms: AirtimeTerms): Outcome<AirtimeTerms> {
  const { kind, minor, currency } = terms;
  if (!isCurrencyCode(currency)) return invalid('currency', 'must be an ISO 4217 code');
  if (!Number.isInteger(minor) || minor < 1 || minor > MOST_UNITS * 10 ** minorDigits(currency)) return invalid('minor', 'must be a whole number above 0, and no fortune');
  const settings = checkAirtimeSettings(kind, terms.settings);
  return settings.ok ? accepted({ ...terms, settings: settings.value }) : settings;
}

/** The airtime in the hands of whoever asks the seller now. */
export function submitted(airtime: Airtime, now: Date): Airtime {
  return { ...airtime, state: 'SUBMITTING', attempts: airtime.attempts + 1, nextAt: new Date(now.getTime() + LEASE) };
}

/** The airtime after what the seller said; `lost` where whoever asked was never heard of again. */
export function afterSending(airtime: Airtime, result: AirtimeResult | 'lost', now: Date): Airtime {
  const ended = (state: 'SENT' | 'FAILED' | 'UNKNOWN', reference: string | null = null): Airtime => ({ ...airtime, state, reference, nextAt: null, settledAt: now });
  if (result === 'lost' || result.kind === 'UNKNOWN') return ended('UNKNOWN');
  if (result.kind === 'ACCEPTED') return ended('SENT', result.reference);
  if (result.kind === 'REJECTED' || airtime.attempts >= MOST_ATTEMPTS) return ended('FAILED');
  return { ...airtime, state: 'WAITING', nextAt: new Date(now.getTime() + 2 ** airtime.attempts * 5 * MINUTE) };
}

/** The amount as it is said in a text. */
export function amountOf({ minor, currency }: Pick<Airtime, 'minor' | 'currency'>): string {
  const digits = minorDigits(currency);
  return `${(minor / 10 ** digits).toFixed(minor % 10 ** digits === 0 ? 0 : digits)} ${currency}`;
}
