import { day } from '../../kernel/day.js';
import { emptyProfile } from '../../people/jobseekers/profile/skill-profile.js';
import { peopleRules } from '../../programmes/rules/ready/people.js';
import { workingAge } from '../../programmes/rules/ready/fit-work.js';
import { eligibleUnder } from '../../programmes/rules/rule-set.js';
import { noNeeds, personFacts, workFacts, type KnownOfPerson, type WorkGround } from './case-facts.js';

const on = day('2026-03-31');
const person = { kind: 'RETURNEE', bornOnOrBefore: day('2000-01-01'), profile: emptyProfile } as const;
const nothing: KnownOfPerson = { file: null, needs: noNeeds };
const file = { unaccompanied: null, arrivedOn: null, guardianReference: null, bestInterestReference: null };
const place = { geonameId: 1, name: 'A town', country: 'ET', latitude: 0, longitude: 0 } as never;
const work = { place, kind: 'VACANCY', pay: null, hoursPerWeek: null, remote: false, startsOn: null, hazards: [] } as const;
const ground: WorkGround = { home: 'ET', employerCountry: 'ET', isco: '7512' };
const told = (born: string | null, over: Partial<typeof work> | object = {}, at: Partial<WorkGround> = {}) => {
  const facts = { ...personFacts({ ...person, bornOnOrBefore: born === null ? null : day(born) }, { ...nothing, file: { ...file, unaccompanied: false } }, on), openingKind: 'VACANCY', ...workFacts({ ...work, ...over }, { ...ground, ...at }, on) };
  const { standing, from, blocks } = eligibleUnder(facts, null, on, [peopleRules, workingAge]);
  return [standing, from, blocks.map(({ rule }) => rule)];
};

describe('who is old enough for which work', () => {
  it.each<[string, string | null, object, Partial<WorkGround>, [string, string | null, string[]]]>([
    ['L1: 16 today', '2010-03-31', {}, {}, ['ELIGIBLE', null, []]],
    ['L1: 16 tomorrow', '2010-04-01', {}, {}, ['NOT_YET', '2026-04-01', ['L1']]],
    ['L1: 16 at the start', '2010-04-01', { startsOn: day('2026-04-01') }, {}, ['ELIGIBLE', null, []]],
    ['L1: by the law of the country of the work', '2010-03-31', { place: { ...(place as object), country: 'GE' } }, { home: 'GE' }, ['ELIGIBLE', null, []]],
    ['L1: where school lasts until 18', '2010-03-31', { place: { ...(place as object), country: 'PH' } }, { home: 'PH' }, ['NOT_YET', '2028-03-31', ['L1']]],
    ['L1: remote work, by the law of the employer', '2010-03-31', { place: null, remote: true }, { employerCountry: 'PH' }, ['NOT_YET', '2028-03-31', ['L1']]],
    ['L1: nobody knows the age', null, {}, {}, ['NOT_YET', null, ['L1']]],
    ['L2: a named hazard at 17', '2009-03-31', { hazards: ['HEIGHTS'] }, {}, ['NOT_YET', '2027-03-31', ['L2']]],
    ['L2: a named hazard at 18', '2008-03-31', { hazards: ['HEIGHTS'] }, {}, ['ELIGIBLE', null, []]],
    ['L2: a hazardous group at 17', '2009-03-31', {}, { isco: '8332' }, ['NOT_YET', '2027-03-31', ['L2']]],
    ['L2: work that nobody has coded, at 17', '2009-03-31', {}, { isco: null }, ['NOT_YET', '2027-03-31', ['L2']]],
    ['L6: across a border at 17', '2009-03-31', {}, { home: 'KE' }, ['NOT_YET', '2027-03-31', ['L6']]],
    ['L6: across a border at 18', '2008-03-31', {}, { home: 'KE' }, ['ELIGIBLE', null, []]],
    ['L6: at home at 17', '2009-03-31', {}, {}, ['ELIGIBLE', null, []]],
    ['L6: remote work crosses no border', '2009-03-31', { place: null, remote: true }, { home: 'KE' }, ['ELIGIBLE', null, []]],
  ])('%s', (_, born, over, at, [standing, from, rules]) => expect(told(born, over, { isco: '4110', ...at })).toEqual([standing, from === null ? null : day(from), rules]));
});

describe('facts of a person', () => {
  it('F40: a child of whom nobody said who came along counts as alone', () => {
    const child = { ...person, bornOnOrBefore: day('2010-01-01') };
    expect(personFacts(child, nothing, on)).toMatchObject({ unaccompaniedChild: true, guardianNamed: false, bestInterestReferred: false });
    expect(personFacts(child, { ...nothing, file: { ...file, unaccompanied: false } }, on).unaccompaniedChild).toBe(false);
    expect(personFacts(person, nothing, on).unaccompaniedChild).toBe(false);
  });

  it('F41: asks for the assessment of risks before the return alone', () => {
    const known: KnownOfPerson = { file, needs: { categories: new Set(['TRAFFICKING']), waits: false } };
    expect(personFacts(person, known, on).trafficked).toBe(true);
    expect(personFacts(person, { ...known, file: { ...file, arrivedOn: on } }, on).trafficked).toBeNull();
    expect(personFacts({ ...person, kind: 'COMMUNITY_MEMBER' }, known, on).trafficked).toBeNull();
    // Who waits goes on waiting: nobody else is to see what the waiting ended with.
    expect(personFacts(person, { file: { ...file, arrivedOn: on }, needs: { ...known.needs, waits: true } }, on).trafficked).toBe(true);
  });

  it('F43: says that somebody cannot work now, and never that somebody can', () => {
    expect(personFacts(person, nothing, on).ableToWork).toBeNull();
    expect(personFacts(person, { ...nothing, needs: { ...noNeeds, categories: new Set(['NOT_ABLE_TO_WORK']) } }, on).ableToWork).toBe(false);
  });

  it('counts experience and years of school from the profile', () => {
    const profile = { ...emptyProfile, education: 1, occupations: [{ uri: 'a', months: 10, lastYear: null }, { uri: 'b', months: 15, lastYear: null }] };
    expect(personFacts({ ...person, profile }, nothing, on)).toMatchObject({ experienceMonths: 25, schoolYears: 6 });
    expect(personFacts(person, nothing, on).schoolYears).toBeNull();
  });
});
