import type { OccupationNo, SkillSpace } from '../types.js';
import { perCent } from '../words.js';
import type { Signal } from './signal.js';

/** How near the opening's occupation is to one the person wants. Unknown where no wish is on record or the opening has no occupation. */
export const wish: Signal = {
  value({ facts: { wantedOccupations } }, { facts }, { space }) {
    if (facts.occupation === null || wantedOccupations.length === 0) return null;
    let nearest = 0;
    for (const wanted of wantedOccupations) {
      const related = space.occupationRelatedness(wanted, facts.occupation);
      if (related > nearest) nearest = related;
    }
    return nearest;
  },
  tell({ facts: { wantedOccupations } }, { facts }, { space }, labels) {
    if (facts.occupation === null) return 'The opening names no occupation.';
    const wanted = nearestOf(wantedOccupations, facts.occupation, space);
    if (wanted === null) return 'The person has named no wish.';
    if (wanted === facts.occupation) return `The person wants to work as ${labels.occupation(wanted)}.`;
    const related = perCent(space.occupationRelatedness(wanted, facts.occupation));
    return `The person wants to work as ${labels.occupation(wanted)}, to which this is ${related} related.`;
  },
};

function nearestOf(wanted: readonly OccupationNo[], to: OccupationNo, space: SkillSpace): OccupationNo | null {
  const byNearness = [...wanted].sort((a, b) => space.occupationRelatedness(b, to) - space.occupationRelatedness(a, to) || a - b);
  return byNearness[0] ?? null;
}
