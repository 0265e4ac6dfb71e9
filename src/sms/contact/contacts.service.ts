import type { Clock } from '../../kernel/clock.js';
import { addMonths, dayIn } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { invalid, refused, accepted, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import type { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { blindedAct } from '../../people/vault/keys/blinded-act.js';
import type { ProtectionService } from '../../people/vault/protection/protection.service.js';
import { openValue, sealValue } from '../../people/vault/keys/sealing.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { TextLanguage } from '../phrases/phrase.js';
import type { RelaysService } from '../relays/relays.service.js';
import type { SenderId } from '../texts/attempt.js';
import { quietTimesOf } from '../texts/quiet-hours.js';
import { ASK_AGAIN_MONTHS, askAgainTask, checkSafeContact, numberTask, type SafeContact, type SafeContactDraft } from './safe-contact.js';
import {
  insertSender,
  isStopped,
  putLanguage,
  putSafeContact,
  putUnclear,
  safeContactOf,
  senderById,
  senderByIndex,
  startNumber,
  stopNumber,
  unclearOf,
  type StoredContact,
  type UnknownSender,
} from './contact.store.js';

/** What contacts ask of the features of people. */
export interface ContactGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly files: Pick<CaseFiles, 'seen' | 'lockOwn'>;
  readonly identities: Pick<IdentitiesService, 'numbersIn'>;
  readonly keys: PersonKeys;
  readonly relays: Pick<RelaysService, 'texting'>;
  readonly protection: Pick<ProtectionService, 'calledOnlyIn'>;
  readonly tasks: Pick<TasksService, 'settle'>;
}

/** A safe contact with the code word, for whoever accompanies the person. */
export interface OpenContact {
  readonly contact: SafeContact;
  readonly codeWord: string | null;
  readonly askAgain: boolean;
  /** Whether the number that they agreed on said stop, and no start since. */
  readonly stopped: boolean;
}

const NOBODY = refused('NOT_FOUND', { what: 'jobseeker' });
const at = (row: JobseekerId) => ({ table: 'safe_contact', column: 'code_word', row });

/** How people can be reached without harm, which numbers said stop, and who wrote that nobody knows. */
export class ContactsService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: ContactGround,
  ) {}

  /** Records what a person of an own case said; `version` is the one that was read, 0 for none. A number that has changed is confirmed by this. */
  async set(act: Act, id: JobseekerId, version: number, draft: SafeContactDraft): Promise<Outcome<SafeContact>> {
    const { viewer } = act;
    const may = async (): Promise<boolean> => (await this.work.run(viewer, (tx) => this.ground.files.lockOwn(tx, viewer, id))).ok;
    return this.work.act(
      await blindedAct(this.ground.keys, act, id, may),
      async (tx): Promise<Outcome<SafeContact>> => {
        const own = await this.ground.files.lockOwn(tx, viewer, id);
        if (!own.ok) return own;
        const quiet = quietTimesOf((await this.ground.relays.texting(tx, viewer.missionId)).quiet);
        const checked = checkSafeContact(draft, quiet.map((each) => each.name));
        if (!checked.ok) return checked;
        const number = (await this.ground.identities.numbersIn(tx, viewer.missionId, id))[draft.phone];
        const key = await this.ground.keys.make(viewer.missionId, id);
        if (number === undefined || key === null) return invalid('phone', 'must be the place of one of the numbers of the person, from 0');
        const { phone: _, codeWord, ...said } = checked.value;
        const today = this.ground.missions.today(await this.ground.missions.getIn(tx, viewer.missionId));
        const contact: StoredContact = {
          missionId: viewer.missionId,
          jobseekerId: id,
          ...said,
          numberIndex: number.blindIndex,
          codeWord: codeWord === null ? null : key.seal(at(id), codeWord),
          askedOn: today,
          askedBy: viewer.accountId,
          version,
        };
        const before = await safeContactOf(tx, viewer.missionId, id);
        if (!(await putSafeContact(tx, contact))) return refused('STALE_EDIT', { what: 'safe contact', version: (await safeContactOf(tx, viewer.missionId, id))?.version ?? 0 });
        // Whoever has asked has done what there was to do.
        if (before !== null) for (const task of [askAgainTask(before), numberTask(before)]) await this.ground.tasks.settle(tx, viewer, task);
        return accepted({ ...withoutWord(contact), version: version + 1 });
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  /** What a person said, for whoever accompanies them and protection; null while nobody has asked. The reading is recorded. Refuses others as absent. */
  async read(viewer: Viewer, id: JobseekerId): Promise<Outcome<OpenContact | null>> {
    const found = await this.work.run(viewer, async (tx): Promise<Outcome<{ readonly stored: StoredContact; readonly stopped: boolean } | null>> => {
      const [seen] = await this.ground.files.seen(tx, viewer, [id]);
      if (seen === undefined) return NOBODY;
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'safeContact', subject: { kind: 'Jobseeker', id }, why: seen.why }]);
      const stored = await this.stored(tx, viewer.missionId, id);
      return accepted(stored === null ? null : { stored, stopped: await isStopped(tx, viewer.missionId, stored.numberIndex) });
    });
    if (!found.ok || found.value === null) return found.ok ? accepted(null) : found;
    const key = (await this.ground.keys.of(viewer.missionId, [id])).get(id);
    const { stored, stopped } = found.value;
    const { codeWord, askedOn } = stored;
    const askAgain = addMonths(askedOn, ASK_AGAIN_MONTHS) <= dayIn('UTC', this.clock.now());
    return accepted({ contact: withoutWord(stored), stopped, codeWord: codeWord === null || key === undefined ? null : key.open<string>(at(id), codeWord), askAgain });
  }

  /** What a person said, without the code word, in a transaction of the caller's; null while nobody has asked. */
  async of(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<SafeContact | null> {
    const stored = await this.stored(tx, missionId, id);
    return stored === null ? null : withoutWord(stored);
  }

  /** What only protection knows looks like what the person said: they are called. */
  private async stored(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<StoredContact | null> {
    const stored = await safeContactOf(tx, missionId, id);
    return stored !== null && (await this.ground.protection.calledOnlyIn(tx, missionId, id)) ? { ...stored, texts: 'CALL_ONLY' } : stored;
  }

  /** Whether protection has somebody called and never texted, whether or not anybody has asked them. */
  calledOnly(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<boolean> {
    return this.ground.protection.calledOnlyIn(tx, missionId, id);
  }

  setLanguage(tx: Tx, missionId: MissionId, id: JobseekerId, language: TextLanguage): Promise<void> {
    return putLanguage(tx, missionId, id, language);
  }

  isStopped(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<boolean> {
    return isStopped(tx, missionId, numberIndex);
  }

  /** A number says stop, to us or to the relay. It holds for the number, whoever has it in whatever record, until it says start. */
  stop(tx: Tx, missionId: MissionId, numberIndex: Buffer, byRelay: boolean): Promise<void> {
    return stopNumber(tx, missionId, numberIndex, byRelay, this.clock.now());
  }

  start(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<void> {
    return startNumber(tx, missionId, numberIndex);
  }

  unclear(tx: Tx, missionId: MissionId, numberIndex: Buffer): Promise<number> {
    return unclearOf(tx, missionId, numberIndex);
  }

  noteUnclear(tx: Tx, missionId: MissionId, numberIndex: Buffer, count: number): Promise<void> {
    return putUnclear(tx, missionId, numberIndex, count);
  }

  /** The record of a number that nobody knows, made when it first writes; `isNew` tells that. */
  async sender(tx: Tx, missionId: MissionId, number: string, numberIndex: Buffer, language: TextLanguage): Promise<{ readonly id: SenderId; readonly isNew: boolean }> {
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    const id = newId<SenderId>();
    const isNew = await insertSender(tx, missionId, { id, numberIndex, number: sealValue(key, placeOf(missionId, id), number), language }, this.clock.now());
    if (isNew) return { id, isNew };
    const known: UnknownSender | null = await senderByIndex(tx, missionId, numberIndex);
    if (known === null) throw new Error('a sender that is there is not found');
    return { id: known.id, isNew: false };
  }

  /** The number of a sender whom nobody knows, and the language of their first text; null once it was forgotten. */
  async numberOfSender(tx: Tx, missionId: MissionId, id: SenderId): Promise<{ readonly number: string; readonly blindIndex: Buffer; readonly language: TextLanguage } | null> {
    const sender = await senderById(tx, missionId, id);
    if (sender === null || sender.number === null) return null;
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    return { number: openValue(key, placeOf(missionId, id), sender.number) as string, blindIndex: sender.numberIndex, language: sender.language };
  }
}

const placeOf = (missionId: MissionId, id: SenderId): readonly string[] => ['unknown_sender', 'number', missionId, id];

function withoutWord({ codeWord: _, ...contact }: StoredContact): SafeContact {
  return contact;
}
