import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { MatchContext } from '../context.js';
import type { JobseekerFacts, OpeningFacts } from '../types.js';
import type { BoundedLists } from './bounded-lists.js';
import { FlatSpace } from './flat-space.js';
import { FrozenLists } from './frozen-lists.js';
import { JobseekerColumns, type JobseekerArrays } from './jobseeker-columns.js';
import { Ground, type MarketView } from './market-view.js';
import { OpeningColumns, type OpeningArrays } from './opening-columns.js';
import { orderOpenings, type OpeningOrder } from './opening-order.js';
import { Places } from './places.js';
import { heldSlots, sortedSlots } from './ranks.js';
import type { Rules } from './rules.js';
import { Words } from './words.js';

/** So many places or words too many that nobody need worry. */
const FEW = 1_000;

/** How many records a market is expected to have; more only cost a copy. */
export interface Expected {
  readonly jobseekers: number;
  readonly openings: number;
}

/** Both sides of a market as columns, changed one record at a time. */
export class MarketColumns implements MarketView {
  readonly places = new Places();
  readonly words = new Words();
  version = 0;
  private grounds: Ground;
  private readonly people: JobseekerColumns;
  private readonly posts: OpeningColumns;
  private peopleArrays: JobseekerArrays | null = null;
  private postArrays: OpeningArrays | null = null;
  private ordered: OpeningOrder | null = null;
  private isOrderOld = true;
  private placesBefore = 0;
  private wordsBefore = 0;

  constructor(
    private context: MatchContext,
    private readonly rules: Rules,
    expected: Expected,
  ) {
    this.grounds = groundOf(context, rules);
    this.people = new JobseekerColumns(rules, this.places, this.words, expected.jobseekers);
    this.posts = new OpeningColumns(rules, this.places, this.words, context.space.skillCount, expected.openings);
  }

  get ground(): Ground {
    return this.grounds;
  }

  get jobseekers(): JobseekerArrays {
    return (this.peopleArrays ??= this.people.arrays);
  }

  get openings(): OpeningArrays {
    return (this.postArrays ??= this.posts.arrays);
  }

  get order(): OpeningOrder {
    if (this.ordered === null || this.isOrderOld) {
      this.ordered = orderOpenings(this.openings, this.places.size, this.ordered);
      this.isOrderOld = false;
    }
    return this.ordered;
  }

  /** Bytes by part. What a classification takes is not among them: markets share it. */
  get bytes(): { readonly jobseekers: number; readonly openings: number; readonly places: number } {
    return { jobseekers: this.people.bytes, openings: this.posts.bytes, places: this.places.bytes };
  }

  /** How many records each side has. */
  get counts(): Expected {
    return { jobseekers: this.people.ids.count, openings: this.posts.ids.count };
  }

  /** Whether much of the memory holds nothing any more. */
  get isWasteful(): boolean {
    const hasGrown = this.places.size > 2 * this.placesBefore + FEW || this.words.size > 2 * this.wordsBefore + FEW;
    return this.people.ids.isWasteful || this.posts.ids.isWasteful || hasGrown;
  }

  /** The slot of an id; -1 where it is not in the market. */
  jobseekerSlot(id: JobseekerId): number {
    return this.people.ids.slotOf(id);
  }

  openingSlot(id: OpeningId): number {
    return this.posts.ids.slotOf(id);
  }

  jobseekerId(slot: number): JobseekerId {
    return this.people.ids.idOf(slot) as JobseekerId;
  }

  openingId(slot: number): OpeningId {
    return this.posts.ids.idOf(slot) as OpeningId;
  }

  /** Everybody in the market. */
  jobseekerIds(): JobseekerId[] {
    return Array.from(this.heldJobseekers(), (slot) => this.jobseekerId(slot));
  }

  openingIds(): OpeningId[] {
    return Array.from(this.heldOpenings(), (slot) => this.openingId(slot));
  }

  /** The slots of everybody in the market. */
  heldJobseekers(): Int32Array {
    return heldSlots(this.jobseekers.starts, this.jobseekers.size);
  }

  heldOpenings(): Int32Array {
    return heldSlots(this.openings.starts, this.openings.size);
  }

  /** Lists over these columns, with the ids of both sides, as they are now. */
  frozen(byJobseeker: BoundedLists, byOpening: BoundedLists): FrozenLists {
    const { people, posts } = this;
    return new FrozenLists(
      { ids: people.ids.copied(), held: this.heldJobseekers(), lists: byJobseeker.copied() },
      { ids: posts.ids.copied(), held: this.heldOpenings(), lists: byOpening.copied() },
    );
  }

  jobseekerFacts(slot: number): JobseekerFacts {
    return this.people.facts(slot);
  }

  openingFacts(slot: number): OpeningFacts {
    return this.posts.facts(slot);
  }

  /** Writes facts, new or changed, and returns their slot. Throws, and changes nothing, for facts that no record can hold. */
  putJobseeker(facts: JobseekerFacts): number {
    const slot = this.people.put(facts, this.context);
    this.peopleChanged();
    return slot;
  }

  putOpening(facts: OpeningFacts): number {
    const slot = this.posts.put(facts, this.context);
    this.postsChanged();
    return slot;
  }

  removeJobseeker(id: JobseekerId): void {
    this.people.remove(id);
    this.peopleChanged();
  }

  removeOpening(id: OpeningId): void {
    this.posts.remove(id);
    this.postsChanged();
  }

  /** Works out afresh what depends on the day. */
  turnTo(context: MatchContext): void {
    this.context = context;
    this.grounds = groundOf(context, this.rules);
    this.people.turnTo(context);
    this.posts.turnTo(context);
    this.peopleChanged();
    this.postsChanged();
  }

  /** The same records without waste, those of one place side by side; everybody has another slot then. */
  compacted(): MarketColumns {
    const next = new MarketColumns(this.context, this.rules, this.counts);
    const { jobseekers, openings } = this;
    const people = sortedSlots(this.heldJobseekers(), [jobseekers.place, jobseekers.limitKm]);
    const posts = sortedSlots(this.heldOpenings(), [openings.place]);
    for (const slot of people) next.putJobseeker(this.jobseekerFacts(slot));
    for (const slot of posts) next.putOpening(this.openingFacts(slot));
    next.placesBefore = next.places.size;
    next.wordsBefore = next.words.size;
    return next;
  }

  private peopleChanged(): void {
    this.version++;
    this.peopleArrays = null;
  }

  private postsChanged(): void {
    this.version++;
    this.postArrays = null;
    this.isOrderOld = true;
  }
}

function groundOf(context: MatchContext, rules: Rules): Ground {
  return new Ground(context.policy, FlatSpace.of(context.space), context.asOf, rules, context);
}
