import type { LearningGoal } from '../learning-goals.js';
import type { SkillNo } from '../types.js';
import { list, perCent } from '../words.js';
import { FULL, type Signal } from './signal.js';

/**
 * How much a course teaches of what the person lacks for an occupation wanted or held: every skill weighed as it weighs in the occupation, and counted
 * as far as no skill held stands in for it at the level that courses teach. The occupation for which the course does most counts, so a further
 * wish never lowers it. Unknown where the course names no skills, or no occupation is wanted or on record.
 */
export const learning: Signal = {
  value(jobseeker, { teaches }) {
    const goals = teaches.length === 0 ? [] : jobseeker.learningGoals();
    if (goals.length === 0) return null;
    let most = 0;
    for (const goal of goals) most = Math.max(most, learned(taughtFor(goal, teaches), goal.measure));
    return most;
  },
  tell(jobseeker, { teaches }, _, labels) {
    if (teaches.length === 0) return 'The course names no skill that it teaches.';
    const [best] = [...jobseeker.learningGoals()].sort(
      (a, b) => learned(taughtFor(b, teaches), b.measure) - learned(taughtFor(a, teaches), a.measure) || a.occupation - b.occupation,
    );
    if (best === undefined) return 'Neither wishes nor history say for which occupation the person would learn.';
    const occupation = labels.occupation(best.occupation);
    if (taughtFor(best, teaches) === 0) return 'The course teaches nothing that the person lacks for an occupation wanted or held.';
    const skills = heaviest(best, teaches).map((skill) => labels.skill(skill));
    return `To work as ${occupation}, the course teaches ${perCent(shareOf(best, teaches))} of what the person lacks: above all ${list(skills)}.`;
  },
};

/** Skills that a sentence names. */
const NAMED = 3;

function taughtFor({ gains }: LearningGoal, teaches: readonly SkillNo[]): number {
  let taught = 0;
  for (const skill of teaches) taught += gains.get(skill) ?? 0;
  return taught;
}

/** The value of gains that a course adds up to, against what earns the full value. */
export function learned(taught: number, measure: number): number {
  return Math.min(FULL, Math.trunc((taught / measure) * FULL));
}

/** The share of everything lacking that is taught, parts per million. */
function shareOf(goal: LearningGoal, teaches: readonly SkillNo[]): number {
  const lacking = [...goal.gains.values()].reduce((sum, gain) => sum + gain, 0);
  return Math.trunc((taughtFor(goal, teaches) / lacking) * FULL);
}

function heaviest({ gains }: LearningGoal, teaches: readonly SkillNo[]): SkillNo[] {
  const gain = (skill: SkillNo): number => gains.get(skill) ?? 0;
  return teaches.filter((skill) => gain(skill) > 0).sort((a, b) => gain(b) - gain(a) || a - b).slice(0, NAMED);
}
