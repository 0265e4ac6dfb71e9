import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { CasesService } from '../cases/cases.service.js';
import { consentTo, type ConsentEvent, type ConsentStatement } from '../consents/consent.js';
import type { ConsentsService } from '../consents/consents.service.js';
import type { ProfileGround } from '../jobseekers/profile/check-profile.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import type { JobseekersService } from '../jobseekers/jobseekers.service.js';
import type { IdentitiesService } from '../vault/identities/identities.service.js';
import { noIdentity } from '../vault/identities/identity.js';
import type { PersonKeys } from '../vault/keys/person-keys.service.js';
import { BUNDLE_FORM, handedPerson, knownAge, type BundleHead, type HandedPerson } from './handed-person.js';

/** People of a part: keeps memory flat. */
const SLICE = 200;

/** What became of the people of a bundle. */
export interface TakenOver {
  readonly taken: number;
  /** Were here already, from the same mission. */
  readonly known: number;
  /** Codes and sentences, without anything of the person. */
  readonly refused: readonly { readonly id: string; readonly code: string; readonly message: string }[];
}

/**
 * Hands a mission over to another office (F09): those who agree, when they are read, that this very recipient has their data, and nobody else; and takes
 * such people in. An act of the operator, not of the API.
 */
export class HandOverService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly records: JobseekerRecords,
    private readonly jobseekers: JobseekersService,
    private readonly consents: ConsentsService,
    private readonly cases: CasesService,
    private readonly identities: IdentitiesService,
    private readonly keys: Pick<PersonKeys, 'destroyed'>,
  ) {}

  /** What a bundle is made of: its head, then people in slices. Each reading is recorded on the ground HAND_OVER. */
  async *parts(missionId: MissionId, recipient: string): AsyncGenerator<BundleHead | { readonly people: readonly HandedPerson[] }> {
    const mission = await this.missions.get(missionId);
    yield { form: BUNDLE_FORM, missionId, missionName: mission.name, recipient };
    const erased = await this.erased(missionId);
    for (let after: JobseekerId | null = null; ; ) {
      const slice = await this.slice(missionId, recipient, after, erased);
      if (slice.people.length > 0) yield { people: slice.people };
      if (slice.last === null) return;
      after = slice.last;
    }
  }

  /** Takes people in as cases of an account. Who is here already stays as they are; whom a service refuses is told and left out. */
  async takeIn(missionId: MissionId, holder: AccountId, head: BundleHead, people: readonly HandedPerson[]): Promise<TakenOver> {
    const viewer: Viewer = { ...serviceViewer(missionId), accountId: null };
    const ground = await this.jobseekers.ground(viewer);
    let [taken, known] = [0, 0];
    const left: { id: string; code: string; message: string }[] = [];
    for (const person of people) {
      const done = await this.takeOne(viewer, ground, holder, head, person);
      if (!done.ok) left.push({ id: person.id, code: done.code, message: done.message });
      else if (done.value === 'TAKEN') taken += 1;
      else known += 1;
    }
    return { taken, known, refused: left };
  }

  private async slice(missionId: MissionId, recipient: string, after: JobseekerId | null, erased: ReadonlySet<JobseekerId>) {
    const viewer = serviceViewer(missionId);
    const read = await this.work.run(viewer, async (tx) => {
      const all = await this.records.slice(tx, missionId, after, SLICE);
      const events = byPerson(await this.consents.eventsOfIn(tx, viewer, all.map((each) => each.id)));
      const agreeing = all.filter((each) => !erased.has(each.id) && consentTo(events.get(each.id) ?? [], { purpose: 'SHARING', office: recipient }) !== null);
      const ids = agreeing.map((each) => each.id);
      await recordAudit(tx, viewer, ids.map((id) => ({ deed: 'READ', act: 'handOver', subject: { kind: 'Jobseeker', id }, why: 'HAND_OVER' })));
      return { last: all.length < SLICE ? null : (all.at(-1)?.id ?? null), agreeing, events, ...(await this.cases.filesIn(tx, missionId, ids)) };
    });
    const ids = read.agreeing.map((each) => each.id);
    const identities = new Map((await this.identities.handedOver(viewer, ids)).map((identity) => [identity.jobseekerId, identity]));
    const people = read.agreeing.map((jobseeker) => {
      const { id } = jobseeker;
      const [file, plan] = [read.files.find((each) => each.jobseekerId === id), read.plans.find((each) => each.jobseekerId === id)];
      return handedPerson(jobseeker, identities.get(id) ?? noIdentity(id), read.events.get(id) ?? [], file ?? null, plan ?? null);
    });
    return { last: read.last, people };
  }

  /** One person, in one transaction: all of it or nothing. */
  private async takeOne(viewer: Viewer, ground: ProfileGround, holder: AccountId, head: BundleHead, person: HandedPerson): Promise<Outcome<'TAKEN' | 'KNOWN'>> {
    const origin = { source: `hand-over ${head.missionId}`, externalId: person.id };
    try {
      return await this.work.run(viewer, async (tx): Promise<Outcome<'TAKEN' | 'KNOWN'>> => {
        if ((await this.jobseekers.byExternalId(tx, viewer, origin.source, origin.externalId)) !== null) return accepted('KNOWN');
        const age = knownAge(person.bornOnOrBefore, ground.today);
        const { kind, caseReference, profile } = person;
        const registered = await this.jobseekers.registerIn(tx, viewer, ground, { kind, caseReference, age, profile, assignedTo: holder, origin });
        if (!registered.ok) return registered;
        const { id } = registered.value;
        for (const [purpose, said] of Object.entries(person.consents) as ['MATCHING' | 'SMS', ConsentStatement][]) {
          const given = await this.consents.giveIn(tx, viewer, id, { purpose }, said);
          if (!given.ok) return given;
        }
        await this.cases.takeOverIn(tx, registered.value, person.arrival, person.plan?.items ?? null);
        if (!isNobody(person.identity)) {
          const kept = await this.identities.setIn(tx, registered.value, 0, person.identity);
          if (!kept.ok) return kept;
        }
        const stood = await this.standsAs(tx, viewer, id, person);
        if (!stood.ok) return stood;
        await recordAudit(tx, viewer, [{ deed: 'CHANGE', act: 'takeOver', subject: { kind: 'Jobseeker', id } }]);
        return accepted('TAKEN');
      });
    } catch (error) {
      if (violatedConstraint(error) === 'jobseeker_case_reference') return refused('ALREADY_EXISTS', { what: 'jobseeker', field: 'caseReference' });
      throw error;
    }
  }

  /** What protection knew stays behind, so nobody is matched here before somebody has looked at the person afresh. */
  private async standsAs(tx: Parameters<JobseekerRecords['stand']>[0], viewer: Viewer, id: JobseekerId, person: HandedPerson): Promise<Outcome<Jobseeker | null>> {
    const [now] = await this.records.lock(tx, viewer.missionId, [id]);
    if (now === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
    return this.records.stand(tx, viewer, now, standingHere(person));
  }

  /** Whose keys were destroyed: of them nothing is handed on, whatever they agreed to before. */
  private async erased(missionId: MissionId): Promise<ReadonlySet<JobseekerId>> {
    const all = new Set<JobseekerId>();
    for (let after: JobseekerId | null = null; ; ) {
      const slice: JobseekerId[] = await this.keys.destroyed(missionId, after, SLICE);
      for (const id of slice) all.add(id);
      if (slice.length < SLICE) return all;
      after = slice.at(-1) ?? null;
    }
  }
}

function byPerson(events: readonly ConsentEvent[]): ReadonlyMap<JobseekerId, ConsentEvent[]> {
  const found = new Map<JobseekerId, ConsentEvent[]>();
  for (const event of events) found.set(event.jobseekerId, [...(found.get(event.jobseekerId) ?? []), event]);
  return found;
}

function isNobody({ fullName, otherNames, bornOn, papers, notes, phones }: HandedPerson['identity']): boolean {
  return fullName === null && bornOn === null && notes === null && otherNames.length + papers.length + phones.length === 0;
}

const HANDED_OVER = 'Handed over by another office: active again once the case is looked at here.';

function standingHere({ status, statusReason }: HandedPerson): Pick<HandedPerson, 'status' | 'statusReason'> {
  return status === 'ACTIVE' ? { status: 'PAUSED', statusReason: HANDED_OVER } : { status, statusReason };
}
