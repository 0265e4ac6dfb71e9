import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { MessagesService } from './messages.service.js';

/** The relay that records what it would send. */
export class MessagesProcessor {
  constructor(private readonly messages: MessagesService) {}

  @Handles(catalogue.relayMessages)
  relay({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    return this.messages.relay(missionId, run.signal);
  }

  @Sweeps('messages that wait')
  sweep(signal: AbortSignal): Promise<void> {
    return this.messages.sweep(signal);
  }
}
