import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { AskingAgain } from './asking-again.service.js';

/** The background work of safe contacts. */
export class ContactsProcessor {
  constructor(private readonly asking: AskingAgain) {}

  @Handles(catalogue.askSafeContacts)
  ask({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    return this.asking.askAll(missionId, run.signal);
  }

  @Sweeps('safe contacts')
  sweep(signal: AbortSignal): Promise<void> {
    return this.asking.sweep(signal);
  }
}
