import { reason, type Reason } from '../reasons.js';
import { levelWords, list } from '../words.js';
import type { Change, Requirement } from './requirement.js';

/** `asked` is 0 where any level will do, `held` is 0 where the person does not have the skill. */
type MissingSkill = { readonly skill: number; readonly asked: number; readonly held: number };
type Failure = Reason<'SKILLS_MISSING', { missing: readonly MissingSkill[] }>;

/**
 * The person has every skill the post insists on, at the level asked (F02). Only the very skill counts: a related one helps the score, not here.
 * Unknown fails: a skill that is not in the profile is not there.
 */
export const hardSkills: Requirement<Failure> = {
  name: 'HARD_SKILLS',
  rules: ['F02'],
  met: 'The person has the skills the post insists on.',
  check({ levels }, { hardSkills: asked }) {
    let missing: MissingSkill[] | null = null;
    for (const { skill, level } of asked) {
      const held = levels.get(skill) ?? 0;
      if (held === 0 || held < level) (missing ??= []).push({ skill, asked: level, held });
    }
    return missing === null ? null : reason('SKILLS_MISSING', { missing }, missing.length);
  },
  columns: { table: 'SKILLS' },
  tell({ facts }, labels) {
    const named = facts.missing.map(({ skill, asked }) => labels.skill(skill) + wanted(asked));
    return {
      sentence: `The post insists on ${list(named)}.`,
      changes: facts.missing.map((missing) => change(missing, labels.skill(missing.skill))),
    };
  },
};

function change(missing: MissingSkill, label: string): Change {
  if (missing.held === 0) {
    const sentence = `The person learns ${label}${wanted(missing.asked)}, or it is recorded.`;
    return { by: 'JOBSEEKER', action: 'GAIN_SKILL', facts: missing, sentence };
  }
  const sentence = `The person reaches ${levelWords(missing.asked)} in ${label}, from ${levelWords(missing.held)}.`;
  return { by: 'JOBSEEKER', action: 'RAISE_SKILL', facts: missing, sentence };
}

function wanted(asked: number): string {
  return asked === 0 ? '' : ` (${levelWords(asked)})`;
}
