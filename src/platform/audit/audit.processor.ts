import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../queue/catalogue.js';
import type { JobRun } from '../queue/handlers.js';
import { Handles, Sweeps } from '../queue/processors.js';
import type { AuditSealsService } from './audit-seals.service.js';

/** The background work of the audit log. */
export class AuditProcessor {
  constructor(private readonly seals: AuditSealsService) {}

  @Handles(catalogue.sealAudit)
  async seal({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.seals.seal(missionId, run.signal);
  }

  @Sweeps('audit')
  sweep(signal: AbortSignal): Promise<void> {
    return this.seals.sweep(signal);
  }
}
