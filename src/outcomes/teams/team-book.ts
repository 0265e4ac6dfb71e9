import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import { endRun, giveUpRuns, insertProposal, runById, seatsOfVentures, silentRuns, tellRun } from './team.store.js';
import type { AskedSeat, TeamProposal, TeamRun, TeamRunId } from './team.js';

/** A team that was found. */
export type FoundTeam = Pick<TeamProposal, 'fit' | 'bound' | 'seats'>;

/** What the job that looks for teams reads and writes of them. */
export class TeamBook {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run(missionId: MissionId, id: TeamRunId): Promise<TeamRun | null> {
    return this.work.run(serviceViewer(missionId), (tx) => runById(tx, missionId, id));
  }

  /** Notes how far a search is. */
  tell({ missionId, id }: TeamRun, done: number, total: number): Promise<void> {
    return this.work.run(serviceViewer(missionId), (tx) => tellRun(tx, missionId, id, done, total, this.clock.now()));
  }

  /** Writes how a search ended, with the teams that were found, best first. Nothing where it had ended before. */
  end(run: TeamRun, teams: readonly FoundTeam[]): Promise<void> {
    const { missionId, id: runId } = run;
    return this.work.run(serviceViewer(missionId), async (tx) => {
      if (!(await endRun(tx, run))) return;
      for (const [at, team] of teams.entries()) await insertProposal(tx, { missionId, runId, rank: at + 1, state: 'PROPOSED', ...team });
    });
  }

  /** Who was asked for the ventures of a search, the newest first, in the caller's transaction. */
  seatsOfVentures(tx: Tx, { missionId, ventureIds }: TeamRun): Promise<AskedSeat[]> {
    return seatsOfVentures(tx, missionId, ventureIds);
  }

  /** Asks again for searches of a mission whose jobs were lost, and gives up what takes too long. */
  sweep(missionId: MissionId, lostSeconds: number, givenUpSeconds: number): Promise<void> {
    return this.work.run(serviceViewer(missionId), async (tx) => {
      await giveUpRuns(tx, missionId, this.clock.now(), givenUpSeconds);
      for (const runId of await silentRuns(tx, missionId, this.clock.now(), lostSeconds)) await requestJob(tx, catalogue.proposeTeams, { missionId, runId });
    });
  }
}
