import type { MissionId, OpeningId } from '../../kernel/ids.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import { decided, otherOf, WORTH_A_LOOK, type DuplicatePair, type PairDecision, type PairState } from '../../office/duplicates/duplicate-pair.js';
import type { DuplicatePairsService, FoundPair, Merge } from '../../office/duplicates/duplicate-pairs.service.js';
import { SharedKeys } from '../../office/duplicates/shared-keys.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import { recordAudit } from '../../platform/audit/record-audit.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { catalogue } from '../../platform/queue/catalogue.js';
import { requestJob } from '../../platform/queue/outbox.js';
import { serviceViewer, type Act, type Viewer } from '../../platform/viewer.js';
import type { OpeningLifecycle } from '../lifecycle/opening-lifecycle.service.js';
import type { Opening, OpeningStatus } from '../openings/opening.js';
import type { OpeningRecords } from '../openings/opening-records.service.js';
import { moveOpening } from '../openings/opening-standing.js';
import type { OpeningsService } from '../openings/openings.service.js';
import { keysOfOpening, likenessOfOpenings, type ComparedOpening } from './opening-likeness.js';

export type OpeningPair = DuplicatePair<OpeningId>;

/** Rows read at a time, and pairs compared between two breaths of the event loop. */
const SLICE = 500;

/** What searches need of the rest of the product. */
export interface OpeningDuplicatesGround {
  readonly missions: MissionsService;
  readonly lifecycle: Pick<OpeningLifecycle, 'mayBePublishedIn'>;
  readonly openings: Pick<OpeningsService, 'writeIn'>;
  readonly records: OpeningRecords;
}

