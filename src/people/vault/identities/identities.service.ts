import type { Clock } from '../../../kernel/clock.js';
import type { Day } from '../../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { ReasonToRead } from '../../../platform/audit/audit.js';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { newId } from '../../../platform/ids.js';
import { serviceViewer, type Act, type Viewer } from '../../../platform/viewer.js';
import type { CaseFiles } from '../../jobseekers/case-files.service.js';
import type { Jobseeker } from '../../jobseekers/jobseeker.js';
import { blindedAct } from '../keys/blinded-act.js';
import type { PersonKey } from '../keys/person-key.js';
import type { PersonKeys } from '../keys/person-keys.service.js';
import { edited, identityInWords, noIdentity, type Identity, type IdentityEdit } from './identity.js';
import {
  forgetIdentity,
  peopleByPhone,
  peopleWithSharedPhones,
  putIdentity,
  putPhones,
  sealedIdentities,
  sealedPhones,
  type SealedIdentity,
  type SealedPhone,
} from './identity.store.js';
import { blindIndexOf, readPhone } from './phone.js';

/** What a change of an identity answers with: never the identity, since answers are kept for repeated calls. */
export interface KeptIdentity {
  readonly jobseekerId: JobseekerId;
  readonly version: number;
}

/** A number of a person, for the relay. */
export interface NumberToText {
  /** E.164. */
  readonly number: string;
  readonly blindIndex: Buffer;
}

/** Most groups of people with one phone that are told at once. */
const MOST_GROUPS = 1_000;

/**
 * Who people are. It is read by whoever accompanies a person and by protection, each time for a stated reason that the audit log keeps;
 * everybody else, and whoever asks for a made-up id, is answered as if nobody were there.
 */
