import type { Day } from '../kernel/day.js';
import { evidenceOn } from './evidence.js';
import type { SkillStanding } from './profile-change.js';
import { evidenceLevels, type HeldSkill, type SkillLevel } from './types.js';

/** Where a post asks for no level, what a course teaches: working with guidance. */
export const TAUGHT_LEVEL: SkillLevel = 2;

/**
 * A skill at a level, shown the best way it is shown on that day; by the person's word where it is not held yet, so that what is promised of
 * learning it is the least that can be hoped for. `own` are the person's entries of this skill, in any order.
 */
export function raisedTo(own: readonly HeldSkill[], level: SkillLevel, asOf: Day): SkillStanding {
  const best = bestShown(own, asOf);
  if (best === null) return { level, evidence: 'SELF_DECLARED', certifiedUntil: null };
  const evidence = evidenceOn(best, asOf);
  return { level, evidence, certifiedUntil: evidence === 'CERTIFIED' ? best.certifiedUntil : null };
}

/** A held skill at the same level, tested; null where it is shown as well as that already. */
export function tested(own: readonly HeldSkill[], asOf: Day): SkillStanding | null {
  const best = bestShown(own, asOf);
  if (best === null || rank(best, asOf) >= evidenceLevels.indexOf('TESTED')) return null;
  const level = own.reduce<SkillLevel>((highest, held) => (held.level > highest ? held.level : highest), 1);
  return { level, evidence: 'TESTED', certifiedUntil: null };
}

function rank(held: HeldSkill, asOf: Day): number {
  return evidenceLevels.indexOf(evidenceOn(held, asOf));
}

/** Of several entries, as a record may hold: the best evidence, then the certificate that holds longest. */
function bestShown(own: readonly HeldSkill[], asOf: Day): HeldSkill | null {
  const longest = (held: HeldSkill): number => held.certifiedUntil ?? Infinity;
  const [best] = [...own].sort((a, b) => rank(b, asOf) - rank(a, asOf) || (longest(a) === longest(b) ? 0 : longest(b) - longest(a)));
  return best ?? null;
}
