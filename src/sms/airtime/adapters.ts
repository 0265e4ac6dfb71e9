import { z } from 'zod';

import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import type { Log } from '../../platform/log/log.js';
import { minorDigits } from '../../reference/codes/codes.js';
import { answerPattern, idsAt } from '../port/adapters/generic-http.js';
import { masked } from '../port/adapters/recording.js';
import { callHttp } from '../port/http-call.js';
import { filled, namesIn, type TemplatePlace } from '../port/template.js';
import type { AirtimePort, AirtimeResult, TopUp } from './airtime-port.js';

export const airtimeKinds = ['GENERIC_HTTP', 'RECORDING'] as const;
/** The ways to buy airtime that there is an adapter for. */
export type AirtimeKind = (typeof airtimeKinds)[number];

/** What templates may use besides `secret.NAME`: `amount` is in whole units of the currency, `minor` in its smallest. */
const VALUES = ['id', 'to', 'to_no_plus', 'amount', 'minor', 'currency'];

const template = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((text) => namesIn(text).every((name) => VALUES.includes(name) || name.startsWith('secret.')), `may use {{${VALUES.join('}}, {{')}}} and {{secret.NAME}}`);

/** How a seller is spoken to that any HTTP template can describe. */
const genericSettings = z.strictObject({
  method: z.enum(['POST', 'PUT']).default('POST'),
  url: template(2_000).refine((text) => /^https?:\/\/[^{]/.test(text), 'must begin with http:// or https:// and a host'),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), template(500)).default({}),
  body: template(4_000),
  bodyFormat: z.enum(['FORM', 'JSON']).default('JSON'),
  /** What an answer that accepts looks like, and where in its JSON the seller's own name for it is. */
  accepts: answerPattern,
  referenceAt: z.array(z.union([z.string().min(1).max(100), z.int().min(0).max(100)])).max(8).nullable().default(null),
});

const schemas = { GENERIC_HTTP: genericSettings, RECORDING: z.strictObject({}) } as const satisfies Readonly<Record<AirtimeKind, z.ZodType>>;

/** The settings of a seller of this kind, complete; refuses what it cannot be spoken to by. */
export function checkAirtimeSettings(kind: AirtimeKind, settings: unknown): Outcome<Readonly<Record<string, unknown>>> {
  const read = schemas[kind].safeParse(settings);
  if (read.success) return accepted(read.data as Readonly<Record<string, unknown>>);
  const [first] = read.error.issues;
  return invalid(`settings${(first?.path ?? []).map((step) => `.${String(step)}`).join('')}`, (first?.message ?? 'cannot be read').replace(/\.$/, ''));
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
    const put = (text: string, place: TemplatePlace) => filled(text, values, place);
    const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), put(value, 'HEADER')]));
    const type = bodyFormat === 'JSON' ? 'application/json' : 'application/x-www-form-urlencoded';
    const result = await callHttp({ method, url: put(url, 'URL'), headers: { 'content-type': type, ...own }, body: put(body, bodyFormat) }, signal);
    if (result.kind !== 'ANSWERED') return { kind: result.kind === 'NOT_SENT' ? 'UNAVAILABLE' : 'UNKNOWN' };
    const fits = (accepts.status === undefined || accepts.status === result.status) && (accepts.includes === undefined || result.body.includes(accepts.includes));
    if (result.status < 300) return fits ? { kind: 'ACCEPTED', reference: idsAt(result.body, referenceAt)[0]?.slice(0, 100) ?? null } : { kind: 'UNKNOWN' };
    // Too many at once, or out of order and nothing done: later. Any other fault of theirs may have come after the airtime went out.
    if (result.status === 429 || result.status === 503) return { kind: 'UNAVAILABLE' };
    return { kind: result.status >= 400 && result.status < 500 ? 'REJECTED' : 'UNKNOWN' };
  }

  private valuesOf({ id, to, minor, currency }: TopUp): Readonly<Record<string, string>> {
    const digits = minorDigits(currency);
    const own = Object.fromEntries(Object.entries(this.secrets).map(([name, value]) => [`secret.${name}`, value]));
    return { ...own, id, to, to_no_plus: to.replace(/^\+/, ''), amount: (minor / 10 ** digits).toFixed(digits), minor: String(minor), currency };
  }
}
