import { list, perCent } from '../words.js';
import { FULL, type Signal } from './signal.js';

/**
 * How much of what the post asks for the person's skills cover: every need weighed by rarity and by being essential or optional, and covered by
 * the best of the person's skills, the very one or a related one, at its level and evidence (F13).
 * Unknown where the post names no skills or the profile has none.
 */
export const skills: Signal = {
  value(jobseeker, { needs, needsWeight }) {
    if (needs.length === 0 || jobseeker.facts.skills.length === 0) return null;
    const abilities = jobseeker.abilities();
    let covered = 0;
    for (const { need, weight } of needs) covered += weight * abilities.credit(need.skill, need.minLevel);
    return coverage(covered, needsWeight);
  },
  tell(jobseeker, opening, context, labels) {
    const value = skills.value(jobseeker, opening, context);
    if (value === null) return 'The post names no skills, or the profile has none yet.';
    const abilities = jobseeker.abilities();
    const missing = opening.needs.filter(({ need }) => abilities.credit(need.skill, need.minLevel) === 0);
    const heaviest = [...missing].sort((a, b) => b.weight - a.weight || a.need.skill - b.need.skill).slice(0, 3);
    const lacking = heaviest.length === 0 ? '' : ` Missing above all: ${list(heaviest.map(({ need }) => labels.skill(need.skill)))}.`;
    return `The person's skills cover ${perCent(value)} of what the post asks for.${lacking}`;
  },
};

/** The value of needs covered: the sum of weights times thousandths covered, and the sum of weights. */
export function coverage(covered: number, needsWeight: number): number {
  return Math.trunc((covered * (FULL / 1_000)) / needsWeight);
}
