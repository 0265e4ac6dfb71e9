import type { Day } from '../../kernel/day.js';
import type { JobseekerId, MissionId, OpeningId } from '../../kernel/ids.js';
import {
  jobseekerOrder,
  match,
  openingOrder,
  prepareJobseeker,
  prepareOpening,
  type JobseekerFacts,
  type Match,
  type MatchContext,
  type OpeningFacts,
  type PreparedJobseeker,
  type PreparedOpening,
} from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import type { ListPlace } from '../answers/list-page.js';
import type { ListEntry, ListOrder } from '../lists/merge-list.js';

/** A mission's market as one snapshot of the database shows it. Never changed: catching up makes a new one. */
export class MarketPicture {
  private readonly preparedJobseekers: WeakMap<JobseekerFacts, PreparedJobseeker>;
  private readonly preparedOpenings: WeakMap<OpeningFacts, PreparedOpening>;

  constructor(
    readonly mission: Mission,
    readonly context: MatchContext,
    /** `pg_snapshot` of the reading transaction, as text. */
    readonly snapshot: string,
    readonly jobseekers: ReadonlyMap<JobseekerId, JobseekerFacts>,
    readonly openings: ReadonlyMap<OpeningId, OpeningFacts>,
    prepared: Pick<MarketPicture, 'prepared'> | null = null,
  ) {
    this.preparedJobseekers = prepared?.prepared.jobseekers ?? new WeakMap();
    this.preparedOpenings = prepared?.prepared.openings ?? new WeakMap();
  }

  get missionId(): MissionId {
    return this.mission.id;
  }

  /** Key of the classification whose numbers the facts use. */
  get classification(): string {
    return this.mission.classification;
  }

  get asOf(): Day {
    return this.context.asOf;
  }

  /** What has been prepared so far; a later picture of the same day and classification goes on with it. */
  get prepared(): { readonly jobseekers: WeakMap<JobseekerFacts, PreparedJobseeker>; readonly openings: WeakMap<OpeningFacts, PreparedOpening> } {
    return { jobseekers: this.preparedJobseekers, openings: this.preparedOpenings };
  }

  jobseeker(facts: JobseekerFacts): PreparedJobseeker {
    const known = this.preparedJobseekers.get(facts);
    if (known !== undefined) return known;
    const made = prepareJobseeker(facts, this.context);
    this.preparedJobseekers.set(facts, made);
    return made;
  }

  opening(facts: OpeningFacts): PreparedOpening {
    const known = this.preparedOpenings.get(facts);
    if (known !== undefined) return known;
    const made = prepareOpening(facts, this.context);
    this.preparedOpenings.set(facts, made);
    return made;
  }

  match(jobseeker: JobseekerFacts, opening: OpeningFacts): Match | null {
    return match(this.jobseeker(jobseeker), this.opening(opening), this.context);
  }

  /** The order of an opening's list: best score, then who can begin sooner, then id. */
  readonly candidateOrder: ListOrder = (a, b) => {
    if (a.score !== b.score) return b.score - a.score;
    const [left, right] = [this.jobseekers.get(a.id as JobseekerId), this.jobseekers.get(b.id as JobseekerId)];
    return left === undefined || right === undefined ? byId(a, b) : jobseekerOrder(this.asOf)(left, right);
  };

  /** The order of a jobseeker's list: best score, then what closes sooner, then id. */
  readonly openingOrder: ListOrder = (a, b) => {
    if (a.score !== b.score) return b.score - a.score;
    const [left, right] = [this.openings.get(a.id as OpeningId), this.openings.get(b.id as OpeningId)];
    return left === undefined || right === undefined ? byId(a, b) : openingOrder(left, right);
  };

  /** The place of a person in the order of an opening's list. */
  candidatePlace({ id, score }: ListEntry): ListPlace {
    const availableFrom = this.jobseekers.get(id as JobseekerId)?.availableFrom ?? this.asOf;
    return { id, score, tie: Math.max(this.asOf, availableFrom) };
  }

  /** The place of an opening in the order of a person's list. */
  openingPlace({ id, score }: ListEntry): ListPlace {
    return { id, score, tie: this.openings.get(id as OpeningId)?.closesOn ?? NEVER_CLOSES };
  }
}

/** Stands for an opening that stays open, behind all that close. */
const NEVER_CLOSES = 2 ** 31 - 1;

function byId(a: ListEntry, b: ListEntry): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
