import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { IdentitiesService, NumberToText } from '../../people/vault/identities/identities.service.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { sealValue } from '../../people/vault/keys/sealing.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import type { Viewer } from '../../platform/viewer.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { PhraseKey, TextLanguage } from '../phrases/phrase.js';
import { languageFor, say } from '../phrases/phrases.js';
import { relayFor } from '../relays/relay.js';
import type { RelaysService } from '../relays/relays.service.js';
import type { OutgoingText, OutgoingTextId, RelayId, SenderId, TextPurpose, TextStanding } from './attempt.js';
import type { WithheldReason } from './gates.js';
import type { TextEnds } from './text-ends.service.js';
import { cancelTexts, forgetWords, insertText, lastTexts, purgeTexts, relaysWithWork, textById, type StoredText } from './text.store.js';

/** What a service says to have somebody told something. */
export interface TextDraft {
  readonly to: { readonly jobseekerId: JobseekerId } | { readonly senderId: SenderId };
  readonly purpose: TextPurpose;
  readonly phrase: PhraseKey;
  readonly variables: Readonly<Record<string, string>>;
  /** What it arises from: a text arises once for each kind, id and occasion. */
  readonly cause: { readonly kind: string; readonly id: string; readonly occasion: string };
  /** After this instant it is not sent any more. */
  readonly notAfter: Date | null;
  /** For an answer: the number that wrote. Left out, it is the number that the person agreed on. */
  readonly numberIndex?: Buffer;
  /** Left out, the person's. */
  readonly language?: TextLanguage;
}

/** What queueing asks of others. */
export interface QueueGround {
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly identities: Pick<IdentitiesService, 'numbersIn'>;
  readonly keys: Pick<PersonKeys, 'make' | 'of' | 'missionKey'>;
  readonly contacts: Pick<ContactsService, 'of' | 'numberOfSender'>;
  readonly relays: Pick<RelaysService, 'listIn'>;
  readonly ends: Pick<TextEnds, 'follow'>;
}

/** Texts to people: each is a row in the transaction of its cause, its words encrypted. Whether it may be sent is asked when it is claimed. */
export class OutgoingTexts {
  constructor(
    private readonly clock: Clock,
    private readonly ground: QueueGround,
  ) {}

  /** Queues a text; null where the same one was queued before, whatever became of it, and for somebody who was forgotten. Without a number or a relay it is withheld at once. */
  async queue(tx: Tx, viewer: Viewer, draft: TextDraft): Promise<OutgoingText | null> {
    const { missionId } = viewer;
    const id = newId<OutgoingTextId>();
    const known = 'jobseekerId' in draft.to ? await this.person(tx, missionId, draft.to.jobseekerId, draft, id) : await this.stranger(tx, missionId, draft.to.senderId, draft, id);
    if (known === null) return null;
    const { body, language, number } = known;
    const relay = number === null ? null : relayFor(await this.ground.relays.listIn(tx, missionId), number);
    const why: WithheldReason | null = number === null ? 'NO_PHONE' : relay === null ? 'NO_RELAY' : null;
    const now = this.clock.now();
    const text: StoredText = {
      missionId,
      id,
      jobseekerId: 'jobseekerId' in draft.to ? draft.to.jobseekerId : null,
      senderId: 'senderId' in draft.to ? draft.to.senderId : null,
      causeKind: draft.cause.kind,
      causeId: draft.cause.id,
      occasion: draft.cause.occasion,
      purpose: draft.purpose,
      phrase: draft.phrase,
      language,
      relayId: relay?.id ?? null,
      status: why === null ? 'WAITING' : 'WITHHELD',
      why,
      attempts: 0,
      nextAt: why === null ? now : null,
      notAfter: draft.notAfter,
      queuedAt: now,
      settledAt: why === null ? null : now,
      body,
      numberIndex: draft.numberIndex ?? null,
    };
    if (!(await insertText(tx, text))) return null;
    if (relay === null || why !== null) await this.ground.ends.follow(tx, text);
    else await requestJob(tx, catalogue.sendTexts, { missionId, relayId: relay.id });
    return text;
  }

