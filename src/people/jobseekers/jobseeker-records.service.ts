import type { Clock } from '../../kernel/clock.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { refused, accepted, type Outcome } from '../../kernel/outcome.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Viewer } from '../../platform/viewer.js';
import type { Jobseeker } from './jobseeker.js';
import { insertStep, jobseekerByHandle, jobseekersByIds, lockJobseeker, sliceOfJobseekers, updateJobseeker } from './jobseeker.store.js';
import { goesOnAs, recordsOfAll, recordsOfSame } from './facts/merged-records.js';
import { reasonToRead } from './sight/record-reads.js';
import { keptApart } from './facts/kept-apart.js';
import { keptAway, type WorkAt } from './facts/kept-away.js';

/** People's records for the other features of people, inside a transaction of the caller's, who has checked what the viewer may. */
export class JobseekerRecords {
  constructor(private readonly clock: Clock) {}

  byIds(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Jobseeker[]> {
    return jobseekersByIds(tx, missionId, ids);
  }

  /** The person as their record goes on: through every merge that closed it. Null for nobody, and for whoever was forgotten. */
  async goingOn(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Jobseeker | null> {
    const passed = new Set<JobseekerId>();
    let at: JobseekerId = id;
    for (let next = await goesOnAs(tx, missionId, at); next !== null && !passed.has(next); next = await goesOnAs(tx, missionId, at)) passed.add((at = next));
    const [person] = await jobseekersByIds(tx, missionId, [at]);
    return person ?? null;
  }

  /** Whoever has this handle; null for nobody. */
  byHandle(tx: Tx, missionId: MissionId, handle: string): Promise<Jobseeker | null> {
    return jobseekerByHandle(tx, missionId, handle);
  }

  /** Who of these people must be kept away from what, or is offered nothing now (F43, F44); why is not told. One statement for any number of them. */
  keptAway(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<(work: WorkAt) => boolean> {
    return keptAway(tx, missionId, ids);
  }

  /** Pairs of these people who are never put into one team (F44), each once; why is not told. One statement for any number of people. */
  keptApart(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<(readonly [JobseekerId, JobseekerId])[]> {
    return keptApart(tx, missionId, ids);
  }

  /** Those of these people whose record the viewer may open, as their own case or for protection; whoever sees a handle alone opens none. */
  async openTo(tx: Tx, viewer: Viewer, ids: readonly JobseekerId[]): Promise<JobseekerId[]> {
    return (await jobseekersByIds(tx, viewer.missionId, ids)).filter((each) => reasonToRead(viewer, each) !== null).map((each) => each.id);
  }

  /** The records of these people, those that merges closed into theirs too, each with whose it is. One statement for any number of them. */
  recordsOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, readonly JobseekerId[]>> {
    return recordsOfAll(tx, missionId, ids);
  }

  /** Every record of the people of these records, each once: those that merges closed into theirs, and those that go on from theirs. One statement for any number of them. */
  sameAs(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<JobseekerId[]> {
    return recordsOfSame(tx, missionId, ids);
  }

  /** Part of all people, by id, after the given one: reading them in slices keeps memory flat. */
  slice(tx: Tx, missionId: MissionId, after: JobseekerId | null, limit: number): Promise<Jobseeker[]> {
    return sliceOfJobseekers(tx, missionId, after, limit);
  }

  /** Those of these people who are there, locked in the order of their ids, so that two callers do not wait for each other. */
  async lock(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Jobseeker[]> {
    const locked: Jobseeker[] = [];
    for (const id of [...ids].sort()) {
      const jobseeker = await lockJobseeker(tx, missionId, id);
      if (jobseeker !== null) locked.push(jobseeker);
    }
    return locked;
  }

  /** Gives a person whom the caller has locked to another account. Whether it may have the case is the caller's to know. */
  async hand(tx: Tx, jobseeker: Jobseeker, to: AccountId): Promise<Outcome<Jobseeker>> {
    const written = await updateJobseeker(tx, { ...jobseeker, assignedTo: to });
    return written === null ? refused('STALE_EDIT', { what: 'jobseeker', version: jobseeker.version }) : accepted(written);
  }

  /** Writes another standing of a person whom the caller has locked, with its step. Whether the move is allowed is the caller's to know. */
  async stand(tx: Tx, viewer: Viewer, jobseeker: Jobseeker, standing: Pick<Jobseeker, 'status' | 'statusReason'>): Promise<Outcome<Jobseeker>> {
    const { missionId, id: jobseekerId, status: from } = jobseeker;
    const { status: to, statusReason: reason } = standing;
    await insertStep(tx, { missionId, id: newId(), jobseekerId, from, to, reason, accountId: viewer.accountId, at: this.clock.now() });
    const written = await updateJobseeker(tx, { ...jobseeker, ...standing });
    return written === null ? refused('STALE_EDIT', { what: 'jobseeker', version: jobseeker.version }) : accepted(written);
  }
}
