import type { JobseekerId, OpeningId } from '../../kernel/ids.js';
import type { MissionMarket } from '../market/mission-market.js';
import { comesAfter, type ListPlace } from './list-page.js';
import { keepsJobseeker, keepsOpening, type MatchFilter } from './match-filter.js';
import type { PairsAtHand } from './pairs-at-hand.js';

/** Whom a list may name: everybody, or these. */
export type Among<Id> = 'ALL' | Iterable<Id>;

/** Stands for an opening that stays open, behind all that close. */
const NEVER_CLOSES = 2 ** 31 - 1;

/** The best candidates of an opening among these people, best first; filtered before the list is cut. What no longer fits falls out. */
export function rankedCandidates(pairs: PairsAtHand, id: OpeningId, among: Among<JobseekerId>, filter: MatchFilter | null, size: number): ListPlace[] {
  const { index } = pairs.market;
  const keeps = filter === null ? undefined : keepsJobseeker.bind(null, filter);
  const place = (person: JobseekerId, score: number): ListPlace => ({
    id: person,
    score,
    // The column holds the first day on which somebody could begin, today or later.
    tie: index.market.jobseekers.from[index.market.jobseekerSlot(person)] ?? pairs.market.asOf,
  });
  if (among === 'ALL') return index.candidatesFor(id, size, keeps).map((found) => place(found.id, found.score));
  const found = Array.from(among).flatMap((person) => {
    const match = pairs.match(person, id);
    const facts = pairs.jobseeker(person)?.facts;
    return match === null || facts === undefined || keeps?.(facts) === false ? [] : [place(person, match.score)];
  });
  return best(found, size);
}

/** The best openings of a person among these, as `rankedCandidates`. */
export function rankedOpenings(pairs: PairsAtHand, id: JobseekerId, among: Among<OpeningId>, filter: MatchFilter | null, size: number): ListPlace[] {
  const { index } = pairs.market;
  const keeps = filter === null ? undefined : keepsOpening.bind(null, filter);
  const place = (post: OpeningId, score: number): ListPlace => ({ id: post, score, tie: index.opening(post)?.closesOn ?? NEVER_CLOSES });
  if (among === 'ALL') return index.openingsFor(id, size, keeps).map((found) => place(found.id, found.score));
  const found = Array.from(among).flatMap((post) => {
    const match = pairs.match(id, post);
    return match === null ? [] : [place(post, match.score)];
  });
  return best(found, size);
}

/** Whoever lives at the same point of the map; null for those who live nowhere. */
export function homeOf({ index }: MissionMarket, id: string): string | null {
  const place = index.market.jobseekers.place[index.market.jobseekerSlot(id as JobseekerId)] ?? -1;
  return place < 0 ? null : String(place);
}

/** Employer and place of work, in this order of importance; null for remote work. */
export function workOf({ index }: MissionMarket, id: string): readonly (string | null)[] {
  const opening = index.opening(id as OpeningId);
  const place = opening?.place ?? null;
  return [opening?.employerId ?? null, place === null ? null : `${place.latitude} ${place.longitude}`];
}

function best(found: ListPlace[], size: number): ListPlace[] {
  return found.sort((a, b) => (a.id === b.id ? 0 : comesAfter(a, b) ? 1 : -1)).slice(0, size);
}
