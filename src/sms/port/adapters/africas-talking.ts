import { z } from 'zod';

import { isNetwork } from '../../../platform/config/config.js';
import { isWithin } from '../addresses.js';
import { commonAnswer } from '../common-answers.js';
import { callHttp } from '../http-call.js';
import type { HttpAnswer, OutgoingText, RawRequest, RejectReason, RelayAdapter, RelayEvent, RelayGround, ReportedState, SendResult } from '../relay-port.js';
import { digestKey, fieldsOf, idOf, textOf } from '../request-fields.js';
import { isLive } from '../secrets.js';
import { prepareText } from '../segments.js';

/** How Africa's Talking is spoken to; `apiKey` is its secret. */
export const africasTalkingSettings = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(500).default('https://api.africastalking.com/version1/messaging'),
  username: z.string().min(1).max(100),
  /** Networks that it calls from: its requests are not signed. Empty takes any that knows the secret address. */
  networks: z.array(z.string().refine(isNetwork, 'must be an address or a network')).max(50).default([]),
});
export type AfricasTalkingSettings = z.infer<typeof africasTalkingSettings>;

/** Codes of a recipient in the answer: 100 to 102 were taken. */
const refusals: Readonly<Record<number, { readonly reason: RejectReason; readonly contactStopped?: true }>> = {
  401: { reason: 'CONTENT' },
  402: { reason: 'CREDENTIALS' },
  403: { reason: 'NUMBER' },
  404: { reason: 'NUMBER' },
  405: { reason: 'BALANCE' },
  406: { reason: 'BLOCKED', contactStopped: true },
  407: { reason: 'NUMBER' },
  409: { reason: 'BLOCKED', contactStopped: true },
  502: { reason: 'OTHER' },
};
const states: Readonly<Record<string, ReportedState>> = {
  Sent: 'ACCEPTED',
  Submitted: 'ACCEPTED',
  Buffered: 'ACCEPTED',
  Success: 'DELIVERED',
  Rejected: 'FAILED',
  Failed: 'FAILED',
  AbsentSubscriber: 'FAILED',
  Expired: 'EXPIRED',
};

const answer = z.object({ SMSMessageData: z.object({ Recipients: z.array(z.object({ statusCode: z.number(), messageId: z.string().max(200).optional() })) }) });

/** Africa's Talking, from its documentation. Its reports name its own id. */
export class AfricasTalkingRelay implements RelayAdapter {
  constructor(
    private readonly settings: AfricasTalkingSettings,
    private readonly ground: RelayGround,
  ) {}

  prepare(text: string) {
    return prepareText(text, this.ground.unitsPerSegment);
  }

  async send({ to, text }: OutgoingText, signal: AbortSignal): Promise<SendResult> {
    const { url, username } = this.settings;
    const { sender, secrets } = this.ground;
    const body = new URLSearchParams({ username, to, message: text, from: sender });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json', apikey: secrets.outgoing['apiKey'] ?? '' };
    const result = await callHttp({ method: 'POST', url, headers, body: body.toString() }, signal);
    const common = commonAnswer(result);
    if (common !== null) return common;
    if (result.kind !== 'ANSWERED') return { kind: 'UNKNOWN' };
    if (result.status >= 300) return { kind: 'REJECTED', reason: 'OTHER', contactStopped: false };
    return readAnswer(result.body);
  }

  verify(request: RawRequest): boolean {
    return isWithin(this.settings.networks, request.address) && isLive(this.ground.secrets.incoming, request.secret);
  }

  parse(request: RawRequest): readonly RelayEvent[] | null {
    const fields = fieldsOf(request);
    if (fields === null) return null;
    const [id, from] = [idOf(fields, 'id'), idOf(fields, 'from')];
    if (request.event === 'inbound') return id === null || from === null ? null : [{ kind: 'INBOUND', eventKey: `inbound:${id}`, from, text: textOf(fields, 'text') ?? '' }];
    if (request.event === 'optout') {
      const number = idOf(fields, 'phoneNumber');
      return number === null ? null : [{ kind: 'STOP', eventKey: digestKey('optout', number, textOf(fields, 'senderId') ?? ''), from: number }];
    }
    if (request.event !== 'report' || id === null) return null;
    const word = idOf(fields, 'status') ?? '';
    const state = Object.hasOwn(states, word) ? states[word] : undefined;
    return state === undefined ? [] : [{ kind: 'REPORT', eventKey: `report:${id}:${word}`, attemptId: null, externalId: id, state }];
  }

  ack(): HttpAnswer {
    return { status: 200, contentType: 'text/plain', body: 'OK' };
  }
}

function readAnswer(body: string): SendResult {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return { kind: 'UNKNOWN' };
  }
  const read = answer.safeParse(said);
  if (!read.success) return { kind: 'UNKNOWN' };
  const [recipient] = read.data.SMSMessageData.Recipients;
  // Nobody to send to: the number was dropped before it was tried.
  if (recipient === undefined) return { kind: 'REJECTED', reason: 'NUMBER', contactStopped: false };
  const { statusCode, messageId } = recipient;
  if (statusCode >= 100 && statusCode <= 102) return { kind: 'ACCEPTED', externalIds: messageId === undefined ? [] : [messageId] };
  const refusal = refusals[statusCode];
  return refusal === undefined ? { kind: 'UNKNOWN' } : { kind: 'REJECTED', reason: refusal.reason, contactStopped: refusal.contactStopped ?? false };
}
