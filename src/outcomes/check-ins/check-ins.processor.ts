import type { MissionId } from '../../kernel/ids.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import type { AskingService } from './asking.service.js';
import type { CalendarsService } from './calendars.service.js';

/** What is due is asked, and calendars are kept what the rules say. */
export class CheckInsProcessor {
  constructor(
    private readonly asking: AskingService,
    private readonly calendars: CalendarsService,
  ) {}

  @Handles(catalogue.askCheckIns)
  async ask({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.asking.askAll(missionId, run.signal);
  }

  @Handles(catalogue.remakeCalendars)
  remake({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    return this.calendars.remakeAll(missionId, run.signal);
  }

  @Sweeps('check-ins that are due')
  sweepDue(signal: AbortSignal): Promise<void> {
    return this.asking.sweep(signal);
  }

  @Sweeps('calendars of check-ins')
  sweepCalendars(signal: AbortSignal): Promise<void> {
    return this.calendars.sweep(signal);
  }
}
