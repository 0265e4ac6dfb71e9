import { addDays, yearOf } from '../../kernel/day.js';
import { addis, held, jobseeker, need, north, opening, today } from '../../../test/support/market-facts.js';
import { contextOf, plainSpace } from '../../../test/support/matching.js';
import { skillSpace } from '../../../test/support/skill-space.js';
import { prepareJobseeker } from '../prepared-jobseeker.js';
import { prepareOpening } from '../prepared-opening.js';
import type { SignalName } from '../policy.js';
import type { HeldSkill, JobseekerFacts, OpeningFacts, SkillSpace } from '../types.js';
import { signals } from './signals.js';

function valueOf(signal: SignalName, seeker: JobseekerFacts, post: OpeningFacts, space: SkillSpace = plainSpace, asOf = today): number | null {
  const context = contextOf(space, asOf);
  return signals[signal].value(prepareJobseeker(seeker, context), prepareOpening(post, context), context);
}

const year = yearOf(today);

describe('skills', () => {
  const space = skillSpace({ rarity: [1_000_000, 500_000, 0, 1_000_000], related: [[3, 0, 600_000]] });
  const fit = (has: readonly HeldSkill[], asks: OpeningFacts['skills']) => valueOf('SKILLS', jobseeker({ skills: has }), opening({ skills: asks }), space);
  const best = (skill: number) => held({ skill, level: 4, evidence: 'CERTIFIED' });

  it('is full where everything is covered at its best', () => expect(fit([best(0), best(1)], [need({ skill: 0 }), need({ skill: 1 })])).toBe(1_000_000));
  it('is empty where nothing is', () => expect(fit([best(1)], [need({ skill: 0 })])).toBe(0));
  it('weighs by rarity', () => {
    expect(fit([best(0)], [need({ skill: 0 }), need({ skill: 1 })])).toBe(666_666);
    expect(fit([best(1)], [need({ skill: 0 }), need({ skill: 1 })])).toBe(333_333);
  });
  it('weighs an optional need half', () => expect(fit([best(0)], [need({ skill: 0, essential: false }), need({ skill: 3 })])).toBe(333_333));
  it('lets even the commonest skill weigh a little', () => expect(fit([best(2)], [need({ skill: 2 }), need({ skill: 0 })])).toBe(999));
  it('lets a related skill stand in by its degree, one way', () => {
    expect(fit([best(3)], [need({ skill: 0 })])).toBe(600_000);
    expect(fit([best(0)], [need({ skill: 3 })])).toBe(0);
  });
  it('counts the best of several ways, not their sum', () => {
    expect(fit([best(3), held({ skill: 0, level: 1 })], [need({ skill: 0 })])).toBe(600_000);
    expect(fit([best(3), best(0)], [need({ skill: 0 })])).toBe(1_000_000);
  });
  it('counts less below the level asked and no more above it', () => {
    const at = (level: 1 | 2 | 3 | 4) => fit([held({ skill: 0, level, evidence: 'CERTIFIED' })], [need({ skill: 0, minLevel: 3 })]);
    expect([at(1), at(2), at(3), at(4)]).toEqual([300_000, 600_000, 1_000_000, 1_000_000]);
  });
  it('counts higher levels more where none is asked', () => {
    const at = (level: 1 | 2 | 3 | 4) => fit([held({ skill: 0, level, evidence: 'CERTIFIED' })], [need({ skill: 0 })]);
    expect([at(1), at(2), at(3), at(4)]).toEqual([700_000, 850_000, 950_000, 1_000_000]);
  });
  it('counts evidence in its order (F13)', () => {
    const by = (evidence: HeldSkill['evidence']) => fit([held({ skill: 0, level: 4, evidence })], [need({ skill: 0 })]);
    expect([by('SELF_DECLARED'), by('EMPLOYER_REFERENCE'), by('TESTED'), by('CERTIFIED')]).toEqual([850_000, 900_000, 950_000, 1_000_000]);
  });
  it('counts an expired certificate as the evidence level below, from the day after its last (F13)', () => {
    const until = (days: number) => fit([{ ...best(0), certifiedUntil: addDays(today, days) }], [need({ skill: 0 })]);
    expect(until(0)).toBe(1_000_000);
    expect(until(-1)).toBe(fit([held({ skill: 0, level: 4, evidence: 'TESTED' })], [need({ skill: 0 })]));
  });
  it('ignores the last day of a certificate where the evidence is no certificate', () =>
    expect(fit([held({ skill: 0, level: 4, evidence: 'TESTED', certifiedUntil: addDays(today, -1) })], [need({ skill: 0 })])).toBe(950_000));
  it('takes what is asked twice once, at the higher level', () =>
    expect(fit([held({ skill: 0, level: 2, evidence: 'CERTIFIED' })], [need({ skill: 0, essential: false }), need({ skill: 0, minLevel: 3 })])).toBe(600_000));
  it('is unknown without needs or without skills', () => {
    expect(fit([best(0)], [])).toBeNull();
    expect(fit([], [need({ skill: 0 })])).toBeNull();
  });
});

