import { z } from 'zod';

import type { Log } from '../../../platform/log/log.js';
import type { HttpAnswer, OutgoingText, RawRequest, RelayAdapter, RelayEvent, RelayGround, SendResult } from '../relay-port.js';
import { fieldsOf, idOf, textOf } from '../request-fields.js';
import { isLive } from '../secrets.js';
import { prepareText } from '../segments.js';

export const recordingSettings = z.strictObject({});

/** Sends nothing: what would have gone out is noted in the log, without the words and with the number masked, and counts as delivered. For work on one machine. */
export class RecordingRelay implements RelayAdapter {
  constructor(
    private readonly ground: RelayGround,
    private readonly log: Log,
  ) {}

  prepare(text: string) {
    return prepareText(text, this.ground.unitsPerSegment);
  }

  async send({ id, to, text }: OutgoingText, signal: AbortSignal): Promise<SendResult> {
    if (signal.aborted) return { kind: 'UNAVAILABLE' };
    this.log.info({ attemptId: id, phone: masked(to), segments: this.prepare(text).segments }, 'message recorded, not sent');
    return { kind: 'DELIVERED' };
  }

  verify(request: RawRequest): boolean {
    return isLive(this.ground.secrets.incoming, request.secret);
  }

  /** Takes texts as if a person had sent them: `in?from=...&text=...&id=...`. */
  parse(request: RawRequest): readonly RelayEvent[] | null {
    const fields = fieldsOf(request);
    if (fields === null || request.event !== 'in') return null;
    const [from, id] = [idOf(fields, 'from'), idOf(fields, 'id')];
    return from === null || id === null ? null : [{ kind: 'INBOUND', eventKey: `in:${id}`, from, text: textOf(fields, 'text') ?? '' }];
  }

  ack(): HttpAnswer {
    return { status: 200, contentType: 'text/plain', body: 'OK' };
  }
}

/** The last two digits of a number: enough to tell messages apart while trying things out. */
export function masked(e164: string): string {
  return `ends in ${e164.slice(-2)}`;
}
