import { z } from 'zod';

import { commonAnswer } from '../common-answers.js';
import { withoutPlus } from '../described-http.js';
import { callHttp } from '../http-call.js';
import type { HttpAnswer, OutgoingText, RawRequest, RelayAdapter, RelayEvent, RelayGround, ReportedState, SendResult } from '../relay-port.js';
import { digestKey, fieldsOf, idOf, textOf } from '../request-fields.js';
import { isLive } from '../secrets.js';
import { prepareText } from '../segments.js';

/** How a gateway for RapidPro's external channel is spoken to; `authorization`, where there is one, is its secret. */
export const rapidproSettings = z.strictObject({
  /** The "send URL" that the gateway gives out. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  /** Name of the channel that the gateway expects. */
  channel: z.string().min(1).max(100),
  /** "MT response check": text that an answer of success holds; null takes any answer of success. */
  responseCheck: z.string().min(1).max(200).nullable().default(null),
});
export type RapidproSettings = z.infer<typeof rapidproSettings>;

const states: Readonly<Record<string, ReportedState>> = { sent: 'ACCEPTED', delivered: 'DELIVERED', failed: 'FAILED' };

/**
 * The protocol of RapidPro's external channel, in which gateways are written: the channel calls the gateway's send URL, the gateway calls
 * `receive`, `sent`, `delivered`, `failed` and `stopped` of the channel. The relay is the gateway, and we stand where RapidPro stands. An event has no id of its
 * own: texts are told apart by sender, words and date, so a gateway that sends no date must not send the same words twice and mean it.
 */
export class RapidproRelay implements RelayAdapter {
  constructor(
    private readonly settings: RapidproSettings,
    private readonly ground: RelayGround,
  ) {}

  prepare(text: string) {
    return prepareText(text, this.ground.unitsPerSegment);
  }

  async send({ id, to, text }: OutgoingText, signal: AbortSignal): Promise<SendResult> {
    const { url, channel, responseCheck } = this.settings;
    const { sender, secrets } = this.ground;
    const authorization = secrets.outgoing['authorization'];
    const body = new URLSearchParams({ id, text, to, to_no_plus: withoutPlus(to), from: sender, from_no_plus: withoutPlus(sender), channel });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(authorization === undefined ? {} : { authorization }) };
    const result = await callHttp({ method: 'POST', url, headers, body: body.toString() }, signal);
    const common = commonAnswer(result);
    if (common !== null) return common;
    if (result.kind !== 'ANSWERED') return { kind: 'UNKNOWN' };
    if (result.status >= 300) return { kind: 'REJECTED', reason: 'OTHER', contactStopped: false };
    return responseCheck === null || result.body.includes(responseCheck) ? { kind: 'ACCEPTED', externalIds: [] } : { kind: 'UNKNOWN' };
  }

  verify(request: RawRequest): boolean {
    return isLive(this.ground.secrets.incoming, request.secret);
  }

  parse(request: RawRequest): readonly RelayEvent[] | null {
    const fields = fieldsOf(request);
    if (fields === null) return null;
    const { event } = request;
    const from = idOf(fields, 'from') ?? idOf(fields, 'sender');
    const at = textOf(fields, 'date') ?? textOf(fields, 'time') ?? '';
    if (event === 'receive') {
      const text = textOf(fields, 'text') ?? textOf(fields, 'message') ?? '';
      return from === null ? null : [{ kind: 'INBOUND', eventKey: digestKey(event, from, text, at), from, text }];
    }
    if (event === 'stopped') return from === null ? null : [{ kind: 'STOP', eventKey: digestKey(event, from, at), from }];
    const [state, attemptId] = [Object.hasOwn(states, event) ? states[event] : undefined, idOf(fields, 'id')];
    if (state === undefined || attemptId === null) return null;
    return [{ kind: 'REPORT', eventKey: `${event}:${attemptId}`, attemptId, externalId: null, state }];
  }

  ack(): HttpAnswer {
    return { status: 200, contentType: 'application/json', body: '{"message":"Accepted"}' };
  }
}
