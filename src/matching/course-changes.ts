import type { Day } from '../kernel/day.js';
import type { ProfileChange } from './profile-change.js';
import { raisedTo, TAUGHT_LEVEL } from './raised-skill.js';
import type { HeldSkill, JobseekerFacts, OpeningFacts, SkillNo } from './types.js';

/**
 * What a course would change about a person: each skill that it teaches and that is not held at the level of courses yet is raised to it, shown as
 * well as it is shown that day, or by the person's own word. By number of the skill; empty for somebody who can do it all.
 */
export function courseChanges({ skills }: JobseekerFacts, { teaches }: OpeningFacts, asOf: Day): readonly ProfileChange[] {
  return [...new Set(teaches)].sort((a, b) => a - b).flatMap((skill): ProfileChange[] => {
    const own = skills.filter((held) => held.skill === skill);
    return isHeld(own) ? [] : [{ kind: 'SKILL', skill, held: raisedTo(own, TAUGHT_LEVEL, asOf) }];
  });
}

/** The skills that such changes are about. */
export function skillsLearnt(changes: readonly ProfileChange[]): readonly SkillNo[] {
  return changes.flatMap((change) => (change.kind === 'SKILL' ? [change.skill] : []));
}

function isHeld(own: readonly HeldSkill[]): boolean {
  return own.some(({ level }) => level >= TAUGHT_LEVEL);
}
