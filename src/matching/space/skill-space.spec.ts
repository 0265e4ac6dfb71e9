import fc from 'fast-check';
import { buildSkillSpace, freezeSpace, SPACE_REVISION, spaceOf } from './skill-space.js';
import type { SpaceSource } from './space-source.js';

/** Skills 0 and 1 in one branch, 2 beside them, 3 in another, 4 used by nobody; 5 to 7 are the branches, 7 above all. */
const small: SpaceSource = {
  skillCount: 5,
  occupationCount: 4,
  occupationSkills: [
    { occupation: 0, skill: 0, essential: true },
    { occupation: 0, skill: 1, essential: true },
    { occupation: 1, skill: 0, essential: true },
    { occupation: 1, skill: 1, essential: false },
    { occupation: 1, skill: 2, essential: true },
    { occupation: 2, skill: 3, essential: true },
    { occupation: 3, skill: 3, essential: true },
    { occupation: 3, skill: 1, essential: true },
  ],
  skillUses: [{ from: 2, to: 3, essential: true }],
  skillNodes: [[0, 5, 7], [1, 5, 7], [2, 7], [3, 6, 7], [4, 6, 7]],
  nodeCount: 8,
  iscoGroups: ['7512', '7512', '4110', null],
  occupationWords: [[{ word: 0, count: 3 }], [{ word: 0, count: 1 }, { word: 1, count: 1 }], [{ word: 2, count: 1 }], []],
  wordCount: 3,
};

describe('a skill space', () => {
  const space = buildSkillSpace(small);

  it('calls a skill rare as few occupations use it', () => {
    expect([0, 1, 2, 3, 4].map((skill) => space.rarity(skill))).toEqual([317_394, 138_647, 569_323, 317_394, 1_000_000]);
  });

  it('lets skills of one branch, used together, stand in for each other, the skill itself not listed', () => {
    const of = (skill: number) => space.relatedSkills(skill).map(({ no }) => no);
    expect(of(0)).toContain(1);
    expect(of(1)).toContain(0);
    expect(of(0)).not.toContain(3);
    for (const skill of [0, 1, 2, 3, 4]) expect(of(skill)).not.toContain(skill);
  });

  it('relates occupations of one trade more than others, and an occupation to itself in full', () => {
    expect(space.occupationRelatedness(0, 0)).toBe(1_000_000);
    expect(space.occupationRelatedness(0, 1)).toBeGreaterThan(space.occupationRelatedness(0, 3));
    expect(space.occupationRelatedness(2, 3)).toBeGreaterThan(space.occupationRelatedness(2, 0));
    expect(space.relatedOccupations(0, 1).map(({ no }) => no)).toEqual([1]);
    expect(space.relatedOccupations(0, 9).every(({ no, degree }) => no !== 0 && degree > 0)).toBe(true);
  });

  it('weighs the skills of an occupation so that many of them gain it nothing', () => {
    for (let occupation = 0; occupation < 4; occupation++) {
      const weights = [0, 1, 2, 3, 4].flatMap((skill) => space.occupationsUsing(skill).filter(({ no }) => no === occupation));
      const squares = weights.reduce((sum, { degree }) => sum + (degree / 1_000_000) ** 2, 0);
      expect(squares).toBeCloseTo(1, 4);
    }
  });

  it('has these very numbers in this revision: whoever changes them counts SPACE_REVISION up, so that frozen spaces are made anew', () => {
    const frozen = freezeSpace(small);
    expect([SPACE_REVISION, ...frozen.relatedness]).toEqual(RELATEDNESS);
    expect([...frozen.related.numbers]).toEqual([1, 0]);
    expect([...frozen.related.degrees]).toEqual(DEGREES);
    expect([...frozen.using.degrees]).toEqual(USING);
  });

  it('is the same when it was put away and taken out again', () => {
    expect(laidOpen(small, structuredClone(freezeSpace(small)))).toEqual(laidOpen(small));
  });

  it('is empty for nothing', () => {
    const nothing = buildSkillSpace({
      ...small, skillCount: 0, occupationCount: 0, occupationSkills: [], skillUses: [], skillNodes: [], nodeCount: 0, iscoGroups: [], occupationWords: [], wordCount: 0,
    });
    expect(nothing.relatedOccupations(0, 5)).toEqual([]);
  });
});

