import type { Concept } from './classification.js';
import { needsFromOccupation } from './needs-from-occupation.js';
import { Taxonomy } from './taxonomy.js';

const concept = (kind: Concept['kind'], name: string): Concept => ({
  uri: `urn:${name}`, kind, code: null, iscoGroup: null, skillType: null, reuseLevel: null, names: { en: { preferred: name, alternatives: [], hidden: [] } }, descriptions: {},
});

/** Skills a to d; the cook needs a and b and can use c and d; a and c are used by the waiter too. */
const taxonomy = new Taxonomy({
  name: 'small',
  version: '1',
  languages: ['en'],
  occupations: ['cook', 'waiter'].map((name) => concept('OCCUPATION', name)),
  skills: ['a', 'b', 'c', 'd'].map((name) => concept('SKILL', name)),
  groups: [],
  occupationSkills: [
    { occupation: 0, skill: 0, essential: true },
    { occupation: 0, skill: 1, essential: true },
    { occupation: 0, skill: 2, essential: false },
    { occupation: 0, skill: 3, essential: false },
    { occupation: 1, skill: 0, essential: true },
    { occupation: 1, skill: 2, essential: true },
  ],
  skillUses: [],
  broader: [],
});

describe('the needs of a post of which only the occupation is known', () => {
  it('are its skills, essential before optional, rare before common, none hard', () => {
    const needs = needsFromOccupation(taxonomy, 0, 10);
    expect(needs.map(({ uri, essential }) => [uri, essential])).toEqual([
      ['urn:b', true],
      ['urn:a', true],
      ['urn:d', false],
      ['urn:c', false],
    ]);
    expect(needs.every(({ minLevel, hard }) => minLevel === null && !hard)).toBe(true);
  });

  it('are cut where an opening would hold no more', () => {
    expect(needsFromOccupation(taxonomy, 0, 3).map(({ uri }) => uri)).toEqual(['urn:b', 'urn:a', 'urn:d']);
  });
});
