import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import { readPhone } from '../../people/vault/identities/phone.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { openValue, sealValue } from '../../people/vault/keys/sealing.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import { hear, type Answered, type Heard, type Known, type Reply, type TextAct } from '../conversation/conversation.js';
import { languageFor } from '../phrases/phrases.js';
import type { InboundEvent, RelayEvent } from '../port/relay-port.js';
import type { RelaysService } from '../relays/relays.service.js';
import type { IncomingTextId, SenderId } from '../texts/attempt.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import type { TextProgress } from '../texts/progress.service.js';
import type { DoorService } from './door.service.js';
import { claimEvent, finishEvent, incomingOfSender, insertIncoming, noteTry, parkEvent, waitingEvents, type StoredEvent, type WaitingEvent } from './event.store.js';
import { NOTHING_ASKED, type AnsweringAct, type AskedQuestion, type Asking, type QuestionSources } from './question-sources.js';
import type { OwnAct, TextActs, TextFrom } from './text-acts.service.js';

/** What hearing asks of others. */
export interface HearingGround {
  readonly clock: Clock;
  readonly door: Pick<DoorService, 'opened'>;
  readonly missions: Pick<MissionsService, 'getIn'>;
  readonly records: Pick<JobseekerRecords, 'byIds'>;
  readonly identities: Pick<IdentitiesService, 'peopleByIndex' | 'indexOf'>;
  readonly keys: Pick<PersonKeys, 'of' | 'missionKey'>;
  readonly contacts: ContactsService;
  readonly relays: Pick<RelaysService, 'texting'>;
  readonly questions: QuestionSources;
  readonly acts: TextActs;
  readonly texts: OutgoingTexts;
  readonly progress: TextProgress;
}

