import fc from 'fast-check';

import { addDays } from '../kernel/day.js';
import { arbitraryWorld, type ArbitraryWorld } from '../../test/support/arbitrary-market.js';
import { held, jobseeker, need, opening, today } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import type { MatchContext } from './context.js';
import { match, scored, type Match } from './match.js';
import { policyInUse, signalsOf } from './policy.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { openingKinds, type JobseekerFacts, type OpeningFacts, type SkillLevel } from './types.js';

const scoredPair = (seeker: JobseekerFacts, post: OpeningFacts, context: MatchContext): Match =>
  scored(prepareJobseeker(seeker, context), prepareOpening(post, context), context);

const everyPair = (world: ArbitraryWorld, check: (seeker: JobseekerFacts, post: OpeningFacts, context: MatchContext) => void): void => {
  const context = contextOf(world.space, world.asOf);
  for (const seeker of world.market.jobseekers) for (const post of world.market.openings) check(seeker, post, context);
};

const skillsValue = (found: Match): number | null => found.parts.find((part) => part.signal === 'SKILLS')?.value ?? null;

describe('match', () => {
  const context = contextOf();

  it('gives a pair of which nothing is known the neutral score', () => {
    for (const kind of openingKinds) {
      const counting = signalsOf(kind);
      const neutral = counting.reduce((sum, name) => sum + (policyInUse.signals[name].weight * policyInUse.signals[name].neutral) / 1_000, 0);
      const found = scoredPair(jobseeker({ place: null }), opening({ kind, place: null }), context);
      expect(found.score).toBe(neutral);
      expect(found.parts.map((part) => part.value)).toEqual(counting.map(() => null));
    }
  });

  it('never trades a hard need against a score', () => {
    const skills = Array.from({ length: 9 }, (_, skill) => need({ skill }));
    const post = opening({ skills: [...skills, need({ skill: 9, hard: true })] });
    const nearlyPerfect = jobseeker({ skills: skills.map(({ skill }) => held({ skill, level: 4, evidence: 'CERTIFIED' })) });
    expect(match(prepareJobseeker(nearlyPerfect, context), prepareOpening(post, context), context)).toBeNull();
    const plain = jobseeker({ skills: [held({ skill: 9, level: 1 })] });
    expect(match(prepareJobseeker(plain, context), prepareOpening(post, context), context)).not.toBeNull();
  });

  it('falls when a certificate expires, and with nothing else changed', () => {
    const seeker = jobseeker({ skills: [held({ skill: 0, evidence: 'CERTIFIED', certifiedUntil: today })] });
    const post = opening({ skills: [need({ skill: 0 })] });
    const before = scoredPair(seeker, post, contextOf(undefined, today)).score;
    const after = scoredPair(seeker, post, contextOf(undefined, addDays(today, 1))).score;
    expect(after).toBeLessThan(before);
  });
});

describe('any pair', () => {
  it('has a score between 0 and 1,000,000 that is the sum of its parts', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) =>
        everyPair(world, (seeker, post, context) => {
          const { score, parts } = scoredPair(seeker, post, context);
          expect(parts.map((part) => part.signal)).toEqual(signalsOf(post.kind));
          const numbers = [score, ...parts.map((part) => part.value ?? 0), ...parts.map((part) => part.contribution)];
          expect(numbers.filter((number) => !Number.isInteger(number) || number < 0 || number > 1_000_000)).toEqual([]);
          expect(parts.reduce((sum, part) => sum + part.contribution, 0)).toBe(score);
          expect(Object.is(score, -0)).toBe(false);
        }),
      ),
    ));

  it('fits work no worse when the person knows a skill better, whether or not the post asks for it', () =>
    fc.assert(
      fc.property(arbitraryWorld(), fc.nat(), fc.constantFrom<SkillLevel>(1, 2, 3, 4), (world, at, level) =>
        everyPair(world, (seeker, post, context) => {
          const better = raised(seeker, at, level);
          const [before, after] = [scoredPair(seeker, post, context), scoredPair(better, post, context)];
          expect(skillsValue(after) ?? -1).toBeGreaterThanOrEqual(skillsValue(before) ?? -1);
          // A course is worth less to whoever knows already what it teaches.
          if (post.kind !== 'TRAINING') expect(after.score).toBeGreaterThanOrEqual(before.score);
          if (match(prepareJobseeker(seeker, context), prepareOpening(post, context), context) !== null) {
            expect(match(prepareJobseeker(better, context), prepareOpening(post, context), context)).not.toBeNull();
          }
        }),
      ),
    ));

  it('fits no better with an expired certificate than with one that holds, and just as with a test', () =>
    fc.assert(
      fc.property(arbitraryWorld(), (world) =>
        everyPair(world, (seeker, post, context) => {
          const certified = (days: number | null): JobseekerFacts => ({
            ...seeker,
            skills: seeker.skills.map((skill) => ({ ...skill, evidence: 'CERTIFIED', certifiedUntil: days === null ? null : addDays(world.asOf, days) })),
          });
          const tested: JobseekerFacts = { ...seeker, skills: seeker.skills.map((skill) => ({ ...skill, evidence: 'TESTED', certifiedUntil: null })) };
          expect(scoredPair(certified(-1), post, context)).toEqual(scoredPair(tested, post, context));
          expect(scoredPair(certified(0), post, context)).toEqual(scoredPair(certified(null), post, context));
          if (post.kind === 'TRAINING') return;
          expect(scoredPair(certified(0), post, context).score).toBeGreaterThanOrEqual(scoredPair(tested, post, context).score);
        }),
      ),
    ));

  it('is judged on nothing but the facts of its type: a kind or a protected trait that slips in changes nothing', () =>
    fc.assert(
      fc.property(arbitraryWorld(), fc.constantFrom('RETURNEE', 'DISPLACED', 'COMMUNITY_MEMBER'), fc.string(), (world, kind, trait) =>
        everyPair(world, (seeker, post, context) => {
          const marked = { ...seeker, kind, sex: trait, nationality: trait, religion: trait, category: trait };
          expect(scoredPair(marked, post, context)).toEqual(scoredPair(seeker, post, context));
        }),
      ),
    ));
});

/** The person with one of the skills at least at a level. */
function raised(seeker: JobseekerFacts, at: number, level: SkillLevel): JobseekerFacts {
  const index = seeker.skills.length === 0 ? -1 : at % seeker.skills.length;
  return { ...seeker, skills: seeker.skills.map((skill, i) => (i === index && skill.level < level ? { ...skill, level } : skill)) };
}
