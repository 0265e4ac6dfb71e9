import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import type { MissionId } from '../../kernel/ids.js';
import { checkText } from '../../kernel/text.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import { checkSettings, type RelayKind } from '../port/adapters.js';
import type { RelayAdapter } from '../port/relay-port.js';
import type { RelayId } from '../texts/attempt.js';
import type { QuietTime } from '../texts/quiet-hours.js';

/** What an administrator says of a relay. */
export interface RelayDraft {
  readonly name: string;
  readonly kind: RelayKind;
  readonly settings: Readonly<Record<string, unknown>>;
  /** A short code, a number, or a neutral name. */
  readonly sender: string;
  /** Beginnings of numbers (E.164, with the plus) that it carries; the longest that fits wins among relays. `+` takes all. */
  readonly prefixes: readonly string[];
  /** Ten-thousandths of the currency for each part. */
  readonly unitsPerSegment: number;
  readonly currency: string;
  readonly segmentsPerSecond: number;
  readonly status: 'ON' | 'OFF';
}

/** A relay of a mission; its secrets are elsewhere. */
export interface Relay extends RelayDraft {
  readonly missionId: MissionId;
  readonly id: RelayId;
  readonly version: number;
  readonly createdAt: Date;
}

/** A relay that can be spoken to. */
export interface OpenRelay {
  readonly relay: Relay;
  readonly adapter: RelayAdapter;
}

const MOST_PREFIXES = 50;

/** A draft that a relay can be made of, its settings complete. */
export function checkRelay(draft: RelayDraft): Outcome<RelayDraft> {
  const name = checkText('name', draft.name, 1, 100);
  if (!name.ok) return name;
  // A sender is read by whoever sees the phone: letters and digits, and never a name that tells what this is about.
  if (!/^(\+?[0-9]{3,15}|[A-Za-z0-9 ]{1,11})$/.test(draft.sender)) return invalid('sender', 'must be a number of 3 to 15 digits or up to 11 letters and digits');
  const { prefixes } = draft;
  if (prefixes.length === 0 || prefixes.length > MOST_PREFIXES || !prefixes.every((prefix) => /^\+[0-9]{0,14}$/.test(prefix)))
    return invalid('prefixes', `must be 1 to ${MOST_PREFIXES} beginnings of numbers, such as +251; + takes all`);
  if (!isCurrencyCode(draft.currency)) return invalid('currency', 'must be an ISO 4217 code');
  if (!Number.isInteger(draft.unitsPerSegment) || draft.unitsPerSegment < 0 || draft.unitsPerSegment > 10_000_000) return invalid('unitsPerSegment', 'must be a whole number from 0');
  if (!Number.isInteger(draft.segmentsPerSecond) || draft.segmentsPerSecond < 1 || draft.segmentsPerSecond > 1_000)
    return invalid('segmentsPerSecond', 'must be a whole number from 1 to 1,000');
  const settings = checkSettings(draft.kind, draft.settings);
  return settings.ok ? accepted({ ...draft, name: name.value, settings: settings.value }) : settings;
}

/** Settings as they are typed: an object of JSON. */
export function readSettings(text: string): Outcome<Readonly<Record<string, unknown>>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return accepted(value as Readonly<Record<string, unknown>>);
  } catch {
    // As what is no object.
  }
  return invalid('settings', 'must be an object of JSON');
}

/** Secrets as they are typed, by name. */
export function secretsByName(secrets: readonly { readonly name: string; readonly value: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(secrets.map(({ name, value }) => [name, value]));
}

/** Whether a mission texts, and when it does not. */
export interface OpenTexting {
  readonly status: 'ON' | 'OFF';
  /** Number to call to check that a text is genuine, E.164. */
  readonly genuineNumber: string | null;
  readonly quiet: readonly QuietTime[];
  readonly version: number;
}

const MOST_QUIET = 20;

/** Terms that can be kept: quiet times with names of their own, on days and at minutes that there are. */
export function checkTexting(draft: OpenTexting): Outcome<OpenTexting> {
  const { genuineNumber, quiet } = draft;
  if (genuineNumber !== null && !/^\+[0-9]{6,15}$/.test(genuineNumber)) return invalid('genuineNumber', 'must begin with + and the code of a country');
  if (quiet.length > MOST_QUIET || new Set(quiet.map((each) => each.name)).size < quiet.length) return invalid('quiet', `must be at most ${MOST_QUIET}, each with a name of its own`);
  for (const { name, weekdays, fromMinute, toMinute, since, until } of quiet) {
    if (!/^[A-Z][A-Z0-9_]{1,39}$/.test(name)) return invalid('quiet.name', 'must be a code in capitals, such as FRIDAY_PRAYER');
    if (!weekdays.every((each) => each >= 0 && each <= 6)) return invalid('quiet.weekdays', 'must be from 0 for Sunday to 6');
    if (fromMinute < 0 || toMinute > 1_440 || fromMinute >= toMinute) return invalid('quiet.fromMinute', 'must be a minute of the day before toMinute');
    if (since !== null && until !== null && since > until) return invalid('quiet.since', 'must not be after until');
  }
  return accepted(draft);
}

/** The relay that carries a number: the longest beginning that fits, then the older relay; null where none does. Relays that are off carry nothing. */
export function relayFor<R extends Pick<Relay, 'id' | 'prefixes' | 'status'>>(relays: readonly R[], e164: string): R | null {
  const fitting = relays.flatMap((relay) => {
    const lengths = relay.prefixes.filter((prefix) => e164.startsWith(prefix)).map((prefix) => prefix.length);
    return relay.status === 'OFF' || lengths.length === 0 ? [] : [{ relay, length: Math.max(...lengths) }];
  });
  // Ids rise with time.
  return fitting.sort((a, b) => b.length - a.length || (a.relay.id < b.relay.id ? -1 : 1))[0]?.relay ?? null;
}
