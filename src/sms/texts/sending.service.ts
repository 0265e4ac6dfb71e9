import type { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { IdentitiesService } from '../../people/vault/identities/identities.service.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import { openValue } from '../../people/vault/keys/sealing.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { ContactsService } from '../contact/contacts.service.js';
import { numberTask, safeWayOf } from '../contact/safe-contact.js';
import { afterAnswer, mayHand, taken } from '../relays/pace.js';
import { relayFor, type OpenRelay } from '../relays/relay.js';
import type { RelaysService } from '../relays/relays.service.js';
import { LEASE, type AttemptId, type RelayId, type TextAttempt } from './attempt.js';
import { insertAttempt } from './attempt.store.js';
import { callingCode } from './calling-code.js';
import { gateOf } from './gates.js';
import { bodyAt, numberFor, strangersBodyAt } from './outgoing-texts.service.js';
import type { TextProgress } from './progress.service.js';
import { quietTimesOf } from './quiet-hours.js';
import { claimText, standText, type StoredText } from './text.store.js';

/** What sending asks of others. */
export interface SendingGround {
  readonly missions: Pick<MissionsService, 'getIn' | 'today'>;
  readonly records: Pick<JobseekerRecords, 'byIds' | 'goingOn'>;
  readonly consents: Pick<ConsentsService, 'agreesIn'>;
  readonly identities: Pick<IdentitiesService, 'numbersIn'>;
  readonly keys: Pick<PersonKeys, 'of' | 'missionKey'>;
  readonly contacts: Pick<ContactsService, 'of' | 'calledOnly' | 'isStopped' | 'stop' | 'numberOfSender'>;
  readonly relays: Pick<RelaysService, 'open' | 'listIn' | 'lockPace' | 'putPace' | 'texting'>;
  readonly tasks: Pick<TasksService, 'open'>;
  readonly progress: TextProgress;
}

/** What one look at the queue of a relay found. */
type Step =
  | { readonly found: 'NOTHING' }
  /** Worth looking again after this long. */
  | { readonly found: 'PACE'; readonly waitMilliseconds: number }
  /** One text was dealt with without being sent. */
  | { readonly found: 'OTHER' }
  | { readonly found: 'TEXT'; readonly attempt: TextAttempt; readonly to: string; readonly body: string; readonly numberIndex: Buffer };

/** Handings over at a time for one relay. */
const LANES = 4;
/** How long a relay may take to answer. It is well within the lease. */
const PATIENCE = 15_000;
/** A pause that is not worth leaving for. */
const SHORT_WAIT = 2_000;

/** Hands texts to relays: claimed one by one, written down as being submitted before the relay is asked, and what became of them after. */
export class SendingService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: SendingGround,
  ) {}

  /** Hands over all that waits for a relay and may go now, at its pace. Whoever is killed leaves attempts that are found to be unknown. */
  async send(missionId: MissionId, relayId: RelayId, signal: AbortSignal): Promise<void> {
    const open = await this.ground.relays.open(missionId, relayId);
    if (open === null || open.relay.status === 'OFF') return;
    await Promise.all(Array.from({ length: LANES }, () => this.lane(missionId, open, signal)));
  }

  private async lane(missionId: MissionId, open: OpenRelay, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const step = await this.claim(missionId, open);
      if (step.found === 'TEXT') await this.hand(missionId, open, step);
      if (step.found === 'NOTHING' || (step.found === 'PACE' && step.waitMilliseconds > SHORT_WAIT)) return;
      if (step.found === 'PACE') await new Promise((resolve) => setTimeout(resolve, step.waitMilliseconds));
    }
  }

  /** One text that may go now, written down as being submitted. */
  private claim(missionId: MissionId, open: OpenRelay): Promise<Step> {
    const { relay, adapter } = open;
    return this.work.run(serviceViewer(missionId), async (tx): Promise<Step> => {
      const now = this.clock.now();
      const texting = await this.ground.relays.texting(tx, missionId);
      if (texting.status === 'OFF') return { found: 'NOTHING' };
      const held = await this.ground.relays.lockPace(tx, missionId, relay.id);
      if (held === null) return { found: 'NOTHING' };
      const { pace, waitMilliseconds } = mayHand(held, relay.segmentsPerSecond, now);
      if (waitMilliseconds > 0) return { found: 'PACE', waitMilliseconds };
      const text = await claimText(tx, missionId, relay.id, now);
      if (text === null) return { found: 'NOTHING' };
      const ready = await this.ready(tx, open, text, texting.quiet);
      if (ready === null) return { found: 'OTHER' };
      const { segments, costUnits } = adapter.prepare(ready.body);
      const attempt: TextAttempt = {
        missionId,
        id: newId<AttemptId>(),
        textId: text.id,
        number: text.attempts + 1,
        relayId: relay.id,
        prefix: callingCode(ready.to),
        state: 'SUBMITTING',
        reason: null,
        segments,
        costUnits,
        submittedAt: now,
        answeredAt: null,
        settledAt: null,
        lookAt: new Date(now.getTime() + LEASE),
      };
      await insertAttempt(tx, attempt);
      await standText(tx, { ...text, status: 'UNDER_WAY', attempts: attempt.number, nextAt: null });
      await this.ground.relays.putPace(tx, missionId, relay.id, taken(pace, segments, now));
      return { found: 'TEXT', attempt, ...ready };
    });
  }

  private async hand(missionId: MissionId, { relay, adapter }: OpenRelay, { attempt, to, body, numberIndex }: Step & { readonly found: 'TEXT' }): Promise<void> {
    const result = await adapter.send({ id: attempt.id, to, text: body }, AbortSignal.timeout(PATIENCE));
    await this.work.run(serviceViewer(missionId), async (tx) => {
      await this.ground.progress.answered(tx, attempt, result);
      if (result.kind === 'REJECTED' && result.contactStopped) await this.ground.contacts.stop(tx, missionId, numberIndex, true);
      const held = await this.ground.relays.lockPace(tx, missionId, relay.id);
      if (held !== null) await this.ground.relays.putPace(tx, missionId, relay.id, afterAnswer(held, result, this.clock.now()));
    });
  }

  /** The words and the number, where nothing stands in the way; else the text is put off, withheld, cancelled or given to another relay. */
  private async ready(tx: Tx, { relay }: OpenRelay, text: StoredText, quiet: unknown): Promise<{ readonly to: string; readonly body: string; readonly numberIndex: Buffer } | null> {
    const { missionId, jobseekerId } = text;
    const reach = jobseekerId === null ? await this.reachStranger(tx, text) : await this.reachPerson(tx, text, jobseekerId);
    const mission = await this.ground.missions.getIn(tx, missionId);
    const { progress } = this.ground;
    const gate = gateOf(text, { now: this.clock.now(), timeZone: mission.timeZone, quiet: quietTimesOf(quiet), ...reach });
    if (gate.may === 'CANCEL' || reach.body === null) await progress.withhold(tx, text, 'FORGOTTEN');
    else if (gate.may === 'NEVER') await progress.withhold(tx, text, gate.why);
    else if (gate.may === 'LATER') {
      await standText(tx, { ...text, nextAt: gate.at, why: gate.why });
      if (gate.why === 'NUMBER_CHANGED' && jobseekerId !== null) await this.askToConfirm(tx, missionId, jobseekerId, reach.asked);
    } else if (reach.to === null || reach.numberIndex === null) await progress.withhold(tx, text, 'NO_PHONE');
    else {
      const carrier = relayFor(await this.ground.relays.listIn(tx, missionId), reach.to);
      if (carrier?.id === relay.id) return { to: reach.to, body: reach.body, numberIndex: reach.numberIndex };
      if (carrier === null) await progress.withhold(tx, text, 'NO_RELAY');
      else {
        await standText(tx, { ...text, relayId: carrier.id });
        await requestJob(tx, catalogue.sendTexts, { missionId, relayId: carrier.id });
      }
    }
    return null;
  }

  private async reachPerson(tx: Tx, text: StoredText, id: JobseekerId) {
    const { missionId } = text;
    const [person] = await this.ground.records.byIds(tx, missionId, [id]);
    const key = (await this.ground.keys.of(missionId, [id])).get(id);
    const contact = await this.ground.contacts.of(tx, missionId, id);
    const numbers = key === undefined ? [] : await this.ground.identities.numbersIn(tx, missionId, id);
    const to = numberFor(numbers, text.numberIndex, contact?.numberIndex ?? null);
    const numberIndex = numbers.find((each) => each.number === to)?.blindIndex ?? null;
    return {
      there: person !== undefined && key !== undefined,
      stopped: numberIndex !== null && (await this.ground.contacts.isStopped(tx, missionId, numberIndex)),
      agrees: await this.agrees(tx, missionId, id),
      asked: contact?.version ?? 0,
      safe: contact === null ? null : safeWayOf(contact, numbers.map((each) => each.blindIndex)),
      calledOnly: await this.ground.contacts.calledOnly(tx, missionId, id),
      to,
      numberIndex,
      body: text.body === null || key === undefined ? null : key.open<string>(bodyAt(text.id), text.body),
    };
  }

  /** Whoever had two records is asked on the one that goes on too: what they took back there stops what waits for the other. */
  private async agrees(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<boolean> {
    const { records, consents } = this.ground;
    const goesOn = (await records.goingOn(tx, missionId, id))?.id ?? id;
    const [viewer, scope] = [serviceViewer(missionId), { purpose: 'SMS' } as const];
    return (await consents.agreesIn(tx, viewer, id, scope)) && (goesOn === id || (await consents.agreesIn(tx, viewer, goesOn, scope)));
  }

  private async reachStranger(tx: Tx, { missionId, id, senderId, body }: StoredText) {
    const sender = senderId === null ? null : await this.ground.contacts.numberOfSender(tx, missionId, senderId);
    const key = await this.ground.keys.missionKey(missionId, 'RELAYS');
    return {
      there: sender !== null,
      stopped: sender !== null && (await this.ground.contacts.isStopped(tx, missionId, sender.blindIndex)),
      agrees: false,
      asked: 0,
      safe: null,
      calledOnly: false,
      to: sender?.number ?? null,
      numberIndex: sender?.blindIndex ?? null,
      body: body === null ? null : (openValue(key, strangersBodyAt(missionId, id), body) as string),
    };
  }

  /** Numbers are given to other people after a while: whoever accompanies the person makes sure whose it is now, once for each safe contact. */
  private async askToConfirm(tx: Tx, missionId: MissionId, jobseekerId: JobseekerId, asked: number): Promise<void> {
    const today = this.ground.missions.today(await this.ground.missions.getIn(tx, missionId));
    await this.ground.tasks.open(tx, serviceViewer(missionId), {
      ...numberTask({ jobseekerId, version: asked }),
      subjectKind: 'Jobseeker',
      jobseekerId,
      queue: 'CASE_MANAGER',
      dueOn: addDays(today, 1),
    });
  }
}
