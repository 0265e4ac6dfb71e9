import type { MissionId } from '../../kernel/ids.js';
import type { MessageCarrier } from '../../outcomes/messages/message-carrier.js';
import { messageKinds, messageSubjects, type Delivery, type MessageDraft, type MessageKind, type MessageSubjectKind } from '../../outcomes/messages/message.js';
import type { MessagesService } from '../../outcomes/messages/messages.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { PhraseKey } from '../phrases/phrase.js';
import type { OutgoingText, TextPurpose } from '../texts/attempt.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import type { TextCause } from '../texts/text-causes.js';

/** In which words a message is said, and how soon. */
const said: Readonly<Record<MessageKind, { readonly phrase: PhraseKey; readonly purpose: TextPurpose }>> = {
  OFFER: { phrase: 'offer', purpose: 'NOTICE' },
  OFFER_REMINDER: { phrase: 'offerReminder', purpose: 'NOTICE' },
  OFFER_EXPIRED: { phrase: 'offerExpired', purpose: 'NOTICE' },
  OFFER_FILLED: { phrase: 'offerFilled', purpose: 'NOTICE' },
  OFFER_WITHDRAWN: { phrase: 'offerWithdrawn', purpose: 'NOTICE' },
  CHECK_IN: { phrase: 'checkIn', purpose: 'BULK' },
};

/** Carries what offers and check-ins have said by text: each message is an outgoing text of its subject. */
export class MessageTexts implements MessageCarrier {
  constructor(private readonly texts: Pick<OutgoingTexts, 'queue' | 'cancel' | 'standings'>) {}

  async queue(tx: Tx, viewer: Viewer, { jobseekerId, kind, subjectKind, subjectId, occasion, variables = {}, notAfter = null }: MessageDraft): Promise<boolean> {
    const { phrase, purpose } = said[kind];
    const cause = { kind: subjectKind, id: subjectId, occasion: `${phrase}.${occasion}` };
    return (await this.texts.queue(tx, viewer, { to: { jobseekerId }, purpose, phrase, variables, cause, notAfter })) !== null;
  }

  cancelOf(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, subjectId: string): Promise<void> {
    return this.texts.cancel(tx, missionId, { kind: subjectKind, id: subjectId });
  }

  async deliveries(tx: Tx, missionId: MissionId, subjectKind: MessageSubjectKind, ids: readonly string[], kind: MessageKind | null): Promise<ReadonlyMap<string, Delivery>> {
    const standings = await this.texts.standings(tx, missionId, subjectKind, ids, kind === null ? null : said[kind].phrase);
    return new Map(standings.map((text) => [text.causeId, deliveryOf(text)]));
  }
}

/** The causes of messages: the feature hears what became of each. */
export function messageCauses(messages: Pick<MessagesService, 'settled'>): readonly TextCause[] {
  return messageSubjects.map((subjectKind) => ({
    kind: subjectKind,
    settled: async (tx, text) => {
      const kind = messageKinds.find((each) => said[each].phrase === text.phrase);
      if (kind === undefined) return false;
      const { missionId, jobseekerId, causeId: subjectId } = text;
      return messages.settled(tx, serviceViewer(missionId), { jobseekerId, kind, subjectKind, subjectId, delivery: deliveryOf(text) });
    },
  }));
}

/** How far a message came, by its text. */
function deliveryOf({ status, settledAt }: Pick<OutgoingText, 'status' | 'settledAt'>): Delivery {
  if (status === 'DELIVERED') return { status, deliveredAt: settledAt };
  if (status === 'WAITING' || status === 'UNDER_WAY') return { status: 'QUEUED', deliveredAt: null };
  return { status: status === 'CANCELLED' ? status : 'UNDELIVERABLE', deliveredAt: null };
}
