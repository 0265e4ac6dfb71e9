import type { Id, MissionId } from '../../kernel/ids.js';
import { catalogue } from '../queue/catalogue.js';
import type { JobRun } from '../queue/handlers.js';
import { Handles, Sweeps } from '../queue/processors.js';
import type { ImportRunner } from './import-runner.js';
import type { ImportsUpkeep } from './imports-upkeep.js';

/** The background work of imports. */
export class ImportsProcessor {
  constructor(
    private readonly runner: ImportRunner,
    private readonly upkeep: ImportsUpkeep,
  ) {}

  @Handles(catalogue.runImport)
  runImport(ids: { missionId: MissionId; importId: Id<'Import'> }, run: JobRun<{ missionId: MissionId; importId: Id<'Import'> }>): Promise<void> {
    return this.runner.run(ids, run);
  }

  @Sweeps('imports')
  sweep(signal: AbortSignal): Promise<void> {
    return this.upkeep.sweep(signal);
  }
}
