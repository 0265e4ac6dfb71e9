import { candidateSearch, type CandidateSearch } from './candidate-search.js';
import type { MarketView } from './market-view.js';
import { openingSearch, type OpeningSearch } from './opening-search.js';

/** The two searches of a market, made again when its columns have moved to other arrays. */
export class Searches {
  private madeFor: MarketView | null = null;
  private checkedAt = -1;
  private byJobseeker: OpeningSearch | null = null;
  private byOpening: CandidateSearch | null = null;

  constructor(private readonly market: MarketView) {}

  /** Openings of a jobseeker. */
  get openings(): OpeningSearch {
    this.forgetMoved();
    return (this.byJobseeker ??= openingSearch(this.market));
  }

  /** Candidates of an opening. */
  get candidates(): CandidateSearch {
    this.forgetMoved();
    return (this.byOpening ??= candidateSearch(this.market));
  }

  private forgetMoved(): void {
    if (this.checkedAt === this.market.version) return;
    const { ground, places, words, jobseekers, openings, order, version } = this.market;
    const now = { ground, places, words, jobseekers, openings, order, version };
    if (this.madeFor === null || !sameArrays(this.madeFor, now)) {
      this.madeFor = now;
      this.byJobseeker = null;
      this.byOpening = null;
    }
    this.checkedAt = version;
  }
}

/** Whether two views lie in the very same arrays. */
function sameArrays(a: MarketView, b: MarketView): boolean {
  if (a.ground !== b.ground || a.order.slots !== b.order.slots) return false;
  return sameNumbers(a.jobseekers, b.jobseekers) && sameNumbers(a.openings, b.openings);
}

function sameNumbers<T extends object>(a: T, b: T): boolean {
  if (a === b) return true;
  for (const name in a) if (a[name] !== b[name] && ArrayBuffer.isView(a[name])) return false;
  return true;
}