const source: fc.Arbitrary<SpaceSource> = fc
  .record({ skillCount: fc.integer({ min: 1, max: 8 }), occupationCount: fc.integer({ min: 1, max: 6 }), wordCount: fc.integer({ min: 1, max: 5 }) })
  .chain((counts) => {
    const skill = fc.nat({ max: counts.skillCount - 1 });
    const nodeCount = counts.skillCount + 3;
    const each = <T>(length: number, entry: fc.Arbitrary<T>) => fc.array(entry, { minLength: length, maxLength: length });
    return fc.record({
      skillCount: fc.constant(counts.skillCount),
      occupationCount: fc.constant(counts.occupationCount),
      wordCount: fc.constant(counts.wordCount),
      nodeCount: fc.constant(nodeCount),
      occupationSkills: fc.uniqueArray(
        fc.record({ occupation: fc.nat({ max: counts.occupationCount - 1 }), skill, essential: fc.boolean() }),
        { selector: ({ occupation, skill: no }) => `${occupation} ${no}` },
      ),
      skillUses: fc.array(fc.record({ from: skill, to: skill, essential: fc.boolean() })),
      skillNodes: each(counts.skillCount, fc.array(fc.nat({ max: nodeCount - 1 }))).map((all) => all.map((nodes, no) => [...nodes, no])),
      iscoGroups: each(counts.occupationCount, fc.constantFrom('7512', '7513', '4110', '4', null)),
      occupationWords: each(
        counts.occupationCount,
        fc.uniqueArray(fc.record({ word: fc.nat({ max: counts.wordCount - 1 }), count: fc.integer({ min: 1, max: 9 }) }), { selector: ({ word }) => word }),
      ),
    });
  });

const RELATEDNESS = [2, 0, 41_357, 0, 0, 41_357, 0, 0, 0, 0, 0, 0, 11_692, 0, 0, 11_692, 0];
const DEGREES = [462_327, 462_327];
const USING = [916_383, 484_205, 400_303, 105_757, 400_303, 868_540, 1_000_000, 916_383];

describe('any skill space', () => {
  it('has whole degrees in their bounds, the same both ways for occupations', () => {
    fc.assert(
      fc.property(source, (drawn) => {
        const space = buildSkillSpace(drawn);
        for (let a = 0; a < drawn.occupationCount; a++) {
          for (let b = 0; b < drawn.occupationCount; b++) {
            const degree = space.occupationRelatedness(a, b);
            expect(Number.isInteger(degree) && degree >= 0 && degree <= 1_000_000).toBe(true);
            expect(space.occupationRelatedness(b, a)).toBe(degree);
          }
        }
        for (let skill = 0; skill < drawn.skillCount; skill++) {
          const rarity = space.rarity(skill);
          expect(Number.isInteger(rarity) && rarity >= 0 && rarity <= 1_000_000).toBe(true);
          const related = space.relatedSkills(skill);
          expect(related.every(({ no, degree }) => no !== skill && Number.isInteger(degree) && degree > 0 && degree < 1_000_000)).toBe(true);
          expect(new Set(related.map(({ no }) => no)).size).toBe(related.length);
        }
      }),
    );
  });

  it('does not depend on the order of what it is built from', () => {
    fc.assert(
      fc.property(source, (drawn) => {
        const turned: SpaceSource = {
          ...drawn,
          occupationSkills: [...drawn.occupationSkills].reverse(),
          skillUses: [...drawn.skillUses].reverse(),
          skillNodes: drawn.skillNodes.map((nodes) => [...nodes].reverse()),
          occupationWords: drawn.occupationWords.map((words) => [...words].reverse()),
        };
        expect(laidOpen(turned)).toEqual(laidOpen(drawn));
      }),
    );
  });
});

function laidOpen(drawn: SpaceSource, frozen = freezeSpace(drawn)): unknown {
  const space = spaceOf(frozen);
  const skills = Array.from({ length: drawn.skillCount }, (_, no) => no);
  const occupations = Array.from({ length: drawn.occupationCount }, (_, no) => no);
  return {
    rarity: skills.map((no) => space.rarity(no)),
    related: skills.map((no) => space.relatedSkills(no)),
    using: skills.map((no) => space.occupationsUsing(no)),
    occupations: occupations.map((a) => occupations.map((b) => space.occupationRelatedness(a, b))),
  };
}
