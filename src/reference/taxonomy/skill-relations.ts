import type { SkillNo } from '../../matching/index.js';
import type { Classification, Concept } from './classification.js';

/** Why two skills are related, as the classification has it: what relatedness is worked out from, for people to check. */
export interface SkillRelation {
  /** The classification itself says that one needs, or can use, the other. */
  readonly stated: boolean;
  /** How the first stands to the second in the hierarchy; null where neither is above the other. */
  readonly hierarchy: 'BROADER' | 'NARROWER' | null;
  /** The narrowest branch that holds both and is narrow enough to say something; null where there is none or one is above the other. */
  readonly branch: Concept | null;
  /** Occupations that use both. */
  readonly sharedOccupations: number;
}

/** Branches with more than this share of all skills relate nothing, as in the skill space. */
const WIDEST_BRANCH = 0.1;

const known = new WeakMap<Classification, SkillRelations>();

/** The relations of a classification; worked out at first use and kept as long as it is. */
export function skillRelationsOf(classification: Classification): SkillRelations {
  const made = known.get(classification) ?? new SkillRelations(classification);
  known.set(classification, made);
  return made;
}

export class SkillRelations {
  private readonly parents = new Map<string, string[]>();
  /** How many skills each concept has below it, itself included. */
  private readonly sizes = new Map<string, number>();
  private readonly concepts: ReadonlyMap<string, Concept>;
  private readonly users: readonly ReadonlySet<number>[];
  private readonly stated = new Set<string>();

  constructor(private readonly classification: Classification) {
    const { skills, groups, broader, occupationSkills, skillUses } = classification;
    this.concepts = new Map([...skills, ...groups].map((concept) => [concept.uri, concept]));
    for (const { child, parent } of broader) {
      const parents = this.parents.get(child);
      if (parents === undefined) this.parents.set(child, [parent]);
      else parents.push(parent);
    }
    for (const skill of skills) for (const uri of this.above(skill.uri)) this.sizes.set(uri, (this.sizes.get(uri) ?? 0) + 1);
    const users = skills.map(() => new Set<number>());
    for (const { occupation, skill } of occupationSkills) users[skill]?.add(occupation);
    this.users = users;
    for (const { from, to } of skillUses) this.stated.add(`${from} ${to}`);
  }

  between(one: SkillNo, other: SkillNo): SkillRelation {
    const [a, b] = [this.uriOf(one), this.uriOf(other)];
    const [aboveOne, aboveOther] = [this.above(a), this.above(b)];
    const hierarchy = aboveOther.has(a) ? 'BROADER' : aboveOne.has(b) ? 'NARROWER' : null;
    return {
      stated: this.stated.has(`${one} ${other}`) || this.stated.has(`${other} ${one}`),
      hierarchy,
      branch: hierarchy === null ? this.narrowest([...aboveOne].filter((uri) => aboveOther.has(uri))) : null,
      sharedOccupations: [...(this.users[one] ?? [])].filter((user) => this.users[other]?.has(user) === true).length,
    };
  }

  private narrowest(common: readonly string[]): Concept | null {
    const sizeOf = (uri: string): number => this.sizes.get(uri) ?? 0;
    const widest = Math.max(2, this.classification.skills.length * WIDEST_BRANCH);
    const [uri] = common.filter((each) => sizeOf(each) <= widest).sort((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1));
    return uri === undefined ? null : (this.concepts.get(uri) ?? null);
  }

  /** The concept and all above it; a ring in the data ends where it began. */
  private above(uri: string): ReadonlySet<string> {
    const reached = new Set([uri]);
    for (const at of reached) for (const parent of this.parents.get(at) ?? []) reached.add(parent);
    return reached;
  }

  private uriOf(skill: SkillNo): string {
    return this.classification.skills[skill]?.uri ?? '';
  }
}
