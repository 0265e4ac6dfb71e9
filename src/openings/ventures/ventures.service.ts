import { isDeepStrictEqual } from 'node:util';

import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { placeAlone } from '../../kernel/place.js';
import type { VentureId } from '../../matching/team/team.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import { sightOfOne } from '../../people/jobseekers/sight/sight.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import { hasRole, type Act, type Viewer } from '../../platform/viewer.js';
import type { ProgrammesService } from '../../programmes/rules/programmes/programmes.service.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import { maySee } from '../employers/employer-rights.js';
import type { EmployersService } from '../employers/employers.service.js';
import type { OpeningRecords } from '../openings/opening-records.service.js';
import { moveOpening } from '../openings/opening-standing.js';
import type { OpeningsService } from '../openings/openings.service.js';
import type { VentureMembers } from './members.js';
import type { VentureRoleRecords } from './roles/venture-role-records.service.js';
import { twinsOfAll, type VentureTwin } from './twins/twins.js';
import { ventureEmployer } from './venture-employer.js';
import { checkMembers, checkOpen, isEnding, moveVenture, warningsOf, type CountedMembers, type VentureMove } from './venture-standing.js';
import { insertVenture, insertVentureMove, lockVenture, movesOfVentures, pageOfVentures, updateVenture, ventureById, venturesAt, venturesAtPlacesOf, venturesByIds, venturesFoundedBy, venturesProposedBy, venturesWithMeans } from './venture.store.js';
import { checkVentureTerms } from './venture-terms.js';
import type { Venture, VentureFilter, VentureStatus, VentureTerms } from './venture.js';

/** Terms as a door words them: a place by its GeoNames id. */
export interface VentureDraft extends Omit<VentureTerms, 'place'> {
  readonly geonameId: number | null;
}

/** What ventures need of the rest of the product. */
export interface VenturesGround {
  readonly missions: Pick<MissionsService, 'get'>;
  readonly places: Pick<PlacesService, 'byId'>;
  readonly programmes: Pick<ProgrammesService, 'byIds'>;
  readonly people: Pick<JobseekerRecords, 'byIds' | 'goingOn'>;
  readonly employers: Pick<EmployersService, 'createIn'>;
  readonly openings: Pick<OpeningsService, 'writeIn'>;
  readonly records: Pick<OpeningRecords, 'lock'>;
}

/** Does its part in the transaction in which a venture is written down, changed or moved; `before` is null for a new one. */
export type VentureFollower = (tx: Tx, viewer: Viewer, before: Venture | null, now: Venture) => Promise<void>;

/**
 * Ventures, from the idea to their end. Officers write and move them; a case manager writes down what a person of their own cases proposes (F55), and edits it
 * while it is an idea. Who may call what is said at the doors.
 */
