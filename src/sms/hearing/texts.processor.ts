import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { RelayId } from '../texts/attempt.js';
import type { SendingService } from '../texts/sending.service.js';
import type { HearingService } from './hearing.service.js';
import type { TextUpkeep } from './upkeep.service.js';

interface OfMission extends Record<string, string> {
  readonly missionId: MissionId;
}
interface OfRelay extends OfMission {
  readonly relayId: RelayId;
}

/** The background work of texts. */
export class TextsProcessor {
  constructor(
    private readonly sending: SendingService,
    private readonly hearing: HearingService,
    private readonly upkeep: TextUpkeep,
  ) {}

  @Handles(catalogue.sendTexts)
  send({ missionId, relayId }: OfRelay, run: JobRun<OfRelay>): Promise<void> {
    return this.sending.send(missionId, relayId, run.signal);
  }

  @Handles(catalogue.hearTexts)
  hear({ missionId }: OfMission, run: JobRun<OfMission>): Promise<void> {
    return this.hearing.hear(missionId, run.signal);
  }

  @Handles(catalogue.tidyTexts)
  tidy({ missionId }: OfMission, run: JobRun<OfMission>): Promise<void> {
    return this.upkeep.tidy(missionId, run.signal);
  }

  @Sweeps('texts')
  sweep(signal: AbortSignal): Promise<void> {
    return this.upkeep.sweep(signal);
  }
}
