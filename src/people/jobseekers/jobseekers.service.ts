import type { Clock } from '../../kernel/clock.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { JobseekerFacts } from '../../matching/index.js';
import type { AccountsService } from '../../office/accounts/accounts.service.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { convert } from '../../office/missions/rates.js';
import { slicesOf } from '../../platform/database/slices.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { violatedConstraint } from '../../platform/database/violations.js';
import { newId } from '../../platform/ids.js';
import type { Act, Role, Viewer } from '../../platform/viewer.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { checkProfile, type ProfileGround } from './profile/check-profile.js';
import {
  idsAssignedTo,
  insertJobseeker,
  insertStep,
  jobseekerByExternalId,
  jobseekersByIds,
  lockJobseeker,
  pageOfJobseekers,
  sliceOfJobseekers,
  stepsOf,
  updateJobseeker,
} from './jobseeker.store.js';
import { ageBound, isPossible, moveJobseeker, type Jobseeker, type JobseekerStatus, type StatusStep } from './jobseeker.js';
import type { FactsReading } from './facts/jobseeker-facts.js';
import { factsOf } from './facts/facts-of.js';
import { newHandle } from './handle.js';
import type { JobseekerDraft, JobseekerEdit } from './jobseeker-draft.js';
import { recordReads } from './sight/record-reads.js';
import { emptyProfile } from './profile/skill-profile.js';
import { canHoldCases, leavesOffice, OTHER_OFFICE } from './caseloads/case-holder.js';
import { checkCaseReference } from './case-reference.js';
import { afterHandOver, sightOf, sightOfOne } from './sight/sight.js';

/** Rows read at a time when all people are read: keeps memory flat. */
const SLICE = 1_000;