export class VenturesService {
  private readonly followers: VentureFollower[] = [];

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: VenturesGround,
    private readonly roles: VentureRoleRecords,
    private readonly members: VentureMembers,
  ) {}

  /** Adds somebody who follows ventures, when the application is built. */
  follow(follower: VentureFollower): void {
    this.followers.push(follower);
  }

  /**
   * Keeps a venture as IDEA, with an employer of its own that nobody has verified yet. Refuses terms that cannot stand, and a person whom the viewer may not
   * speak for.
   */
  async create(act: Act, draft: VentureDraft, proposedBy: JobseekerId | null): Promise<Outcome<Venture>> {
    const { viewer } = act;
    const terms = await this.terms(viewer, draft);
    if (!terms.ok) return terms;
    const mission = await this.ground.missions.get(viewer.missionId);
    return this.work.act(act, async (tx): Promise<Outcome<Venture>> => {
      const speaks = await this.maySpeakFor(tx, viewer, proposedBy);
      if (!speaks.ok) return speaks;
      const employer = await this.ground.employers.createIn(tx, viewer, ventureEmployer(terms.value, mission.country), proposedBy);
      if (!employer.ok) return employer;
      const standing = { employerId: employer.value.id, status: 'IDEA', pausedFrom: null, proposedBy } as const;
      const venture: Venture = { missionId: viewer.missionId, id: newId<VentureId>(), ...terms.value, ...standing, version: 1, createdBy: viewer.accountId, createdAt: this.clock.now() };
      await insertVenture(tx, venture);
      await insertVentureMove(tx, this.moveOf(viewer, null, venture, proposedBy === null ? 'written down' : 'proposed by a person', []));
      await this.tell(tx, viewer, null, venture);
      return accepted(venture);
    });
  }

  /** Replaces the terms. Refuses a stale version, and a venture that has ended. What became of its roles is for `VentureRolesService`. */
  async edit(act: Act, id: VentureId, version: number, draft: VentureDraft): Promise<Outcome<Venture>> {
    const { viewer } = act;
    const terms = await this.terms(viewer, draft);
    if (!terms.ok) return terms;
    return this.work.act(act, async (tx): Promise<Outcome<Venture>> => {
      const venture = await this.changeable(tx, viewer, id, version);
      if (!venture.ok) return venture;
      const next: Venture = { ...venture.value, ...terms.value };
      if (isDeepStrictEqual(next, venture.value)) return venture;
      const fit = next.status === 'IDEA' ? accepted(null) : checkOpen(next, next.status, (await this.roles.of(tx, viewer.missionId, [id])).length);
      if (!fit.ok) return fit;
      const written = await this.written(tx, next);
      if (written.ok) await this.tell(tx, viewer, venture.value, written.value);
      return written;
    });
  }

  /**
   * Moves a venture, with a reason. What opening and funding ask is checked (`checkOpen`, `checkMembers`); a warning passes where its rule is named in `despite`.
   * A pause and an ending close its roles, so that nobody is offered one any more.
   */
  move(act: Act, id: VentureId, version: number, to: VentureStatus, reason: string, despite: readonly string[]): Promise<Outcome<Venture>> {
    const { viewer } = act;
    return this.work.act(act, async (tx): Promise<Outcome<Venture>> => {
      const venture = await this.at(tx, viewer, id, version);
      if (!venture.ok) return venture;
      const moved = moveVenture(venture.value, to, reason);
      if (!moved.ok) return moved;
      const fault = await this.faultOfMove(tx, venture.value, to, despite);
      if (fault !== null) return fault;
      if (to === 'PAUSED' || isEnding(to)) {
        const closed = await this.closeRoles(tx, viewer, id, isEnding(to) ? 'the venture has ended' : 'the venture is paused');
        if (!closed.ok) return closed;
      }
      const written = await this.written(tx, moved.value.venture);
      if (!written.ok) return written;
      await insertVentureMove(tx, this.moveOf(viewer, venture.value.status, written.value, moved.value.reason, despite));
      await this.tell(tx, viewer, venture.value, written.value);
      return written;
    });
  }

  /** The ventures among these that the viewer may see, in any order: staff all, a partner its own. */
  byIds(viewer: Viewer, ids: readonly VentureId[]): Promise<Venture[]> {
    return this.work.run(viewer, async (tx) => (await this.byIdsIn(tx, viewer.missionId, ids)).filter((venture) => maySee(viewer, venture.employerId)));
  }

  /** As `byIds`, inside the caller's transaction. */
  byIdsIn(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<Venture[]> {
    return venturesByIds(tx, missionId, ids);
  }

  /** Those of a trade at a place that have not ended, inside the caller's transaction. */
  atPlaceIn(tx: Tx, missionId: MissionId, geonameId: number): Promise<Venture[]> {
    return venturesAt(tx, missionId, geonameId);
  }

  /** Locked until the caller's transaction ends; null where there is none. */
  lockIn(tx: Tx, missionId: MissionId, id: VentureId): Promise<Venture | null> {
    return lockVenture(tx, missionId, id);
  }

  /** Ventures after the given one that were ever funded or running, with their moves, inside the caller's transaction, in the order of their ids. */
  async withMeansIn(tx: Tx, missionId: MissionId, after: VentureId | null, limit: number): Promise<{ readonly venture: Venture; readonly moves: readonly VentureMove[] }[]> {
    const ventures = await venturesWithMeans(tx, missionId, after, limit);
    const moves = await movesOfVentures(tx, missionId, ventures.map((venture) => venture.id));
    return ventures.map((venture) => ({ venture, moves: moves.filter((move) => move.ventureId === venture.id) }));
  }

  /** What these people proposed to found, inside the caller's transaction. */
  proposedByIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Venture[]> {
    return venturesProposedBy(tx, missionId, ids);
  }

  /** What these people found alone or with a family and so belong to from the start, once it is more than an idea and until it ends; inside the caller's transaction. */
  foundedByIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<Venture[]> {
    return venturesFoundedBy(tx, missionId, ids);
  }

  /** The ventures in which these people have a role, inside the caller's transaction. */
  joinedByIn(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<VentureId[]> {
    return this.members.venturesOf(tx, missionId, ids);
  }

  /** The moves of these ventures, oldest first, inside the caller's transaction. */
  movesIn(tx: Tx, missionId: MissionId, ids: readonly VentureId[]): Promise<VentureMove[]> {
    return movesOfVentures(tx, missionId, ids);
  }

  /** Ventures of the mission, newest first, after the given one; for staff. */
  page(viewer: Viewer, filter: VentureFilter, after: VentureId | null, limit: number): Promise<Venture[]> {
    return this.work.run(viewer, (tx) => pageOfVentures(tx, viewer.missionId, filter, after, limit));
  }

  /** What became of these ventures and why, oldest first; for staff only. */
  history(viewer: Viewer, ids: readonly VentureId[]): Promise<VentureMove[]> {
    if (viewer.employerId !== null) return Promise.resolve([]);
    return this.work.run(viewer, (tx) => movesOfVentures(tx, viewer.missionId, ids));
  }

  /** Of each of these ventures, others of the same trade at the same place (F25): for staff, who may propose to join them; a partner is told of none. */
  twins(viewer: Viewer, ids: readonly VentureId[]): Promise<ReadonlyMap<VentureId, readonly VentureTwin[]>> {
    if (viewer.employerId !== null) return Promise.resolve(new Map());
    return this.work.run(viewer, async (tx) => twinsOfAll(ids, await venturesAtPlacesOf(tx, viewer.missionId, ids)));
  }

  /** How many people belong to a venture, and of whom, inside the caller's transaction. Who founds alone, or with a family, belongs to it from the start. */
  async counted(tx: Tx, venture: Venture): Promise<CountedMembers> {
    const { missionId } = venture;
    const ids = await this.membersOf(tx, venture);
    const people = await this.ground.people.byIds(tx, missionId, ids);
    const of = (wanted: string): number => people.filter((each) => each.kind === wanted).length;
    return { all: ids.length, returnees: of('RETURNEE'), communityMembers: of('COMMUNITY_MEMBER') };
  }

  /** Who belongs to a venture, each once, inside the caller's transaction. */
  async membersOf(tx: Tx, { missionId, id, kind, proposedBy }: Venture): Promise<JobseekerId[]> {
    const founder = proposedBy !== null && (kind === 'INDIVIDUAL' || kind === 'FAMILY') ? [proposedBy] : [];
    return [...new Set([...founder, ...(await this.members.of(tx, missionId, id))])];
  }

  /** Everybody whose name tells of a venture: whose idea it was, its members, and whoever was ever asked to join; each once, inside the caller's transaction. */
  async peopleBehind(tx: Tx, venture: Venture): Promise<JobseekerId[]> {
    const founder = venture.proposedBy === null ? [] : [venture.proposedBy];
    return [...new Set([...founder, ...(await this.membersOf(tx, venture)), ...(await this.members.everAsked(tx, venture.missionId, venture.id))])];
  }

  /** The venture if it is there and in the version that the caller has read, inside the caller's transaction. */
  async at(tx: Tx, viewer: Viewer, id: VentureId, version: number): Promise<Outcome<Venture>> {
    const venture = await ventureById(tx, viewer.missionId, id);
    if (venture === null) return ABSENT;
    return venture.version === version ? accepted(venture) : refused('STALE_EDIT', { what: 'venture', version: venture.version });
  }

  /** As `at`, where the viewer may change it: officers any that has not ended, case managers what a person of theirs proposed, while it is an idea. */
  async changeable(tx: Tx, viewer: Viewer, id: VentureId, version: number): Promise<Outcome<Venture>> {
    const venture = await this.at(tx, viewer, id, version);
    if (!venture.ok) return venture;
    const { status, proposedBy } = venture.value;
    if (isEnding(status)) return refused('MOVE_NOT_ALLOWED', { what: 'venture', from: status, to: 'changed' });
    if (!hasRole(viewer, 'JOB_PLACEMENT_OFFICER') && (status !== 'IDEA' || proposedBy === null)) return refused('NOT_ALLOWED', { act: 'changing a venture that is no idea of a person of your own cases' });
    const speaks = await this.maySpeakFor(tx, viewer, proposedBy);
    return speaks.ok ? venture : refused('NOT_ALLOWED', { act: 'changing a venture that is no idea of a person of your own cases' });
  }

  private async faultOfMove(tx: Tx, venture: Venture, to: VentureStatus, despite: readonly string[]): Promise<Refused | null> {
    const roles = await this.roles.of(tx, venture.missionId, [venture.id]);
    if (isEnding(to)) return null;
    const open = to === 'OPEN' || venture.status === 'IDEA' ? checkOpen(venture, to, roles.length) : accepted(null);
    if (!open.ok) return open;
    if (venture.status === 'PAUSED' || (to !== 'FUNDED' && to !== 'RUNNING')) return null;
    const counted = await this.counted(tx, venture);
    const members = checkMembers(venture, counted);
    if (!members.ok) return members;
    return warningsOf(venture, counted).find((warning) => !despite.includes(String(warning.facts['rule']))) ?? null;
  }

  private async closeRoles(tx: Tx, viewer: Viewer, id: VentureId, reason: string): Promise<Outcome<null>> {
    const ids = (await this.roles.of(tx, viewer.missionId, [id])).map((role) => role.openingId);
    for (const opening of ids.length === 0 ? [] : await this.ground.records.lock(tx, viewer.missionId, ids)) {
      if (opening.status === 'CLOSED') continue;
      const moved = moveOpening(opening, 'CLOSED', reason);
      if (!moved.ok) return moved;
      const written = await this.ground.openings.writeIn(tx, viewer, opening.status, moved.value.opening, reason);
      if (!written.ok) return written;
    }
    return accepted(null);
  }

  /** Reads what the draft refers to, before a transaction is opened: nothing waits for a second connection while it holds one. */
  private async terms(viewer: Viewer, { geonameId, ...draft }: VentureDraft): Promise<Outcome<VentureTerms>> {
    const place = geonameId === null ? null : await this.ground.places.byId(geonameId);
    if (geonameId !== null && place === null) return refused('INVALID_INPUT', { field: 'geonameId', problem: 'is no place that is known' });
    if (draft.programmeId !== null && (await this.ground.programmes.byIds(viewer, [draft.programmeId])).length === 0) return refused('NOT_FOUND', { what: 'programme' });
    return checkVentureTerms({ ...draft, place: place === null ? null : placeAlone(place) });
  }

  /** Whether the viewer speaks for the person whose idea something is, or with null for the mission, inside the caller's transaction; after a merge, for whom the record goes on. */
  async maySpeakFor(tx: Tx, viewer: Viewer, id: JobseekerId | null): Promise<Outcome<null>> {
    const officer = hasRole(viewer, 'JOB_PLACEMENT_OFFICER');
    if (id === null) return officer ? accepted(null) : refused('INVALID_INPUT', { field: 'jobseekerId', problem: 'must name the person of your own cases who proposes it' });
    const person = await this.ground.people.goingOn(tx, viewer.missionId, id);
    const known = person !== null && person.erasedAt === null && (officer || sightOfOne(viewer, person) === 'OWN');
    return known ? accepted(null) : refused('NOT_FOUND', { what: 'jobseeker' });
  }

  private async written(tx: Tx, next: Venture): Promise<Outcome<Venture>> {
    const written = await updateVenture(tx, next);
    if (written !== null) return accepted(written);
    return refused('STALE_EDIT', { what: 'venture', version: (await ventureById(tx, next.missionId, next.id))?.version ?? next.version });
  }

  private async tell(tx: Tx, viewer: Viewer, before: Venture | null, now: Venture): Promise<void> {
    for (const follower of this.followers) await follower(tx, viewer, before, now);
  }

  private moveOf(viewer: Viewer, from: VentureStatus | null, venture: Venture, reason: string, despite: readonly string[]): VentureMove {
    const { missionId, id: ventureId, version, status: to } = venture;
    return { missionId, ventureId, version, from, to, reason, despite, by: viewer.accountId, at: this.clock.now() };
  }
}

const ABSENT = refused('NOT_FOUND', { what: 'venture' });
