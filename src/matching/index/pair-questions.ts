import { contributionOf } from '../match.js';
import { signalsOf } from '../policy.js';
import { prepareJobseeker, type PreparedJobseeker } from '../prepared-jobseeker.js';
import { prepareOpening, type PreparedOpening } from '../prepared-opening.js';
import { standingOf } from '../reasons.js';
import { jobseekerFacts } from './jobseeker-columns.js';
import { JobseekerRecord } from './jobseeker-record.js';
import type { MarketView } from './market-view.js';
import { openingFacts } from './opening-columns.js';

/** What the columns do not know of a pair is asked of the reference: requirements without columns and signals that are not counted. */
export class PairQuestions {
  readonly any: boolean;
  private readonly reader = new JobseekerRecord();
  private jobseeker: { readonly slot: number; readonly version: number; readonly prepared: PreparedJobseeker } | null = null;
  private readonly openings = new Map<number, PreparedOpening>();
  private openingsVersion = -1;

  constructor(private readonly market: MarketView) {
    const { asked, askedSignals } = market.ground.rules;
    this.any = asked.length + askedSignals.length > 0;
  }

  /** Gaps by requirements without columns; Infinity where one is FIXED. */
  gaps(jobseeker: number, opening: number): number {
    const { rules, asOf } = this.market.ground;
    let gaps = 0;
    for (const requirement of rules.asked) {
      const reason = requirement.check(this.preparedJobseeker(jobseeker), this.preparedOpening(opening), asOf);
      if (reason !== null) gaps += standingOf(reason) === 'FIXED' ? Infinity : reason.gaps;
    }
    return gaps;
  }

  /** Points of the signals that are not counted. */
  points(jobseeker: number, opening: number): number {
    const { rules, policy, reference } = this.market.ground;
    const post = this.preparedOpening(opening);
    const counting = signalsOf(post.facts.kind);
    let points = 0;
    for (const signal of rules.askedSignals) {
      if (!counting.includes(signal)) continue;
      const { weight, neutral } = policy.signals[signal];
      const value = rules.engine.signals[signal].value(this.preparedJobseeker(jobseeker), post, reference);
      points += contributionOf(weight, value ?? neutral);
    }
    return points;
  }

  private preparedJobseeker(slot: number): PreparedJobseeker {
    const { version, jobseekers, places, words, ground } = this.market;
    if (this.jobseeker?.slot === slot && this.jobseeker.version === version) return this.jobseeker.prepared;
    const prepared = prepareJobseeker(jobseekerFacts(jobseekers, this.reader, slot, places, words), ground.reference);
    this.jobseeker = { slot, version, prepared };
    return prepared;
  }

  private preparedOpening(slot: number): PreparedOpening {
    const { version, openings, places, words, ground } = this.market;
    if (this.openingsVersion !== version) this.openings.clear();
    this.openingsVersion = version;
    const known = this.openings.get(slot);
    if (known !== undefined) return known;
    const prepared = prepareOpening(openingFacts(openings, slot, places, words), ground.reference);
    this.openings.set(slot, prepared);
    return prepared;
  }
}
