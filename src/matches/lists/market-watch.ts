import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { ListSizes } from '../../matching/index.js';
import { missionDay, type Mission } from '../../office/missions/mission.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { OpeningsService } from '../../openings/openings/openings.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { HealthChecks } from '../../platform/http/health-checks.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer } from '../../platform/viewer.js';
import { sizesKey } from './market-state.js';
import { latestCheckStart, readState } from './market-state.store.js';
import { oldestUnseenSeconds } from './unseen-changes.store.js';

/** Seconds a change may wait before its bell is taken for lost. */
const BELL_LOST_SECONDS = 5;
/** The hour of the mission's night after which the lists of the day are checked. */
const CHECK_HOUR = 2;

/** Looks after the markets of all missions: rings lost bells, brings in new days, lets openings expire, has the lists checked every night. */
export class MarketWatch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: MissionsService,
    private readonly openings: OpeningsService,
    private readonly sizes: ListSizes,
  ) {}

  /** Shows the lag to operators. A lag is a fact for alarms: requests are answered all the same, so it makes nothing unready. */
  register(checks: HealthChecks, metrics: Metrics): this {
    checks.add('matching', async () => ({ ready: true, facts: { lagSeconds: Math.round(await this.lagSeconds()) } }));
    metrics.gauge('rejoin_market_lag_seconds', 'Age of the oldest change that the stored lists of some mission do not show.', () => this.lagSeconds());
    return this;
  }

  /** Asks for what is due in every mission. Safe to run in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    const faults: unknown[] = [];
    for (const mission of await this.missions.all()) {
      signal.throwIfAborted();
      // A fault in one mission keeps none of the others waiting; the next round tries it again.
      await this.sweepMission(mission).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw faults[0];
  }

  /** Seconds since the oldest change that some mission's lists do not show; 0 when all are up to date. */
  async lagSeconds(): Promise<number> {
    let worst = 0;
    // One after the other: whoever looks at the health of the service takes one connection of it, not all.
    for (const mission of await this.missions.all()) worst = Math.max(worst, (await this.lagOf(mission.id)) ?? 0);
    return worst;
  }

  private async sweepMission(mission: Mission): Promise<void> {
    const now = this.clock.now();
    const today = missionDay(mission, now);
    await this.openings.expireDue(mission.id, today);
    await this.work.run(serviceViewer(mission.id), async (tx) => {
      const state = await readState(tx, mission.id);
      const waited = await oldestUnseenSeconds(tx, mission.id, state.cursor);
      const otherGround =
        state.asOf !== today ||
        state.policy !== mission.policy ||
        state.classification !== mission.classification ||
        state.listSizes !== sizesKey(this.sizes);
      if (otherGround || (waited !== null && waited > BELL_LOST_SECONDS)) await requestJob(tx, catalogue.refreshMarket, { missionId: mission.id });
      const checked = await latestCheckStart(tx, mission.id);
      const checkedToday = checked !== null && missionDay(mission, checked) === today;
      if (!checkedToday && hourIn(mission.timeZone, now) >= CHECK_HOUR && !otherGround)
        await requestJob(tx, catalogue.nightlyRecompute, { missionId: mission.id });
    });
  }

  private lagOf(missionId: MissionId): Promise<number | null> {
    return this.work.run(serviceViewer(missionId), async (tx) => oldestUnseenSeconds(tx, missionId, (await readState(tx, missionId)).cursor));
  }
}

function hourIn(timeZone: string, instant: Date): number {
  return Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant));
}