describe('occupation', () => {
  const space = skillSpace({
    rarity: [1_000_000, 1_000_000, 1_000_000],
    occupationCount: 4,
    occupations: [[0, 1, 700_000], [2, 1, 400_000]],
    uses: [[0, 2, 800_000], [1, 2, 200_000], [1, 3, 500_000]],
  });
  const fit = (over: Partial<JobseekerFacts>, occupation: number | null) => valueOf('OCCUPATION', jobseeker(over), opening({ occupation }), space);
  const worked = (occupation: number) => ({ occupation, months: 12, lastYear: year });

  it('is full in the occupation held', () => expect(fit({ occupations: [worked(1)] }, 1)).toBe(1_000_000));
  it('is the degree in a related one', () => expect(fit({ occupations: [worked(0)] }, 1)).toBe(700_000));
  it('takes the nearest of several', () => expect(fit({ occupations: [worked(2), worked(0)] }, 1)).toBe(700_000));
  it('infers occupations from skills at nine tenths, the likeliest first', () => {
    expect(fit({ skills: [held({ skill: 0 }), held({ skill: 1 })] }, 2)).toBe(900_000);
    expect(fit({ skills: [held({ skill: 0 }), held({ skill: 1 })] }, 3)).toBe(150_151);
    expect(fit({ skills: [held({ skill: 0 })] }, 1)).toBe(360_000);
  });
  it('counts a skill recorded twice once', () =>
    expect(fit({ skills: [held({ skill: 0 }), held({ skill: 1 }), held({ skill: 1, level: 4 })] }, 3)).toBe(150_151));
  it('is never lowered by a history beside the skills', () => expect(fit({ skills: [held({ skill: 0 })], occupations: [worked(3)] }, 2)).toBe(900_000));
  it('does not move with levels', () => expect(fit({ skills: [held({ skill: 0, level: 4 }), held({ skill: 1, level: 1 })] }, 3)).toBe(150_151));
  it('is unknown without occupation, or without anything that points to one', () => {
    expect(fit({ occupations: [worked(1)] }, null)).toBeNull();
    expect(fit({}, 1)).toBeNull();
    expect(fit({ skills: [held({ skill: 2 })] }, 1)).toBeNull();
  });
});

describe('experience', () => {
  const space = skillSpace({ rarity: [], occupationCount: 4, occupations: [[0, 1, 500_000], [2, 1, 399_999], [3, 1, 400_000]] });
  const fit = (occupations: JobseekerFacts['occupations'], occupation: number | null = 1) =>
    valueOf('EXPERIENCE', jobseeker({ occupations }), opening({ occupation }), space);

  it('is full at sixty fresh months and no more beyond', () => {
    expect(fit([{ occupation: 1, months: 60, lastYear: year }])).toBe(1_000_000);
    expect(fit([{ occupation: 1, months: 600, lastYear: year }])).toBe(1_000_000);
  });
  it('grows by the month', () => expect(fit([{ occupation: 1, months: 30, lastYear: year }])).toBe(500_000));
  it('adds up, related occupations by their degree', () =>
    expect(fit([{ occupation: 1, months: 15, lastYear: year }, { occupation: 0, months: 30, lastYear: year }])).toBe(500_000));
  it('leaves out what is hardly related', () => {
    expect(fit([{ occupation: 3, months: 60, lastYear: year }])).toBe(400_000);
    expect(fit([{ occupation: 2, months: 60, lastYear: year }])).toBe(0);
  });
  it('fades by the year down to a floor', () => {
    const since = (years: number) => fit([{ occupation: 1, months: 60, lastYear: year - years }]);
    expect([since(0), since(1), since(10), since(11), since(40)]).toEqual([1_000_000, 930_000, 300_000, 300_000, 300_000]);
  });
  it('fades in between where the year is unknown, and takes a year to come for this one', () => {
    expect(fit([{ occupation: 1, months: 60, lastYear: null }])).toBe(650_000);
    expect(fit([{ occupation: 1, months: 60, lastYear: year + 1 }])).toBe(1_000_000);
  });
  it('is unknown without history or occupation', () => {
    expect(fit([])).toBeNull();
    expect(fit([{ occupation: 1, months: 60, lastYear: year }], null)).toBeNull();
  });
});

