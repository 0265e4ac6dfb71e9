import type { Related, SkillNo } from '../types.js';
import { rarityOf } from './rarity.js';
import { WHOLE, type SpaceSource } from './space-source.js';

/** Shares of the hierarchy, of shared occupations, and what a stated relation between the two skills adds. */
const HIERARCHY_SHARE = 0.5;
const SHARED_SHARE = 0.5;
const ESSENTIAL_USE = 0.15;
const OPTIONAL_USE = 0.1;
/** Skills less alike than this do not stand in for each other; nothing but the skill itself is more alike than the second. */
const LEAST = 0.35;
const MOST = 0.95;
const LONGEST_LIST = 20;
/** Branches of the hierarchy with more than this share of all skills say nothing; they also keep the work small. */
const WIDEST_BRANCH = 0.1;

/**
 * For each skill those that stand in for it, nearest first, at most 20: alike as the narrowest branch of the hierarchy that holds
 * both is narrow, as the occupations that use them are the same, and as the classification itself relates them. The degree is the square
 * of how alike they are: a skill half like another does not do half its work.
 */
export function relatedSkills(source: SpaceSource): readonly (readonly Related[])[] {
  const branches = branchesOf(source);
  const sharing = sharingOf(source);
  const stated = statedUses(source);
  const degrees = new Float64Array(source.skillCount);
  const related: (readonly Related[])[] = [];
  for (let skill: SkillNo = 0; skill < source.skillCount; skill++) {
    const touched: SkillNo[] = [];
    const raise = (other: SkillNo, by: number): void => {
      if (by <= 0) return;
      if (degrees[other] === 0) touched.push(other);
      degrees[other] = (degrees[other] ?? 0) + by;
    };
    branches.forEachNear(skill, (other, narrowness) => raise(other, HIERARCHY_SHARE * narrowness));
    sharing.forEachSharing(skill, (other, cosine) => raise(other, SHARED_SHARE * cosine));
    for (const [other, by] of stated[skill] ?? []) raise(other, by);
    const near = touched
      .filter((other) => other !== skill && (degrees[other] ?? 0) >= LEAST)
      .map((no) => ({ no, degree: Math.round(WHOLE * Math.min(MOST, degrees[no] ?? 0) ** 2) }))
      .sort((a, b) => b.degree - a.degree || a.no - b.no);
    related.push(near.slice(0, LONGEST_LIST));
    for (const other of touched) degrees[other] = 0;
  }
  return related;
}

/** Calls back every other skill once, with how narrow the narrowest common branch is: 1 for a branch of one, 0 for the whole. */
function branchesOf({ skillNodes, nodeCount, skillCount }: SpaceSource): {
  forEachNear(skill: SkillNo, tell: (other: SkillNo, narrowness: number) => void): void;
} {
  const below: SkillNo[][] = Array.from({ length: nodeCount }, () => []);
  skillNodes.forEach((nodes, skill) => {
    for (const node of new Set(nodes)) below[node]?.push(skill);
  });
  const narrowness = below.map((skills) => (skills.length <= 1 ? 1 : 1 - Math.log(skills.length) / Math.log(skillCount)));
  const widest = Math.max(2, skillCount * WIDEST_BRANCH);
  const seenBy = new Int32Array(skillCount).fill(-1);
  return {
    forEachNear(skill, tell) {
      seenBy[skill] = skill;
      const nodes = [...new Set(skillNodes[skill] ?? [])].filter((node) => (below[node]?.length ?? 0) <= widest);
      nodes.sort((a, b) => (narrowness[b] ?? 0) - (narrowness[a] ?? 0) || a - b);
      for (const node of nodes) {
        for (const other of below[node] ?? []) {
          if (seenBy[other] === skill) continue;
          seenBy[other] = skill;
          tell(other, narrowness[node] ?? 0);
        }
      }
    },
  };
}

/** Calls back every other skill that an occupation uses too, with the cosine of their occupations; long lists of skills count less. */
function sharingOf({ occupationSkills, occupationCount, skillCount }: SpaceSource): {
  forEachSharing(skill: SkillNo, tell: (other: SkillNo, cosine: number) => void): void;
} {
  const skillsOf: SkillNo[][] = Array.from({ length: occupationCount }, () => []);
  const usersOf: number[][] = Array.from({ length: skillCount }, () => []);
  for (const { occupation, skill } of occupationSkills) {
    skillsOf[occupation]?.push(skill);
    usersOf[skill]?.push(occupation);
  }
  const lengths = usersOf.map((users) => Math.sqrt(users.reduce((sum, user) => sum + 1 / (skillsOf[user]?.length ?? 1), 0)));
  const common = new Float64Array(skillCount);
  return {
    forEachSharing(skill, tell) {
      const users = usersOf[skill] ?? [];
      // A skill of every second occupation is shared with everything and so says nothing; walking it would cost the most.
      if (rarityOf(users.length, occupationCount) < 0.1) return;
      const touched: SkillNo[] = [];
      for (const user of users) {
        const others = skillsOf[user] ?? [];
        for (const other of others) {
          if (common[other] === 0) touched.push(other);
          common[other] = (common[other] ?? 0) + 1 / others.length;
        }
      }
      for (const other of touched) {
        if (other !== skill) tell(other, (common[other] ?? 0) / ((lengths[skill] ?? 1) * (lengths[other] ?? 1)));
        common[other] = 0;
      }
    },
  };
}

/** Both ways: somebody who masters the one has met the other. */
function statedUses({ skillUses, skillCount }: SpaceSource): readonly ReadonlyMap<SkillNo, number>[] {
  const stated: Map<SkillNo, number>[] = Array.from({ length: skillCount }, () => new Map());
  for (const { from, to, essential } of skillUses) {
    const by = essential ? ESSENTIAL_USE : OPTIONAL_USE;
    for (const [a, b] of [[from, to], [to, from]] as const) stated[a]?.set(b, Math.max(by, stated[a]?.get(b) ?? 0));
  }
  return stated;
}
