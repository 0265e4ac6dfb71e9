import { evidenceOn } from './evidence.js';
import type { MatchContext } from './context.js';
import type { AskedLevel, Policy } from './policy.js';
import type { Evidence, HeldSkill, SkillLevel, SkillNo } from './types.js';

/** Levels that can be asked: none, 1, 2, 3, 4. */
const ASKS = 5;

/** What a person's skills are worth against any need, held skills and those they stand in for alike. */
export interface Abilities {
  /** Thousandths, 0 to 1,000, to which the best of the person's skills covers a need of this skill at this level. */
  credit(needed: SkillNo, asked: AskedLevel): number;
}

/** The worth of one held skill for one need, thousandths; `degree` is 1,000,000 for the very skill. One rounding, at the end. */
export function creditOf(policy: Policy, degree: number, level: SkillLevel, evidence: Evidence, asked: AskedLevel): number {
  const worth = policy.skills.levels[asked ?? 0]?.[level - 1] ?? 0;
  return Math.trunc((degree * worth * policy.skills.evidence[evidence]) / 1_000_000_000);
}

/** Spreads held skills over all they stand in for. Of several that cover one need the best counts, so their order cannot matter. */
export function abilitiesOf(skills: readonly HeldSkill[], context: MatchContext): Abilities {
  const rows = new Map<SkillNo, number>();
  const credits: number[] = [];
  const raise = (needed: SkillNo, degree: number, held: HeldSkill, evidence: Evidence): void => {
    let row = rows.get(needed);
    if (row === undefined) {
      row = credits.length;
      rows.set(needed, row);
      credits.push(0, 0, 0, 0, 0);
    }
    for (let asked = 0; asked < ASKS; asked++) {
      const credit = creditOf(context.policy, degree, held.level, evidence, asked === 0 ? null : (asked as SkillLevel));
      if (credit > (credits[row + asked] ?? 0)) credits[row + asked] = credit;
    }
  };
  for (const held of skills) {
    const evidence = evidenceOn(held, context.asOf);
    raise(held.skill, 1_000_000, held, evidence);
    for (const { no, degree } of context.standsFor[held.skill] ?? []) raise(no, degree, held, evidence);
  }
  const packed = Uint16Array.from(credits);
  return {
    credit(needed, asked) {
      const row = rows.get(needed);
      return row === undefined ? 0 : (packed[row + (asked ?? 0)] ?? 0);
    },
  };
}