export class IdentitiesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly files: CaseFiles,
    private readonly keys: PersonKeys,
  ) {}

  /** The identities of those among these people whom the viewer may see, in no order; with nothing in it where nothing is kept. */
  read(viewer: Viewer, ids: readonly JobseekerId[], why: ReasonToRead): Promise<Identity[]> {
    return this.readThose(viewer, why, async (tx) => (await this.files.seen(tx, viewer, ids)).map(({ jobseeker }) => jobseeker.id));
  }

  /** As `read`, of one person for a reader to whom they released it: whether they did, and how much, is the caller's to make sure. */
  async released(viewer: Viewer, id: JobseekerId, why: ReasonToRead): Promise<Identity> {
    const [found] = await this.readThose(viewer, why, () => Promise.resolve([id]));
    return found ?? noIdentity(id);
  }

  /** As `released`, for handing people over to an office that each of them agreed to. */
  handedOver(viewer: Viewer, ids: readonly JobseekerId[]): Promise<Identity[]> {
    return this.readThose(viewer, 'HAND_OVER', () => Promise.resolve([...ids]));
  }

  private async readThose(viewer: Viewer, why: ReasonToRead, whom: (tx: Tx) => Promise<JobseekerId[]>): Promise<Identity[]> {
    const { missionId } = viewer;
    const stored = await this.work.run(viewer, async (tx) => {
      const seen = await whom(tx);
      const subject = (id: JobseekerId) => ({ kind: 'Jobseeker', id });
      await recordAudit(tx, viewer, seen.map((id) => ({ deed: 'READ', act: 'identity', subject: subject(id), why })));
      return { seen, identities: await sealedIdentities(tx, missionId, seen), phones: await sealedPhones(tx, missionId, seen) };
    });
    const keys = await this.keys.of(missionId, stored.seen);
    return stored.seen.map((id) => {
      const [key, sealed] = [keys.get(id), stored.identities.find((each) => each.jobseekerId === id)];
      // A row without its key is that of somebody who is being erased.
      if (key === undefined || sealed === undefined) return noIdentity(id);
      return opened(key, sealed, stored.phones.filter((phone) => phone.jobseekerId === id));
    });
  }

  /** As `read`, for one person; null where there is none whom the viewer may see. */
  async readOne(viewer: Viewer, id: JobseekerId, why: ReasonToRead): Promise<Identity | null> {
    const [found] = await this.read(viewer, [id], why);
    return found ?? null;
  }

  /** Changes the identity of an own case. `version` is the one that was read, 0 for none. The age that law asks for follows a birth date. */
  async set(act: Act, id: JobseekerId, version: number, edit: IdentityEdit): Promise<Outcome<KeptIdentity>> {
    const may = async (): Promise<boolean> => (await this.work.run(act.viewer, (tx) => this.files.lockOwn(tx, act.viewer, id))).ok;
    return this.work.act(
      await blindedAct(this.keys, act, id, may),
      async (tx) => {
        const own = await this.files.lockOwn(tx, act.viewer, id);
        return own.ok ? this.setIn(tx, own.value, version, edit) : own;
      },
      ({ jobseekerId }) => ({ kind: 'Jobseeker', id: jobseekerId }),
    );
  }

  /** As `set`, inside a transaction of the caller's, for a person who is locked there and whom the caller has made sure may be written. */
  async setIn(tx: Tx, jobseeker: Jobseeker, version: number, edit: IdentityEdit): Promise<Outcome<KeptIdentity>> {
    const { missionId, id } = jobseeker;
    const key = await this.keys.make(missionId, id);
    if (key === null) return refused('NOT_FOUND', { what: 'jobseeker' });
    const [sealed] = await sealedIdentities(tx, missionId, [id]);
    const held = sealed === undefined ? noIdentity(id) : opened(key, sealed, await sealedPhones(tx, missionId, [id]));
    if (held.version !== version) return refused('STALE_EDIT', { what: 'identity', version: held.version });
    const next = edited(held, edit, (await this.missions.getIn(tx, missionId)).country);
    if (!next.ok) return next;
    const { bornOn } = next.value;
    if (bornOn !== null && bornOn !== held.bornOn) {
      const recorded = await this.files.recordBirth(tx, jobseeker, bornOn);
      if (!recorded.ok) return recorded;
    }
    await putIdentity(tx, missionId, sealedOf(key, next.value), this.clock.now());
    if (edit.phones !== undefined) await putPhones(tx, missionId, id, await this.sealedPhones(missionId, key, next.value));
    return accepted({ jobseekerId: id, version: next.value.version });
  }

  /** Forgets who a person is; what the key has encrypted is worthless without it, and goes all the same. */
  forgetIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<void> {
    return forgetIdentity(tx, missionId, id);
  }

  /** All names of these people, for keeping them out of what others read: nobody is shown them, so nobody reads here. */
  async namesIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<readonly string[]> {
    const keys = await this.keys.of(missionId, [...ids]);
    return (await sealedIdentities(tx, missionId, [...ids])).flatMap((sealed) => {
      const key = keys.get(sealed.jobseekerId);
      const { fullName, otherNames } = key === undefined ? noIdentity(sealed.jobseekerId) : opened(key, sealed, []);
      return [...(fullName === null ? [] : [fullName]), ...otherNames];
    });
  }

  /** What is kept, in words, for telling the person; the caller has made sure that the viewer may. */
  async tellIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<readonly string[]> {
    const [sealed] = await sealedIdentities(tx, missionId, [id]);
    const key = (await this.keys.of(missionId, [id])).get(id);
    return sealed === undefined || key === undefined ? [] : identityInWords(opened(key, sealed, await sealedPhones(tx, missionId, [id])));
  }

  /** People who have this number (as typed, or E.164), for whoever answers a call or a text on the service's behalf. Nothing is shown of them. */
  async whoHasPhone(missionId: MissionId, typed: string): Promise<JobseekerId[]> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const { country } = await this.missions.getIn(tx, missionId);
      const number = readPhone('number', typed, country);
      if (!number.ok) return [];
      return peopleByPhone(tx, missionId, blindIndexOf(await this.keys.missionKey(missionId, 'PHONE_INDEX'), number.value));
    });
  }

  /** As `whoHasPhone`, by the blind index, in a transaction of the caller's. */
  peopleByIndex(tx: Tx, missionId: MissionId, blindIndex: Buffer): Promise<JobseekerId[]> {
    return peopleByPhone(tx, missionId, blindIndex);
  }

  /** What a number (E.164) is found again by. */
  async indexOf(missionId: MissionId, e164: string): Promise<Buffer> {
    return blindIndexOf(await this.keys.missionKey(missionId, 'PHONE_INDEX'), e164);
  }

  /** The numbers of a person with their blind indexes, for a text that the person agreed to: the text is the record of it, so nobody reads here. */
  async numbersIn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<readonly NumberToText[]> {
    const key = (await this.keys.of(missionId, [id])).get(id);
    if (key === undefined) return [];
    return (await sealedPhones(tx, missionId, [id])).map((phone) => ({ number: key.open<string>({ table: 'person_phone', column: 'number', row: phone.id }, phone.number), blindIndex: phone.blindIndex }));
  }

  /** Groups of people who have a phone in common: families, and people who were registered twice. */
  sharedPhones(missionId: MissionId): Promise<JobseekerId[][]> {
    return this.work.run(serviceViewer(missionId), (tx) => peopleWithSharedPhones(tx, missionId, MOST_GROUPS));
  }

  private async sealedPhones(missionId: MissionId, key: PersonKey, { jobseekerId, phones }: Identity): Promise<SealedPhone[]> {
    if (phones.length === 0) return [];
    const index = await this.keys.missionKey(missionId, 'PHONE_INDEX');
    return phones.map(({ number, whose }, place) => {
      const id = newId();
      return { id, jobseekerId, place, whose, number: key.seal({ table: 'person_phone', column: 'number', row: id }, number), blindIndex: blindIndexOf(index, number) };
    });
  }
}

const at = (column: string, row: JobseekerId) => ({ table: 'identity', column, row });

function sealedOf(key: PersonKey, identity: Identity): SealedIdentity {
  const { jobseekerId: id, fullName, otherNames, bornOn, papers, notes, version } = identity;
  const sealed = (column: string, value: unknown, empty: boolean) => (empty ? null : key.seal(at(column, id), value));
  return {
    jobseekerId: id,
    names: sealed('names', { fullName, otherNames }, fullName === null && otherNames.length === 0),
    bornOn: sealed('born_on', bornOn, bornOn === null),
    papers: sealed('papers', papers, papers.length === 0),
    notes: sealed('notes', notes, notes === null),
    version,
  };
}

function opened(key: PersonKey, sealed: SealedIdentity, phones: readonly SealedPhone[]): Identity {
  const { jobseekerId: id, names, bornOn, papers, notes, version } = sealed;
  const read = <Value>(column: string, value: Buffer | null, none: Value): Value => (value === null ? none : key.open<Value>(at(column, id), value));
  return {
    jobseekerId: id,
    ...read<Pick<Identity, 'fullName' | 'otherNames'>>('names', names, { fullName: null, otherNames: [] }),
    bornOn: read<Day | null>('born_on', bornOn, null),
    papers: read<Identity['papers']>('papers', papers, []),
    notes: read<string | null>('notes', notes, null),
    phones: phones.map((phone) => ({ number: key.open<string>({ table: 'person_phone', column: 'number', row: phone.id }, phone.number), whose: phone.whose })),
    version,
  };
}