describe('wish', () => {
  const space = skillSpace({ rarity: [], occupationCount: 3, occupations: [[0, 1, 500_000]] });
  const fit = (wantedOccupations: readonly number[], occupation: number | null = 1) =>
    valueOf('WISH', jobseeker({ wantedOccupations }), opening({ occupation }), space);

  it('is full for the occupation wanted', () => expect(fit([1])).toBe(1_000_000));
  it('is the degree for a related one, the nearest wish counting', () => expect(fit([2, 0])).toBe(500_000));
  it('is empty for another', () => expect(fit([2])).toBe(0));
  it('is unknown without a wish or an occupation', () => {
    expect(fit([])).toBeNull();
    expect(fit([1], null)).toBeNull();
  });
});

describe('nearness', () => {
  const fit = (km: number, over: Partial<JobseekerFacts> = {}) => valueOf('NEARNESS', jobseeker(over), opening({ place: north(addis, km) }));

  it('is full at the door and empty from 50 km', () => expect([fit(0), fit(24.9), fit(49.9), fit(300)]).toEqual([1_000_000, 500_000, 0, 0]));
  it('does not look at the limit', () => expect(fit(24.9, { travelLimitKm: 500 })).toBe(fit(24.9, { travelLimitKm: 25 })));
  it('is unknown for remote work or an unknown place', () => {
    expect(valueOf('NEARNESS', jobseeker(), opening({ place: null }))).toBeNull();
    expect(fit(1, { place: null })).toBeNull();
  });
});

describe('pay', () => {
  const fit = (wageFloor: number | null, pay: OpeningFacts['pay']) => valueOf('PAY', jobseeker({ wageFloor }), opening({ pay }));
  const sure = (min: number) => fit(10_000, { min, max: 1_000_000 });

  it('is half at the floor, full at half as much again, empty at half', () =>
    expect([sure(5_000), sure(10_000), sure(12_500), sure(15_000), sure(90_000)]).toEqual([0, 500_000, 750_000, 1_000_000, 1_000_000]));
  it('goes below half where only the top of the range reaches the floor', () => expect(sure(7_500)).toBe(250_000));
  it('is unknown without a floor above 0 or without pay', () => {
    expect(fit(null, { min: 1, max: 1 })).toBeNull();
    expect(fit(0, { min: 1, max: 1 })).toBeNull();
    expect(fit(10_000, null)).toBeNull();
  });
});

describe('languages', () => {
  const wishes = opening({ languages: [{ language: 'eng', level: 'B2', hard: false }, { language: 'amh', level: 'A1', hard: false }] });
  const fit = (level: 'A1' | 'A2' | 'B1' | 'B2' | 'C2') => valueOf('LANGUAGES', jobseeker({ languages: [{ language: 'eng', level }] }), wishes);

  it('steps down below the level wished for', () => expect([fit('C2'), fit('B2'), fit('B1'), fit('A2'), fit('A1')]).toEqual([500_000, 500_000, 300_000, 150_000, 0]));
  it('gives nothing for a language that is not spoken, however low the wish', () =>
    expect(valueOf('LANGUAGES', jobseeker({ languages: [{ language: 'orm', level: 'C2' }] }), wishes)).toBe(0));
  it('is unknown where none is on record or none is wished for', () => {
    expect(valueOf('LANGUAGES', jobseeker(), wishes)).toBeNull();
    expect(valueOf('LANGUAGES', jobseeker({ languages: [{ language: 'eng', level: 'C2' }] }), opening({ languages: [{ language: 'eng', level: 'A1', hard: true }] }))).toBeNull();
  });
});

describe('licences', () => {
  const wishes = opening({ licences: [{ code: 'B', hard: false }, { code: 'C', hard: false }, { code: 'C', hard: false }] });
  const fit = (days: number | null) =>
    valueOf('LICENCES', jobseeker({ licences: [{ code: 'B', validUntil: days === null ? null : addDays(today, days) }] }), wishes);

  it('is the share that is valid on the first day of work', () => expect([fit(null), fit(0), fit(-1)]).toEqual([500_000, 500_000, 0]));
  it('is unknown where none is on record or none is wished for', () => {
    expect(valueOf('LICENCES', jobseeker(), wishes)).toBeNull();
    expect(valueOf('LICENCES', jobseeker({ licences: [{ code: 'B', validUntil: null }] }), opening())).toBeNull();
  });
});
