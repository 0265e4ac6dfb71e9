import { addDays } from '../../kernel/day.js';
import { addis, jobseeker, north, opening, today } from '../../../test/support/market-facts.js';
import { codes } from '../../../test/support/matching.js';
import { UNKNOWN_FLOOR } from '../wage-floor.js';

describe('whether the terms can suit both sides', () => {
  describe('pay floor', () => {
    const asks = jobseeker({ wageFloor: 5_000 });
    it('passes when the top of the range reaches the floor', () => expect(codes(asks, opening({ pay: { min: 1, max: 5_000 } }))).toEqual([]));
    it('fails one minor unit below', () => expect(codes(asks, opening({ pay: { min: 1, max: 4_999 } }))).toEqual(['PAY_BELOW_FLOOR']));
    it('fails a floor on silence', () => expect(codes(asks, opening())).toEqual(['PAY_NOT_STATED']));
    it('asks no wage of a training place or a venture', () => {
      expect(codes(asks, opening({ kind: 'TRAINING' }))).toEqual([]);
      expect(codes(asks, opening({ kind: 'VENTURE_ROLE' }))).toEqual([]);
      expect(codes(asks, opening({ kind: 'INTERNSHIP' }))).toEqual(['PAY_NOT_STATED']);
    });
    it('fails a floor that nobody can read, whatever is paid, and never as an amount', () => {
      const unread = jobseeker({ wageFloor: UNKNOWN_FLOOR });
      for (const pay of [null, { min: 1, max: 1 }, { min: 1, max: Number.MAX_SAFE_INTEGER - 1 }]) expect(codes(unread, opening({ pay }))).toEqual(['FLOOR_WITHOUT_RATE']);
      expect(codes(unread, opening({ kind: 'TRAINING' }))).toEqual([]);
    });
    it('passes who named no floor', () => expect(codes(jobseeker(), opening({ pay: { min: 0, max: 0 } }))).toEqual([]));
  });

  describe('hours', () => {
    const asks = jobseeker({ hoursPerWeek: { min: 20, max: 30 } });
    it('passes where the ends touch above', () => expect(codes(asks, opening({ hoursPerWeek: { min: 30, max: 48 } }))).toEqual([]));
    it('fails an hour too many', () => expect(codes(asks, opening({ hoursPerWeek: { min: 31, max: 48 } }))).toEqual(['HOURS_DO_NOT_MEET']));
    it('passes where the ends touch below', () => expect(codes(asks, opening({ hoursPerWeek: { min: 5, max: 20 } }))).toEqual([]));
    it('fails an hour too few', () => expect(codes(asks, opening({ hoursPerWeek: { min: 5, max: 19 } }))).toEqual(['HOURS_DO_NOT_MEET']));
    it('passes where either side is unknown', () => {
      expect(codes(asks, opening())).toEqual([]);
      expect(codes(jobseeker(), opening({ hoursPerWeek: { min: 48, max: 48 } }))).toEqual([]);
    });
  });

  describe('dates', () => {
    const from = (days: number) => jobseeker({ availableFrom: addDays(today, days) });
    const by = (days: number) => opening({ startsBy: addDays(today, days) });
    it('passes when available on the last day to begin', () => expect(codes(from(5), by(5))).toEqual([]));
    it('fails a day later', () => expect(codes(from(6), by(5))).toEqual(['AVAILABLE_TOO_LATE']));
    it('passes on the last day itself', () => expect(codes(jobseeker(), by(0))).toEqual([]));
    it('fails everyone after the last day', () => expect(codes(jobseeker(), by(-1))).toEqual(['START_IS_OVER']));
    it('passes where no last day is set, and takes unknown availability for now', () => {
      expect(codes(from(500), opening())).toEqual([]);
      expect(codes(jobseeker(), by(0))).toEqual([]);
    });
  });

  describe('reachable (F58, F61)', () => {
    const within = (travelLimitKm: number | null) => jobseeker({ travelLimitKm });
    it('passes at the limit', () => expect(codes(within(20), opening({ place: north(addis, 19.9) }))).toEqual([]));
    it('fails just beyond it', () => expect(codes(within(20), opening({ place: north(addis, 20.1) }))).toEqual(['TOO_FAR']));
    it('passes the same place at a limit of 0', () => expect(codes(within(0), opening())).toEqual([]));
    it('takes 30 km where no limit is on record', () => {
      expect(codes(within(null), opening({ place: north(addis, 29.9) }))).toEqual([]);
      expect(codes(within(null), opening({ place: north(addis, 30.1) }))).toEqual(['TOO_FAR']);
    });
    it('passes remote work, even where no place is known', () => {
      expect(codes(within(0), opening({ place: null }))).toEqual([]);
      expect(codes(jobseeker({ place: null }), opening({ place: null }))).toEqual([]);
    });
    it('fails where the place is not known', () => expect(codes(jobseeker({ place: null }), opening())).toEqual(['PLACE_UNKNOWN']));
    it('passes a country in which the person would move for work', () => {
      const abroad = opening({ place: { latitude: 11.59, longitude: 43.15, country: 'DJ' } });
      expect(codes(jobseeker({ wouldMoveTo: ['DJ'] }), abroad)).toEqual([]);
      expect(codes(jobseeker({ wouldMoveTo: ['DJ'], place: null }), abroad)).toEqual([]);
      expect(codes(jobseeker({ wouldMoveTo: ['ET'] }), abroad)).toEqual(['TOO_FAR']);
    });
    it('lets who would move within the own country go far in it', () =>
      expect(codes(jobseeker({ wouldMoveTo: ['ET'] }), opening({ place: north(addis, 400) }))).toEqual([]));
  });
});