/** What relays have told, worked through: each event in a transaction of its own with all that follows from it, so that it has one effect. */
export class HearingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: HearingGround,
  ) {}

  /** Works through all that waits: what one number told in the order of arrival, what several told side by side. What cannot be heard holds up no other number. */
  async hear(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const faults: unknown[] = [];
    for (let heard = 1; heard > 0; ) {
      const asking = await this.ground.questions.prepare(missionId);
      const waiting = await this.work.run(serviceViewer(missionId), (tx) => waitingEvents(tx, missionId, TOGETHER));
      const lines = await this.linesOf(waiting);
      heard = 0;
      const hearLines = async (): Promise<void> => {
        for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
          try {
            heard += await this.hearLine(line, asking, signal);
          } catch (error) {
            faults.push(error);
          }
        }
      };
      await Promise.all(Array.from({ length: SIDE_BY_SIDE }, hearLines));
    }
    // Told last, so that the job is run again.
    if (faults.length > 0) throw faults[0];
  }

  /** The last texts of a number that nobody knows, the oldest of them first, without those that were purged; who may read them is the caller's to make sure. */
  async wordsOfSender(tx: Tx, missionId: MissionId, senderId: SenderId): Promise<string[]> {
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    const texts = await incomingOfSender(tx, missionId, senderId, MOST_WORDS);
    return texts.reverse().map(({ id, body }) => openValue(key, strangersTextAt(missionId, id), body) as string);
  }

  /** Events by who told them. A report belongs to nobody: states only climb, in whatever order they are told. */
  private async linesOf(waiting: readonly WaitingEvent[]): Promise<Told[][]> {
    const lines = new Map<string, Told[]>();
    for (const stored of waiting) {
      const event = await this.ground.door.opened(stored);
      const who = event === null || event.kind === 'REPORT' ? stored.id : event.from;
      lines.set(who, [...(lines.get(who) ?? []), { stored, event }]);
    }
    return [...lines.values()];
  }

  /** Answers how many were heard. Where somebody else has one in hand, those after it are left until that is done. */
  private async hearLine(line: readonly Told[], asking: Asking, signal: AbortSignal): Promise<number> {
    let heard = 0;
    for (const told of line) {
      signal.throwIfAborted();
      try {
        if (!(await this.hearOne(told, this.isInVain(told) ? NOTHING_ASKED : asking))) break;
      } catch (error) {
        const { missionId, id } = told.stored;
        await this.work.run(serviceViewer(missionId), (tx) => noteTry(tx, missionId, id));
        throw error;
      }
      heard += 1;
    }
    return heard;
  }

  /** What could not be heard again and again is heard as if nothing were asked: a stop is a stop all the same, the rest somebody looks at, and later texts go on. */
  private isInVain({ stored }: Told): boolean {
    return stored.tries >= MOST_TRIES && this.ground.clock.now().getTime() - stored.receivedAt.getTime() >= TRIED_FOR;
  }

  private hearOne({ stored, event }: Told, asking: Asking): Promise<boolean> {
    const { missionId, id } = stored;
    return this.work.run(serviceViewer(missionId), async (tx) => {
      if (!(await claimEvent(tx, missionId, id))) return false;
      const known = event === null || (await this.follow(tx, stored, event, asking));
      if (known) await finishEvent(tx, missionId, id);
      else await parkEvent(tx, missionId, id);
      return true;
    });
  }

  /** False for a report of something that nobody knows yet. */
  private async follow(tx: Tx, stored: StoredEvent, event: RelayEvent, asking: Asking): Promise<boolean> {
    const { missionId, relayId } = stored;
    if (event.kind === 'REPORT') return this.ground.progress.reported(tx, missionId, relayId, event);
    const number = await this.numberOf(tx, missionId, event.from);
    // A name or a short code: nobody to answer.
    if (number === null) return true;
    const numberIndex = await this.ground.identities.indexOf(missionId, number);
    if (event.kind === 'STOP') await this.ground.contacts.stop(tx, missionId, numberIndex, true);
    else await this.converse(tx, stored, event, asking, number, numberIndex);
    return true;
  }

  private async converse(tx: Tx, stored: StoredEvent, event: InboundEvent, asking: Asking, number: string, numberIndex: Buffer): Promise<void> {
    const { missionId } = stored;
    const { contacts, relays } = this.ground;
    const people = await this.peopleOf(tx, missionId, numberIndex);
    const open = await asking.open(tx, people.map((each) => each.jobseekerId));
    const heard = { people, questions: open.map((each) => each.question), text: event.text, stopped: await contacts.isStopped(tx, missionId, numberIndex), unclear: await contacts.unclear(tx, missionId, numberIndex), genuineNumber: (await relays.texting(tx, missionId)).genuineNumber };
    const { acts, reply, unclear } = asking === NOTHING_ASKED ? lookedAt(hear(heard), people) : hear(heard);
    if (unclear !== heard.unclear) await contacts.noteUnclear(tx, missionId, numberIndex, unclear);
    const sender = people.length > 0 || acts.length === 0 ? null : await contacts.sender(tx, missionId, number, numberIndex, reply?.language ?? 'en');
    const from: TextFrom = { missionId, numberIndex, senderId: sender?.id ?? null };
    let answer: Reply | null = reply;
    for (const act of acts) answer = answers(act) ? await this.answer(tx, from, act, open, heard, answer) : await this.do(tx, from, act, answer);
    await this.keep(tx, stored, event, people, sender?.id ?? null, acts);
    // A number that nobody knows is answered once, but for the confirmation of a stop or start.
    const isRepeat = sender !== null && !sender.isNew && acts.every((act) => act.act === 'UNKNOWN_SENDER');
    if (answer === null || isRepeat) return;
    const to = this.addressee(people, acts, sender?.id ?? null);
    if (to === null) return;
    await this.ground.texts.queue(tx, serviceViewer(missionId), {
      to,
      purpose: 'REPLY',
      phrase: answer.phrase,
      variables: answer.variables,
      cause: { kind: 'IncomingText', id: stored.id, occasion: 'reply' },
      notAfter: null,
      numberIndex,
      language: answer.language,
    });
  }

  private async answer(tx: Tx, from: TextFrom, act: AnsweringAct, open: readonly AskedQuestion[], heard: Heard, reply: Reply | null): Promise<Reply | null> {
    const said = await open.find((each) => each.question.id === act.questionId)?.answer(tx, act);
    if (said === 'TO_PERSON') {
      await this.ground.acts.do(tx, from, { act: 'TO_PERSON', jobseekerId: act.jobseekerId, why: whyOf(act) });
      return handedOver(reply);
    }
    // Whoever said stop is not written to, whoever has something to say.
    if (said === undefined || heard.stopped) return reply;
    return said === null ? null : { language: heard.people.find((each) => each.jobseekerId === act.jobseekerId)?.language ?? 'en', ...said };
  }

  private async do(tx: Tx, from: TextFrom, act: OwnAct, reply: Reply | null): Promise<Reply | null> {
    return (await this.ground.acts.do(tx, from, act)) ? reply : handedOver(reply);
  }

  /** People who have the number and can be written to; nobody who was forgotten or whose record was closed by a merge. */
  private async peopleOf(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<Known[]> {
    const ids = await this.ground.identities.peopleByIndex(tx, missionId, numberIndex);
    const people = (await this.ground.records.byIds(tx, missionId, ids)).filter((each) => each.status !== 'CLOSED' || ids.length === 1);
    const usual = languageFor((await this.ground.missions.getIn(tx, missionId)).languages);
    const known: Known[] = [];
    for (const { id } of people) known.push({ jobseekerId: id, language: (await this.ground.contacts.of(tx, missionId, id))?.language ?? usual });
    return known;
  }

  /** The text in the conversation of each person whom it may be from, under their own key. */
  private async keep(tx: Tx, stored: StoredEvent, event: InboundEvent, people: readonly Known[], senderId: SenderId | null, acts: readonly TextAct[]): Promise<void> {
    const { missionId, id: eventId, receivedAt } = stored;
    const about = (id: JobseekerId) => acts.filter((act) => !('jobseekerId' in act) || act.jobseekerId === id).map((act) => act.act);
    const keys = await this.ground.keys.of(missionId, people.map((each) => each.jobseekerId));
    for (const { jobseekerId } of people) {
      const id = newId<IncomingTextId>();
      const body = keys.get(jobseekerId)?.seal(incomingAt(id), event.text) ?? null;
      await insertIncoming(tx, { missionId, id, eventId, jobseekerId, senderId: null, body, acts: about(jobseekerId), receivedAt });
    }
    if (senderId === null) return;
    const id = newId<IncomingTextId>();
    const body = sealValue(await this.ground.keys.missionKey(missionId, 'RELAYS'), strangersTextAt(missionId, id), event.text);
    await insertIncoming(tx, { missionId, id, eventId, jobseekerId: null, senderId, body, acts: acts.map((act) => act.act), receivedAt });
  }

  private addressee(people: readonly Known[], acts: readonly TextAct[], senderId: SenderId | null) {
    const named = acts.flatMap((act) => ('jobseekerId' in act ? [act.jobseekerId] : []))[0] ?? people[0]?.jobseekerId;
    if (named !== undefined) return { jobseekerId: named };
    return senderId === null ? null : { senderId };
  }

  /** The sender in E.164: relays leave out the plus, or write a number as it is dialled in the country. */
  private async numberOf(tx: Tx, missionId: MissionId, from: string): Promise<string | null> {
    const { country } = await this.ground.missions.getIn(tx, missionId);
    const bare = from.trim();
    for (const written of bare.startsWith('+') ? [bare] : [`+${bare}`, bare]) {
      const read = readPhone('from', written, country);
      if (read.ok) return read.value;
    }
    return null;
  }
}

