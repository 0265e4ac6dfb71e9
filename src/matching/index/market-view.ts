import type { Day } from '../../kernel/day.js';
import { yearOf } from '../../kernel/day.js';
import { matchContext, type MatchContext } from '../context.js';
import type { Policy } from '../policy.js';
import type { FlatSpace } from './flat-space.js';
import type { JobseekerArrays } from './jobseeker-columns.js';
import type { OpeningArrays } from './opening-columns.js';
import type { OpeningOrder } from './opening-order.js';
import { payPointsOf } from './pay-points.js';
import type { Places } from './places.js';
import { weightsOf, type Rules, type Weights } from './rules.js';
import type { Words } from './words.js';

/** What every search reads beside the columns: the same for the whole of a day. */
export class Ground {
  readonly weights: Weights;
  readonly thisYear: number;
  private context: MatchContext | null;
  private points: Int32Array | null = null;

  constructor(
    readonly policy: Policy,
    readonly space: FlatSpace,
    readonly asOf: Day,
    readonly rules: Rules,
    context: MatchContext | null = null,
  ) {
    this.weights = weightsOf(policy, rules);
    this.thisYear = yearOf(asOf);
    this.context = context;
  }

  /** As `payPointsOf`, worked out once for all searches. */
  get payPoints(): Int32Array {
    return (this.points ??= payPointsOf(this.weights, this.policy.paySpread));
  }

  /** For the reference; a thread builds it only if it is asked. */
  get reference(): MatchContext {
    return (this.context ??= matchContext({ policy: this.policy, space: this.space, asOf: this.asOf }));
  }
}

/** A market as it stands: the columns of both sides and the words they are written with. */
export interface MarketView {
  readonly ground: Ground;
  readonly places: Places;
  readonly words: Words;
  readonly jobseekers: JobseekerArrays;
  readonly openings: OpeningArrays;
  readonly order: OpeningOrder;
  /** Another number after every change. */
  readonly version: number;
}
