import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { VenturesService } from '../../openings/ventures/ventures.service.js';
import type { JobseekerRecords } from '../../people/jobseekers/jobseeker-records.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Elsewhere } from './elsewhere.js';
import { openSeatsIn } from './team.store.js';
import { isApartFrom, type AskedSeat } from './team.js';

/**
 * Who is kept apart from somebody beside whom they would be (F44): in their team, or in its venture already. What was recorded since the team was found counts, and
 * what stands under a record that was merged into a person's is the person's own. Why is not told.
 */
export class Apart {
  constructor(
    private readonly people: Pick<JobseekerRecords, 'keptApart' | 'recordsOf' | 'sameAs'>,
    private readonly ventures: Pick<VenturesService, 'byIdsIn' | 'membersOf'>,
    private readonly elsewhere: Pick<Elsewhere, 'left'>,
  ) {}

  /** Of which of these seats, those of whole teams, that holds; in the caller's transaction. */
  async of(tx: Tx, missionId: MissionId, seats: readonly AskedSeat[]): Promise<(seat: AskedSeat) => boolean> {
    if (seats.length === 0) return () => false;
    const hasLeft = await this.elsewhere.left(tx, missionId, seats);
    const members = new Map<VentureId, readonly JobseekerId[]>();
    for (const venture of await this.ventures.byIdsIn(tx, missionId, [...new Set(seats.map((seat) => seat.ventureId))])) members.set(venture.id, await this.ventures.membersOf(tx, venture));
    const records = await this.people.sameAs(tx, missionId, [...new Set([...seats.map((seat) => seat.jobseekerId), ...[...members.values()].flat()])]);
    const owners = await this.people.recordsOf(tx, missionId, records);
    const pairs = await this.people.keptApart(tx, missionId, records);
    return (seat) => {
      const team = seats.filter((each) => each.runId === seat.runId && each.rank === seat.rank && each.ventureId === seat.ventureId && !hasLeft(each));
      const beside = [...team.map((each) => each.jobseekerId), ...(members.get(seat.ventureId) ?? [])];
      return isApartFrom(seat.jobseekerId, beside.flatMap((record) => owners.get(record) ?? []), pairs);
    };
  }

  /** As `of`, for one seat of a team that is being asked or has agreed. */
  async atSeat(tx: Tx, missionId: MissionId, seat: AskedSeat): Promise<boolean> {
    const team = (await openSeatsIn(tx, missionId, seat.runId)).filter((each) => each.rank === seat.rank);
    return (await this.of(tx, missionId, team))(seat);
  }
}
