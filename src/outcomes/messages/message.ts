import type { Id, JobseekerId, MissionId } from '../../kernel/ids.js';

export type MessageId = Id<'Message'>;

/** What a message is for; a closed list, because the words come from phrases and never from whoever queues it. */
export const messageKinds = ['OFFER', 'OFFER_REMINDER', 'OFFER_EXPIRED', 'OFFER_FILLED', 'OFFER_WITHDRAWN', 'CHECK_IN'] as const;
export type MessageKind = (typeof messageKinds)[number];

export const messageStatuses = ['QUEUED', 'RECORDED', 'UNDELIVERABLE', 'CANCELLED'] as const;
/** A message only climbs: what was delivered, or could not be, stays so. */
export type MessageStatus = (typeof messageStatuses)[number];

/** The kinds of record that a message may be about. */
export const messageSubjects = ['Offer', 'CheckIn', 'Placement'] as const;
export type MessageSubjectKind = (typeof messageSubjects)[number];

/** One text to a person: what it is for and codes to fill in, never a name, an employer or words. */
export interface Message {
  readonly missionId: MissionId;
  readonly id: MessageId;
  readonly jobseekerId: JobseekerId;
  readonly kind: MessageKind;
  readonly subjectKind: MessageSubjectKind;
  readonly subjectId: string;
  /** What of the subject it is about, such as `1` for a first asking. */
  readonly occasion: string;
  readonly variables: Readonly<Record<string, string>>;
  /** After this instant it is not sent any more; null for no such limit. */
  readonly notAfter: Date | null;
  readonly status: MessageStatus;
  readonly queuedAt: Date;
  /** When it reached the phone, as far as is known. */
  readonly deliveredAt: Date | null;
  readonly version: number;
}

/** What a service says to have a person told something. */
export interface MessageDraft extends Pick<Message, 'jobseekerId' | 'kind' | 'subjectKind' | 'subjectId' | 'occasion'> {
  readonly variables?: Readonly<Record<string, string>>;
  readonly notAfter?: Date | null;
}

/** How far a message came. */
export type Delivery = Pick<Message, 'status' | 'deliveredAt'>;

const CODE = /^[A-Za-z0-9._-]{1,80}$/;
const VARIABLE = /^[a-z][A-Za-z]{0,39}$/;

/** The message of a draft. Throws for an occasion or a variable that might hold what somebody is called or said: only codes travel. */
export function newMessage(draft: MessageDraft, at: Pick<Message, 'missionId' | 'id' | 'queuedAt'>): Message {
  const { variables = {}, notAfter = null, jobseekerId, kind, subjectKind, subjectId, occasion } = draft;
  if (!CODE.test(occasion)) throw new RangeError('an occasion is a code or a day');
  for (const [name, value] of Object.entries(variables)) if (!VARIABLE.test(name) || !CODE.test(value)) throw new RangeError('the variables of a message are codes');
  return { ...at, jobseekerId, kind, subjectKind, subjectId, occasion, variables, notAfter, status: 'QUEUED', deliveredAt: null, version: 1 };
}

/** What decides, at the moment of sending, whether a text may go to a person. */
export interface Reach {
  /** Whether the person's record is there, and not forgotten. */
  readonly there: boolean;
  /** Whether they agree to texts at present. */
  readonly agrees: boolean;
}

/**
 * The message after the relay has had it. Whoever does not agree to texts any more gets none, which its cause turns into a call; what comes too late
 * is not sent either. Null for one that has been dealt with.
 */
export function relayed(message: Message, { there, agrees }: Reach, now: Date): Message | null {
  if (message.status !== 'QUEUED') return null;
  const next = (status: MessageStatus, deliveredAt: Date | null): Message => ({ ...message, status, deliveredAt, version: message.version + 1 });
  if (!there) return next('CANCELLED', null);
  const late = message.notAfter !== null && message.notAfter < now;
  return agrees && !late ? next('RECORDED', now) : next('UNDELIVERABLE', null);
}
