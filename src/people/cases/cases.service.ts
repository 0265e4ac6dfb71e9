import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { checkOptionalText, checkText } from '../../kernel/text.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import { consentTo, needsConsent, RETURN_OFFICE, SENDING_OFFICE } from '../consents/consent.js';
import type { ConsentsService } from '../consents/consents.service.js';
import type { CaseFiles } from '../jobseekers/case-files.service.js';
import { canHoldCases, leavesOffice } from '../jobseekers/caseloads/case-holder.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import type { ProtectionService } from '../vault/protection/protection.service.js';
import { followedFrom, followUpOf, followUpUntil, newCaseFile, progressOf, type CaseFile, type CaseProgress, type FollowUp, type FollowUpFacts } from './case-file.js';
import { caseFileOf, caseFilesOf, filesSentBy, plansOf, putCaseFile, putPlan } from './case.store.js';
import type { Plan } from './plan.js';

/** A case as those see it who accompany the person, and protection. */
export interface ShownCase extends CaseFile {
  readonly heldBy: AccountId;
  /** Null before arrival. */
  readonly followUpUntil: Day | null;
  readonly plan: Plan | null;
}

/** What changes in a file: undefined stays, null clears. */
export interface CaseEdit {
  readonly plannedArrival?: Day | null | undefined;
  readonly arrivedOn?: Day | null | undefined;
  readonly unaccompanied?: boolean | null | undefined;
  readonly guardianReference?: string | null | undefined;
  readonly monthlyFollowUp?: boolean | null | undefined;
  readonly followUpAtLeast?: Day | null | undefined;
}

/** Progress with where it stands in its list. */
export interface FollowedCase extends CaseProgress {
  readonly jobseekerId: JobseekerId;
  readonly sentAt: Date;
}

const LONGEST_REFERENCE = 200;

