import fc from 'fast-check';

import { day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import type { Place } from '../../kernel/place.js';
import { WORTH_A_LOOK } from '../../office/duplicates/duplicate-pair.js';
import type { ProfileSkill } from '../jobseekers/profile/skill-profile.js';
import { keysOfPerson, likenessOfPeople, type ComparedPerson } from './person-likeness.js';

const ADAMA: Place = { geonameId: 330186, name: 'Adama', country: 'ET', latitude: 8.5, longitude: 39.2 };

const skill = (uri: string): ProfileSkill => ({ uri, level: 2, evidence: 'SELF_DECLARED', issuer: null, certifiedUntil: null, gainedIn: null });

const person = (over: Partial<ComparedPerson> & Partial<ComparedPerson['profile']> = {}): ComparedPerson => ({
  id: 'someone' as JobseekerId,
  caseReference: over.caseReference ?? null,
  source: over.source ?? null,
  externalId: over.externalId ?? null,
  bornOnOrBefore: over.bornOnOrBefore ?? null,
  phones: over.phones ?? [],
  profile: { occupations: over.occupations ?? [], skills: over.skills ?? [], languages: over.languages ?? [], place: over.place ?? null },
});

const BAKER = [{ uri: 'baker', months: 40, lastYear: 2024 }];
const SKILLS = ['a', 'b', 'c', 'd', 'e'].map(skill);
const LANGUAGES = [
  { language: 'amh', level: 'C2' as const },
  { language: 'ara', level: 'B1' as const },
];

describe('two records of people', () => {
  it.each([
    ['nothing but nothing in common', person(), person(), []],
    ['a case reference in two hands', person({ caseReference: 'ET-0012' }), person({ caseReference: 'et 12' }), ['SAME_CASE_REFERENCE']],
    ['an id in two files', person({ source: 'a', externalId: '7' }), person({ source: 'b', externalId: '007' }), ['SAME_EXTERNAL_ID']],
    ['an id in one file, which tells them apart', person({ source: 'a', externalId: '7' }), person({ source: 'a', externalId: '007' }), []],
    ['a phone', person({ phones: ['m1'] }), person({ phones: ['m2', 'm1'] }), ['SAME_PHONE']],
    ['work for nearly as long', person({ occupations: BAKER }), person({ occupations: [{ uri: 'baker', months: 38, lastYear: 2024 }] }), ['SAME_OCCUPATIONS']],
    ['work until another year', person({ occupations: BAKER }), person({ occupations: [{ uri: 'baker', months: 40, lastYear: 2023 }] }), []],
    ['work for half as long', person({ occupations: BAKER }), person({ occupations: [{ uri: 'baker', months: 20, lastYear: 2024 }] }), []],
    ['four of five skills', person({ skills: SKILLS }), person({ skills: SKILLS.slice(1) }), ['SAME_SKILLS']],
    ['two of two skills, which many have', person({ skills: SKILLS.slice(0, 2) }), person({ skills: SKILLS.slice(0, 2) }), []],
    ['a place and a day', person({ place: ADAMA, bornOnOrBefore: day('2001-04-30') }), person({ place: ADAMA, bornOnOrBefore: day('2001-04-30') }), ['SAME_BIRTH', 'SAME_PLACE']],
    ['one language', person({ languages: LANGUAGES.slice(1) }), person({ languages: LANGUAGES.slice(1) }), []],
    ['two languages in another order', person({ languages: LANGUAGES }), person({ languages: [...LANGUAGES].reverse() }), ['SAME_LANGUAGES']],
  ])('with %s', (_, a, b, reasons) => expect(likenessOfPeople(a, b).reasons).toEqual(reasons));

  it('are put to staff for one strong sign, or for several weak ones together', () => {
    const points = (over: Parameters<typeof person>[0]) => likenessOfPeople(person(over), person(over)).points;
    expect(points({ caseReference: 'ET-1' })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
    expect(points({ phones: ['m'], place: ADAMA, languages: LANGUAGES })).toBeLessThan(WORTH_A_LOOK);
    expect(points({ phones: ['m'], skills: SKILLS })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
    expect(points({ occupations: BAKER, place: ADAMA })).toBeLessThan(WORTH_A_LOOK);
    expect(points({ occupations: BAKER, skills: SKILLS })).toBeGreaterThanOrEqual(WORTH_A_LOOK);
    expect(points({ place: ADAMA, languages: LANGUAGES, bornOnOrBefore: day('2001-04-30') })).toBeLessThan(WORTH_A_LOOK);
  });
});

const people = fc.record({
  caseReference: fc.option(fc.constantFrom('ET-1', 'et1', 'ET-2', '-')),
  source: fc.constantFrom('a', 'b'),
  externalId: fc.constantFrom('1', '01', '2'),
  bornOnOrBefore: fc.option(fc.constantFrom(day('2001-04-30'), day('2002-04-30'))),
  phones: fc.subarray(['m1', 'm2']),
  occupations: fc.subarray([...BAKER, { uri: 'baker', months: 20, lastYear: 2024 }, { uri: 'driver', months: 12, lastYear: null }]),
  skills: fc.subarray(SKILLS),
  languages: fc.subarray(LANGUAGES),
  place: fc.option(fc.constant(ADAMA)),
});

describe('likeness', () => {
  it('is the same from both sides, and never past 100', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const there = likenessOfPeople(person(a as object), person(b as object));
        expect(likenessOfPeople(person(b as object), person(a as object))).toEqual(there);
        expect(there.points).toBeLessThanOrEqual(100);
      }),
    );
  });

  it('by a strong sign is never missed: such records share a key', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const { reasons } = likenessOfPeople(person(a as object), person(b as object));
        const shared = keysOfPerson(person(a as object)).some((key) => keysOfPerson(person(b as object)).includes(key));
        const strong = reasons.some((reason) => reason === 'SAME_PHONE' || reason === 'SAME_CASE_REFERENCE' || reason === 'SAME_EXTERNAL_ID');
        expect(strong && !shared).toBe(false);
      }),
    );
  });
});
