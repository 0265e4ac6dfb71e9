import type { Clock } from '../../kernel/clock.js';
import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { missionDay } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Jobseeker } from '../../people/jobseekers/jobseeker.js';
import { recordWork } from '../../people/jobseekers/record-work.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import { after, presentOf } from './lifecycle/fold.js';
import { decide, type MoveSaid, type PlacementMove } from './lifecycle/moves.js';
import { internshipsIn, ONE_INTERNSHIP } from './placed-internships.service.js';
import { forEmployer, placementSight, shownTo, type PlacementSight } from './placement-sight.js';
import { StartGate, type Blocked } from './start-gate.js';
import type { AgreedTerms, Placement, PlacementDraft, PlacementEvent, PlacementId, Word } from './placement.js';
import {
  countSeated,
  eventsOf,
  insertEvent,
  insertPlacement,
  lockPlacement,
  pageOfPlacements,
  peopleSeated,
  seatsHeld,
  seatsLeft,
  placementOfOffer,
  placementsByIds,
  placementsOfEmployer,
  placementsOfPerson,
  putPresent,
  seenByEmployer,
  seenByIds,
  sliceOfPlacements,
  type AfterPlacement,
  type PlacementFilter,
} from './placement.store.js';

/** Told of every event of a placement, in its transaction: what must hold with it is done there. */
export type PlacementFollower = (tx: Tx, viewer: Viewer, placement: Placement, event: PlacementEvent) => Promise<void>;

