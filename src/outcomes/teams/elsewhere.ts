import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import { isEnding } from '../../openings/ventures/venture-standing.js';
import type { VentureRoleRecords } from '../../openings/ventures/roles/venture-role-records.service.js';
import type { VenturesService } from '../../openings/ventures/ventures.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { InOtherVenture, OfferedRole } from '../offers/other-ventures.js';
import type { PlacementsService } from '../placements/placements.service.js';
import { openSeatsOf } from './team.store.js';
import { becameLeft, type AskedSeat } from './team.js';

/** A seat and when its word was given. */
type WordOfSeat = Pick<AskedSeat, 'jobseekerId' | 'openingId' | 'wordAt'>;

/** Who is in another venture already: nobody is in two. What stands under a record that was merged into the person's is the person's own. */
export class Elsewhere {
  constructor(
    private readonly ventures: Pick<VenturesService, 'byIdsIn' | 'foundedByIn'>,
    private readonly roles: Pick<VentureRoleRecords, 'byOpenings'>,
    private readonly placements: Pick<PlacementsService, 'seatsOf'>,
    private readonly people: Pick<JobseekerRecords, 'recordsOf'>,
  ) {}

  /** Those of these people who are in another venture than these (`venturesOf`), in the caller's transaction. */
  async of(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], own: readonly VentureId[]): Promise<ReadonlySet<JobseekerId>> {
    const ventures = await this.venturesOf(tx, missionId, ids);
    return new Set([...ventures].filter(([, of]) => [...of].some((venture) => !own.includes(venture))).map(([id]) => id));
  }

  /** Of which of these offers the person is in another venture than that of the role, in the caller's transaction; of openings of other kinds it says nothing. */
  async atRoles(tx: Tx, missionId: MissionId, offered: readonly OfferedRole[]): Promise<InOtherVenture> {
    const roles = await this.roles.byOpenings(tx, missionId, [...new Set(offered.map((each) => each.openingId))]);
    if (roles.length === 0) return () => false;
    const own = new Map<OpeningId, VentureId>(roles.map((role) => [role.openingId, role.ventureId]));
    const ventures = await this.venturesOf(tx, missionId, [...new Set(offered.filter((each) => own.has(each.openingId)).map((each) => each.jobseekerId))]);
    return ({ openingId, jobseekerId }) => own.has(openingId) && [...(ventures.get(jobseekerId) ?? [])].some((venture) => venture !== own.get(openingId));
  }

  /** Of which of these seats the word became a seat that its person left (`becameLeft`), in the caller's transaction. Two statements for any number of them. */
  async left(tx: Tx, missionId: MissionId, seats: readonly WordOfSeat[]): Promise<(seat: WordOfSeat) => boolean> {
    const owners = await this.people.recordsOf(tx, missionId, [...new Set(seats.map((seat) => seat.jobseekerId))]);
    const placed = await this.placements.seatsOf(tx, missionId, [...owners.keys()], 'LEFT');
    return (seat) => becameLeft(seat, placed.filter((each) => (owners.get(each.jobseekerId) ?? []).includes(seat.jobseekerId)));
  }

  /**
   * The ventures that have not ended and in which these people are asked to join, have agreed to, have a seat, or which they found alone or with a family. A word
   * counts until it became a seat that they left. A fixed number of statements for any number of people.
   */
  private async venturesOf(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[]): Promise<ReadonlyMap<JobseekerId, ReadonlySet<VentureId>>> {
    const owners = await this.people.recordsOf(tx, missionId, ids);
    const records = [...owners.keys()];
    const open = await openSeatsOf(tx, missionId, ids);
    const hasLeft = await this.left(tx, missionId, open);
    const asked = open.filter((seat) => seat.state !== 'AGREED' || !hasLeft(seat));
    const held = await this.placements.seatsOf(tx, missionId, records);
    const roles = new Map((await this.roles.byOpenings(tx, missionId, [...new Set(held.map((seat) => seat.openingId))])).map((role) => [role.openingId, role.ventureId]));
    const named = new Set([...asked.map((seat) => seat.ventureId), ...roles.values()]);
    const going = new Set((await this.ventures.byIdsIn(tx, missionId, [...named])).filter((venture) => !isEnding(venture.status)).map((venture) => venture.id));

    const found = new Map<JobseekerId, Set<VentureId>>();
    const note = (record: JobseekerId, venture: VentureId): void => {
      for (const id of owners.get(record) ?? []) found.set(id, (found.get(id) ?? new Set()).add(venture));
    };
    for (const seat of asked) if (going.has(seat.ventureId)) note(seat.jobseekerId, seat.ventureId);
    for (const { jobseekerId, openingId } of held) {
      const venture = roles.get(openingId);
      if (venture !== undefined && going.has(venture)) note(jobseekerId, venture);
    }
    for (const { id, proposedBy } of await this.ventures.foundedByIn(tx, missionId, records)) if (proposedBy !== null) note(proposedBy, id);
    return found;
  }
}
