import type { LikelyOccupation } from '../likely-occupations.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { OccupationNo, SkillSpace } from '../types.js';
import { perCent } from '../words.js';
import { FULL, type Signal } from './signal.js';

/**
 * How near the opening's occupation is to one that the person has held, or that the person's skills point to, at a discount.
 * The nearest counts, so a further occupation never lowers it.
 * Unknown where the opening has no occupation, or neither history nor skills point to any.
 */
export const occupation: Signal = {
  value(jobseeker, { facts }, { space }) {
    if (facts.occupation === null) return null;
    const known = jobseeker.likelyOccupations();
    if (known.length === 0) return null;
    let nearest = 0;
    for (const likely of known) {
      const fit = nearness(likely, facts.occupation, space);
      if (fit > nearest) nearest = fit;
    }
    return nearest;
  },
  tell(jobseeker, { facts }, { space }, labels) {
    const wanted = facts.occupation;
    if (wanted === null) return 'The opening names no occupation.';
    const nearest = nearestOf(jobseeker, wanted, space);
    if (nearest === null) return 'Neither history nor skills say which occupations the person knows.';
    const known = nearest.share === FULL ? 'has worked as' : 'has the skills of';
    const serves = perCent(nearness(nearest, wanted, space));
    return `The person ${known} ${labels.occupation(nearest.occupation)}, which serves ${serves} for ${labels.occupation(wanted)}.`;
  },
};

function nearness({ occupation: from, share }: LikelyOccupation, to: OccupationNo, space: SkillSpace): number {
  return served(share, space.occupationRelatedness(from, to));
}

function nearestOf(jobseeker: PreparedJobseeker, to: OccupationNo, space: SkillSpace): LikelyOccupation | null {
  const byNearness = [...jobseeker.likelyOccupations()].sort(
    (a, b) => nearness(b, to, space) - nearness(a, to, space) || b.share - a.share || a.occupation - b.occupation,
  );
  return byNearness[0] ?? null;
}

/** How far an occupation known with this share serves for one that is related so much. */
export function served(share: number, related: number): number {
  return Math.trunc((share * related) / FULL);
}
