import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { OpeningFacts } from '../../matching/index.js';
import type { MissionMarket } from '../market/mission-market.js';
import { comesAfter, type ListPlace } from './list-page.js';
import { keepsJobseeker, keepsOpening, type MatchFilter } from './match-filter.js';
import type { PairsAtHand } from './pairs-at-hand.js';

/** Whom a list may name: everybody, or these. */
export type Among<Id> = 'ALL' | Iterable<Id>;

/** Stands for an opening that stays open, behind all that close. */
const NEVER_CLOSES = 2 ** 31 - 1;

/** Which of everybody a list is made of. */
export interface Choice {
  readonly filter: MatchFilter | null;
  readonly size: number;
  /** At most so many of one group: a list that is spread over groups and then cut shows no further ones. Null for no limit. */
  readonly ofAGroup: number | null;
}

type Ranked = Generator<number, ListPlace[], void>;

/**
 * The best candidates of an opening among these people, best first; filtered before the list is cut. What no longer fits falls out. Gives way
 * after each person looked at.
 */
export function* rankedCandidates(pairs: PairsAtHand, id: OpeningId, among: Among<JobseekerId>, { filter, size, ofAGroup }: Choice): Ranked {
  const { market } = pairs.market.index;
  const keeps = filter === null ? null : keepsJobseeker.bind(null, filter);
  const place = (person: JobseekerId, score: number): ListPlace => ({
    id: person,
    score,
    // The column holds the first day on which somebody could begin, today or later.
    tie: market.jobseekers.from[market.jobseekerSlot(person)] ?? pairs.market.asOf,
  });
  if (among === 'ALL') {
    const hasRoom = roomByGroup(ofAGroup);
    const stays = (slot: number): boolean => keeps?.(market.jobseekerFacts(slot)) !== false && hasRoom(() => market.jobseekers.place[slot] ?? -1);
    const found = yield* pairs.market.index.candidatesChosen(id, size, stays);
    return found.map((each) => place(each.id, each.score));
  }
  const found: ListPlace[] = [];
  for (const person of among) {
    const match = pairs.match(person, id);
    const facts = pairs.jobseeker(person)?.facts;
    if (match !== null && facts !== undefined && keeps?.(facts) !== false) found.push(place(person, match.score));
    yield found.length;
  }
  return best(found, size);
}

/** The best openings of a person among these, as `rankedCandidates`. */
export function* rankedOpenings(pairs: PairsAtHand, id: JobseekerId, among: Among<OpeningId>, { filter, size, ofAGroup }: Choice): Ranked {
  const { index } = pairs.market;
  const keeps = filter === null ? null : keepsOpening.bind(null, filter);
  const place = (post: OpeningId, score: number): ListPlace => ({ id: post, score, tie: index.opening(post)?.closesOn ?? NEVER_CLOSES });
  if (among === 'ALL') {
    const hasRoom = roomByGroup(ofAGroup);
    const stays = (slot: number): boolean => {
      const facts = keeps === null && ofAGroup === null ? null : index.market.openingFacts(slot);
      return facts === null || (keeps?.(facts) !== false && hasRoom(() => groupsOfWork(facts).join(' at ')));
    };
    const found = yield* index.openingsChosen(id, size, stays);
    return found.map((each) => place(each.id, each.score));
  }
  const found: ListPlace[] = [];
  for (const post of among) {
    const match = pairs.match(id, post);
    if (match !== null) found.push(place(post, match.score));
    yield found.length;
  }
  return best(found, size);
}

/** Counts who comes, by group, and says whether there is room for one more of it. */
function roomByGroup(most: number | null): (groupOf: () => number | string) => boolean {
  const counts = new Map<number | string, number>();
  return (groupOf) => {
    if (most === null) return true;
    const group = groupOf();
    const count = counts.get(group) ?? 0;
    counts.set(group, count + 1);
    return count < most;
  };
}

/** Whoever lives at the same point of the map; null for those who live nowhere. */
export function homeOf({ index }: MissionMarket, id: string): string | null {
  const place = index.market.jobseekers.place[index.market.jobseekerSlot(id as JobseekerId)] ?? -1;
  return place < 0 ? null : String(place);
}

/** Employer and place of work, in this order of importance; null for remote work. */
export function workOf({ index }: MissionMarket, id: string): readonly (string | null)[] {
  const opening = index.opening(id as OpeningId);
  return opening === null ? [null, null] : groupsOfWork(opening);
}

function groupsOfWork({ employerId, place }: OpeningFacts): readonly (string | null)[] {
  return [employerId, place === null ? null : `${place.latitude} ${place.longitude}`];
}

function best(found: ListPlace[], size: number): ListPlace[] {
  return found.sort((a, b) => (a.id === b.id ? 0 : comesAfter(a, b) ? 1 : -1)).slice(0, size);
}
