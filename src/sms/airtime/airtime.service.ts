import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { openValue, sealValue } from '../../people/vault/keys/sealing.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Log } from '../../platform/log/log.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import type { SaidTo } from '../hearing/question-sources.js';
import type { TextSurvey } from '../surveys/text-survey.js';
import { openAirtime } from './adapters.js';
import { afterSending, amountOf, checkTerms, submitted, type Airtime, type AirtimeId, type AirtimeTerms } from './airtime.js';
import type { AirtimeResult } from './airtime-port.js';
import { insertAirtime, isAirtimeDue, lockAirtime, lockDueAirtime, putAirtime, putTerms, termsOf } from './airtime.store.js';

/** What airtime asks of others. */
export interface AirtimeGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly records: Pick<JobseekerRecords, 'byIds'>;
  readonly identities: Pick<IdentitiesService, 'numbersIn'>;
  readonly contacts: Pick<ContactsService, 'of'>;
  readonly keys: Pick<PersonKeys, 'missionKey'>;
  readonly tasks: Pick<TasksService, 'open'>;
}

/** How long a seller may take to answer. */
const PATIENCE = 30_000;
const placeOf = (missionId: MissionId): readonly string[] => ['airtime_terms', 'secrets', missionId];

/** Airtime for surveys that were answered by text: once for each, and the same whatever was answered. */
export class AirtimeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: AirtimeGround,
    private readonly log: Log,
  ) {}

  /** What the mission gives, without secrets; null where nobody has said anything. */
  terms(viewer: Viewer): Promise<AirtimeTerms | null> {
    return this.work.run(viewer, async (tx) => shown(await termsOf(tx, viewer.missionId)));
  }

  /** Says what the mission gives, and through whom; `secrets` null keeps those that there are. */
  async setTerms(act: Act, draft: AirtimeTerms, secrets: Readonly<Record<string, string>> | null): Promise<Outcome<AirtimeTerms>> {
    const { missionId } = act.viewer;
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    return this.work.act(
      act,
      async (tx): Promise<Outcome<AirtimeTerms>> => {
        const checked = checkTerms(draft);
        if (!checked.ok) return checked;
        const before = await termsOf(tx, missionId);
        const sealed = secrets === null && before !== null ? before.secrets : sealValue(key, placeOf(missionId), secrets ?? {});
        if (!(await putTerms(tx, missionId, { ...checked.value, secrets: sealed }))) return refused('STALE_EDIT', { what: 'airtime', version: before?.version ?? 0 });
        return accepted({ ...checked.value, version: draft.version + 1 });
      },
      () => null,
    );
  }

  /** Owes somebody the airtime of a survey, in the caller's transaction, and says so; nothing where the mission gives none. */
  async owe(tx: Tx, { missionId }: Viewer, survey: Pick<TextSurvey, 'id' | 'jobseekerId'>): Promise<SaidTo> {
    const terms = await termsOf(tx, missionId);
    if (terms === null || terms.status === 'OFF') return null;
    const now = this.clock.now();
    const { minor, currency } = terms;
    const airtime: Airtime = { missionId, id: newId<AirtimeId>(), jobseekerId: survey.jobseekerId, surveyId: survey.id, minor, currency, state: 'WAITING', attempts: 0, reference: null, owedAt: now, nextAt: now, settledAt: null };
    if (!(await insertAirtime(tx, airtime))) return null;
    await requestJob(tx, catalogue.tendTextSurveys, { missionId });
    return { phrase: 'surveyAirtime', variables: { amount: amountOf(airtime) } };
  }

  /** Whether something is to be sent or looked at, in the caller's transaction. */
  isAnyDue(tx: Tx, missionId: MissionId): Promise<boolean> {
    return isAirtimeDue(tx, missionId, this.clock.now());
  }

  /** Sends what is due. That it is asked for is committed before the seller is asked; what may have gone out is never sent again by itself. */
  async send(missionId: MissionId, signal: AbortSignal): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      const claimed = await this.claim(missionId);
      if (claimed === null) return;
      const { airtime, number } = claimed;
      if (airtime.state === 'SUBMITTING') await this.settle(airtime, number === null ? { kind: 'REJECTED' } : await this.asked(airtime, number, signal));
    }
  }

  /** The next that is due, handed out; one that somebody has asked for and was never heard of again ends as not known. */
  private claim(missionId: MissionId): Promise<{ readonly airtime: Airtime; readonly number: string | null } | null> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const now = this.clock.now();
      const due = await lockDueAirtime(tx, missionId, now);
      if (due === null) return null;
      const airtime = due.state === 'SUBMITTING' ? afterSending(due, 'lost', now) : submitted(due, now);
      await putAirtime(tx, airtime);
      if (airtime.state === 'UNKNOWN') await this.haveLooked(tx, airtime);
      return { airtime, number: await this.numberOf(tx, missionId, due.jobseekerId) };
    });
  }

  private async asked({ missionId, id, minor, currency }: Airtime, to: string, signal: AbortSignal): Promise<AirtimeResult> {
    const terms = await this.work.run(serviceViewer(missionId), (tx) => termsOf(tx, missionId));
    // Switched off meanwhile: it waits, and a person looks if it stays so.
    if (terms === null || terms.status === 'OFF') return { kind: 'UNAVAILABLE' };
    const secrets = openValue(await this.ground.keys.missionKey(missionId, 'RELAYS'), placeOf(missionId), terms.secrets) as Readonly<Record<string, string>>;
    const seller = openAirtime(terms.kind, terms.settings, secrets, this.log);
    return seller.send({ id, to, minor, currency }, AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]));
  }

  private settle({ missionId, id }: Airtime, result: AirtimeResult): Promise<void> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      const airtime = await lockAirtime(tx, missionId, id);
      if (airtime?.state !== 'SUBMITTING') return;
      const next = afterSending(airtime, result, this.clock.now());
      await putAirtime(tx, next);
      if (next.state === 'FAILED' || next.state === 'UNKNOWN') await this.haveLooked(tx, next);
    });
  }

  /** Somebody was told that airtime is on its way: a person sees to it. */
  private async haveLooked(tx: Tx, { missionId, id, jobseekerId }: Airtime): Promise<void> {
    const { missions, records, tasks } = this.ground;
    const [person] = await records.byIds(tx, missionId, [jobseekerId]);
    if (person === undefined || person.erasedAt !== null) return;
    const dueOn = missions.today(await missions.getIn(tx, missionId));
    await tasks.open(tx, serviceViewer(missionId), { kind: 'REVIEW', subjectKind: 'Jobseeker', subjectId: jobseekerId, jobseekerId, occasion: `airtime-${id}`, queue: 'CASE_MANAGER', owner: person.assignedTo, dueOn });
  }

  /** The number that the person agreed on; never another of theirs, which may be somebody else's. */
  private async numberOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<string | null> {
    const contact = await this.ground.contacts.of(tx, missionId, id);
    const numbers = await this.ground.identities.numbersIn(tx, missionId, id);
    return contact === null ? null : (numbers.find((each) => each.blindIndex.equals(contact.numberIndex))?.number ?? null);
  }
}

function shown(stored: (AirtimeTerms & { readonly secrets: Buffer }) | null): AirtimeTerms | null {
  if (stored === null) return null;
  const { secrets: _, ...terms } = stored;
  return terms;
}
