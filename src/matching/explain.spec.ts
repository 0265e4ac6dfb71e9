import fc from 'fast-check';

import { addDays, day } from '../kernel/day.js';
import { arbitraryWorld } from '../../test/support/arbitrary-market.js';
import { addis, held, jobseeker, need, north, opening, plainLabels, today } from '../../test/support/market-facts.js';
import { contextOf, plainSpace } from '../../test/support/matching.js';
import { skillSpace } from '../../test/support/skill-space.js';
import { explain, type Explanation } from './explain.js';
import { match, scored } from './match.js';
import { prepareJobseeker } from './prepared-jobseeker.js';
import { prepareOpening } from './prepared-opening.js';
import { requirements } from './requirements/requirements.js';
import { signals } from './signals/signals.js';
import type { JobseekerFacts, OpeningFacts, SkillSpace } from './types.js';
import { UNKNOWN_FLOOR } from './wage-floor.js';

function explained(seeker: JobseekerFacts, post: OpeningFacts, space: SkillSpace = plainSpace): Explanation {
  const context = contextOf(space);
  return explain(prepareJobseeker(seeker, context), prepareOpening(post, context), context, plainLabels);
}

/** What is said about the only requirement that fails. */
function told(seeker: JobseekerFacts, post: OpeningFacts): readonly string[] {
  const failed = explained(seeker, post).requirements.filter((requirement) => requirement.failed !== null);
  expect(failed).toHaveLength(1);
  return failed.flatMap(({ sentence, changes }) => [sentence, ...changes.map((change) => `${change.by} ${change.action}: ${change.sentence}`)]);
}

