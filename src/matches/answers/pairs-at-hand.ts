import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import { match, type Match, type PreparedJobseeker, type PreparedOpening } from '../../matching/index.js';
import type { MissionMarket } from '../market/mission-market.js';

/** People and openings of a market prepared for the reference, each once. Good for one visit to the market. */
export class PairsAtHand {
  private readonly people = new Map<JobseekerId, PreparedJobseeker | null>();
  private readonly posts = new Map<OpeningId, PreparedOpening | null>();

  constructor(readonly market: MissionMarket) {}

  /** Null for somebody who is not in the market. */
  jobseeker(id: JobseekerId): PreparedJobseeker | null {
    return known(this.people, id, () => this.market.index.preparedJobseeker(id));
  }

  opening(id: OpeningId): PreparedOpening | null {
    return known(this.posts, id, () => this.market.index.preparedOpening(id));
  }

  /** Null where the pair fails, or either is not in the market. */
  match(jobseekerId: JobseekerId, openingId: OpeningId): Match | null {
    const [person, post] = [this.jobseeker(jobseekerId), this.opening(openingId)];
    return person === null || post === null ? null : match(person, post, this.market.context);
  }
}

function known<Id, T>(all: Map<Id, T>, id: Id, make: () => T): T {
  const there = all.get(id);
  if (there !== undefined) return there;
  const made = make();
  all.set(id, made);
  return made;
}
