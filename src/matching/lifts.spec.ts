import fc from 'fast-check';

import { addDays, day } from '../kernel/day.js';
import { arbitraryWorld } from '../../test/support/arbitrary-market.js';
import { addis, held, jobseeker, need, north, opening, plainLabels, today } from '../../test/support/market-facts.js';
import { contextOf } from '../../test/support/matching.js';
import { explain } from './explain.js';
import { explainLifts } from './lift-words.js';
import { liftsOf } from './lifts.js';
import { match, scored } from './match.js';
import { failures } from './near-misses.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { withChange } from './profile-change.js';
import type { JobseekerFacts, OpeningFacts } from './types.js';

/** What is told; the numbers of the score are the policy's and left out. */
function told(seeker: JobseekerFacts, post: OpeningFacts): string[] {
  const context = contextOf();
  const lifts = explainLifts(prepareJobseeker(seeker, context), prepareOpening(post, context), context, plainLabels);
  return lifts.map((lift) => lift.sentence.replaceAll(/\d+ %/g, 'N %'));
}

describe('what would lift a pair the most', () => {
  it('a hard skill that is missing', () =>
    expect(told(jobseeker(), opening({ skills: [need({ skill: 1, hard: true, minLevel: 3 })] }))).toEqual([
      'The person learns skill 1 (level 3, independent), or it is recorded: it becomes a match, and the score goes from N % to N %.',
    ]));
  it('a hard skill at too low a level', () =>
    expect(told(jobseeker({ skills: [held({ skill: 1, level: 1 })] }), opening({ skills: [need({ skill: 1, hard: true, minLevel: 2 })] }))).toEqual([
      'The person reaches level 2, with guidance in skill 1, from level 1, beginner: it becomes a match, and the score goes from N % to N %.',
    ]));
  it('a skill that would be wished for, and the test of one that is held', () =>
    expect(told(jobseeker({ skills: [held({ skill: 1 })] }), opening({ skills: [need({ skill: 1 }), need({ skill: 2, minLevel: 2 })] }))).toEqual([
      'The person learns skill 2 (level 2, with guidance), or it is recorded: the score goes from N % to N %.',
      "The person's skill 1 is tested: the score stays at N %.",
    ]));
  it('a language, a licence, and schooling', () => {
    expect(told(jobseeker({ languages: [{ language: 'eng', level: 'A1' }] }), opening({ languages: [{ language: 'eng', level: 'B1', hard: true }] }))).toEqual([
      'The person reaches B1 in eng: it becomes a match, and the score stays at N %.',
    ]);
    expect(told(jobseeker(), opening({ licences: [{ code: 'B', hard: true }] }))).toEqual(['The person obtains B: it becomes a match, and the score stays at N %.']);
    const expired = jobseeker({ licences: [{ code: 'B', validUntil: addDays(today, -1) }] });
    expect(told(expired, opening({ licences: [{ code: 'B', hard: true }] }))).toEqual(['The person renews B: it becomes a match, and the score stays at N %.']);
    expect(told(jobseeker({ education: 2 }), opening({ minEducation: 3 }))).toEqual(['ISCED level 3 is completed or recorded: it becomes a match, and the score stays at N %.']);
  });
  it('distance', () =>
    expect(told(jobseeker(), opening({ place: north(addis, 14.5) }))).toEqual([
      'The person can travel 15 km: it becomes a match, and the score stays at N %.',
      'The person would move for work in ET: it becomes a match, and the score stays at N %.',
    ]));
  it('pay, hours, dates and kinds, where the pair fails on them', () => {
    expect(told(jobseeker({ wageFloor: 900 }), opening({ pay: { min: 500, max: 800 } }))).toEqual([
      'The person would work for 800 minor a month: it becomes a match, and the score stays at N %.',
    ]);
    expect(told(jobseeker({ hoursPerWeek: { min: 10, max: 20 } }), opening({ hoursPerWeek: { min: 40, max: 48 } }))).toEqual([
      'The person can work 10 to 40 hours a week: it becomes a match, and the score stays at N %.',
    ]);
    expect(told(jobseeker({ availableFrom: day('2026-07-01') }), opening({ startsBy: day('2026-06-20') }))).toEqual([
      'The person is available by 2026-06-20: it becomes a match, and the score stays at N %.',
    ]);
    expect(told(jobseeker({ acceptedKinds: ['VACANCY'] }), opening({ kind: 'INTERNSHIP' }))).toEqual([
      'The person decides to hear of internships too: it becomes a match, and the score stays at N %.',
    ]);
  });
  it('never less pay for a few points of the score', () =>
    expect(told(jobseeker({ wageFloor: 700 }), opening({ pay: { min: 500, max: 800 } }))).toEqual([]));
  it('what leaves the fewest things missing comes before what gains more points', () => {
    const post = opening({ skills: [need({ skill: 1 }), need({ skill: 2 })], licences: [{ code: 'B', hard: true }, { code: 'C', hard: true }] });
    const sentences = told(jobseeker({ skills: [held({ skill: 3 })] }), post);
    expect(sentences.map((sentence) => sentence.replace(/:.*/, ''))).toEqual([
      'The person obtains B',
      'The person obtains C',
      'The person learns skill 1 (level 2, with guidance), or it is recorded',
      'The person learns skill 2 (level 2, with guidance), or it is recorded',
    ]);
    expect(sentences[0]).toContain(': one thing is still missing then, and the score stays at');
    expect(sentences[2]).toContain(': the score goes from');
  });
  it('nothing, where nothing the person does would help', () => {
    expect(told(jobseeker({ seeking: false }), opening({ skills: [need({ skill: 1, hard: true })] }))).toEqual([]);
    expect(told(jobseeker(), opening({ seatsLeft: 0, licences: [{ code: 'B', hard: true }] }))).toEqual([]);
  });
  it('asks for no start that would be before the age of the law', () => {
    const young = jobseeker({ bornOnOrBefore: day('2010-06-25'), availableFrom: day('2026-07-01') });
    expect(told(young, opening({ startsBy: day('2026-06-20') }))).toEqual([]);
  });

  it('is what a re-run of the pair says, best first, each helping', () =>
    fc.assert(
      fc.property(arbitraryWorld({ jobseekers: 4, openings: 4 }), ({ space, asOf, market }) => {
        const context = contextOf(space, asOf);
        for (const facts of market.jobseekers) {
          const jobseeker = prepareJobseeker(facts, context);
          for (const post of market.openings) {
            const opening = prepareOpening(post, context);
            const now = scored(jobseeker, opening, context).score;
            const gapsNow = failures(jobseeker, opening, context).reduce((sum, { reason }) => sum + reason.gaps, 0);
            const lifts = liftsOf(jobseeker, opening, context, 3);
            expect(lifts.length).toBeLessThanOrEqual(3);
            lifts.forEach((lift, at) => {
              const changed = prepareJobseeker(withChange(facts, lift.change), context);
              const { matches, score } = explain(changed, opening, context, plainLabels);
              expect({ matches, score }).toEqual({ matches: lift.matches, score: lift.score });
              expect(match(changed, opening, context)?.score ?? null).toBe(lift.matches ? lift.score : null);
              expect(lift.gain).toBe(score - now);
              expect(lift.mended).toBe(gapsNow - lift.gaps);
              expect(lift.gaps < gapsNow || (lift.gaps === gapsNow && lift.gain > 0)).toBe(true);
              const before = lifts[at - 1];
              if (before !== undefined) expect(before.gaps < lift.gaps || (before.gaps === lift.gaps && before.score >= lift.score)).toBe(true);
            });
          }
        }
      }),
      { numRuns: 200 },
    ));
});
