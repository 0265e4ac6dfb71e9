import fc from 'fast-check';

import { arbitraryJobseeker, arbitrarySpace } from '../../../test/support/arbitrary-market.js';
import { held, jobseeker, opening, plainLabels } from '../../../test/support/market-facts.js';
import { contextOf } from '../../../test/support/matching.js';
import { skillSpace } from '../../../test/support/skill-space.js';
import { prepareJobseeker } from '../prepared-jobseeker.js';
import { prepareOpening } from '../prepared-opening.js';
import type { SignalName } from '../policy.js';
import type { HeldSkill, JobseekerFacts, OpeningFacts } from '../types.js';
import { signals } from './signals.js';

/** Ten skills of like weight make a baker (0); a cook (1) uses two of them; of a clerk (2) nothing is known. Skill 10 stands in for skill 0 by half. */
const space = skillSpace({
  rarity: Array.from({ length: 11 }, () => 1_000_000),
  occupationCount: 4,
  occupations: [[0, 3, 700_000]],
  uses: [...Array.from({ length: 10 }, (_, skill) => [skill, 0, 300_000] as const), [0, 1, 700_000], [1, 1, 700_000]],
  related: [[10, 0, 500_000]],
});

const BAKER = 0;
const COOK = 1;
const CLERK = 2;

const course = (teaches: readonly number[], over: Partial<OpeningFacts> = {}): OpeningFacts => opening({ kind: 'TRAINING', teaches, ...over });
const wants = (...wantedOccupations: readonly number[]): Partial<JobseekerFacts> => ({ wantedOccupations });

function asked<T>(signal: SignalName, person: Partial<JobseekerFacts>, post: OpeningFacts, of: 'value' | 'tell'): T {
  const context = contextOf(space);
  const [seeker, prepared] = [prepareJobseeker(jobseeker(person), context), prepareOpening(post, context)];
  return (of === 'value' ? signals[signal].value(seeker, prepared, context) : signals[signal].tell(seeker, prepared, context, plainLabels)) as T;
}
const learning = (person: Partial<JobseekerFacts>, teaches: readonly number[]) => asked<number | null>('LEARNING', person, course(teaches), 'value');
const told = (person: Partial<JobseekerFacts>, teaches: readonly number[]) => asked<string>('LEARNING', person, course(teaches), 'tell');

const holds = (skills: readonly number[], over: Partial<HeldSkill> = {}): Partial<JobseekerFacts> => ({ skills: skills.map((skill) => held({ skill, level: 2, ...over })) });

describe('what a course teaches of what a person lacks', () => {
  it('is full from two fifths of it, and in proportion below', () =>
    expect([learning(wants(BAKER), [0]), learning(wants(BAKER), [0, 1]), learning(wants(BAKER), [0, 1, 2, 3]), learning(wants(BAKER), [0, 1, 2, 3, 4])]).toEqual([
      250_000, 500_000, 1_000_000, 1_000_000,
    ]));
  it('counts for an occupation held as for one wanted', () => {
    const baker = { occupations: [{ occupation: BAKER, months: 12, lastYear: 2020 }] };
    expect(learning(baker, [0])).toBe(learning(wants(BAKER), [0]));
  });
  it('is nothing where the person can do it all, or has no use for it', () => {
    expect(learning({ ...wants(BAKER), ...holds([0, 1]) }, [0, 1])).toBe(0);
    expect(learning(wants(COOK), [5])).toBe(0);
  });
  it('is more for whoever lacks less beside it, down to a quarter of the occupation', () => {
    const lacks = (count: number) => ({ ...wants(BAKER), ...holds(Array.from({ length: 10 - count }, (_, i) => 9 - i)) });
    expect([learning(lacks(10), [0]), learning(lacks(5), [0]), learning(lacks(2), [0]), learning(lacks(1), [0])]).toEqual([250_000, 500_000, 1_000_000, 1_000_000]);
  });
  it('is less where the skill is held at the level of a beginner or a related one stands in', () => {
    const nothing = learning(wants(BAKER), [0, 1]) ?? 0;
    expect(learning({ ...wants(BAKER), ...holds([0], { level: 1 }) }, [0, 1])).toBeLessThan(nothing);
    expect(learning({ ...wants(BAKER), ...holds([10], { level: 4 }) }, [0, 1])).toBeLessThan(nothing);
  });
  it('is unknown without a wish or a history, without skills taught, and for an occupation of which no skills are known', () => {
    expect(learning({}, [0])).toBeNull();
    expect(learning(wants(BAKER), [])).toBeNull();
    expect(learning(wants(CLERK), [0])).toBeNull();
  });
  it('counts what is named twice once', () => expect(learning(wants(BAKER), [0, 0])).toBe(learning(wants(BAKER), [0])));
  it('is never less with another skill taught or another wish', () =>
    fc.assert(
      fc.property(arbitrarySpace(), arbitraryJobseeker(), fc.array(fc.nat(11)), fc.nat(11), fc.nat(5), (drawn, facts, teaches, more, wish) => {
        const context = contextOf(drawn);
        const value = (person: JobseekerFacts, taught: readonly number[]) =>
          signals.LEARNING.value(prepareJobseeker(person, context), prepareOpening(course(taught), context), context) ?? 0;
        const before = value(facts, teaches);
        expect(value(facts, [...teaches, more])).toBeGreaterThanOrEqual(before);
        expect(value({ ...facts, wantedOccupations: [...facts.wantedOccupations, wish] }, teaches)).toBeGreaterThanOrEqual(before);
      }),
    ));
});

describe('what a course teaches, in words', () => {
  it('names the occupation, the share and the weightiest skills', () =>
    expect(told({ ...wants(BAKER), ...holds([3]) }, [0, 1, 2, 3, 5])).toBe(
      'To work as occupation 0, the course teaches 44 % of what the person lacks: above all skill 0, skill 1 and skill 2.',
    ));
  it('says why nothing counts', () => {
    expect(told(wants(BAKER), [])).toBe('The course names no skill that it teaches.');
    expect(told({}, [0])).toBe('Neither wishes nor history say for which occupation the person would learn.');
    expect(told({ ...wants(BAKER), ...holds([0]) }, [0])).toBe('The course teaches nothing that the person lacks for an occupation wanted or held.');
  });
});

describe('a wish', () => {
  const wish = (over: Partial<OpeningFacts>) => asked<number | null>('WISH', wants(BAKER), opening(over), 'value');
  const words = (over: Partial<OpeningFacts>) => asked<string>('WISH', wants(BAKER), opening(over), 'tell');

  it('is for what a course leads to, the nearest, and for its own occupation only where it does not say', () => {
    expect(wish({ kind: 'TRAINING', occupation: BAKER, leadsTo: [COOK, 3] })).toBe(700_000);
    expect(wish({ kind: 'TRAINING', occupation: BAKER })).toBe(1_000_000);
    expect(wish({ kind: 'TRAINING' })).toBeNull();
    expect(words({ kind: 'TRAINING', leadsTo: [COOK, 3] })).toBe('The person wants to work as occupation 0, to which occupation 3, to which the course leads, is 70 % related.');
    expect(words({ kind: 'TRAINING', leadsTo: [BAKER] })).toBe('The person wants to work as occupation 0, to which the course leads.');
    expect(words({ kind: 'TRAINING' })).toBe('The course names no occupation that it leads to.');
  });
  it('is for the occupation of work, whatever it teaches and leads to', () => expect(wish({ occupation: 3, leadsTo: [BAKER], teaches: [0] })).toBe(700_000));
});