  /** The last text of each of these causes, of one phrase where it is given; nothing for a cause without one. */
  standings(tx: Tx, missionId: MissionId, causeKind: string, causeIds: readonly string[], phrase: PhraseKey | null): Promise<TextStanding[]> {
    return causeIds.length === 0 ? Promise.resolve([]) : lastTexts(tx, missionId, causeKind, causeIds, phrase);
  }

  /** Cancels what waits of a cause, in the caller's transaction; what is under way cannot be called back. */
  cancel(tx: Tx, missionId: MissionId, cause: { readonly kind: string; readonly id: string }): Promise<void> {
    return cancelTexts(tx, missionId, cause.kind, cause.id, this.clock.now());
  }

  /** Relays for which something waits that may go now. */
  relaysWithWork(tx: Tx, missionId: MissionId): Promise<RelayId[]> {
    return relaysWithWork(tx, missionId, this.clock.now());
  }

  /** The words of a text to a person, for whoever says them in a call; who may is the caller's to make sure. Null once they are gone. */
  async wordsOf(tx: Tx, missionId: MissionId, id: OutgoingTextId): Promise<{ readonly words: string; readonly language: TextLanguage } | null> {
    const text = await textById(tx, missionId, id);
    if (text === null || text.body === null || text.jobseekerId === null) return null;
    const key = (await this.ground.keys.of(missionId, [text.jobseekerId])).get(text.jobseekerId);
    return key === undefined ? null : { words: key.open<string>(bodyAt(id), text.body), language: text.language };
  }

  /** Empties the words of a text that is settled and that nobody should read again. */
  forgetWords(tx: Tx, missionId: MissionId, id: OutgoingTextId): Promise<void> {
    return forgetWords(tx, missionId, id);
  }

  /** Empties the words of what was queued before. */
  async purge(tx: Tx, missionId: MissionId, before: Date): Promise<void> {
    await purgeTexts(tx, missionId, before);
  }

  private async person(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, draft: TextDraft, id: OutgoingTextId) {
    const key = await this.ground.keys.make(missionId, jobseekerId);
    if (key === null) return null;
    const contact = await this.ground.contacts.of(tx, missionId, jobseekerId);
    const language = draft.language ?? contact?.language ?? languageFor((await this.ground.missions.getIn(tx, missionId)).languages);
    const said = say(draft.phrase, language, draft.variables);
    const numbers = await this.ground.identities.numbersIn(tx, missionId, jobseekerId);
    const number = numberFor(numbers, draft.numberIndex ?? null, contact?.numberIndex ?? null);
    return { body: key.seal(bodyAt(id), said.text), language: said.language, number };
  }

  private async stranger(tx: Tx, missionId: MissionId, senderId: SenderId, draft: TextDraft, id: OutgoingTextId) {
    const sender = await this.ground.contacts.numberOfSender(tx, missionId, senderId);
    if (sender === null) return null;
    const said = say(draft.phrase, draft.language ?? 'en', draft.variables);
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    return { body: sealValue(key, strangersBodyAt(missionId, id), said.text), language: said.language, number: sender.number };
  }
}

/** The place of the words of a text, for the key of the person. */
export const bodyAt = (row: OutgoingTextId) => ({ table: 'outgoing_text', column: 'body', row });
/** The same for somebody whom nobody knows, for the key of the mission. */
export const strangersBodyAt = (missionId: MissionId, id: OutgoingTextId): readonly string[] => ['outgoing_text', 'body', missionId, id];

/**
 * The number that is meant. An answer goes to the number that wrote, and to no other where that is not theirs any more; else it is the one that was agreed
 * on, or (nobody has asked yet, or it has changed) the first.
 */
export function numberFor(numbers: readonly NumberToText[], wrote: Buffer | null, agreed: Buffer | null): string | null {
  const of = (index: Buffer): NumberToText | undefined => numbers.find((each) => each.blindIndex.equals(index));
  if (wrote !== null) return of(wrote)?.number ?? null;
  return ((agreed === null ? undefined : of(agreed)) ?? numbers[0])?.number ?? null;
}
