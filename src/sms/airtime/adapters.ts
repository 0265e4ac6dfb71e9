import { z } from 'zod';

import type { Outcome } from '../../kernel/outcome.js';
import type { Log } from '../../platform/log/log.js';
import { minorDigits } from '../../reference/codes/codes.js';
import { masked } from '../port/adapters/recording.js';
import { answerPath, answerPattern, bodyTypes, describedRequest, filledHeaders, fits, idsAt, secretValues, settingsBy, templateOf, withoutPlus } from '../port/described-http.js';
import { callHttp } from '../port/http-call.js';
import { filled } from '../port/template.js';
import type { AirtimePort, AirtimeResult, TopUp } from './airtime-port.js';

export const airtimeKinds = ['GENERIC_HTTP', 'RECORDING'] as const;
/** The ways to buy airtime that there is an adapter for. */
export type AirtimeKind = (typeof airtimeKinds)[number];

/** What templates may use besides `secret.NAME`: `amount` is in whole units of the currency, `minor` in its smallest. */
const VALUES = ['id', 'to', 'to_no_plus', 'amount', 'minor', 'currency'];

/** How a seller is spoken to that any HTTP template can describe. */
const genericSettings = z.strictObject({
  method: z.enum(['POST', 'PUT']).default('POST'),
  ...describedRequest(VALUES),
  body: templateOf(VALUES, 4_000),
  bodyFormat: z.enum(['FORM', 'JSON']).default('JSON'),
  /** What an answer that accepts looks like, and where in its JSON the seller's own name for it is. */
  accepts: answerPattern,
  referenceAt: answerPath,
});

const schemas = { GENERIC_HTTP: genericSettings, RECORDING: z.strictObject({}) } as const satisfies Readonly<Record<AirtimeKind, z.ZodType>>;

/** The settings of a seller of this kind, complete; refuses what it cannot be spoken to by. */
export function checkAirtimeSettings(kind: AirtimeKind, settings: unknown): Outcome<Readonly<Record<string, unknown>>> {
  return settingsBy(schemas[kind], settings);
}

/** The seller of a mission. Throws for settings that were never checked. */
export function openAirtime(kind: AirtimeKind, settings: unknown, secrets: Readonly<Record<string, string>>, log: Log): AirtimePort {
  return kind === 'RECORDING' ? new RecordingAirtime(log) : new GenericHttpAirtime(genericSettings.parse(settings), secrets);
}

/** Buys nothing: what would have been sent is noted in the log, with the number masked. For work on one machine. */
export class RecordingAirtime implements AirtimePort {
  constructor(private readonly log: Log) {}

  send({ id, to, minor, currency }: TopUp, signal: AbortSignal): Promise<AirtimeResult> {
    if (signal.aborted) return Promise.resolve({ kind: 'UNAVAILABLE' });
    this.log.info({ airtimeId: id, phone: masked(to), minor, currency }, 'airtime recorded, not sent');
    return Promise.resolve({ kind: 'ACCEPTED', reference: null });
  }
}

/** Any seller over HTTP, described by its settings. */
export class GenericHttpAirtime implements AirtimePort {
  constructor(
    private readonly settings: z.infer<typeof genericSettings>,
    private readonly secrets: Readonly<Record<string, string>>,
  ) {}

  async send(topUp: TopUp, signal: AbortSignal): Promise<AirtimeResult> {
    const { method, url, headers, body, bodyFormat, accepts, referenceAt } = this.settings;
    const values = this.valuesOf(topUp);
    const call = { method, url: filled(url, values, 'URL'), headers: filledHeaders({ 'content-type': bodyTypes[bodyFormat] }, headers, values), body: filled(body, values, bodyFormat) };
    const result = await callHttp(call, signal);
    if (result.kind !== 'ANSWERED') return { kind: result.kind === 'NOT_SENT' ? 'UNAVAILABLE' : 'UNKNOWN' };
    if (result.status < 300) return fits(accepts, result) ? { kind: 'ACCEPTED', reference: idsAt(result.body, referenceAt)[0]?.slice(0, 100) ?? null } : { kind: 'UNKNOWN' };
    // Too many at once, or out of order and nothing done: later. Any other fault of theirs may have come after the airtime went out.
    if (result.status === 429 || result.status === 503) return { kind: 'UNAVAILABLE' };
    return { kind: result.status >= 400 && result.status < 500 ? 'REJECTED' : 'UNKNOWN' };
  }

  private valuesOf({ id, to, minor, currency }: TopUp): Readonly<Record<string, string>> {
    const digits = minorDigits(currency);
    return { ...secretValues(this.secrets), id, to, to_no_plus: withoutPlus(to), amount: (minor / 10 ** digits).toFixed(digits), minor: String(minor), currency };
  }
}
