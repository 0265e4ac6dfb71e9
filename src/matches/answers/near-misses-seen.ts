import { gapsOf, NEAR_MISS_GAPS, scored, type JobseekerFacts, type OpeningFacts, type PreparedJobseeker, type PreparedOpening } from '../../matching/index.js';
import type { MarketPicture } from '../market/market-picture.js';
import type { ListEntry, ListOrder } from '../lists/merge-list.js';
import { top } from '../lists/refreshed-lists.js';

/** The near misses of an opening among these people, as `nearMissesFor` of matching orders them. */
export function missesOfOpening(picture: MarketPicture, opening: OpeningFacts, people: Iterable<JobseekerFacts>, size: number): readonly ListEntry[] {
  const post = picture.opening(opening);
  const found = byGaps(picture, people, (jobseeker) => ({ jobseeker: picture.jobseeker(jobseeker), opening: post }));
  return nearest(picture, found, size, picture.candidateOrder);
}

/** The near misses of a person, as `nearMissesOf` of matching orders them. */
export function missesOfJobseeker(picture: MarketPicture, jobseeker: JobseekerFacts, size: number): readonly ListEntry[] {
  const person = picture.jobseeker(jobseeker);
  const found = byGaps(picture, picture.openings.values(), (opening) => ({ jobseeker: person, opening: picture.opening(opening) }));
  return nearest(picture, found, size, picture.openingOrder);
}

interface Prepared {
  readonly jobseeker: PreparedJobseeker;
  readonly opening: PreparedOpening;
}

interface Missed extends Prepared {
  readonly id: string;
}

/** Those that miss by one, by two and so on. */
function byGaps<Facts extends { readonly id: string }>(picture: MarketPicture, all: Iterable<Facts>, prepared: (facts: Facts) => Prepared): Missed[][] {
  const missed: Missed[][] = Array.from({ length: NEAR_MISS_GAPS }, () => []);
  for (const facts of all) {
    const { jobseeker, opening } = prepared(facts);
    const gaps = gapsOf(jobseeker, opening, picture.context);
    if (gaps !== null) missed[gaps - 1]?.push({ id: facts.id, jobseeker, opening });
  }
  return missed;
}

/** A score is worth working out only for those that may be shown: whoever lacks less comes before any score. */
function nearest(picture: MarketPicture, missed: readonly (readonly Missed[])[], size: number, order: ListOrder): ListEntry[] {
  const shown: ListEntry[] = [];
  for (const group of missed) {
    if (shown.length >= size) break;
    const entries = group.map(({ id, jobseeker, opening }) => ({ id, score: scored(jobseeker, opening, picture.context).score }));
    shown.push(...top(entries, size - shown.length, order));
  }
  return shown;
}
