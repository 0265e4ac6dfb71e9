import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { MarketPicture } from './market-picture.js';
import type { MarketReader } from './market-reader.js';

/** Pictures older than this are read afresh: the notes they would need may have been pruned. */
export const PICTURE_MINUTES = 30;
const MOST_PICTURES = 8;

interface Kept {
  readonly picture: MarketPicture;
  readonly readAt: number;
}

/** The markets this process has in memory, each caught up before every use. Anything here can be thrown away. */
export class MarketHost {
  /** Least recently used first. */
  private readonly kept = new Map<MissionId, Kept>();
  private readonly reading = new Map<MissionId, Promise<MarketPicture>>();

  constructor(
    private readonly reader: MarketReader,
    private readonly clock: Clock,
  ) {}

  /** The mission's market, with everything that was committed before the call. */
  async current(missionId: MissionId): Promise<MarketPicture> {
    // A reading that is under way may have begun before the caller's change: it is waited for, not shared.
    await this.reading.get(missionId)?.catch(() => undefined);
    const shared = this.reading.get(missionId);
    if (shared !== undefined) return shared;
    const now = this.catchUp(missionId);
    this.reading.set(missionId, now);
    try {
      return await now;
    } finally {
      if (this.reading.get(missionId) === now) this.reading.delete(missionId);
    }
  }

  /** Forgets a mission's market (memory, tests). */
  drop(missionId: MissionId): void {
    this.kept.delete(missionId);
  }

  private async catchUp(missionId: MissionId): Promise<MarketPicture> {
    const known = this.kept.get(missionId);
    const now = this.clock.now().getTime();
    const fresh = known !== undefined && now - known.readAt < PICTURE_MINUTES * 60_000;
    const picture = await this.reader.read(missionId, fresh ? known.picture : null);
    this.kept.delete(missionId);
    this.kept.set(missionId, { picture, readAt: now });
    for (const [id] of this.kept) if (this.kept.size > MOST_PICTURES) this.kept.delete(id);
    return picture;
  }
}
