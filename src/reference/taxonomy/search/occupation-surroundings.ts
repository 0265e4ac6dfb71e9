import type { Classification } from '../classification.js';
import type { Surroundings } from './background.js';

/** Where occupations stand: the ISCO-08 group of each, and how many narrower occupations it has. */
export function surroundingsIn({ groups, broader }: Classification): Surroundings {
  const ofCode = new Map(groups.flatMap((group) => (group.kind === 'OCCUPATION_GROUP' && group.code !== null ? [[group.code, group]] : [])));
  const narrower = new Map<string, number>();
  for (const { parent } of broader) narrower.set(parent, (narrower.get(parent) ?? 0) + 1);
  return {
    group: ({ iscoGroup }) => (iscoGroup === null ? null : (ofCode.get(iscoGroup) ?? null)),
    narrower: ({ uri }) => narrower.get(uri) ?? 0,
  };
}
