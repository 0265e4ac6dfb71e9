import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import type { TextProgress } from '../texts/progress.service.js';
import { giveUpEvents, isAnyWaiting, needsTidying, purgeIncoming, unpark } from './event.store.js';

const DAY = 24 * 3_600_000;
/** Words of texts are kept so long (RULES "Protection of data" [P]). */
export const BODIES_KEPT = 90 * DAY;
/** What nobody knows what to do with is kept so long. */
const ODD_EVENTS_KEPT = 7 * DAY;

/** What is due or was lost around texts: bells, attempts that wait for nothing any more, reports that came too early, words kept long enough. */
export class TextUpkeep {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all'>,
    private readonly texts: OutgoingTexts,
    private readonly progress: TextProgress,
  ) {}

  /** Asks for what is to be done in each mission. Safe in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    for (const { id: missionId } of await this.missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(missionId), async (tx) => {
        for (const relayId of await this.texts.relaysWithWork(tx, missionId)) await requestJob(tx, catalogue.sendTexts, { missionId, relayId });
        if (await isAnyWaiting(tx, missionId)) await requestJob(tx, catalogue.hearTexts, { missionId });
        const due = (await this.progress.isAnyDue(tx, missionId)) || (await needsTidying(tx, missionId, this.before(BODIES_KEPT), this.before(ODD_EVENTS_KEPT)));
        if (due) await requestJob(tx, catalogue.tidyTexts, { missionId });
      });
    }
  }

  /** Does it. Again is harmless. */
  async tidy(missionId: MissionId, signal: AbortSignal): Promise<void> {
    do signal.throwIfAborted();
    while ((await this.progress.lookAgain(missionId)) || (await this.progress.letGo(missionId)));
    await this.work.run(serviceViewer(missionId), async (tx) => {
      await unpark(tx, missionId);
      await giveUpEvents(tx, missionId, this.before(ODD_EVENTS_KEPT));
      await purgeIncoming(tx, missionId, this.before(BODIES_KEPT));
      await this.texts.purge(tx, missionId, this.before(BODIES_KEPT));
      if (await isAnyWaiting(tx, missionId)) await requestJob(tx, catalogue.hearTexts, { missionId });
      for (const relayId of await this.texts.relaysWithWork(tx, missionId)) await requestJob(tx, catalogue.sendTexts, { missionId, relayId });
    });
  }

  private before(milliseconds: number): Date {
    return new Date(this.clock.now().getTime() - milliseconds);
  }
}
