import { RecordLoader } from '../../platform/graphql/loaders.js';
import type { EligibilityService, JudgedPair, PairEligibility } from './eligibility.service.js';

type PairKey = `${JudgedPair['jobseekerId']} ${JudgedPair['openingId']}`;

/** A pair as a key of the loader. */
export function pairKey({ jobseekerId, openingId }: JudgedPair): PairKey {
  return `${jobseekerId} ${openingId}`;
}

/** What the rules say of all pairs of a page, in one read; whoever is read is on record. */
export class EligibilityLoader extends RecordLoader<PairKey, PairEligibility & { readonly id: PairKey }> {
  constructor(eligibility: Pick<EligibilityService, 'ofPairs'>) {
    super(async (viewer, keys) => {
      const pairs = keys.map((key) => {
        const [jobseekerId, openingId] = key.split(' ') as [JudgedPair['jobseekerId'], JudgedPair['openingId']];
        return { jobseekerId, openingId };
      });
      return (await eligibility.ofPairs(viewer, pairs)).map((found) => ({ id: pairKey(found), ...found }));
    });
  }
}
