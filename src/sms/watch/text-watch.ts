import type { Clock } from '../../kernel/clock.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Metrics } from '../../platform/metrics/metrics.js';
import { serviceViewer } from '../../platform/viewer.js';
import { backlogOf } from './backlog.store.js';

/** What waits of the texts of all missions together, and for how long the oldest has. */
export interface TextQueue {
  readonly unheard: number;
  readonly unheardSeconds: number;
  readonly unsent: number;
  readonly unsentSeconds: number;
}

const FRESH_MILLISECONDS = 1_000;

/** Shows operators how far behind hearing and sending are. What a relay told is safe and answered by then; somebody waits for what follows from it. */
export class TextWatch {
  private latest: Promise<TextQueue> | null = null;
  private readAt = -Infinity;

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly missions: Pick<MissionsService, 'all'>,
  ) {}

  /** Adds the gauges. */
  register(metrics: Metrics): this {
    const gauge = (name: string, what: string, figure: keyof TextQueue): void =>
      // A figure that cannot be had is no figure; the others are still shown.
      metrics.gauge(name, what, () => this.queue().then((queue) => queue[figure], () => Number.NaN));
    gauge('rejoin_texts_unheard_seconds', 'Age of the oldest thing that a relay told and nobody has worked through.', 'unheardSeconds');
    gauge('rejoin_texts_unheard', 'Things that relays told and nobody has worked through.', 'unheard');
    gauge('rejoin_texts_unsent_seconds', 'How long the oldest text has waited whose time to go has come.', 'unsentSeconds');
    gauge('rejoin_texts_unsent', 'Texts that wait and whose time to go has come.', 'unsent');
    return this;
  }

  /** One reading serves everybody who asks within a second. */
  queue(): Promise<TextQueue> {
    const now = performance.now();
    if (this.latest === null || now - this.readAt > FRESH_MILLISECONDS) {
      this.readAt = now;
      this.latest = this.read();
    }
    return this.latest;
  }

  private async read(): Promise<TextQueue> {
    const now = this.clock.now();
    const secondsSince = (since: Date | null): number => (since === null ? 0 : Math.max(0, (now.getTime() - since.getTime()) / 1_000));
    let [unheard, unheardSeconds, unsent, unsentSeconds] = [0, 0, 0, 0];
    // One after the other: whoever looks takes one connection of the service, not all.
    for (const { id: missionId } of await this.missions.all()) {
      const backlog = await this.work.run(serviceViewer(missionId), (tx) => backlogOf(tx, missionId, now));
      unheard += backlog.unheard;
      unsent += backlog.unsent;
      unheardSeconds = Math.max(unheardSeconds, secondsSince(backlog.unheardSince));
      unsentSeconds = Math.max(unsentSeconds, secondsSince(backlog.unsentSince));
    }
    return { unheard, unheardSeconds, unsent, unsentSeconds };
  }
}
