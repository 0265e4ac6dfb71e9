import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { TrainingGapRunId } from './training-gap-run.js';
import type { TrainingGapsService } from './training-gaps.service.js';

interface OfRun extends Record<string, string> {
  readonly missionId: MissionId;
  readonly runId: TrainingGapRunId;
}

/** The job that works out reports on training gaps. */
export class TrainingGapsProcessor {
  constructor(private readonly gaps: TrainingGapsService) {}

  @Handles(catalogue.trainingGaps)
  async compute({ missionId, runId }: OfRun, run: JobRun<OfRun>): Promise<void> {
    await this.gaps.compute(missionId, runId, {
      signal: run.signal,
      progress: (done, total) => run.progress(done, total),
      lastAttempt: run.attempt >= catalogue.trainingGaps.attempts,
    });
  }

  @Sweeps('training gaps')
  async sweep(signal: AbortSignal): Promise<void> {
    await this.gaps.sweep(signal);
  }
}
