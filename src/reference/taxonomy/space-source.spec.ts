import type { Classification, Concept, ConceptKind } from './classification.js';
import { spaceSourceOf } from './space-source.js';

function concept(kind: ConceptKind, uri: string, preferred: string, more: Partial<Concept> & { readonly alternatives?: readonly string[] } = {}): Concept {
  const { alternatives = [], ...rest } = more;
  return {
    uri, kind, code: null, iscoGroup: null, skillType: null, reuseLevel: null, names: { en: { preferred, alternatives, hidden: [] } }, descriptions: {}, ...rest,
  };
}

const small: Classification = {
  name: 'small',
  version: '1',
  languages: ['en', 'fr'],
  occupations: [concept('OCCUPATION', 'urn:o', 'baker', { iscoGroup: '7512', alternatives: ['bread maker'], descriptions: { en: 'Bakers bake.', fr: 'Pain.' } })],
  skills: [concept('SKILL', 'urn:s1', 'bake bread', { alternatives: ['bread'] }), concept('SKILL', 'urn:s2', 'sell')],
  groups: [concept('OCCUPATION_GROUP', 'urn:g', 'Food trades', { code: '7512' }), concept('SKILL_GROUP', 'urn:sg', 'baking'), concept('SKILL_GROUP', 'urn:top', 'all')],
  occupationSkills: [
    { occupation: 0, skill: 0, essential: true },
    { occupation: 0, skill: 1, essential: false },
  ],
  skillUses: [],
  broader: [
    { child: 'urn:s1', parent: 'urn:sg' },
    { child: 'urn:sg', parent: 'urn:top' },
    { child: 'urn:top', parent: 'urn:sg' },
    { child: 'urn:s1', parent: 'urn:unknown' },
  ],
};

describe('what relatedness is worked out from', () => {
  const source = spaceSourceOf(small);

  it('names for each skill all that stands above it; a ring ends', () => {
    expect(source.skillNodes).toEqual([[0, 3, 4], [1]]);
    expect(source.nodeCount).toBe(5);
  });

  // These weights enter what is frozen: whoever changes them counts SPACE_REVISION up.
  it('weighs the words of the first language by where they stand', () => {
    const counts = source.occupationWords[0]!.map(({ count }) => Math.round(count * 10) / 10).sort((a, b) => b - a);
    // food and trade 4.5 each (group); baker 3 + 1 (own name, description); bake 1 (description); bread and maker 0.5 each (alternative)
    expect(counts).toEqual([4.5, 4.5, 4, 1, 0.5, 0.5]);
    expect(source.wordCount).toBe(6);
    expect(source.iscoGroups).toEqual(['7512']);
  });
});
