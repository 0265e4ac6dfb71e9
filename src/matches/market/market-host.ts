import type { Clock } from '../../kernel/clock.js';
import type { MissionId } from '../../kernel/ids.js';
import type { MarketReader } from './market-reader.js';
import type { MissionMarket } from './mission-market.js';

/** A market that was not brought forward for longer is read afresh: the notes it would need may have been pruned. */
export const MARKET_MINUTES = 30;
const TURN_MILLISECONDS = 15;

/** What the host tells the metrics. */
export interface HostObserver {
  /** A market was brought up to date: read afresh or brought forward. */
  caughtUp(how: 'fresh' | 'forward', seconds: number): void;
  /** A market was forgotten to make room for others. */
  dropped(): void;
}

interface Visit {
  readonly work: (market: MissionMarket) => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: unknown) => void;
}

/** One mission's market, and those who wait for it. */
interface Line {
  market: MissionMarket | null;
  /** Milliseconds of the clock. */
  caughtUpAt: number;
  isServing: boolean;
  /** How often the market was dropped. */
  drops: number;
  readonly waiting: Visit[];
}

/**
 * The markets this process has in memory, each brought up to date before every use and used by one visitor at a time. Anything here can be
 * thrown away: when all together take more than the budget, the one that was not used for the longest time is.
 */
export class MarketHost {
  /** Least recently used first. */
  private readonly lines = new Map<MissionId, Line>();
  /** Bytes that others hold beside the markets. */
  private readonly beside = new Set<() => number>();

  constructor(
    private readonly reader: Pick<MarketReader, 'read'>,
    private readonly clock: Clock,
    private readonly observer: HostObserver,
    /** Bytes that all markets together may take, and what is held beside them; the one in use may take more. */
    private readonly budget: number,
  ) {}

  /** Bytes of all markets in memory, and of what is held beside them. */
  get bytes(): number {
    const markets = this.held.reduce((sum, market) => sum + market.bytes, 0);
    return [...this.beside].reduce((sum, bytes) => sum + bytes(), markets);
  }

  /** How many markets are in memory. */
  get count(): number {
    return this.held.length;
  }

  /**
   * Does `work` with the mission's market, which shows everything that was committed before the call. Nobody else uses the market until
   * `work` is done, so it should be short; its answer must hold nothing that reads the market later.
   */
  visit<T>(missionId: MissionId, work: (market: MissionMarket) => T | Promise<T>): Promise<T> {
    const line = this.lineOf(missionId);
    return new Promise<T>((resolve, reject) => {
      line.waiting.push({ work, resolve: resolve as (value: unknown) => void, reject });
      if (!line.isServing) void this.serve(missionId, line);
    });
  }

  /**
   * Does `work`, which holds so many bytes that are no market of the host's: a market read for a check, lists that are being written, a market that
   * a report goes on reading. They count towards the budget until the work is done, and markets that nobody uses make room for them.
   */
  async holding<T>(bytes: () => number, work: () => Promise<T>): Promise<T> {
    const own = (): number => bytes();
    this.beside.add(own);
    this.makeRoom();
    try {
      return await work();
    } finally {
      this.beside.delete(own);
    }
  }

  /** Whether this very market is among those in memory. */
  keeps(market: MissionMarket): boolean {
    return this.held.includes(market);
  }

  /** Forgets a mission's market; whoever uses it now goes on with it. */
  drop(missionId: MissionId): void {
    const line = this.lines.get(missionId);
    if (line === undefined) return;
    line.market = null;
    line.drops += 1;
  }

  private async serve(missionId: MissionId, line: Line): Promise<void> {
    line.isServing = true;
    while (line.waiting.length > 0) {
      // Whoever came before the catching up began may share it.
      const group = line.waiting.splice(0);
      try {
        await this.serveAll(group, await this.current(missionId, line));
      } catch (fault) {
        for (const visit of group) visit.reject(fault);
      }
    }
    line.isServing = false;
    this.makeRoom();
  }

  private async serveAll(group: readonly Visit[], market: MissionMarket): Promise<void> {
    for (let turn = performance.now(), at = 0; at < group.length; at++) {
      const visit = group[at];
      try {
        visit?.resolve(await visit.work(market));
      } catch (fault) {
        visit?.reject(fault);
      }
      if (performance.now() - turn < TURN_MILLISECONDS) continue;
      await new Promise((resolve) => setImmediate(resolve));
      turn = performance.now();
    }
  }

  private async current(missionId: MissionId, line: Line): Promise<MissionMarket> {
    const now = this.clock.now().getTime();
    const known = Math.abs(now - line.caughtUpAt) < MARKET_MINUTES * 60_000 ? line.market : null;
    // Should reading fail, nobody knows how far the market came.
    line.market = null;
    const { drops } = line;
    const began = performance.now();
    const market = await this.reader.read(missionId, known);
    this.observer.caughtUp(market === known ? 'forward' : 'fresh', (performance.now() - began) / 1_000);
    // Dropped while it was brought forward: those who wait have it for the last time.
    if (line.drops === drops) line.market = market;
    line.caughtUpAt = now;
    this.makeRoom();
    return market;
  }

  /** Drops what was not used for the longest time until the rest keeps the budget. */
  private makeRoom(): void {
    let bytes = this.bytes;
    for (const line of this.lines.values()) {
      if (bytes <= this.budget) return;
      if (line.market === null || line.isServing) continue;
      bytes -= line.market.bytes;
      line.market = null;
      this.observer.dropped();
    }
  }

  private lineOf(missionId: MissionId): Line {
    const line = this.lines.get(missionId) ?? { market: null, caughtUpAt: 0, isServing: false, drops: 0, waiting: [] };
    this.lines.delete(missionId);
    this.lines.set(missionId, line);
    return line;
  }

  private get held(): MissionMarket[] {
    return [...this.lines.values()].flatMap(({ market }) => market ?? []);
  }
}
