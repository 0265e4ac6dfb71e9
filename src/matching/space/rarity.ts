import { WHOLE, type SpaceSource } from './space-source.js';

/**
 * How much it tells that somebody is described by one of many things, 0 to 1: inverse frequency on a logarithmic scale.
 * Something that nobody has is as rare as can be.
 */
export function rarityOf(described: number, all: number): number {
  return all === 0 ? 1 : Math.log((1 + all) / (1 + described)) / Math.log(1 + all);
}

/** Rarity of each skill among the occupations, whole parts per million. */
export function skillRarities({ skillCount, occupationCount, occupationSkills }: SpaceSource): Int32Array {
  const users = new Int32Array(skillCount);
  for (const { skill } of occupationSkills) users[skill] = (users[skill] ?? 0) + 1;
  return users.map((count) => Math.round(WHOLE * rarityOf(count, occupationCount)));
}
