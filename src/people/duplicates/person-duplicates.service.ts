import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { decided, otherOf, WORTH_A_LOOK, type DuplicatePair, type PairDecision, type PairState } from '../../office/duplicates/duplicate-pair.js';
import type { DuplicatePairsService, FoundPair, Merge } from '../../office/duplicates/duplicate-pairs.service.js';
import { SharedKeys } from '../../office/duplicates/shared-keys.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { hasRole, serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import { tookBackSince } from '../consents/agreed.js';
import type { Jobseeker } from '../jobseekers/jobseeker.js';
import type { JobseekerRecords } from '../jobseekers/jobseeker-records.service.js';
import { recordReads } from '../jobseekers/sight/record-reads.js';
import { sightOfOne } from '../jobseekers/sight/sight.js';
import { closedByMerge, standsAgain } from './person-merge.js';
import { keysOfPerson, likenessOfPeople, type ComparedPerson } from './person-likeness.js';
import { phoneMarks, type SharedPhones } from './phone-marks.js';

export type PersonPair = DuplicatePair<JobseekerId>;

/** Rows read at a time, and pairs compared between two breaths of the event loop. */
const SLICE = 500;

/**
 * Records that may be of one person. RULES "Who may do what" gives people's records to those who accompany them, and what lies across
 * cases to protection: so a pair is for whoever accompanies both people, and for PROTECTION; for all others there is no such pair.
 */
