import { z } from 'zod';

import { isNetwork } from '../../../platform/config/config.js';
import { isWithin } from '../addresses.js';
import { commonAnswer } from '../common-answers.js';
import { answerPath, answerPattern, bodyTypes, describedRequest, filledHeaders, fits, idsAt, secretValues, templateOf, withoutPlus } from '../described-http.js';
import { callHttp } from '../http-call.js';
import { rejectReasons, reportedStates, type OutgoingText, type RawRequest, type RelayAdapter, type RelayEvent, type RelayGround, type SendResult } from '../relay-port.js';
import { digestKey, fieldsOf, idOf, textOf, type RequestFields } from '../request-fields.js';
import { isLive, isSigned } from '../secrets.js';
import { prepareText } from '../segments.js';
import { filled } from '../template.js';

/** What templates may use besides `secret.NAME`. */
const VALUES = ['id', 'to', 'to_no_plus', 'from', 'from_no_plus', 'text', 'encoding', 'coding', 'report_url'];

const field = z.string().min(1).max(100);

/** How a relay is spoken to that any HTTP template can describe. */
export const genericSettings = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT']),
  ...describedRequest(VALUES),
  body: templateOf(VALUES, 4_000).nullable().default(null),
  bodyFormat: z.enum(['FORM', 'JSON', 'XML']).default('FORM'),
  /** What an answer that accepts looks like, and where in its JSON the relay's own id is. */
  accepts: answerPattern,
  idAt: answerPath,
  /** Answers that refuse for good, the first that fits. */
  rejects: z.array(answerPattern.extend({ reason: z.enum(rejectReasons), contactStopped: z.boolean().default(false) })).max(20).default([]),
  /** How our door knows the relay: by its address with the secret in it, by a header that holds the secret, or by a signature of the body. */
  proof: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('PATH') }),
      z.strictObject({ by: z.literal('HEADER'), header: field }),
      z.strictObject({ by: z.literal('SIGNATURE'), header: field, hash: z.enum(['sha1', 'sha256']).default('sha256'), form: z.enum(['hex', 'base64']).default('hex') }),
    ])
    .default({ by: 'PATH' }),
  /** Networks that the relay calls from; empty takes any. */
  networks: z.array(z.string().refine(isNetwork, 'must be an address or a network')).max(50).default([]),
  /** Names of the fields by which the relay tells of a text from a person (event `in`). */
  inbound: z.strictObject({ from: field, text: field, id: field.nullable().default(null), at: field.nullable().default(null) }).nullable().default(null),
  /** Names of the fields by which it tells how far a message has come (event `report`), and what its words for that mean. */
  report: z
    .strictObject({ attemptId: field.nullable().default(null), externalId: field.nullable().default(null), state: field, states: z.record(z.string().max(60), z.enum(reportedStates)) })
    .nullable()
    .default(null),
  /** Name of the field that says whose no it is (event `stop`). */
  stop: z.strictObject({ from: field }).nullable().default(null),
  ack: z.strictObject({ status: z.int().min(200).max(299), contentType: z.string().min(1).max(100), body: z.string().max(500) }).default({ status: 200, contentType: 'text/plain', body: 'OK' }),
});
export type GenericSettings = z.infer<typeof genericSettings>;

/** Any relay over HTTP, described by its settings. */
export class GenericHttpRelay implements RelayAdapter {
  constructor(
    private readonly settings: GenericSettings,
    private readonly ground: RelayGround,
  ) {}

  prepare(text: string) {
    return prepareText(text, this.ground.unitsPerSegment);
  }

