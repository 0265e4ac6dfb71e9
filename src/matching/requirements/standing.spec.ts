import { addDays, day } from '../../kernel/day.js';
import { codes } from '../../../test/support/matching.js';
import { jobseeker, opening, today } from '../../../test/support/market-facts.js';

describe('whether a pair may be put together at all', () => {
  it('finds nothing against an ordinary pair', () => expect(codes(jobseeker(), opening())).toEqual([]));

  describe('seeking', () => {
    it('fails a person who is not available, without a word why', () =>
      expect(codes(jobseeker({ seeking: false }), opening())).toEqual(['NOT_AVAILABLE']));
  });

  describe('open', () => {
    it('fails a draft', () => expect(codes(jobseeker(), opening({ published: false }))).toEqual(['NOT_PUBLISHED']));
    it('fails when the last seat is taken', () => expect(codes(jobseeker(), opening({ seatsLeft: 0 }))).toEqual(['NO_SEAT_LEFT']));
    it('passes with one seat left', () => expect(codes(jobseeker(), opening({ seatsLeft: 1 }))).toEqual([]));
    it('passes on the closing day', () => expect(codes(jobseeker(), opening({ closesOn: today }))).toEqual([]));
    it('fails on the day after', () => expect(codes(jobseeker(), opening({ closesOn: addDays(today, -1) }))).toEqual(['CLOSED']));
    it('closes as days pass', () => expect(codes(jobseeker(), opening({ closesOn: today }), addDays(today, 1))).toEqual(['CLOSED']));
  });

  describe('employer cleared (L15)', () => {
    it('passes on the last good day', () => expect(codes(jobseeker(), opening({ employerGoodUntil: today }))).toEqual([]));
    it('fails on the day after', () =>
      expect(codes(jobseeker(), opening({ employerGoodUntil: addDays(today, -1) }))).toEqual(['EMPLOYER_NOT_CLEARED']));
    it('fails an employer nobody has looked at', () =>
      expect(codes(jobseeker(), opening({ employerGoodUntil: null }))).toEqual(['EMPLOYER_NOT_CLEARED']));
  });

  describe('kind accepted', () => {
    it('passes a kind that was named', () => expect(codes(jobseeker({ acceptedKinds: ['VACANCY'] }), opening({ kind: 'VACANCY' }))).toEqual([]));
    it('fails a kind that was not', () =>
      expect(codes(jobseeker({ acceptedKinds: ['VACANCY'] }), opening({ kind: 'INTERNSHIP' }))).toEqual(['KIND_NOT_ACCEPTED']));
    it('passes every kind where the person was not asked', () => expect(codes(jobseeker(), opening({ kind: 'VENTURE_ROLE' }))).toEqual([]));
  });

  describe('occupation not refused', () => {
    it('fails a refused occupation', () => expect(codes(jobseeker({ refusedOccupations: [4] }), opening({ occupation: 4 }))).toEqual(['OCCUPATION_REFUSED']));
    it('passes another', () => expect(codes(jobseeker({ refusedOccupations: [4] }), opening({ occupation: 5 }))).toEqual([]));
    it('passes an opening without an occupation', () => expect(codes(jobseeker({ refusedOccupations: [4] }), opening())).toEqual([]));
  });

  describe('able (F42)', () => {
    it('fails what the person cannot do, each demand a gap', () =>
      expect(codes(jobseeker({ limits: ['LIFTING', 'NIGHT_WORK'] }), opening({ demands: ['NIGHT_WORK', 'LIFTING'] }))).toEqual([
        'DEMAND_BEYOND_LIMITS x2',
      ]));
    it('passes other demands', () => expect(codes(jobseeker({ limits: ['LIFTING'] }), opening({ demands: ['STANDING'] }))).toEqual([]));
    it('passes where no limit is on record', () => expect(codes(jobseeker(), opening({ demands: ['LIFTING'] }))).toEqual([]));
  });
});

describe('age on the first day of work', () => {
  const born = (text: string) => jobseeker({ bornOnOrBefore: day(text) });

  describe('minimum age (L1)', () => {
    it('passes on the birthday', () => expect(codes(born('2010-06-15'), opening({ minimumAge: 16 }))).toEqual([]));
    it('fails on the day before', () => expect(codes(born('2010-06-16'), opening({ minimumAge: 16 }))).toEqual(['UNDER_MINIMUM_AGE']));
    it('passes when the birthday comes by the start', () =>
      expect(codes(born('2010-06-16'), opening({ minimumAge: 16, startsOn: addDays(today, 1) }))).toEqual([]));
    it('passes when the person is only available from the birthday', () =>
      expect(codes({ ...born('2010-06-16'), availableFrom: addDays(today, 1) }, opening({ minimumAge: 16 }))).toEqual([]));
    it('takes a start in the past for today', () =>
      expect(codes(born('2010-06-15'), opening({ minimumAge: 16, startsOn: addDays(today, -9) }))).toEqual([]));
    it('fails an unknown age', () => expect(codes(jobseeker({ bornOnOrBefore: null }), opening())).toEqual(['AGE_UNKNOWN']));
    it('knows ages that no usual law has', () => {
      expect(codes(born('2005-06-15'), opening({ minimumAge: 21 }))).toEqual([]);
      expect(codes(born('2005-06-16'), opening({ minimumAge: 21 }))).toEqual(['UNDER_MINIMUM_AGE']);
    });
    it('moves with the day', () => expect(codes(born('2010-06-16'), opening({ minimumAge: 16 }), addDays(today, 1))).toEqual([]));
  });

  describe('hazardous work (L2)', () => {
    it('passes at 18', () => expect(codes(born('2008-06-15'), opening({ hazardous: true }))).toEqual([]));
    it('fails at 17', () => expect(codes(born('2008-06-16'), opening({ hazardous: true }))).toEqual(['UNDER_HAZARDOUS_AGE']));
    it('passes at 17 where the work is not hazardous', () => expect(codes(born('2008-06-16'), opening())).toEqual([]));
    it('fails an unknown age twice over: law and hazard', () =>
      expect(codes(jobseeker({ bornOnOrBefore: null }), opening({ hazardous: true }))).toEqual(['AGE_UNKNOWN', 'AGE_UNKNOWN']));
  });
});