export class PersonDuplicatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: MissionsService,
    private readonly people: JobseekerRecords,
    private readonly pairs: DuplicatePairsService<JobseekerId>,
    private readonly phones: SharedPhones,
  ) {}

  /** Asks for a search of each mission that has had none today. Safe to run in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.pairs.isDueIn(tx, mission.id, this.missions.today(mission))) await requestJob(tx, catalogue.findDuplicatePeople, { missionId: mission.id });
      });
    }
  }

  /** Compares the mission's people who share a key and proposes those who are alike; answers how many pairs were new. Repeating it is harmless. */
  async search(missionId: MissionId, signal: AbortSignal): Promise<number> {
    const today: Day = this.missions.today(await this.missions.get(missionId));
    const phones = await phoneMarks(this.phones, missionId);
    const candidates = (await this.keysOfAll(missionId, phones, signal)).pairs();
    let proposed = 0;
    for (let from = 0; from < candidates.length; from += SLICE) {
      signal.throwIfAborted();
      const slice = candidates.slice(from, from + SLICE);
      proposed += await this.work.run(serviceViewer(missionId), async (tx) => {
        const people = new Map(compared(await this.people.byIds(tx, missionId, [...new Set(slice.flat())]), phones).map((each) => [each.id, each]));
        return this.pairs.proposeIn(tx, missionId, slice.flatMap(([oneId, otherId]) => found(people.get(oneId), people.get(otherId))));
      });
    }
    await this.work.run(serviceViewer(missionId), (tx) => this.pairs.recordSearchIn(tx, missionId, today));
    return proposed;
  }

  /** Pairs that the viewer may decide about, the most alike first. That both records were compared is a reading of both. */
  page(viewer: Viewer, state: PairState, after: readonly [points: number, id: string] | null, limit: number): Promise<PersonPair[]> {
    const assignedTo = hasRole(viewer, 'PROTECTION') ? null : viewer.accountId;
    return this.work.run(viewer, async (tx) => {
      const pairs = await this.pairs.pageIn(tx, viewer.missionId, { state, assignedTo }, after, limit);
      const ids = new Set(pairs.flatMap((pair) => [pair.oneId, pair.otherId]));
      await recordReads(tx, viewer, 'jobseekerDuplicates', await this.people.byIds(tx, viewer.missionId, [...ids]));
      return pairs;
    });
  }

  /** For those of these people whose record a merge closed: whose record goes on. Nothing for those whom the viewer may not see. */
  keptInstead(viewer: Viewer, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, JobseekerId>> {
    return this.work.run(viewer, async (tx) => {
      const seen = (await this.people.byIds(tx, viewer.missionId, ids)).filter((each) => sightOfOne(viewer, each) !== 'NONE');
      return this.pairs.keptInsteadIn(tx, viewer.missionId, seen.map((each) => each.id));
    });
  }

  /**
   * Merges (the other record is closed and points to the one that goes on; nothing is copied or deleted), tells apart for good, or takes
   * either back. Refuses what `closedByMerge` refuses, and a pair that is not the viewer's, as absent.
   */
  decide(act: Act, id: string, decision: PairDecision, keepId: JobseekerId | null): Promise<Outcome<PersonPair>> {
    const { viewer } = act;
    return this.work.act(act, async (tx) => {
      const pair = await this.pairs.lockIn(tx, viewer.missionId, id);
      if (pair === null) return ABSENT;
      const both = await this.people.lock(tx, viewer.missionId, [pair.oneId, pair.otherId]);
      const may = hasRole(viewer, 'PROTECTION') || both.every((each) => sightOfOne(viewer, each) === 'OWN');
      if (both.length < 2 || !may) return ABSENT;
      const state = decided(pair, decision);
      if (!state.ok) return state;
      const merge = decision === 'MERGE' ? await this.merge(tx, viewer, both, keepId) : accepted(null);
      if (!merge.ok) return merge;
      const undone = decision === 'UNDO' ? await this.undo(tx, viewer, pair, both) : accepted(null);
      if (!undone.ok) return undone;
      await recordAudit(tx, viewer, both.map((each) => ({ deed: 'CHANGE', act: act.name, subject: { kind: 'Jobseeker', id: each.id } })));
      return accepted(await this.pairs.writeIn(tx, pair, state.value, merge.value, viewer.accountId));
    });
  }

  private async merge(tx: Tx, viewer: Viewer, both: readonly Jobseeker[], keepId: JobseekerId | null): Promise<Outcome<Merge<JobseekerId>>> {
    const [kept, closing] = [both.find((each) => each.id === keepId), both.find((each) => each.id !== keepId)];
    if (kept === undefined || closing === undefined) return refused('INVALID_INPUT', { field: 'keepId', problem: 'must be one of the two' });
    const standing = closedByMerge(kept, closing);
    if (!standing.ok) return standing;
    if (await tookBackSince(tx, viewer.missionId, closing.id, kept.id)) return refused('MERGE_AGAINST_WISH', { status: 'no longer willing to be matched' });
    const closed = await this.people.stand(tx, viewer, closing, standing.value);
    return closed.ok ? accepted({ keptId: kept.id, closedFrom: closing.status, closedFromReason: closing.statusReason }) : closed;
  }

  private async undo(tx: Tx, viewer: Viewer, pair: PersonPair, both: readonly Jobseeker[]): Promise<Outcome<Jobseeker | null>> {
    const closed = pair.keptId === null ? undefined : both.find((each) => each.id === otherOf(pair, pair.keptId as JobseekerId));
    const standing = closed === undefined ? null : standsAgain(closed, pair);
    return closed === undefined || standing === null ? accepted(null) : this.people.stand(tx, viewer, closed, standing);
  }

  private async keysOfAll(missionId: MissionId, phones: Marks, signal: AbortSignal): Promise<SharedKeys<JobseekerId>> {
    const keys = new SharedKeys<JobseekerId>();
    for (let after: JobseekerId | null = null; ; ) {
      signal.throwIfAborted();
      const from: JobseekerId | null = after;
      const slice: Jobseeker[] = await this.work.run(serviceViewer(missionId), (tx) => this.people.slice(tx, missionId, from, SLICE));
      for (const person of compared(slice, phones)) keys.add(person.id, keysOfPerson(person));
      if (slice.length < SLICE) return keys;
      after = slice.at(-1)?.id ?? null;
    }
  }
}

type Marks = ReadonlyMap<JobseekerId, readonly string[]>;

/** Closed records are not compared: nobody would act on them. */
function compared(people: readonly Jobseeker[], phones: Marks): ComparedPerson[] {
  return people.filter((each) => each.status !== 'CLOSED').map((each) => ({ ...each, phones: phones.get(each.id) ?? [] }));
}

const ABSENT = refused('NOT_FOUND', { what: 'proposal' });

function found(one: ComparedPerson | undefined, other: ComparedPerson | undefined): FoundPair<JobseekerId>[] {
  if (one === undefined || other === undefined) return [];
  const likeness = likenessOfPeople(one, other);
  return likeness.points < WORTH_A_LOOK ? [] : [{ oneId: one.id, otherId: other.id, ...likeness }];
}
