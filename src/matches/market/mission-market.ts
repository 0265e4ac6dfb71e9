import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import { MarketIndex } from '../../matching/index/market-index.js';
import type { Scored } from '../../matching/index/scored.js';
import type { FrozenLists } from '../../matching/index/frozen-lists.js';
import { KeptLists, type Change, type MarketChanges } from '../../matching/index/kept-lists.js';
import type { JobseekerFacts, ListSizes, MatchContext, OpeningFacts } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { UnsavedLists, type BothSides } from './unsaved-lists.js';
import type { ReadPoint } from './read-point.js';

/** What a market rests on; where any of it changes, everything is read afresh. */
export interface MarketGround {
  readonly mission: Mission;
  readonly taxonomy: Taxonomy;
  readonly context: MatchContext;
}

/**
 * A mission's market in memory: the facts of both sides as columns, as one snapshot of the database shows them, and both sides' lists
 * where this process has been asked to keep them. Whoever has it to himself (`MarketHost`) may bring it forward to a later snapshot.
 */
export class MissionMarket {
  readonly index: MarketIndex;
  /** How many pairs match, where that is known: just after every list was computed. */
  matches: number | null = null;
  private kept: KeptLists | null = null;
  private listsAreCurrent = false;
  private unsaved = new UnsavedLists(null);

  constructor(
    readonly ground: MarketGround,
    /** What it shows. */
    public point: ReadPoint,
  ) {
    this.index = new MarketIndex(ground.context);
  }

  /** `pg_snapshot` of the reading transaction, as text. */
  get snapshot(): string {
    return this.point.snapshot;
  }

  get mission(): Mission {
    return this.ground.mission;
  }

  get missionId(): MissionId {
    return this.ground.mission.id;
  }

  get taxonomy(): Taxonomy {
    return this.ground.taxonomy;
  }

  /** Key of the classification whose numbers the facts use. */
  get classification(): string {
    return this.ground.mission.classification;
  }

  get context(): MatchContext {
    return this.ground.context;
  }

  get asOf(): Day {
    return this.ground.context.asOf;
  }

  get counts(): { readonly jobseekers: number; readonly openings: number } {
    return this.index.market.counts;
  }

  /** Bytes of columns and lists. */
  get bytes(): number {
    const { jobseekers, openings, places } = this.index.market.bytes;
    const lists = this.kept?.bytes ?? { byOpening: 0, byJobseeker: 0 };
    return jobseekers + openings + places + lists.byOpening + lists.byJobseeker;
  }

  /** Whether the lists are kept and show the facts as they are. */
  get hasLists(): boolean {
    return this.listsAreCurrent;
  }

  /** Where the lists may differ from the stored ones. */
  get notSaved(): UnsavedLists {
    return this.unsaved;
  }

  /** Takes down what is to change now, before any of it does: much at once makes a recompute of the lists cheaper than upkeep. */
  announce(jobseekers: readonly JobseekerId[], openings: readonly OpeningId[]): void {
    if (this.kept === null) return;
    this.unsaved.change(jobseekers, openings);
    if (jobseekers.length + openings.length > FEW && this.kept.isBulk({ jobseekers: jobseekers.map(gone), openings: openings.map(gone) })) this.listsAreCurrent = false;
  }

  /** Brings announced facts in, and the lists with them where they are worth keeping. Gives way after each record. */
  *bringIn({ jobseekers, openings }: MarketChanges): Generator<number, void, void> {
    let done = 0;
    if (jobseekers.length + openings.length > 0) this.matches = null;
    for (const change of openings) {
      this.bringInOne({ jobseekers: [], openings: [change] });
      yield ++done;
    }
    for (const change of jobseekers) {
      this.bringInOne({ jobseekers: [change], openings: [] });
      yield ++done;
    }
    // Lists that are kept see to it themselves.
    if (this.kept === null && this.index.market.isWasteful) this.index.compact();
  }

  /** Lists to be computed; what is computed counts once `listed` says so. */
  listsToCompute(sizes: ListSizes): KeptLists {
    this.listsAreCurrent = false;
    return (this.kept ??= new KeptLists(this.index, sizes));
  }

  /** All lists were computed, and this many pairs match. */
  listed(matches: number): void {
    this.matches = matches;
    this.listsAreCurrent = true;
    this.unsaved = new UnsavedLists(null);
  }

  /** The list of an opening, best first; none for one that is not in the market. */
  candidatesOf(id: OpeningId): Scored<JobseekerId>[] {
    return this.current().candidatesOf(id);
  }

  openingsOf(id: JobseekerId): Scored<OpeningId>[] {
    return this.current().openingsOf(id);
  }

  hasJobseeker(id: JobseekerId): boolean {
    return this.index.market.jobseekerSlot(id) >= 0;
  }

  hasOpening(id: OpeningId): boolean {
    return this.index.market.openingSlot(id) >= 0;
  }

  jobseekerIds(): JobseekerId[] {
    return this.index.market.jobseekerIds();
  }

  openingIds(): OpeningId[] {
    return this.index.market.openingIds();
  }

  /** The lists as they are now, which stay so while the market goes on. */
  frozen(): FrozenLists {
    return this.current().frozen();
  }

  /** Owners whose lists hold one of these. Gives way after each list that was looked at. */
  holdersOf(jobseekers: readonly JobseekerId[], openings: readonly OpeningId[]): Generator<number, BothSides, void> {
    return this.current().holdersOf(jobseekers, openings);
  }

  /** Hands over where the lists may differ from the stored ones, because they are about to be stored as they are now. */
  takeUnsaved(): UnsavedLists {
    const taken = this.unsaved;
    this.unsaved = new UnsavedLists(this.snapshot);
    return taken;
  }

  /** They were not stored after all. */
  giveBack(taken: UnsavedLists): void {
    this.unsaved = taken.and(this.unsaved);
  }

  private bringInOne(change: MarketChanges): void {
    if (this.kept !== null && this.listsAreCurrent) this.unsaved.touch(this.kept.apply(change));
    else if (this.kept !== null) this.kept.write(change);
    else write(this.index, change);
  }

  private current(): KeptLists {
    if (this.kept === null || !this.listsAreCurrent) throw new Error(NOT_KEPT);
    return this.kept;
  }
}

/** So few changes that lists are kept up with them at no cost to speak of, however small the market. */
const FEW = 100;
const NOT_KEPT = 'the lists of this market are not kept';

function write(index: MarketIndex, { jobseekers, openings }: MarketChanges): void {
  for (const { id, facts } of openings) {
    if (facts === null) index.removeOpening(id);
    else index.putOpening(facts);
  }
  for (const { id, facts } of jobseekers) {
    if (facts === null) index.removeJobseeker(id);
    else index.putJobseeker(facts);
  }
}

/** Facts of everybody who is named; null for those who are not there any more. */
export function changesOf<F extends JobseekerFacts | OpeningFacts>(ids: readonly F['id'][], facts: readonly F[]): Change<F['id'], F>[] {
  const byId = new Map<F['id'], F>(facts.map((each) => [each.id, each]));
  return ids.map((id) => ({ id, facts: byId.get(id) ?? null }));
}

function gone<Id>(id: Id): Change<Id, never> {
  return { id, facts: null };
}