describe('a failed requirement is told with what would change it', () => {
  it('not available, and nothing else', () => expect(told(jobseeker({ seeking: false }), opening())).toEqual(['Not available.']));
  it('not published', () => expect(told(jobseeker(), opening({ published: false }))).toEqual(['The opening is not published.']));
  it('no seat', () => expect(told(jobseeker(), opening({ seatsLeft: 0 }))).toEqual(['Every seat of the opening is taken.']));
  it('closed', () => expect(told(jobseeker(), opening({ closesOn: day('2026-06-14') }))).toEqual(['The opening took candidates until 2026-06-14.']));
  it('employer', () => expect(told(jobseeker(), opening({ employerGoodUntil: null }))).toEqual(['Candidates may not be put to this employer now.']));
  it('kind', () =>
    expect(told(jobseeker({ acceptedKinds: ['VACANCY'] }), opening({ kind: 'INTERNSHIP' }))).toEqual([
      'The person does not look for internships.',
      'JOBSEEKER ACCEPT_KIND: The person decides to hear of internships too.',
    ]));
  it('refused occupation', () =>
    expect(told(jobseeker({ refusedOccupations: [1] }), opening({ occupation: 1 }))).toEqual(['The person does not want to work as occupation 1.']));
  it('limits', () =>
    expect(told(jobseeker({ limits: ['HEAT', 'LIFTING'] }), opening({ demands: ['HEAT', 'LIFTING'] }))).toEqual([
      'The work demands lifting and working in heat, which the person cannot do.',
      'EMPLOYER ADAPT_WORK: The employer adapts the work so that it goes without lifting and working in heat.',
    ]));
  it('minimum age', () =>
    expect(told(jobseeker({ bornOnOrBefore: day('2010-06-20') }), opening())).toEqual([
      'The law asks for 16 years on the first day of work.',
      'TIME REACH_AGE: The person is old enough from 2026-06-20.',
    ]));
  it('hazardous', () =>
    expect(told(jobseeker({ bornOnOrBefore: day('2009-01-31') }), opening({ hazardous: true }))).toEqual([
      'The work is hazardous: nobody under 18 may do it.',
      'TIME REACH_AGE: The person is 18 from 2027-01-31.',
    ]));
  it('unknown age', () =>
    expect(told(jobseeker({ bornOnOrBefore: null }), opening())).toEqual([
      "The work needs an age of 16, and the person's age is not on record.",
      'MISSION RECORD_AGE: A paper or statement shows that the person is 16 or older.',
    ]));
  it('hours', () =>
    expect(told(jobseeker({ hoursPerWeek: { min: 10, max: 20 } }), opening({ hoursPerWeek: { min: 40, max: 48 } }))).toEqual([
      'The work is 40 to 48 hours a week; the person can work 10 to 20.',
      'EMPLOYER CHANGE_HOURS: The employer offers hours within 10 to 20 a week.',
      'JOBSEEKER CHANGE_HOURS: The person can work within 40 to 48 hours a week.',
    ]));
  it('start over', () => expect(told(jobseeker(), opening({ startsBy: day('2026-06-14') }))).toEqual(['The last day to begin was 2026-06-14.']));
  it('available too late', () =>
    expect(told(jobseeker({ availableFrom: day('2026-07-01') }), opening({ startsBy: day('2026-06-20') }))).toEqual([
      'The work begins by 2026-06-20; the person is available from 2026-07-01.',
      'EMPLOYER START_LATER: The employer waits until 2026-07-01.',
      'JOBSEEKER START_EARLIER: The person is available by 2026-06-20.',
    ]));
  it('pay', () =>
    expect(told(jobseeker({ wageFloor: 900 }), opening({ pay: { min: 500, max: 800 } }))).toEqual([
      'The opening pays up to 800 minor a month; the person asks for at least 900 minor.',
      'EMPLOYER RAISE_PAY: The employer pays 900 minor a month.',
      'JOBSEEKER LOWER_FLOOR: The person would work for 800 minor a month.',
    ]));
  it('pay not stated', () =>
    expect(told(jobseeker({ wageFloor: 900 }), opening())).toEqual([
      'The person asks for at least 900 minor a month, and the opening states no pay, or pay without an exchange rate.',
      'EMPLOYER STATE_PAY: The employer states pay of 900 minor a month or more.',
    ]));
  it('a floor without an exchange rate, nowhere as an amount', () => {
    const unread = jobseeker({ wageFloor: UNKNOWN_FLOOR });
    expect(told(unread, opening({ pay: { min: 500, max: 800 } }))).toEqual([
      'The least pay that the person asks for is in a currency without an exchange rate here, so it cannot be compared.',
      'MISSION RECORD_RATE: The mission records an exchange rate for that currency.',
    ]);
    const all = JSON.stringify(explained(unread, opening({ pay: { min: 500, max: 800 } })));
    expect(all).toContain('There is no exchange rate for the least pay that the person has named.');
    expect(all).not.toContain(String(UNKNOWN_FLOOR));
  });
  it('too far', () =>
    expect(told(jobseeker(), opening({ place: north(addis, 14.5) }))).toEqual([
      'The work is 15 km away; the person travels up to 10 km.',
      'JOBSEEKER RAISE_TRAVEL_LIMIT: The person can travel 15 km.',
      'JOBSEEKER MOVE: The person would move for work in ET.',
    ]));
  it('place unknown', () =>
    expect(told(jobseeker({ place: null }), opening())).toEqual([
      'It is not on record where the person lives or will live.',
      'MISSION RECORD_PLACE: The place where the person lives or will live is recorded, near enough to the work.',
      'JOBSEEKER MOVE: The person would move for work in ET.',
    ]));
  it('education', () =>
    expect(told(jobseeker({ education: 2 }), opening({ minEducation: 3 }))).toEqual([
      'The post asks for ISCED level 3; the person completed level 2.',
      'JOBSEEKER GAIN_EDUCATION: The person completes ISCED level 3.',
    ]));
  it('education unknown', () =>
    expect(told(jobseeker(), opening({ minEducation: 3 }))).toEqual([
      "The post asks for ISCED level 3, and the person's education is not on record.",
      'MISSION RECORD_EDUCATION: Education of ISCED level 3 or higher is recorded.',
    ]));
  it('skills', () =>
    expect(
      told(jobseeker({ skills: [held({ skill: 1, level: 1 })] }), opening({ skills: [need({ skill: 1, hard: true, minLevel: 3 }), need({ skill: 0, hard: true })] })),
    ).toEqual([
      'The post insists on skill 0 and skill 1 (level 3, independent).',
      'JOBSEEKER GAIN_SKILL: The person learns skill 0, or it is recorded.',
      'JOBSEEKER RAISE_SKILL: The person reaches level 3, independent in skill 1, from level 1, beginner.',
    ]));
  it('languages', () =>
    expect(
      told(
        jobseeker({ languages: [{ language: 'eng', level: 'A1' }] }),
        opening({ languages: [{ language: 'eng', level: 'B1', hard: true }, { language: 'amh', level: 'C1', hard: true }] }),
      ),
    ).toEqual([
      'The post insists on amh C1 (now none) and eng B1 (now A1).',
      'JOBSEEKER GAIN_LANGUAGE: The person reaches C1 in amh, or it is recorded.',
      'JOBSEEKER RAISE_LANGUAGE: The person reaches B1 in eng, or it is recorded.',
    ]));
  it('licences', () =>
    expect(
      told(
        jobseeker({ licences: [{ code: 'C', validUntil: addDays(today, -1) }] }),
        opening({ licences: [{ code: 'C', hard: true }, { code: 'B', hard: true }] }),
      ),
    ).toEqual([
      'The post insists on B and C, valid on 2026-06-15.',
      'JOBSEEKER GAIN_LICENCE: The person obtains B, or it is recorded.',
      'JOBSEEKER RENEW_LICENCE: The person renews C, valid until 2026-06-14.',
    ]));
});

