import fc from 'fast-check';

import type { JobseekerId, OpeningId } from '../kernel/ids.js';
import { arbitraryWorld } from '../../test/support/arbitrary-market.js';
import { addis, held, jobseeker, need, north, opening, testId } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { match } from './match.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { withChange } from './profile-change.js';
import { raisedTo } from './raised-skill.js';
import { trainingGaps, trainingGapsStepwise, type TrainingGap } from './training-gaps.js';
import type { JobseekerFacts, OpeningFacts, SkillLevel } from './types.js';

const person = (n: number, over: Partial<JobseekerFacts> = {}): JobseekerFacts => jobseeker({ id: testId<JobseekerId>(n), ...over });
const post = (n: number, over: Partial<OpeningFacts> = {}): OpeningFacts => opening({ id: testId<OpeningId>(100 + n), ...over });

function gaps(people: readonly JobseekerFacts[], posts: readonly OpeningFacts[], most?: number): readonly TrainingGap[] {
  const context = contextOf();
  return trainingGaps(people, posts.map((each) => prepareOpening(each, context)), context, most);
}

describe('training gaps', () => {
  it('count openings, seats and people that one skill unlocks', () => {
    const people = [person(1), person(2), person(3, { skills: [held({ skill: 1 })] })];
    const posts = [
      post(1, { seatsLeft: 3, skills: [need({ skill: 1, hard: true })] }),
      post(2, { seatsLeft: 2, skills: [need({ skill: 1, hard: true, minLevel: 4 })] }),
      post(3, { skills: [need({ skill: 2 })] }),
    ];
    expect(gaps(people, posts)).toMatchObject([{ skill: 1, level: 4, openings: 2, seats: 5, people: 3, peopleWithoutMatch: 0, pairs: 5 }]);
  });

  it('count a skill only where it is the one thing that is missing', () => {
    const both = [need({ skill: 1, hard: true }), need({ skill: 2, hard: true })];
    expect(gaps([person(1)], [post(1, { skills: both })])).toEqual([]);
    expect(gaps([person(1, { skills: [held({ skill: 2 })] })], [post(1, { skills: both })])).toMatchObject([{ skill: 1, people: 1 }]);
    expect(gaps([person(1)], [post(1, { skills: [need({ skill: 1, hard: true })], place: north(addis, 400) })])).toEqual([]);
    expect(gaps([person(1, { seeking: false })], [post(1, { skills: [need({ skill: 1, hard: true })] })])).toEqual([]);
  });

  it('tell how many of the people match nothing today', () => {
    const insisting = post(1, { skills: [need({ skill: 1, hard: true })] });
    expect(gaps([person(1), person(2)], [insisting])).toMatchObject([{ people: 2, peopleWithoutMatch: 2 }]);
    expect(gaps([person(1), person(2, { acceptedKinds: ['VACANCY'] })], [insisting, post(2, { kind: 'TRAINING' })])).toMatchObject([
      { people: 2, peopleWithoutMatch: 1 },
    ]);
  });

  it('rank by the seats that trained people can fill, not by people or seats alone', () => {
    const people = [1, 2, 3].map((n) => person(n));
    const posts = [
      post(1, { seatsLeft: 1, skills: [need({ skill: 1, hard: true })] }),
      post(2, { seatsLeft: 2, skills: [need({ skill: 2, hard: true })] }),
      post(3, { seatsLeft: 9, kind: 'TRAINING', skills: [need({ skill: 3, hard: true })] }),
    ];
    const one = [person(9, { acceptedKinds: ['TRAINING'] })];
    expect(gaps([...people.map((facts) => ({ ...facts, acceptedKinds: ['VACANCY'] as const })), ...one], posts).map((gap) => gap.skill)).toEqual([2, 3, 1]);
  });

  it('name no more than asked, the best ones', () => {
    const posts = [1, 2, 3].map((n) => post(n, { seatsLeft: n, skills: [need({ skill: n, hard: true })] }));
    const people = [1, 2, 3].map((n) => person(n));
    expect(gaps(people, posts, 2).map((gap) => gap.skill)).toEqual([3, 2]);
  });

  it('give way after each person, and within one where there are many openings', () => {
    const context = contextOf();
    expect([...trainingGapsStepwise([person(1), person(2)], [], context)]).toEqual([1, 2]);
    const many = Array.from({ length: 501 }, (_, n) => prepareOpening(post(n, { skills: [need({ skill: 1, hard: true })] }), context));
    expect([...trainingGapsStepwise([person(1), person(2)], many, context)]).toEqual([0, 1, 1, 2]);
  });

  it('equal every skill tried at every level on every pair', () =>
    fc.assert(
      fc.property(arbitraryWorld(), ({ space, asOf, market }) => {
        const context = contextOf(space, asOf);
        const openings = market.openings.map((facts) => prepareOpening(facts, context));
        const found = new Map(trainingGaps(market.jobseekers, openings, context).map((gap) => [gap.skill, gap]));
        for (let skill = 0; skill < space.skillCount; skill++) {
          const pairs = market.jobseekers.flatMap((facts) => openings.flatMap((each) => {
            const asked = each.hardSkills.find((hard) => hard.skill === skill);
            if (asked === undefined || match(prepareJobseeker(facts, context), each, context) !== null) return [];
            const level = (asked.level === 0 ? 2 : asked.level) as SkillLevel;
            const own = facts.skills.filter((had) => had.skill === skill);
            const trained = withChange(facts, { kind: 'SKILL', skill, held: raisedTo(own, level, asOf) });
            const now = match(prepareJobseeker(trained, context), each, context);
            return now === null ? [] : [{ person: facts, opening: each, level, score: now.score }];
          }));
          const unlocked = new Map(pairs.map((pair) => [pair.opening.facts.id, pair.opening]));
          const people = new Map(pairs.map((pair) => [pair.person.id, pair.person]));
          const idle = [...people.values()].filter((facts) => openings.every((each) => match(prepareJobseeker(facts, context), each, context) === null));
          expect(found.get(skill) ?? null).toEqual(
            pairs.length === 0
              ? null
              : {
                  skill,
                  level: Math.max(...pairs.map((pair) => pair.level)),
                  openings: unlocked.size,
                  seats: [...unlocked.values()].reduce((sum, each) => sum + each.facts.seatsLeft, 0),
                  people: people.size,
                  peopleWithoutMatch: idle.length,
                  pairs: pairs.length,
                  meanScore: Math.trunc(pairs.reduce((sum, pair) => sum + pair.score, 0) / pairs.length),
                },
          );
        }
      }),
      { numRuns: 150 },
    ));
});
