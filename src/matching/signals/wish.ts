import type { OccupationNo, SkillSpace } from '../types.js';
import { perCent } from '../words.js';
import type { Signal } from './signal.js';

/**
 * How near the opening's occupation, or the nearest that a course leads to, is to one the person wants. Unknown where no wish is on record or the
 * opening names no occupation.
 */
export const wish: Signal = {
  value({ facts: { wantedOccupations } }, { leadsTo }, { space }) {
    if (leadsTo.length === 0 || wantedOccupations.length === 0) return null;
    let nearest = 0;
    for (const occupation of leadsTo) nearest = Math.max(nearest, wishedFor(wantedOccupations, occupation, space));
    return nearest;
  },
  tell({ facts: { wantedOccupations } }, { facts: { kind }, leadsTo }, { space }, labels) {
    if (leadsTo.length === 0) return kind === 'TRAINING' ? 'The course names no occupation that it leads to.' : 'The opening names no occupation.';
    const nearest = nearestOf(wantedOccupations, leadsTo, space);
    if (nearest === null) return 'The person has named no wish.';
    const { wanted, occupation, related } = nearest;
    const here = kind === 'TRAINING' ? `${labels.occupation(occupation)}, to which the course leads,` : 'this';
    if (wanted === occupation) return `The person wants to work as ${labels.occupation(wanted)}${kind === 'TRAINING' ? ', to which the course leads' : ''}.`;
    return `The person wants to work as ${labels.occupation(wanted)}, to which ${here} is ${perCent(related)} related.`;
  },
};

/** How near an occupation is to the nearest wanted one. */
function wishedFor(wantedOccupations: readonly OccupationNo[], occupation: OccupationNo, space: SkillSpace): number {
  let nearest = 0;
  for (const wanted of wantedOccupations) {
    const related = space.occupationRelatedness(wanted, occupation);
    if (related > nearest) nearest = related;
  }
  return nearest;
}

interface Wish {
  readonly wanted: OccupationNo;
  readonly occupation: OccupationNo;
  readonly related: number;
}

function nearestOf(wanted: readonly OccupationNo[], leadsTo: readonly OccupationNo[], space: SkillSpace): Wish | null {
  const pairs = wanted.flatMap((from) => leadsTo.map((to) => ({ wanted: from, occupation: to, related: space.occupationRelatedness(from, to) })));
  return pairs.sort((a, b) => b.related - a.related || a.wanted - b.wanted || a.occupation - b.occupation)[0] ?? null;
}
