import type { MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import type { JobRun } from '../../platform/queue/handlers.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { Handles, Sweeps } from '../../platform/queue/processors.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { AirtimeService } from '../airtime/airtime.service.js';
import type { TextSurveys } from './text-surveys.service.js';

/** The background work of surveys by text, and of the airtime for them. */
export class TextSurveysProcessor {
  constructor(
    private readonly work: UnitOfWork,
    private readonly missions: Pick<MissionsService, 'all'>,
    private readonly surveys: TextSurveys,
    private readonly airtime: AirtimeService,
  ) {}

  @Handles(catalogue.tendTextSurveys)
  async tend({ missionId }: { missionId: MissionId }, run: JobRun<{ missionId: MissionId }>): Promise<void> {
    await this.surveys.endSilent(missionId, run.signal);
    await this.airtime.send(missionId, run.signal);
  }

  @Sweeps('surveys by text')
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id: missionId } of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(missionId), async (tx) => {
        if ((await this.surveys.isAnySilent(tx, missionId)) || (await this.airtime.isAnyDue(tx, missionId))) await requestJob(tx, catalogue.tendTextSurveys, { missionId });
      });
    }
  }
}
