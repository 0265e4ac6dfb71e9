import type { MissionId } from '../../kernel/ids.js';
import type { OpeningRecords } from '../../openings/openings/opening-records.service.js';
import { needsConsent } from '../../people/consents/consent.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Viewer } from '../../platform/viewer.js';
import type { Standings } from '../candidates/standings.js';
import type { PlacementsService } from '../placements/placements.service.js';
import type { Apart } from './apart.js';
import type { Elsewhere } from './elsewhere.js';
import { forgetRechecks, openSeatsIn, rechecksOf } from './team.store.js';
import { leavesTeam, type HeldSeat, type TeamRunId } from './team.js';
import type { TeamsService } from './teams.service.js';

/**
 * Finds who is in a team that was chosen and can be asked no more: they paused, withdrew, left, died, were forgotten or took back what they agreed to, or protection
 * knows why, about them alone or about them beside somebody else (F44). A trigger asks for the look wherever matching gets a change note; whoever is killed, or runs twice, does nothing twice.
 */
export class TeamLeavers {
  constructor(
    private readonly work: UnitOfWork,
    private readonly standings: Pick<Standings, 'of'>,
    private readonly openings: Pick<OpeningRecords, 'byIds'>,
    private readonly placements: Pick<PlacementsService, 'seatsOf'>,
    private readonly teams: Pick<TeamsService, 'lock' | 'leave'>,
    private readonly elsewhere: Pick<Elsewhere, 'left'>,
    private readonly apart: Pick<Apart, 'of'>,
  ) {}

  /** Asks for the job of a mission where a look was asked for. */
  sweep(missionId: MissionId): Promise<void> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      if ((await rechecksOf(tx, missionId, 1)).length > 0) await requestJob(tx, catalogue.checkTeams, { missionId });
    });
  }

  /** Looks at the teams of a mission, each in a transaction of its own, and forgets the asking once all were looked at. */
  async look(missionId: MissionId, signal: AbortSignal): Promise<void> {
    const viewer = serviceViewer(missionId);
    const asked = await this.work.run(viewer, (tx) => rechecksOf(tx, missionId, MOST_ASKINGS));
    if (asked.length === 0) return;
    const leaving = await this.work.run(viewer, async (tx) => this.leaversOf(tx, viewer, await openSeatsIn(tx, missionId, null)));
    for (const runId of new Set(leaving.map((seat) => seat.runId))) {
      signal.throwIfAborted();
      await this.work.run(viewer, (tx) => this.leave(tx, viewer, runId));
    }
    await this.work.run(viewer, (tx) => forgetRechecks(tx, missionId, asked));
  }

  /** Looked at once more under the locks: somebody may have dropped the team meanwhile, or the person come back. */
  private async leave(tx: Tx, viewer: Viewer, runId: TeamRunId): Promise<void> {
    const locked = await this.teams.lock(tx, viewer.missionId, runId);
    const leaving = await this.leaversOf(tx, viewer, await openSeatsIn(tx, viewer.missionId, runId));
    if (locked !== null && leaving.length > 0) await this.teams.leave(tx, viewer, locked, leaving);
  }

  private async leaversOf(tx: Tx, viewer: Viewer, seats: readonly HeldSeat[]): Promise<HeldSeat[]> {
    const { missionId } = viewer;
    const employers = new Map((await this.openings.byIds(tx, missionId, [...new Set(seats.map((seat) => seat.openingId))])).map((opening) => [opening.id, opening.employerId]));
    const pairs = new Map(
      seats.flatMap((seat) => {
        const employerId = employers.get(seat.openingId);
        return employerId === undefined ? [] : [[seat, { openingId: seat.openingId, jobseekerId: seat.jobseekerId, employerId }] as const];
      }),
    );
    const stoodOf = await this.standings.of(tx, viewer, [...pairs.values()]);
    const people = [...new Set(seats.flatMap((seat) => [seat.jobseekerId, seat.recordId]))];
    const held = await this.placements.seatsOf(tx, missionId, people);
    const hasLeft = await this.elsewhere.left(tx, missionId, seats);
    // A team that agreed does not break for it: its pauses do not break it either, so a break would tell why.
    const isApart = await this.apart.of(tx, missionId, seats.filter((seat) => seat.state === 'CHOSEN'));
    return [...pairs].flatMap(([seat, pair]) => {
      const stood = stoodOf(pair);
      const { jobseeker, consents, keptAway } = stood ?? { jobseeker: null, consents: [], keptAway: false };
      const gone = jobseeker === null || jobseeker.erasedAt !== null;
      const person = gone ? null : { status: jobseeker.status, agreesToMatching: needsConsent(consents, { purpose: 'MATCHING' }).ok, keptAway: keptAway || isApart(seat) };
      const seated = hasLeft(seat) || held.some((each) => each.openingId === seat.openingId && [seat.jobseekerId, seat.recordId].includes(each.jobseekerId));
      return leavesTeam(seat.state, person, seated) ? [seat] : [];
    });
  }
}

/** Askings that one look answers; those beyond are answered by the next. */
const MOST_ASKINGS = 10_000;
