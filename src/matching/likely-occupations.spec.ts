import fc from 'fast-check';

import { arbitraryJobseeker, arbitrarySpace } from '../../test/support/arbitrary-market.js';
import { held } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { skillSpace } from '../../test/support/skill-space.js';
import { inferredOccupations } from './likely-occupations.js';

/** Skills 0 to 5 are a cook's, of which a head cook uses all but one; 6 to 8 a tailor's; 9 is everybody's. */
const COOK = 0;
const HEAD_COOK = 1;
const TAILOR = 2;
const PORTER = 3;
const trades = skillSpace({
  rarity: [...Array.from({ length: 9 }, () => 900_000), 50_000],
  occupationCount: 4,
  uses: [
    ...[0, 1, 2, 3, 4, 5].map((skill) => [skill, COOK, 400_000] as const),
    ...[0, 1, 2, 3, 4].map((skill) => [skill, HEAD_COOK, 380_000] as const),
    ...[6, 7, 8].map((skill) => [skill, TAILOR, 550_000] as const),
    ...[COOK, HEAD_COOK, TAILOR].map((occupation) => [9, occupation, 20_000] as const),
    [9, PORTER, 1_000_000],
  ],
});
const inferred = (...skills: number[]) => inferredOccupations(skills.map((skill) => held({ skill })), contextOf(trades));
const named = (...skills: number[]) => inferred(...skills).map(({ occupation }) => occupation);

describe('occupations inferred from skills', () => {
  it('name the one trade that explains them all, and not its neighbours', () => expect(named(0, 1, 2, 3, 4, 5)).toEqual([COOK]));
  it('name both trades of a person who has learnt two, though the neighbours of the larger are more like the whole profile', () => {
    const [first, second] = inferred(0, 1, 2, 3, 4, 5, 6, 7);
    expect(first).toEqual({ occupation: COOK, share: 900_000 });
    expect(second!.occupation).toBe(TAILOR);
    expect(second!.share).toBeGreaterThan(90_000);
    expect(second!.share).toBeLessThan(450_000);
  });
  it('give two trades of which as much is known the same share', () =>
    expect(inferredOccupations([held({ skill: 0 }), held({ skill: 1 })], contextOf(twins))).toEqual([
      { occupation: 0, share: 900_000 },
      { occupation: 1, share: 900_000 },
    ]));
  it('go by rare skills rather than by one that everybody has', () => expect(named(6, 9)[0]).toBe(TAILOR));
  it('are none without skills, or with skills that no occupation uses', () => {
    expect(inferred()).toEqual([]);
    expect(inferredOccupations([held({ skill: 0 })], contextOf(skillSpace({ rarity: [1], occupationCount: 3 })))).toEqual([]);
  });
});

const twins = skillSpace({ rarity: [1_000_000, 1_000_000], occupationCount: 2, uses: [[0, 0, 700_000], [1, 1, 700_000]] });

describe('for any skills, occupations inferred', () => {
  it('are few and different, the likeliest first at the whole share, and move neither with levels nor with the order of skills', () => {
    fc.assert(
      fc.property(arbitrarySpace(), arbitraryJobseeker(), (space, { skills }) => {
        const context = contextOf(space);
        const found = inferredOccupations(skills, context);
        expect(found.length).toBeLessThanOrEqual(context.policy.occupation.inferred);
        expect(new Set(found.map(({ occupation }) => occupation)).size).toBe(found.length);
        expect(found.every(({ share }) => Number.isInteger(share) && share > 0 && share <= 900_000)).toBe(true);
        if (found.length > 0) expect(found[0]!.share).toBe(900_000);
        expect(found.map(({ share }) => share)).toEqual(found.map(({ share }) => share).sort((a, b) => b - a));
        const turned = [...skills].reverse().map((skill) => ({ ...skill, level: 1 as const }));
        expect(inferredOccupations(turned, context)).toEqual(found);
      }),
    );
  });
});
