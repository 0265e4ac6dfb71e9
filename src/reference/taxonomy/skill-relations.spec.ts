import type { Classification, Concept } from './classification.js';
import { skillRelationsOf } from './skill-relations.js';

const concept = (kind: Concept['kind'], name: string): Concept => ({
  uri: `urn:${name}`, kind, code: null, iscoGroup: null, skillType: null, reuseLevel: null, names: { en: { preferred: name, alternatives: [], hidden: [] } }, descriptions: {},
});
const fillers = Array.from({ length: 30 }, (_, n) => concept('SKILL', `filler ${n}`));

/** 0 bread and 1 cakes are both baking (2), which is food; 3 welding stands alone in trades; food and trades are work. */
const classification: Classification = {
  name: 'small',
  version: '1',
  languages: ['en'],
  occupations: [0, 1, 2].map((n) => concept('OCCUPATION', `occupation ${n}`)),
  skills: [...['bread', 'cakes', 'baking', 'welding', 'soup'].map((name) => concept('SKILL', name)), ...fillers],
  groups: ['food', 'trades', 'work'].map((name) => concept('SKILL_GROUP', name)),
  occupationSkills: [
    { occupation: 0, skill: 0, essential: true },
    { occupation: 0, skill: 1, essential: false },
    { occupation: 1, skill: 0, essential: true },
    { occupation: 1, skill: 1, essential: true },
    { occupation: 2, skill: 0, essential: true },
    { occupation: 2, skill: 3, essential: true },
  ],
  skillUses: [{ from: 4, to: 3, essential: false }],
  broader: [
    ['bread', 'baking'], ['cakes', 'baking'], ['baking', 'food'], ['soup', 'food'], ['welding', 'trades'], ['food', 'work'], ['trades', 'work'],
    ...fillers.map((_, n) => [`filler ${n}`, 'work'] as const),
  ].map(([child, parent]) => ({ child: `urn:${child!}`, parent: `urn:${parent!}` })),
};
const relations = skillRelationsOf(classification);

describe('why two skills are related', () => {
  it('the narrowest branch that holds both, and the occupations that use both', () =>
    expect(relations.between(0, 1)).toMatchObject({ hierarchy: null, branch: { uri: 'urn:baking' }, sharedOccupations: 2, stated: false }));
  it('one is above the other', () => {
    expect(relations.between(2, 0)).toMatchObject({ hierarchy: 'BROADER', branch: null });
    expect(relations.between(0, 2)).toMatchObject({ hierarchy: 'NARROWER', branch: null });
  });
  it('the classification says so, whichever way', () => {
    expect(relations.between(3, 4).stated).toBe(true);
    expect(relations.between(4, 3).stated).toBe(true);
  });
  it('a branch that holds too much says nothing', () => expect(relations.between(0, 3)).toMatchObject({ branch: null, sharedOccupations: 1 }));
  it('is worked out once', () => expect(skillRelationsOf(classification)).toBe(relations));
});
