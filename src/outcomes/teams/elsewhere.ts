import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import { isEnding } from '../../openings/ventures/venture-standing.js';
import type { VentureRoleRecords } from '../../openings/ventures/roles/venture-role-records.service.js';
import type { VenturesService } from '../../openings/ventures/ventures.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { PlacementsService } from '../placements/placements.service.js';
import { openSeatsOf } from './team.store.js';

/** Who is in another venture already: nobody is in two. */
export class Elsewhere {
  constructor(
    private readonly ventures: Pick<VenturesService, 'byIdsIn' | 'foundedByIn'>,
    private readonly roles: Pick<VentureRoleRecords, 'byOpenings'>,
    private readonly placements: Pick<PlacementsService, 'seatsOf'>,
  ) {}

  /**
   * Those of these people who are asked to join, have agreed to join, found one alone or with a family, or belong to another venture than these that has not ended, in the caller's transaction. A fixed
   * number of statements for any number of people.
   */
  async of(tx: Tx, missionId: MissionId, ids: readonly JobseekerId[], own: readonly VentureId[]): Promise<ReadonlySet<JobseekerId>> {
    const asked = await openSeatsOf(tx, missionId, ids);
    const held = await this.placements.seatsOf(tx, missionId, ids);
    const roles = await this.roles.byOpenings(tx, missionId, [...new Set(held.map((seat) => seat.openingId))]);
    const ventureOf = new Map<OpeningId, VentureId>(roles.map((role) => [role.openingId, role.ventureId]));
    const seats = [...asked, ...held.flatMap(({ jobseekerId, openingId }) => (ventureOf.has(openingId) ? [{ jobseekerId, ventureId: ventureOf.get(openingId) as VentureId }] : []))];
    const others = seats.filter((seat) => !own.includes(seat.ventureId));
    const going = new Set((await this.ventures.byIdsIn(tx, missionId, [...new Set(others.map((seat) => seat.ventureId))])).filter((venture) => !isEnding(venture.status)).map((venture) => venture.id));
    const founded = (await this.ventures.foundedByIn(tx, missionId, ids)).flatMap((venture) => (venture.proposedBy === null || own.includes(venture.id) ? [] : [venture.proposedBy]));
    return new Set([...founded, ...others.filter((seat) => going.has(seat.ventureId)).map((seat) => seat.jobseekerId)]);
  }
}