/** Openings that may be one post, for job placement officers, who publish and end posts (RULES "Who may do what"). */
export class OpeningDuplicatesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly ground: OpeningDuplicatesGround,
    private readonly pairs: DuplicatePairsService<OpeningId>,
  ) {}

  /** Asks for a search of each mission that has had none today. Safe to run in two processes at once. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { missions } = this.ground;
    for (const mission of await missions.all()) {
      signal.throwIfAborted();
      await this.work.run(serviceViewer(mission.id), async (tx) => {
        if (await this.pairs.isDueIn(tx, mission.id, missions.today(mission))) await requestJob(tx, catalogue.findDuplicateOpenings, { missionId: mission.id });
      });
    }
  }

  /** Compares the mission's openings that share a key and proposes those that are alike; answers how many pairs were new. Repeating it is harmless. */
  async search(missionId: MissionId, signal: AbortSignal): Promise<number> {
    const { missions, records } = this.ground;
    const today = missions.today(await missions.get(missionId));
    const candidates = (await this.keysOfAll(missionId, signal)).pairs();
    let proposed = 0;
    for (let from = 0; from < candidates.length; from += SLICE) {
      signal.throwIfAborted();
      const slice = candidates.slice(from, from + SLICE);
      proposed += await this.work.run(serviceViewer(missionId), async (tx) => {
        const openings = new Map((await records.byIds(tx, missionId, [...new Set(slice.flat())])).filter(isCompared).map((each) => [each.id, each]));
        return this.pairs.proposeIn(tx, missionId, slice.flatMap(([oneId, otherId]) => found(openings.get(oneId), openings.get(otherId))));
      });
    }
    await this.work.run(serviceViewer(missionId), (tx) => this.pairs.recordSearchIn(tx, missionId, today));
    return proposed;
  }

  /** Pairs of the mission, the most alike first. */
  page(viewer: Viewer, state: PairState, after: readonly [points: number, id: string] | null, limit: number): Promise<OpeningPair[]> {
    return this.work.run(viewer, (tx) => this.pairs.pageIn(tx, viewer.missionId, { state, assignedTo: null }, after, limit));
  }

  /** For those of these openings that a merge closed: the one that goes on. A partner hears nothing of other employers' posts. */
  keptInstead(viewer: Viewer, ids: readonly OpeningId[]): Promise<ReadonlyMap<OpeningId, OpeningId>> {
    return this.work.run(viewer, async (tx) => {
      const kept = await this.pairs.keptInsteadIn(tx, viewer.missionId, ids);
      if (viewer.employerId === null) return kept;
      const own = new Set((await this.ground.records.byIds(tx, viewer.missionId, [...kept].flat())).filter((each) => each.employerId === viewer.employerId).map((each) => each.id));
      return new Map([...kept].filter((link) => link.every((id) => own.has(id))));
    });
  }

  /**
   * Merges (the other opening is closed and points to the one that goes on; nothing is copied or deleted), tells apart for good, or takes
   * either back. A published opening comes back by undoing only where it could be published now (L7, L15).
   */
  decide(act: Act, id: string, decision: PairDecision, keepId: OpeningId | null): Promise<Outcome<OpeningPair>> {
    const { viewer } = act;
    return this.work.act(act, async (tx) => {
      const pair = await this.pairs.lockIn(tx, viewer.missionId, id);
      if (pair === null) return refused('NOT_FOUND', { what: 'proposal' });
      const both = await this.ground.records.lock(tx, viewer.missionId, [pair.oneId, pair.otherId]);
      const state = decided(pair, decision);
      if (!state.ok) return state;
      const merge = decision === 'MERGE' ? await this.merge(tx, viewer, both, keepId) : accepted(null);
      if (!merge.ok) return merge;
      const undone = decision === 'UNDO' ? await this.undo(tx, viewer, pair, both) : accepted(null);
      if (!undone.ok) return undone;
      await recordAudit(tx, viewer, both.map((each) => ({ deed: 'CHANGE', act: act.name, subject: { kind: 'Opening', id: each.id } })));
      return accepted(await this.pairs.writeIn(tx, pair, state.value, merge.value, viewer.accountId));
    });
  }

  private async merge(tx: Tx, viewer: Viewer, both: readonly Opening[], keepId: OpeningId | null): Promise<Outcome<Merge<OpeningId>>> {
    const [kept, closing] = [both.find((each) => each.id === keepId), both.find((each) => each.id !== keepId)];
    if (kept === undefined || closing === undefined) return refused('INVALID_INPUT', { field: 'keepId', problem: 'must be one of the two' });
    if (kept.status === 'CLOSED') return refused('MOVE_NOT_ALLOWED', { what: 'opening', from: kept.status, to: 'CLOSED' });
    const moved = moveOpening(closing, 'CLOSED', 'the same post is kept in another record');
    if (!moved.ok) return moved;
    const closed = await this.ground.openings.writeIn(tx, viewer, closing.status, moved.value.opening, moved.value.reason);
    return closed.ok ? accepted({ keptId: kept.id, closedFrom: closing.status, closedFromReason: null }) : closed;
  }

  /** What somebody made of the closed opening since the merge stays. */
  private async undo(tx: Tx, viewer: Viewer, pair: OpeningPair, both: readonly Opening[]): Promise<Outcome<Opening | null>> {
    const closed = pair.keptId === null ? undefined : both.find((each) => each.id === otherOf(pair, pair.keptId as OpeningId));
    if (closed === undefined || closed.status !== 'CLOSED' || pair.closedFrom === null) return accepted(null);
    const again: Opening = { ...closed, status: pair.closedFrom as OpeningStatus };
    const fit = again.status === 'PUBLISHED' ? await this.publishable(tx, viewer, again) : accepted(null);
    return fit.ok ? this.ground.openings.writeIn(tx, viewer, 'CLOSED', again, 'found to be a post of its own after all') : fit;
  }

  private async publishable(tx: Tx, viewer: Viewer, opening: Opening): Promise<Outcome<null>> {
    const { lifecycle, missions } = this.ground;
    return lifecycle.mayBePublishedIn(tx, viewer, opening, missions.today(await missions.getIn(tx, viewer.missionId)));
  }

  private async keysOfAll(missionId: MissionId, signal: AbortSignal): Promise<SharedKeys<OpeningId>> {
    const keys = new SharedKeys<OpeningId>();
    for (let after: OpeningId | null = null; ; ) {
      signal.throwIfAborted();
      const from: OpeningId | null = after;
      const slice: Opening[] = await this.work.run(serviceViewer(missionId), (tx) => this.ground.records.slice(tx, missionId, from, SLICE));
      for (const opening of slice.filter(isCompared)) keys.add(opening.id, keysOfOpening(opening));
      if (slice.length < SLICE) return keys;
      after = slice.at(-1)?.id ?? null;
    }
  }
}

/** What has ended is compared with nothing: the same post next year is a new post. */
function isCompared({ status }: Opening): boolean {
  return status === 'DRAFT' || status === 'PUBLISHED' || status === 'FILLED';
}

function found(one: ComparedOpening | undefined, other: ComparedOpening | undefined): FoundPair<OpeningId>[] {
  if (one === undefined || other === undefined) return [];
  const likeness = likenessOfOpenings(one, other);
  return likeness.points < WORTH_A_LOOK ? [] : [{ oneId: one.id, otherId: other.id, ...likeness }];
}