describe('an explanation', () => {
  const space = skillSpace({
    rarity: [1_000_000, 600_000, 300_000, 900_000],
    related: [[3, 1, 800_000]],
    occupationCount: 2,
    occupations: [[0, 1, 500_000]],
  });
  const seeker = jobseeker({
    skills: [held({ skill: 0, level: 4, evidence: 'CERTIFIED', certifiedUntil: addDays(today, -1) }), held({ skill: 3, level: 2 })],
    occupations: [{ occupation: 0, months: 60, lastYear: 2026 }],
    wantedOccupations: [1],
  });
  const post = opening({ skills: [need({ skill: 0 }), need({ skill: 1, minLevel: 2 }), need({ skill: 2, essential: false })], occupation: 1 });

  it('says need by need what counted, through which relation, and what is missing', () => {
    const { skills } = explained(seeker, post, space);
    expect(skills.map((each) => each.sentence)).toEqual([
      'skill 0: held at level 4, can teach it, tested, as the certificate has expired; counts 95 %.',
      'skill 1 (level 2, with guidance): through skill 3, 80 % related (3 and 1 are alike), at level 2, with guidance, by own word; counts 68 %.',
      'skill 2: missing.',
    ]);
    expect(skills.map(({ weight, credit }) => ({ weight, credit }))).toEqual([
      { weight: 1_000, credit: 950 },
      { weight: 600, credit: 680 },
      { weight: 150, credit: 0 },
    ]);
  });

  it('says each signal in plain words', () =>
    expect(explained(seeker, post, space).parts.map((part) => part.sentence)).toEqual([
      "The person's skills cover 78 % of what the post asks for. Missing above all: skill 2.",
      'The person has worked as occupation 0, which serves 50 % for occupation 1.',
      'Experience in this or related occupations counts as 30 fresh months of 60.',
      'The person wants to work as occupation 1.',
      'The work is 0 km away.',
      'The opening states no pay, or pay without an exchange rate.',
      'The post wishes for no further language.',
      'The post wishes for no further licence.',
    ]));

  it('carries value, weight and neutral of each part', () => {
    const { parts } = explained(seeker, post, space);
    expect(parts[0]).toMatchObject({ signal: 'SKILLS', value: 776_000, weight: 150, contribution: 116_400 });
    expect(parts[5]).toMatchObject({ signal: 'PAY', value: null, neutral: 500_000, weight: 50, contribution: 25_000 });
  });

  it('gives a summary, its policy and day, and says that the weights are provisional', () => {
    const found = explained(seeker, post, space);
    expect(found).toMatchObject({ matches: true, policy: 'fit-2', provisional: true, asOf: today });
    expect(found.summary).toBe(`A match, ${Math.round(found.score / 10_000)} %.`);
    expect(explained(jobseeker({ seeking: false }), opening({ seatsLeft: 0 })).summary).toBe('No match. Not available. Every seat of the opening is taken.');
  });

  it('agrees for any pair with the match: same parts, same verdict, every requirement and need told', () =>
    fc.assert(
      fc.property(arbitraryWorld(), ({ space, asOf, market }) => {
        const context = contextOf(space, asOf);
        for (const facts of market.jobseekers) {
          for (const postFacts of market.openings) {
            const [a, b] = [prepareJobseeker(facts, context), prepareOpening(postFacts, context)];
            const found = explain(a, b, context, plainLabels);
            const { score, parts } = scored(a, b, context);
            expect(found.score).toBe(match(a, b, context)?.score ?? score);
            expect(found.parts.map(({ signal, value, contribution }) => ({ signal, value, contribution }))).toEqual(parts);
            expect(found.parts.reduce((sum, part) => sum + part.contribution, 0)).toBe(found.score);
            expect(found.matches).toBe(match(a, b, context) !== null);
            expect(found.requirements.every((each) => each.failed === null)).toBe(found.matches);
            expect(found.requirements).toHaveLength(requirements.length);
            const sentences = [...found.requirements, ...found.parts, ...found.skills].map((each) => each.sentence);
            expect(sentences.filter((sentence) => !/^\S.*\.$/.test(sentence))).toEqual([]);
            const covered = found.skills.reduce((sum, need) => sum + need.weight * need.credit, 0);
            const weight = found.skills.reduce((sum, need) => sum + need.weight, 0);
            const value = signals.SKILLS.value(a, b, context);
            if (value !== null) expect(Math.trunc((covered * 1_000) / weight)).toBe(value);
          }
        }
      }),
    ));
});
