import { SegmentedMessage } from 'sms-segments-calculator';

import type { Prepared } from './relay-port.js';

/** How a text travels: GSM 7-bit in parts of 160 or 153, or UCS-2 in parts of 70 or 67. `^ { } [ ] ~ \ | €` count two in GSM. */
export function prepareText(text: string, unitsPerSegment: number): Prepared {
  const message = new SegmentedMessage(text);
  const segments = message.segmentsCount;
  return { encoding: message.getEncodingName() === 'GSM-7' ? 'GSM_7' : 'UCS_2', segments, costUnits: segments * unitsPerSegment };
}
