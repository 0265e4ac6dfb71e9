import { nearMiss, type JobseekerFacts, type NearMiss, type OpeningFacts } from '../matching/index.js';
import type { MarketPicture } from './market-picture.js';

/** As `nearMissesFor` of matching, on what the picture has prepared already. */
export function missesOfOpening(picture: MarketPicture, opening: OpeningFacts, people: Iterable<JobseekerFacts>, size: number): readonly NearMiss[] {
  const post = picture.opening(opening);
  const found: NearMiss[] = [];
  for (const facts of people) {
    const miss = nearMiss(picture.jobseeker(facts), post, picture.context);
    if (miss !== null) found.push(miss);
  }
  const entry = ({ jobseekerId: id, score }: NearMiss) => ({ id, score });
  return found.sort((a, b) => a.gaps - b.gaps || picture.candidateOrder(entry(a), entry(b))).slice(0, size);
}

/** As `nearMissesOf` of matching, on what the picture has prepared already. */
export function missesOfJobseeker(picture: MarketPicture, jobseeker: JobseekerFacts, size: number): readonly NearMiss[] {
  const person = picture.jobseeker(jobseeker);
  const found: NearMiss[] = [];
  for (const facts of picture.openings.values()) {
    const miss = nearMiss(person, picture.opening(facts), picture.context);
    if (miss !== null) found.push(miss);
  }
  const entry = ({ openingId: id, score }: NearMiss) => ({ id, score });
  return found.sort((a, b) => a.gaps - b.gaps || picture.openingOrder(entry(a), entry(b))).slice(0, size);
}
