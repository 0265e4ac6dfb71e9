import { addDays } from '../../kernel/day.js';
import { held, jobseeker, need, opening, today } from '../../../test/support/market-facts.js';
import { codes } from '../../../test/support/matching.js';

describe('what a post insists on is never traded against a score (F02)', () => {
  describe('skills', () => {
    const asks = (minLevel: 1 | 2 | 3 | 4 | null) => opening({ skills: [need({ skill: 0, hard: true, minLevel })] });
    const has = (level: 1 | 2 | 3 | 4) => jobseeker({ skills: [held({ skill: 0, level })] });
    it('passes at the level asked', () => expect(codes(has(3), asks(3))).toEqual([]));
    it('fails a level below', () => expect(codes(has(2), asks(3))).toEqual(['SKILLS_MISSING']));
    it('passes any level where none is asked', () => expect(codes(has(1), asks(null))).toEqual([]));
    it('fails without the skill', () => expect(codes(jobseeker(), asks(null))).toEqual(['SKILLS_MISSING']));
    it('takes no related skill for it', () => expect(codes(jobseeker({ skills: [held({ skill: 1, level: 4 })] }), asks(1))).toEqual(['SKILLS_MISSING']));
    it('passes without a skill that is not hard', () => expect(codes(jobseeker(), opening({ skills: [need({ skill: 0, minLevel: 4 })] }))).toEqual([]));
    it('counts each missing skill as a gap, and one asked twice as one', () =>
      expect(
        codes(jobseeker(), opening({ skills: [need({ skill: 2, hard: true }), need({ skill: 0, hard: true }), need({ skill: 2, hard: true, minLevel: 2 })] })),
      ).toEqual(['SKILLS_MISSING x2']));
    it('takes the best of a skill recorded twice', () =>
      expect(codes(jobseeker({ skills: [held({ skill: 0, level: 1 }), held({ skill: 0, level: 4 }), held({ skill: 0, level: 2 })] }), asks(4))).toEqual([]));
  });

  describe('languages', () => {
    const asks = (hard: boolean) => opening({ languages: [{ language: 'amh', level: 'B1', hard }] });
    const speaks = (level: 'A2' | 'B1' | 'C2') => jobseeker({ languages: [{ language: 'amh', level }] });
    it('passes at the level asked', () => expect(codes(speaks('B1'), asks(true))).toEqual([]));
    it('passes above it', () => expect(codes(speaks('C2'), asks(true))).toEqual([]));
    it('fails a level below', () => expect(codes(speaks('A2'), asks(true))).toEqual(['LANGUAGES_MISSING']));
    it('fails a language that is not in the profile', () => expect(codes(jobseeker(), asks(true))).toEqual(['LANGUAGES_MISSING']));
    it('passes a soft wish', () => expect(codes(jobseeker(), asks(false))).toEqual([]));
  });

  describe('licences', () => {
    const asks = opening({ licences: [{ code: 'FORKLIFT', hard: true }] });
    const until = (days: number | null) => jobseeker({ licences: [{ code: 'FORKLIFT', validUntil: days === null ? null : addDays(today, days) }] });
    it('never lets a forklift post reach a profile without the licence', () =>
      expect(codes(jobseeker({ licences: [{ code: 'B', validUntil: null }] }), asks)).toEqual(['LICENCES_MISSING']));
    it('passes on the last day of validity', () => expect(codes(until(0), asks)).toEqual([]));
    it('fails on the day after', () => expect(codes(until(-1), asks)).toEqual(['LICENCES_MISSING']));
    it('passes one that does not expire', () => expect(codes(until(null), asks)).toEqual([]));
    it('looks at the first day of work', () => {
      expect(codes(until(5), { ...asks, startsOn: addDays(today, 5) })).toEqual([]);
      expect(codes(until(5), { ...asks, startsOn: addDays(today, 6) })).toEqual(['LICENCES_MISSING']);
      expect(codes({ ...until(5), availableFrom: addDays(today, 6) }, asks)).toEqual(['LICENCES_MISSING']);
    });
    it('passes a soft wish', () => expect(codes(jobseeker(), opening({ licences: [{ code: 'FORKLIFT', hard: false }] }))).toEqual([]));
  });

  describe('education', () => {
    const asks = opening({ minEducation: 3 });
    it('passes at the level asked', () => expect(codes(jobseeker({ education: 3 }), asks)).toEqual([]));
    it('fails below', () => expect(codes(jobseeker({ education: 2 }), asks)).toEqual(['EDUCATION_BELOW']));
    it('fails unknown', () => expect(codes(jobseeker(), asks)).toEqual(['EDUCATION_UNKNOWN']));
    it('passes unknown where none, or only level 0, is asked', () => {
      expect(codes(jobseeker(), opening())).toEqual([]);
      expect(codes(jobseeker(), opening({ minEducation: 0 }))).toEqual([]);
    });
  });
});