/** People who look for work, with their skill profiles. "Own cases" are those assigned to the viewer's account. */
export class JobseekersService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
    private readonly accounts: Pick<AccountsService, 'byIdIn'>,
  ) {}

  /** Registers a person as ACTIVE. Refuses an unfit profile, a case reference in use, an account that is not there. */
  register(act: Act, draft: JobseekerDraft): Promise<Outcome<Jobseeker>> {
    return this.withGround(act.viewer, (ground) => this.work.act(act, (tx) => this.registerIn(tx, act.viewer, ground, draft)));
  }

  /** As `register`, inside a transaction of the caller's (imports). */
  async registerIn(tx: Tx, viewer: Viewer, ground: ProfileGround, draft: JobseekerDraft): Promise<Outcome<Jobseeker>> {
    const assignedTo = draft.assignedTo ?? viewer.accountId;
    if (assignedTo === null) return refused('INVALID_INPUT', { field: 'assignedTo', problem: 'is needed' });
    const assignee = await this.companion(tx, viewer, assignedTo, viewer.roles);
    if (!assignee.ok) return assignee;
    const caseReference = checkCaseReference(draft.caseReference);
    if (!caseReference.ok) return caseReference;
    if (draft.age !== null && !isPossible(draft.age, ground.today)) return IMPOSSIBLE_AGE;
    const profile = checkProfile(draft.profile, ground, emptyProfile);
    if (!profile.ok) return profile;
    const jobseeker: Jobseeker = {
      missionId: viewer.missionId,
      id: newId<JobseekerId>(),
      handle: newHandle('J'),
      caseReference: caseReference.value,
      kind: draft.kind,
      status: 'ACTIVE',
      statusReason: null,
      assignedTo,
      bornOnOrBefore: draft.age === null ? null : ageBound(draft.age),
      profile: profile.value,
      source: draft.origin?.source ?? null,
      externalId: draft.origin?.externalId ?? null,
      version: 1,
      createdAt: this.clock.now(),
      erasedAt: null,
    };
    await insertJobseeker(tx, jobseeker);
    await insertStep(tx, this.step(viewer, jobseeker, null));
    return accepted(jobseeker);
  }

  /** Changes a person's record. Refuses a stale version and what is not the viewer's own case (as absent). */
  edit(act: Act, id: JobseekerId, version: number, change: JobseekerEdit): Promise<Outcome<Jobseeker>> {
    return this.withGround(act.viewer, (ground) => this.work.act(act, (tx) => this.editIn(tx, act.viewer, ground, id, version, change)));
  }

  /** As `edit`, inside a transaction of the caller's (imports). */
  async editIn(
    tx: Tx,
    viewer: Viewer,
    ground: ProfileGround,
    id: JobseekerId,
    version: number,
    change: JobseekerEdit,
  ): Promise<Outcome<Jobseeker>> {
    const jobseeker = await lockJobseeker(tx, viewer.missionId, id);
    if (jobseeker === null || sightOfOne(viewer, jobseeker) !== 'OWN') return refused('NOT_FOUND', { what: 'jobseeker' });
    if (jobseeker.version !== version) return stale(jobseeker);
    const caseReference = checkCaseReference(change.caseReference);
    if (!caseReference.ok) return caseReference;
    if (change.age !== null && !isPossible(change.age, ground.today)) return IMPOSSIBLE_AGE;
    const profile =
      change.profile === null ? accepted(jobseeker.profile) : checkProfile(change.profile, ground, jobseeker.profile);
    if (!profile.ok) return profile;
    const next: Jobseeker = {
      ...jobseeker,
      profile: profile.value,
      bornOnOrBefore: change.age === null ? jobseeker.bornOnOrBefore : ageBound(change.age),
      caseReference: caseReference.value ?? jobseeker.caseReference,
    };
    return written(await updateJobseeker(tx, next), jobseeker);
  }

  /** Pauses, resumes, withdraws, closes or reopens. It names no version: a wish to stop is never too late. */
  move(act: Act, id: JobseekerId, to: JobseekerStatus, reason: string | null): Promise<Outcome<Jobseeker>> {
    return this.work.act(act, async (tx) => {
      const jobseeker = await lockJobseeker(tx, act.viewer.missionId, id);
      if (jobseeker === null || sightOfOne(act.viewer, jobseeker) !== 'OWN') return refused('NOT_FOUND', { what: 'jobseeker' });
      const moved = moveJobseeker(jobseeker, to, reason);
      if (!moved.ok) return moved;
      await insertStep(tx, this.step(act.viewer, moved.value, jobseeker.status));
      return written(await updateJobseeker(tx, moved.value), jobseeker);
    });
  }

  /**
   * Hands the case to a case manager or counsellor of the mission. The one who has it may, and an administrator, who sees no more of the
   * person than the handle.
   */
  assign(act: Act, id: JobseekerId, to: AccountId): Promise<Outcome<Jobseeker>> {
    return this.keysFree(() =>
      this.work.act(act, async (tx) => {
        const jobseeker = await lockJobseeker(tx, act.viewer.missionId, id);
        const may = jobseeker !== null && (sightOfOne(act.viewer, jobseeker) === 'OWN' || act.viewer.roles.includes('ADMIN'));
        if (!may) return refused('NOT_FOUND', { what: 'jobseeker' });
        const giver = await this.accounts.byIdIn(tx, act.viewer.missionId, jobseeker.assignedTo);
        const assignee = await this.companion(tx, act.viewer, to, giver?.roles ?? []);
        if (!assignee.ok) return assignee;
        const handed = written(await updateJobseeker(tx, { ...jobseeker, assignedTo: to }), jobseeker);
        return handed.ok ? accepted(afterHandOver(act.viewer, jobseeker, handed.value)) : handed;
      }),
    );
  }

  /**
   * The people among these whom the viewer may see, in any order; without the case reference where it is not theirs. Here
   * and in the next two, readings of own cases and by protection go into the audit log.
   */
  byIds(viewer: Viewer, ids: readonly JobseekerId[]): Promise<Jobseeker[]> {
    return this.work.run(viewer, (tx) => this.seenIn(tx, viewer, ids, 'jobseeker'));
  }

  /** As `byIds`, in a transaction of the caller's; `act` names what is read of them. */
  async seenIn(tx: Tx, viewer: Viewer, ids: readonly JobseekerId[], act: string): Promise<Jobseeker[]> {
    const read = await jobseekersByIds(tx, viewer.missionId, ids);
    await recordReads(tx, viewer, act, read);
    return sightOf(viewer, read);
  }

  /** The person, locked until the transaction ends; null for nobody, and for whom the viewer may not see. */
  async lockIn(tx: Tx, viewer: Viewer, id: JobseekerId): Promise<Jobseeker | null> {
    const jobseeker = await lockJobseeker(tx, viewer.missionId, id);
    return jobseeker === null ? null : (sightOf(viewer, [jobseeker])[0] ?? null);
  }

  /** A page of the people the viewer may see, newest first. */
  page(
    viewer: Viewer,
    status: JobseekerStatus | null,
    after: readonly [createdAt: Date, id: string] | null,
    limit: number,
  ): Promise<Jobseeker[]> {
    const mission = viewer.roles.some((role) => role === 'JOB_PLACEMENT_OFFICER' || role === 'PROTECTION');
    const filter = { status, assignedTo: mission ? null : viewer.accountId };
    return this.work.run(viewer, async (tx) => {
      const read = await pageOfJobseekers(tx, viewer.missionId, filter, after, limit);
      await recordReads(tx, viewer, 'jobseeker', read);
      return sightOf(viewer, read);
    });
  }

  /** The steps of the status of these people, oldest first; none of those whom the viewer does not accompany. */
  histories(viewer: Viewer, ids: readonly JobseekerId[]): Promise<StatusStep[]> {
    return this.work.run(viewer, async (tx) => {
      const own = (await jobseekersByIds(tx, viewer.missionId, ids)).filter((jobseeker) => sightOfOne(viewer, jobseeker) === 'OWN');
      await recordReads(tx, viewer, 'jobseekerHistory', own);
      return stepsOf(tx, viewer.missionId, own.map((jobseeker) => jobseeker.id));
    });
  }

  /** Whom an import knows under this id; null for nobody. */
  byExternalId(tx: Tx, viewer: Viewer, source: string, externalId: string): Promise<Jobseeker | null> {
    return jobseekerByExternalId(tx, viewer.missionId, source, externalId);
  }

  /**
   * What matching may know of these people, or with null of all in the mission, a slice at a time inside the caller's transaction, so that
   * memory stays flat whatever their number. Ids that are not there are left out.
   */
  async *factsInSlices(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[] | null, reading: FactsReading): AsyncGenerator<readonly JobseekerFacts[]> {
    for await (const slice of slicesOf(ids, SLICE, {
      named: (some) => jobseekersByIds(tx, missionId, some),
      after: (last, limit) => sliceOfJobseekers(tx, missionId, last, limit),
    })) {
      yield factsOf(tx, missionId, slice, reading);
    }
  }

  /** Ids of the viewer's own cases. */
  ownIds(viewer: Viewer): Promise<JobseekerId[]> {
    return this.work.run(viewer, (tx) => idsAssignedTo(tx, viewer.missionId, viewer.accountId));
  }

  /** What profiles are checked against. Read before a transaction: nobody waits for a second connection while holding one. */
  async ground(viewer: Viewer): Promise<ProfileGround> {
    const { mission, rates } = await this.missions.withRates(viewer);
    const today = this.missions.today(mission);
    return {
      concepts: await this.taxonomies.of(mission.classification),
      today,
      hasRate: (currency) => convert({ minor: 0, currency }, mission.currency, today, rates) !== null,
    };
  }

  private async withGround<T>(viewer: Viewer, write: (ground: ProfileGround) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const ground = await this.ground(viewer);
    return this.keysFree(() => write(ground));
  }

  /** Who may accompany people: without such an account nobody could pause or withdraw them. It is of the same office as those roles. */
  private async companion(tx: Tx, viewer: Viewer, id: AccountId, from: readonly Role[]): Promise<Outcome<null>> {
    const account = await this.accounts.byIdIn(tx, viewer.missionId, id);
    if (account === null) return refused('NOT_FOUND', { what: 'account' });
    if (!canHoldCases(account)) return refused('INVALID_INPUT', { field: 'assignedTo', problem: 'must be an active case manager or counsellor' });
    return leavesOffice(from, account.roles) ? refused('INVALID_INPUT', { field: 'assignedTo', problem: OTHER_OFFICE }) : accepted(null);
  }

  private step(viewer: Viewer, jobseeker: Jobseeker, from: JobseekerStatus | null): StatusStep {
    return {
      missionId: jobseeker.missionId,
      id: newId(),
      jobseekerId: jobseeker.id,
      from,
      to: jobseeker.status,
      reason: jobseeker.statusReason,
      accountId: viewer.accountId,
      at: this.clock.now(),
    };
  }

  private async keysFree<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    try {
      return await write();
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'jobseeker_case_reference') return refused('ALREADY_EXISTS', { what: 'jobseeker', field: 'caseReference' });
      if (constraint === 'jobseeker_external') return refused('ALREADY_EXISTS', { what: 'jobseeker', field: 'externalId' });
      if (constraint === 'jobseeker_assigned_to') return refused('NOT_FOUND', { what: 'account' });
      throw error;
    }
  }
}

/** What was read is locked, so nothing else can have been written meanwhile. */
const IMPOSSIBLE_AGE = refused('INVALID_INPUT', { field: 'age', problem: 'must be that of a living person: born by today, and not more than 110 years ago' });

function written(saved: Jobseeker | null, read: Jobseeker): Outcome<Jobseeker> {
  return saved === null ? stale(read) : accepted(saved);
}

function stale(now: Jobseeker): Outcome<never> {
  return refused('STALE_EDIT', { what: 'jobseeker', version: now.version });
}