/** What happens from agreement on: events that are appended, each by the table of moves, and folded into where a placement stands. */
export class PlacementsService {
  private readonly followers: PlacementFollower[] = [];
  /** What is asked before a start is recorded. */
  readonly starts: StartGate;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'getIn'>,
    private readonly records: Pick<JobseekerRecords, 'byIds' | 'goingOn'>,
  ) {
    this.starts = new StartGate(work);
  }

  /** Adds somebody who does their part in the transaction of each event: the calendar of check-ins, the seat of a replacement. */
  follow(follower: PlacementFollower): void {
    this.followers.push(follower);
  }

  /** What person and employer agreed, in the caller's transaction; a repetition for the same offer gives the one that is there. */
  async agree(tx: Tx, viewer: Viewer, draft: PlacementDraft): Promise<Placement> {
    const agreed = await this.insert(tx, viewer, { ...draft, convertedFrom: null });
    if (agreed !== null) return agreed;
    const there = await placementOfOffer(tx, viewer.missionId, draft.offerId);
    if (there === null) throw new Error('a placement that was not inserted is not there');
    return there;
  }

  /**
   * A move, in the caller's transaction, by somebody's word; who may ask for it is the caller's to know. Refuses what the table of moves refuses; a start that rules
   * forbid is told to `blocked`, of `starts.act`.
   */
  async moveIn(tx: Tx, viewer: Viewer, id: PlacementId, move: PlacementMove, word: Word, said: MoveSaid = {}, blocked: Blocked = NOBODY): Promise<Outcome<Placement>> {
    const placement = await lockPlacement(tx, viewer.missionId, id);
    return placement === null ? ABSENT : this.moved(tx, viewer, placement, move, word, said, blocked);
  }

  /** A move by staff who may see the placement, on their own decision or on the word of a side that they write down. */
  move(act: Act, id: PlacementId, move: PlacementMove, word: Word, said: MoveSaid): Promise<Outcome<Placement>> {
    const { viewer } = act;
    return this.starts.act(act, async (tx, blocked): Promise<Outcome<Placement>> => {
      const seen = await this.lockSeen(tx, viewer, id);
      if (!seen.ok) return seen;
      const moved = await this.moved(tx, viewer, seen.value, move, word, said, blocked);
      return moved.ok ? this.shownOne(tx, viewer, moved.value) : moved;
    });
  }

  /** Makes a placement of another kind of one that runs: both know each other, and the new one starts with its own day. */
  convert(act: Act, id: PlacementId, to: Pick<PlacementDraft, 'instrument' | 'kind'> & Pick<AgreedTerms, 'startsOn'>, on: Day | null): Promise<Outcome<Placement>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<Placement>> => {
      const seen = await this.lockSeen(tx, viewer, id);
      if (!seen.ok) return seen;
      const { openingId, employerId, jobseekerId, terms } = seen.value;
      const { instrument, kind, startsOn } = to;
      if (kind === 'INTERNSHIP' && (await internshipsIn(tx, viewer.missionId, [{ employerId, jobseekerId }]))({ employerId, jobseekerId }) > 0) return ONE_INTERNSHIP;
      const draft = { instrument, kind, terms: { ...terms, startsOn }, offerId: null, convertedFrom: id, openingId, employerId, jobseekerId };
      const agreed = await this.insert(tx, viewer, draft);
      if (agreed === null) return refused('ALREADY_EXISTS', { what: 'placement', field: 'conversion' });
      const moved = await this.moved(tx, viewer, seen.value, 'CONVERT', { actor: 'STAFF', channel: null }, { on, linked: agreed.id }, NOBODY);
      return moved.ok ? this.shownOne(tx, viewer, agreed) : moved;
    });
  }

  /** A word of the employer about its own placement; refuses every other as absent. */
  moveByEmployer(act: Act, id: PlacementId, move: PlacementMove, on: Day | null): Promise<Outcome<Placement>> {
    const { viewer } = act;
    return this.starts.act(act, async (tx, blocked): Promise<Outcome<Placement>> => {
      const placement = await lockPlacement(tx, viewer.missionId, id);
      if (placement === null || viewer.employerId === null || placement.employerId !== viewer.employerId) return ABSENT;
      const [person] = await this.records.byIds(tx, viewer.missionId, [placement.jobseekerId]);
      if (person === undefined) return ABSENT;
      const moved = await this.moved(tx, viewer, placement, move, { actor: 'EMPLOYER', channel: 'API' }, { on }, blocked);
      return moved.ok ? accepted(forEmployer(moved.value)) : moved;
    });
  }

  /** Days that part of the calendar hangs on: the end of a subsidy and of the duty to keep the person. In the caller's transaction. */
  async setDuties(tx: Tx, viewer: Viewer, id: PlacementId, duties: Pick<Placement, 'subsidyEndsOn' | 'retentionUntil'>): Promise<void> {
    const placement = await lockPlacement(tx, viewer.missionId, id);
    if (placement === null) return;
    const next = { ...placement, ...duties };
    await putPresent(tx, next);
    const last = (await eventsOf(tx, viewer.missionId, [id])).at(-1);
    if (last !== undefined) await this.tell(tx, viewer, next, last);
  }

  /** What the viewer may see, the last agreed first, with sensitive reasons as the viewer is shown them. */
  page(viewer: Viewer, filter: PlacementFilter, after: AfterPlacement, limit: number): Promise<Placement[]> {
    return this.work.run(viewer, async (tx) => this.shown(tx, viewer, await pageOfPlacements(tx, viewer, filter, after, limit)));
  }

  byIds(viewer: Viewer, ids: readonly PlacementId[]): Promise<Placement[]> {
    return this.work.run(viewer, async (tx) => this.shown(tx, viewer, await seenByIds(tx, viewer, ids)));
  }

  /** The events of those of these placements that the viewer may see, oldest first, as the viewer is shown them. */
  history(viewer: Viewer, ids: readonly PlacementId[]): Promise<PlacementEvent[]> {
    return this.work.run(viewer, async (tx) => {
      const seen = await seenByIds(tx, viewer, ids);
      const sightOf = await this.sights(tx, viewer, seen);
      const byId = new Map(seen.map((placement) => [placement.id, placement]));
      return (await eventsOf(tx, viewer.missionId, [...byId.keys()])).map((event) => {
        const placement = byId.get(event.placementId);
        return shownTo(placement === undefined ? null : sightOf(placement), event);
      });
    });
  }

  /** Those at the viewer's own firm, the last agreed first, as an employer is shown them. */
  ofOwnEmployer(viewer: Viewer, after: AfterPlacement, limit: number): Promise<Placement[]> {
    const { employerId, missionId } = viewer;
    if (employerId === null) return Promise.resolve([]);
    return this.work.run(viewer, async (tx) => (await placementsOfEmployer(tx, missionId, employerId, after, limit)).map(forEmployer));
  }

  /** What the viewer may know of a placement, in the caller's transaction; null for nothing, also where there is none. */
  async sightIn(tx: Tx, viewer: Viewer, id: PlacementId): Promise<PlacementSight> {
    const [seen] = await seenByIds(tx, viewer, [id]);
    return seen === undefined ? null : (await this.sights(tx, viewer, [seen]))(seen);
  }

  /** Records as they are kept, for the other features of outcomes, in a transaction of theirs. */
  kept(tx: Tx, missionId: MissionId, ids: readonly PlacementId[]): Promise<Placement[]> {
    return placementsByIds(tx, missionId, ids);
  }

  /** Whoever has a seat at these openings, in the caller's transaction. */
  peopleAt(tx: Tx, missionId: MissionId, ids: readonly OpeningId[]): Promise<JobseekerId[]> {
    return peopleSeated(tx, missionId, ids);
  }

  /** Placements by which these people have a seat somewhere, or had one that they left; in the caller's transaction. */
  seatsOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], which: 'HELD' | 'LEFT' = 'HELD'): Promise<Placement[]> {
    return which === 'HELD' ? seatsHeld(tx, missionId, ids) : seatsLeft(tx, missionId, ids);
  }

  /** How many seats of an opening are those of placements that go on, in the caller's transaction. */
  seatedAt(tx: Tx, missionId: MissionId, id: OpeningId): Promise<number> {
    return countSeated(tx, missionId, id);
  }

  /**
   * Those of these placements that the viewer may see, staff by their cases and an employer its own, as they are kept, in the caller's transaction: reasons of an end
   * are for whoever asks `byIds`.
   */
  seenIn(tx: Tx, viewer: Viewer, ids: readonly PlacementId[]): Promise<Placement[]> {
    return viewer.employerId === null ? seenByIds(tx, viewer, ids) : seenByEmployer(tx, viewer.missionId, viewer.employerId, ids);
  }

  /** The placement that came of an offer; null for none. */
  keptOfOffer(tx: Tx, missionId: MissionId, offerId: string): Promise<Placement | null> {
    return placementOfOffer(tx, missionId, offerId);
  }

  /** The events of a placement as they are kept, oldest first. */
  keptEvents(tx: Tx, missionId: MissionId, id: PlacementId): Promise<PlacementEvent[]> {
    return eventsOf(tx, missionId, [id]);
  }

  keptOfPerson(tx: Tx, missionId: MissionId, id: JobseekerId): Promise<Placement[]> {
    return placementsOfPerson(tx, missionId, id);
  }

  lockKept(tx: Tx, missionId: MissionId, id: PlacementId): Promise<Placement | null> {
    return lockPlacement(tx, missionId, id);
  }

  /** A slice of all of a mission, by id: reading them so keeps memory flat. */
  slice(tx: Tx, missionId: MissionId, after: PlacementId | null, limit: number): Promise<Placement[]> {
    return sliceOfPlacements(tx, missionId, after, limit);
  }

  private async insert(tx: Tx, viewer: Viewer, draft: Omit<PlacementDraft, 'offerId'> & Pick<Placement, 'offerId' | 'convertedFrom'>): Promise<Placement | null> {
    const { missionId, accountId: by } = viewer;
    const { offerId, convertedFrom, openingId, employerId, jobseekerId, instrument, kind, terms } = draft;
    const made = { missionId, id: newId<PlacementId>(), offerId, convertedFrom, openingId, employerId, jobseekerId, instrument, kind, terms, agreedAt: this.clock.now() };
    const placement: Placement = { ...made, subsidyEndsOn: null, retentionUntil: null, ...presentOf([]), version: 1 };
    if (!(await insertPlacement(tx, placement))) return null;
    const on = await this.today(tx, missionId);
    const event: PlacementEvent = { missionId, placementId: made.id, number: 1, act: 'AGREE', actor: by === null ? 'SERVICE' : 'STAFF', by, channel: null, on, reason: null, skillsHelped: null, linked: convertedFrom, at: made.agreedAt };
    await insertEvent(tx, event);
    await recordWork(tx, viewer, 'movePlacement', jobseekerId);
    await this.tell(tx, viewer, placement, event);
    return placement;
  }

  private async moved(tx: Tx, viewer: Viewer, placement: Placement, move: PlacementMove, word: Word, said: MoveSaid, blocked: Blocked): Promise<Outcome<Placement>> {
    const { missionId, id: placementId, terms } = placement;
    const decided = decide(placement, move, word.actor, said, { today: await this.today(tx, missionId), startsOn: terms.startsOn });
    if (!decided.ok) return decided;
    const fault = move === 'CONFIRM_START' ? await this.starts.faultOf(tx, viewer, placement, decided.value.on, blocked) : null;
    // A word of an employer that starts nothing yet is kept, whatever the day: by refusals, day after day, it would find the birthday of the person.
    const startsNothing = word.actor === 'EMPLOYER' && viewer.employerId !== null && after(placement, decided.value).startedOn === null;
    if (fault !== null && !startsNothing) return fault;
    const next: Placement = { ...placement, ...after(placement, decided.value), version: placement.version + 1 };
    const event: PlacementEvent = { missionId, placementId, number: next.version, ...decided.value, by: viewer.accountId, channel: word.channel, at: this.clock.now() };
    await insertEvent(tx, event);
    await recordWork(tx, viewer, 'movePlacement', placement.jobseekerId);
    await putPresent(tx, next);
    await this.tell(tx, viewer, next, event);
    return accepted(next);
  }

  private async tell(tx: Tx, viewer: Viewer, placement: Placement, event: PlacementEvent): Promise<void> {
    for (const follower of this.followers) await follower(tx, viewer, placement, event);
  }

  private async lockSeen(tx: Tx, viewer: Viewer, id: PlacementId): Promise<Outcome<Placement>> {
    const placement = await lockPlacement(tx, viewer.missionId, id);
    const [seen] = placement === null ? [] : await seenByIds(tx, viewer, [id]);
    return placement === null || seen === undefined ? ABSENT : accepted(placement);
  }

  private async shownOne(tx: Tx, viewer: Viewer, placement: Placement): Promise<Outcome<Placement>> {
    const sightOf = await this.sights(tx, viewer, [placement]);
    return accepted(shownTo(sightOf(placement), placement));
  }

  /** Reading a reason that is for few is a reading of the person's record. */
  private async shown(tx: Tx, viewer: Viewer, placements: readonly Placement[]): Promise<Placement[]> {
    const sightOf = await this.sights(tx, viewer, placements);
    const whole = placements.filter((placement) => sightOf(placement) === 'WHOLE');
    const why = viewer.roles.includes('PROTECTION') ? 'PROTECTION' : 'OWN_CASE';
    await recordAudit(tx, viewer, whole.map(({ jobseekerId }) => ({ deed: 'READ', act: 'placement', subject: { kind: 'Jobseeker', id: jobseekerId }, why })));
    return placements.map((placement) => shownTo(sightOf(placement), placement));
  }

  private async sights(tx: Tx, viewer: Viewer, placements: readonly Placement[]): Promise<(placement: Placement) => ReturnType<typeof placementSight>> {
    const ids = [...new Set(placements.map((placement) => placement.jobseekerId))];
    const people = new Map((await this.records.byIds(tx, viewer.missionId, ids)).map((person) => [person.id, person]));
    const goingOn = new Map<JobseekerId, Jobseeker | null>();
    // A record that a merge closed is also the case of whoever accompanies the one that goes on.
    for (const { id, status } of people.values()) if (status === 'CLOSED') goingOn.set(id, await this.records.goingOn(tx, viewer.missionId, id));
    return ({ jobseekerId }) => {
      const [person, now] = [people.get(jobseekerId), goingOn.get(jobseekerId)];
      if (person === undefined) return null;
      const sights = [person, ...(now === undefined || now === null ? [] : [now])].map((each) => placementSight(viewer, each));
      return sights.find((sight) => sight === 'WHOLE') ?? sights[0] ?? null;
    };
  }

  private async today(tx: Tx, missionId: MissionId): Promise<Day> {
    return missionDay(await this.missions.getIn(tx, missionId), this.clock.now());
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'placement' });
/** For moves that are no start. */
const NOBODY: Blocked = () => undefined;
