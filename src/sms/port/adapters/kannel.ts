import { z } from 'zod';

import { commonAnswer } from '../common-answers.js';
import { callHttp } from '../http-call.js';
import type { HttpAnswer, OutgoingText, RawRequest, RelayAdapter, RelayEvent, RelayGround, ReportedState, SendResult } from '../relay-port.js';
import { fieldsOf, idOf, textOf } from '../request-fields.js';
import { isLive } from '../secrets.js';
import { prepareText } from '../segments.js';

/** How Kannel is spoken to; `password` is its secret. */
export const kannelSettings = z.strictObject({
  /** The `sendsms` service of its smsbox, such as `http://127.0.0.1:13013/cgi-bin/sendsms`. */
  url: z.url({ protocol: /^https?$/ }).max(500),
  username: z.string().min(1).max(100),
  /** Which of its connections to use; null leaves it to Kannel. */
  smsc: z.string().min(1).max(100).nullable().default(null),
});
export type KannelSettings = z.infer<typeof kannelSettings>;

/** Delivered, failed, accepted by the centre, rejected by it. */
const DLR_MASK = '27';
const dlrTypes: Readonly<Record<string, ReportedState>> = { '1': 'DELIVERED', '2': 'FAILED', '8': 'ACCEPTED', '16': 'FAILED' };

/**
 * Kannel 1.4.5, as it was measured. It gives no id, so ours goes into the address of the reports; it takes 202 for itself, also while the centre is
 * down; asked twice it sends twice; without `coding` and `charset` what is not GSM goes out as question marks.
 */
export class KannelRelay implements RelayAdapter {
  constructor(
    private readonly settings: KannelSettings,
    private readonly ground: RelayGround,
  ) {}

  prepare(text: string) {
    return prepareText(text, this.ground.unitsPerSegment);
  }

  async send({ id, to, text }: OutgoingText, signal: AbortSignal): Promise<SendResult> {
    const { url, username, smsc } = this.settings;
    const { sender, secrets, doorUrl } = this.ground;
    const wide = this.prepare(text).encoding === 'UCS_2';
    const query = new URLSearchParams({
      username,
      password: secrets.outgoing['password'] ?? '',
      from: sender,
      to,
      text,
      charset: 'UTF-8',
      coding: wide ? '2' : '0',
      ...(smsc === null ? {} : { smsc }),
      'dlr-mask': DLR_MASK,
      // Kannel fills in what stands after the percent signs; %A (the centre's own words) is not asked for.
      'dlr-url': `${doorUrl}/dlr?message=${encodeURIComponent(id)}&type=%d&id=%I`,
    });
    const result = await callHttp({ method: 'GET', url: `${url}?${query.toString()}`, headers: {}, body: null }, signal);
    const common = commonAnswer(result);
    if (common !== null) return common;
    if (result.kind !== 'ANSWERED') return { kind: 'UNKNOWN' };
    if (result.status === 202) return { kind: 'ACCEPTED', externalIds: [] };
    return result.status < 400 ? { kind: 'UNKNOWN' } : { kind: 'REJECTED', reason: 'OTHER', contactStopped: false };
  }

  verify(request: RawRequest): boolean {
    return isLive(this.ground.secrets.incoming, request.secret);
  }

  parse(request: RawRequest): readonly RelayEvent[] | null {
    const fields = fieldsOf(request);
    if (fields === null) return null;
    const id = idOf(fields, 'id');
    if (id === null) return null;
    if (request.event === 'mo') {
      const from = idOf(fields, 'from');
      // With `omit-empty` an empty text is no field at all.
      return from === null ? null : [{ kind: 'INBOUND', eventKey: `mo:${id}`, from, text: textOf(fields, 'text', idOf(fields, 'charset')) ?? '' }];
    }
    const [attemptId, type] = [idOf(fields, 'message'), idOf(fields, 'type') ?? ''];
    if (request.event !== 'dlr' || attemptId === null) return null;
    const state = dlrTypes[type];
    return state === undefined ? [] : [{ kind: 'REPORT', eventKey: `dlr:${id}:${attemptId}:${type}`, attemptId, externalId: null, state }];
  }

  /** Empty: with `max-messages = 0` it would not be sent on, and an empty one could not be. */
  ack(): HttpAnswer {
    return { status: 200, contentType: 'text/plain', body: '' };
  }
}