/** Something that was told, opened. */
interface Told {
  readonly stored: WaitingEvent;
  /** Null where it could not be read. */
  readonly event: RelayEvent | null;
}

/** Events heard before it is looked again by what answers are judged. */
const TOGETHER = 200;
/** Texts of a number that nobody knows, as many as somebody reads before a call. */
const MOST_WORDS = 20;
/** What was tried in vain so often, and for so many milliseconds, is somebody's. */
const [MOST_TRIES, TRIED_FOR] = [3, 10 * 60_000];
/** Numbers whose texts are heard at a time. */
const SIDE_BY_SIDE = 4;

const answers = (act: TextAct): act is AnsweringAct => 'questionId' in act && act.questionId !== null;
/** What is heard without what was asked: where it leads to nothing by itself, somebody looks at it. */
const lookedAt = (heard: Answered, people: readonly Known[]): Answered =>
  heard.acts.length > 0 ? heard : { ...heard, acts: people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: 'UNCLEAR' }) as const), reply: handedOver(heard.reply) };
const handedOver = (reply: Reply | null): Reply | null => (reply === null ? null : { ...reply, phrase: 'handedOver', variables: {} });
const whyOf = (act: AnsweringAct): 'DANGER' | 'MONEY' | 'UNCLEAR' => (act.act === 'CHECK_IN' && (act.answer === 'DANGER' || act.answer === 'MONEY') ? act.answer : 'UNCLEAR');

/** The place of the words of an incoming text, for the key of the person. */
export const incomingAt = (row: IncomingTextId) => ({ table: 'incoming_text', column: 'body', row });
/** The same for somebody whom nobody knows, for the key of the mission. */
const strangersTextAt = (missionId: MissionId, id: IncomingTextId): readonly string[] => ['incoming_text', 'body', missionId, id];