  async send(message: OutgoingText, signal: AbortSignal): Promise<SendResult> {
    const { method, url, headers, body, bodyFormat } = this.settings;
    const values = this.valuesOf(message);
    const own: Readonly<Record<string, string>> = body === null ? {} : { 'content-type': bodyTypes[bodyFormat] };
    const call = { method, url: filled(url, values, 'URL'), headers: filledHeaders(own, headers, values), body: body === null ? null : filled(body, values, bodyFormat) };
    const result = await callHttp(call, signal);
    if (result.kind !== 'ANSWERED') return result.kind === 'NOT_SENT' ? { kind: 'UNAVAILABLE' } : { kind: 'UNKNOWN' };
    const refusal = this.settings.rejects.find((pattern) => fits(pattern, result));
    if (refusal !== undefined) return { kind: 'REJECTED', reason: refusal.reason, contactStopped: refusal.contactStopped };
    if (result.status < 300 && fits(this.settings.accepts, result)) return { kind: 'ACCEPTED', externalIds: idsAt(result.body, this.settings.idAt) };
    const common = commonAnswer(result);
    if (common !== null) return common;
    // An answer of success without the words that were agreed on: nobody knows.
    return result.status < 400 ? { kind: 'UNKNOWN' } : { kind: 'REJECTED', reason: 'OTHER', contactStopped: false };
  }

  verify(request: RawRequest): boolean {
    const { proof, networks } = this.settings;
    const live = this.ground.secrets.incoming;
    if (!isWithin(networks, request.address)) return false;
    if (proof.by === 'PATH') return isLive(live, request.secret);
    const given = request.headers[proof.header.toLowerCase()] ?? '';
    if (proof.by === 'HEADER') return isLive(live, Buffer.from(given, 'latin1'));
    return isSigned(live, proof.hash, request.body, Buffer.from(given, proof.form));
  }

  parse(request: RawRequest): readonly RelayEvent[] | null {
    const fields = fieldsOf(request);
    if (fields === null) return null;
    if (request.event === 'in') return this.inboundOf(fields);
    if (request.event === 'report') return this.reportOf(fields);
    return request.event === 'stop' ? this.stopOf(fields) : null;
  }

  ack() {
    return this.settings.ack;
  }

  private inboundOf(fields: RequestFields): readonly RelayEvent[] | null {
    const { inbound } = this.settings;
    const from = inbound === null ? null : idOf(fields, inbound.from);
    if (inbound === null || from === null) return null;
    const text = textOf(fields, inbound.text) ?? '';
    const id = inbound.id === null ? null : idOf(fields, inbound.id);
    const at = inbound.at === null ? '' : (textOf(fields, inbound.at) ?? '');
    return [{ kind: 'INBOUND', eventKey: id === null ? digestKey('in', from, text, at) : `in:${id}`, from, text }];
  }

  private reportOf(fields: RequestFields): readonly RelayEvent[] | null {
    const { report } = this.settings;
    if (report === null) return null;
    const word = textOf(fields, report.state) ?? '';
    const [attemptId, externalId] = [report.attemptId, report.externalId].map((name) => (name === null ? null : idOf(fields, name)));
    const named = attemptId ?? externalId ?? null;
    if (named === null) return null;
    const state = Object.hasOwn(report.states, word) ? report.states[word] : undefined;
    // A word that was not agreed on tells nothing, and is no reason to ask again.
    if (state === undefined) return [];
    return [{ kind: 'REPORT', eventKey: `report:${named}:${state}`, attemptId: attemptId ?? null, externalId: externalId ?? null, state }];
  }

  private stopOf(fields: RequestFields): readonly RelayEvent[] | null {
    const from = this.settings.stop === null ? null : idOf(fields, this.settings.stop.from);
    return from === null ? null : [{ kind: 'STOP', eventKey: digestKey('stop', from, textOf(fields, 'date') ?? ''), from }];
  }

  private valuesOf({ id, to, text }: OutgoingText): Readonly<Record<string, string>> {
    const { sender, doorUrl, secrets } = this.ground;
    const { encoding } = this.prepare(text);
    return {
      ...secretValues(secrets.outgoing),
      id,
      to,
      to_no_plus: withoutPlus(to),
      from: sender,
      from_no_plus: withoutPlus(sender),
      text,
      encoding,
      coding: encoding === 'UCS_2' ? '2' : '0',
      report_url: `${doorUrl}/report`,
    };
  }
}
