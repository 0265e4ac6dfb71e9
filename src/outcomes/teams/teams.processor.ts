import type { MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { TeamSolving } from './solving/team-solving.service.js';
import type { TeamBook } from './team-book.js';
import type { TeamLeavers } from './team-leavers.service.js';
import type { TeamRunId } from './team.js';
import { GIVEN_UP_SECONDS } from './teams.service.js';

interface OfRun extends Record<string, string> {
  readonly missionId: MissionId;
  readonly runId: TeamRunId;
}

/** A search that nothing was heard of for so long has lost its job, and the job is asked for again. */
const LOST_SECONDS = 180;

/** The jobs that look for teams, and at those whose people can be asked no more. */
export class TeamsProcessor {
  constructor(
    private readonly solving: TeamSolving,
    private readonly book: TeamBook,
    private readonly leavers: TeamLeavers,
    private readonly missions: Pick<MissionsService, 'all'>,
  ) {}

  @Handles(catalogue.proposeTeams)
  async compute({ missionId, runId }: OfRun, run: JobRun<OfRun>): Promise<void> {
    await this.solving.compute(missionId, runId, {
      signal: run.signal,
      progress: (done, total) => run.progress(done, total),
      lastAttempt: run.attempt >= catalogue.proposeTeams.attempts,
    });
  }

  @Handles(catalogue.checkTeams)
  check({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    return this.leavers.look(missionId, run.signal);
  }

  @Sweeps('teams')
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id } of await this.missions.all()) {
      signal.throwIfAborted();
      await this.book.sweep(id, LOST_SECONDS, GIVEN_UP_SECONDS);
      await this.leavers.sweep(id);
    }
  }
}
