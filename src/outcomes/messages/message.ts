import type { JobseekerId } from '../../kernel/ids.js';

/** What a message is for; a closed list, because the words come from phrases and never from whoever queues it. */
export const messageKinds = ['OFFER', 'OFFER_REMINDER', 'OFFER_EXPIRED', 'OFFER_FILLED', 'OFFER_WITHDRAWN', 'CHECK_IN'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** The kinds of record that a message may be about. */
export const messageSubjects = ['Offer', 'CheckIn', 'Placement'] as const;
export type MessageSubjectKind = (typeof messageSubjects)[number];

/** What a service says to have a person told something by text: what it is for and codes to fill in, never a name, an employer or words. */
export interface MessageDraft {
  readonly jobseekerId: JobseekerId;
  readonly kind: MessageKind;
  readonly subjectKind: MessageSubjectKind;
  readonly subjectId: string;
  /** What of the subject it is about, such as `1` for a first asking: a message arises once for each kind, subject and occasion. */
  readonly occasion: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** After this instant it is not sent any more; left out or null for no such limit. */
  readonly notAfter?: Date | null;
}

export const deliveryStatuses = ['QUEUED', 'DELIVERED', 'UNDELIVERABLE', 'CANCELLED'] as const;
/** QUEUED also while a relay has it in hand. UNDELIVERABLE: not sent, or not known to have arrived; somebody calls instead. */
export type DeliveryStatus = (typeof deliveryStatuses)[number];

/** How far a message came. */
export interface Delivery {
  readonly status: DeliveryStatus;
  /** When it reached the phone, as far as is known; null while it has not. */
  readonly deliveredAt: Date | null;
}

const CODE = /^[A-Za-z0-9._-]{1,60}$/;
const VARIABLE = /^[a-z][A-Za-z]{0,39}$/;

/** The draft as it may be carried. Throws for an occasion or a variable that might hold what somebody is called or said: only codes travel. */
export function codesOnly(draft: MessageDraft): MessageDraft {
  if (!CODE.test(draft.occasion)) throw new RangeError('an occasion is a code or a day');
  for (const [name, value] of Object.entries(draft.variables ?? {})) if (!VARIABLE.test(name) || !CODE.test(value)) throw new RangeError('the variables of a message are codes');
  return draft;
}