/** People's cases: arrival, who sent them, references for children, how long they are followed, and the hand from office to office. */
export class CasesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly accounts: Pick<AccountsService, 'byIdIn'>,
    private readonly files: CaseFiles,
    private readonly records: JobseekerRecords,
    private readonly consents: ConsentsService,
    private readonly protection: Pick<ProtectionService, 'needsKnownIn'>,
  ) {}

  /** The case of a person whom the viewer accompanies, or looks after as protection; refuses others as absent. */
  read(viewer: Viewer, id: JobseekerId): Promise<Outcome<ShownCase>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<ShownCase>> => {
      const [found] = await this.files.seen(tx, viewer, [id]);
      if (found === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
      await recordAudit(tx, viewer, [{ deed: 'READ', act: 'caseFile', subject: { kind: 'Jobseeker', id }, why: found.why }]);
      return accepted(await this.shown(tx, found.jobseeker, await this.fileIn(tx, found.jobseeker)));
    });
  }

  /** Records what is known of an own case. Refuses a stale version, an arrival that has not come. */
  record(act: Act, id: JobseekerId, version: number, edit: CaseEdit): Promise<Outcome<ShownCase>> {
    return this.changed(act, id, async (tx, jobseeker, file) => {
      if (file.version !== version) return refused('STALE_EDIT', { what: 'case', version: file.version });
      const reference = checkOptionalText('guardianReference', edit.guardianReference, LONGEST_REFERENCE);
      if (!reference.ok) return reference;
      const today = await this.today(tx, jobseeker.missionId);
      if (typeof edit.arrivedOn === 'number' && edit.arrivedOn > today) return refused('INVALID_INPUT', { field: 'arrivedOn', problem: 'has not come yet' });
      return accepted({
        ...file,
        plannedArrival: said(edit.plannedArrival, file.plannedArrival),
        arrivedOn: said(edit.arrivedOn, file.arrivedOn),
        unaccompanied: said(edit.unaccompanied, file.unaccompanied),
        guardianReference: edit.guardianReference === undefined ? file.guardianReference : reference.value,
        monthlyFollowUp: edit.monthlyFollowUp ?? file.monthlyFollowUp,
        followUpAtLeast: said(edit.followUpAtLeast, file.followUpAtLeast),
      });
    });
  }

  /** F40: protection signs off that it was determined what is best for a child. */
  signBestInterest(act: Act, id: JobseekerId, said: string): Promise<Outcome<ShownCase>> {
    return this.work.act(
      act,
      async (tx) => {
        const found = await this.files.lock(tx, act.viewer, id);
        if (!found.ok) return found;
        const reference = checkText('reference', said, 1, LONGEST_REFERENCE);
        if (!reference.ok) return reference;
        const { jobseeker } = found.value;
        const file = { ...(await this.fileIn(tx, jobseeker)), bestInterestReference: reference.value };
        return accepted(await this.shown(tx, jobseeker, await putCaseFile(tx, file)));
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  /**
   * Gives an own case to the other office: a counsellor's to a case manager or back. Refuses without the person's consent to that office
   * having the data. The counsellor who sent it follows its progress from then on, and no more.
   */
  transfer(act: Act, id: JobseekerId, to: AccountId): Promise<Outcome<ShownCase>> {
    return this.changed(act, id, async (tx, jobseeker, file) => {
      const taker = await this.accounts.byIdIn(tx, jobseeker.missionId, to);
      if (taker === null) return refused('NOT_FOUND', { what: 'account' });
      const giver = await this.accounts.byIdIn(tx, jobseeker.missionId, jobseeker.assignedTo);
      const crosses = canHoldCases(taker) && leavesOffice(giver?.roles ?? [], taker.roles);
      if (!crosses) return refused('INVALID_INPUT', { field: 'to', problem: 'must be an active case manager or counsellor of the other office' });
      const office = taker.roles.includes('CASE_MANAGER') ? RETURN_OFFICE : SENDING_OFFICE;
      const consent = needsConsent(await this.consents.eventsIn(tx, act.viewer, id), { purpose: 'SHARING', office });
      if (!consent.ok) return consent;
      const handed = await this.records.hand(tx, jobseeker, to);
      if (!handed.ok) return handed;
      const sent = office === RETURN_OFFICE ? { sentBy: jobseeker.assignedTo, sentAt: this.clock.now() } : { sentBy: null, sentAt: null };
      return accepted({ ...file, ...sent });
    });
  }

  /** F60: progress of the cases that the viewer transferred, the last one first; of those who agree that the sending office follows. */
  followed(viewer: Viewer, after: readonly [sentAt: Date, id: string] | null, limit: number): Promise<FollowedCase[]> {
    const { accountId, missionId } = viewer;
    if (accountId === null) return Promise.resolve([]);
    return this.work.run(viewer, async (tx) => {
      const found: FollowedCase[] = [];
      for (let place = after; ; ) {
        const sent = await filesSentBy(tx, missionId, accountId, place, limit);
        found.push(...(await this.progressIn(tx, viewer, sent)));
        const last = sent.at(-1);
        if (found.length >= limit || sent.length < limit || last === undefined || last.sentAt === null) return found.slice(0, limit);
        place = [last.sentAt, last.jobseekerId];
      }
    });
  }

  /** File and plan of these people, for handing them over, in a transaction of the caller's. */
  async filesIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<{ readonly files: readonly CaseFile[]; readonly plans: readonly Plan[] }> {
    return { files: await caseFilesOf(tx, missionId, ids), plans: await plansOf(tx, missionId, ids) };
  }

  /** Takes over what another office handed on, for a person whom the caller has just registered. The plan is a draft: it is reviewed here (F14). */
  async takeOverIn(tx: Tx, jobseeker: Jobseeker, arrival: Pick<CaseFile, 'plannedArrival' | 'arrivedOn'>, items: Plan['items'] | null): Promise<void> {
    const { missionId, id: jobseekerId } = jobseeker;
    if (arrival.plannedArrival !== null || arrival.arrivedOn !== null) await putCaseFile(tx, { ...(await this.fileIn(tx, jobseeker)), ...arrival });
    if (items === null) return;
    const plan: Plan = { missionId, jobseekerId, status: 'DRAFT', items, finalOn: null, version: 0 };
    await putPlan(tx, plan, { from: null, by: null, at: this.clock.now() });
  }

  /** The file of a person, new where nothing was said yet; for the plan, in a transaction of its own that has locked the person. */
  async fileIn(tx: Tx, jobseeker: Jobseeker): Promise<CaseFile> {
    const { timeZone } = await this.missions.getIn(tx, jobseeker.missionId);
    return (await caseFileOf(tx, jobseeker.missionId, jobseeker.id)) ?? newCaseFile(jobseeker, missionDay({ timeZone }, jobseeker.createdAt));
  }

  /** The day from which a person is followed (see `followedFrom`), in a transaction of the caller's. */
  async followedFrom(tx: Tx, jobseeker: Jobseeker): Promise<Day | null> {
    const { timeZone } = await this.missions.getIn(tx, jobseeker.missionId);
    const { arrivedOn } = await this.fileIn(tx, jobseeker);
    return followedFrom({ kind: jobseeker.kind, arrivedOn, registeredOn: missionDay({ timeZone }, jobseeker.createdAt) });
  }

  /** As `followedFrom`, of many people by few statements. */
  async followedFromOf(tx: Tx, missionId: MissionId, people: readonly Jobseeker[]): Promise<ReadonlyMap<JobseekerId, Day | null>> {
    const { timeZone } = await this.missions.getIn(tx, missionId);
    const files = new Map((await caseFilesOf(tx, missionId, people.map((person) => person.id))).map((file) => [file.jobseekerId, file]));
    return new Map(
      people.map(({ id, kind, createdAt }) => [id, followedFrom({ kind, arrivedOn: files.get(id)?.arrivedOn ?? null, registeredOn: missionDay({ timeZone }, createdAt) })]),
    );
  }

  /**
   * How long and how often a person is followed, in a transaction of the caller's, for calendars of check-ins. No reason is in it, nor is it told that there is
   * one, and nothing is recorded as read. Null where there is no such person.
   */
  async followUpOf(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<FollowUp | null> {
    const [jobseeker] = await this.records.byIds(tx, missionId, [id]);
    if (jobseeker === undefined) return null;
    const file = await this.fileIn(tx, jobseeker);
    return followUpOf({ ...(await this.followUpFacts(tx, jobseeker, file)), monthlyFollowUp: file.monthlyFollowUp });
  }

  async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
  }

  /** Whether the viewer reviews plans here: as the case manager, in the country of return, of the person (F14). */
  reviewsHere(viewer: Viewer, jobseeker: Jobseeker): boolean {
    return hasRole(viewer, 'CASE_MANAGER') && jobseeker.assignedTo === viewer.accountId;
  }

  private async progressIn(tx: Tx, viewer: Viewer, sent: readonly CaseFile[]): Promise<FollowedCase[]> {
    const ids = sent.map((file) => file.jobseekerId);
    const people = new Map((await this.records.byIds(tx, viewer.missionId, ids)).map((jobseeker) => [jobseeker.id, jobseeker]));
    const plans = new Map((await plansOf(tx, viewer.missionId, ids)).map((plan) => [plan.jobseekerId, plan]));
    const events = await this.consents.eventsOfIn(tx, viewer, ids);
    return sent.flatMap((file) => {
      const jobseeker = people.get(file.jobseekerId);
      const own = events.filter((event) => event.jobseekerId === file.jobseekerId);
      if (jobseeker === undefined || file.sentAt === null || consentTo(own, { purpose: 'SHARING', office: SENDING_OFFICE }) === null) return [];
      return [{ ...progressOf(jobseeker, file, plans.get(jobseeker.id)?.finalOn ?? null), jobseekerId: jobseeker.id, sentAt: file.sentAt }];
    });
  }

  private changed(act: Act, id: JobseekerId, change: (tx: Tx, jobseeker: Jobseeker, file: CaseFile) => Promise<Outcome<CaseFile>>): Promise<Outcome<ShownCase>> {
    return this.work.act(
      act,
      async (tx): Promise<Outcome<ShownCase>> => {
        const own = await this.files.lockOwn(tx, act.viewer, id);
        if (!own.ok) return own;
        const next = await change(tx, own.value, await this.fileIn(tx, own.value));
        return next.ok ? accepted(await this.shown(tx, own.value, await putCaseFile(tx, next.value))) : next;
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  private async shown(tx: Tx, jobseeker: Jobseeker, file: CaseFile): Promise<ShownCase> {
    const [plan = null] = await plansOf(tx, jobseeker.missionId, [jobseeker.id]);
    const [now] = await this.records.byIds(tx, jobseeker.missionId, [jobseeker.id]);
    const until = followUpUntil(await this.followUpFacts(tx, jobseeker, file));
    return { ...file, heldBy: (now ?? jobseeker).assignedTo, followUpUntil: until, plan };
  }

  private async followUpFacts(tx: Tx, { missionId, id, kind, bornOnOrBefore, createdAt }: Jobseeker, file: CaseFile): Promise<FollowUpFacts> {
    const { timeZone } = await this.missions.getIn(tx, missionId);
    const needsKnown = await this.protection.needsKnownIn(tx, missionId, id);
    const needsKnownOn = needsKnown === null ? null : missionDay({ timeZone }, needsKnown);
    return { ...file, kind, bornOnOrBefore, needsKnownOn, registeredOn: missionDay({ timeZone }, createdAt) };
  }
}

function said<Value>(given: Value | undefined, held: Value): Value {
  return given === undefined ? held : given;
}
