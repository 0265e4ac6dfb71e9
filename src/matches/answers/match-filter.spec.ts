import { jobseeker, opening } from '../../../test/support/market-facts.js';
import { keepsJobseeker, keepsOpening, type MatchFilter } from './match-filter.js';

const all: MatchFilter = { occupation: null, skill: null, near: null, pay: null, kinds: null };

describe('a filter of matches', () => {
  it('keeps everybody where it asks for nothing', () => expect([keepsJobseeker(all, jobseeker()), keepsOpening(all, opening())]).toEqual([true, true]));

  it('keeps who was never asked for a kind with those who accept it', () => {
    const training: MatchFilter = { ...all, kinds: ['TRAINING', 'INTERNSHIP'] };
    const people = [jobseeker({ acceptedKinds: [] }), jobseeker({ acceptedKinds: ['VACANCY', 'INTERNSHIP'] }), jobseeker({ acceptedKinds: ['VACANCY'] })];
    expect(people.map((person) => keepsJobseeker(training, person))).toEqual([true, true, false]);
  });

  it('keeps nobody and nothing where no kind will do', () => {
    const none: MatchFilter = { ...all, kinds: [] };
    expect([keepsJobseeker(none, jobseeker({ acceptedKinds: [] })), keepsOpening(none, opening())]).toEqual([false, false]);
  });

  it('drops who lives nowhere, and remote work, from a circle', () => {
    const circle: MatchFilter = { ...all, near: { point: { latitude: 9, longitude: 38.7 }, km: 20_000 } };
    expect([keepsJobseeker(circle, jobseeker({ place: null })), keepsOpening(circle, opening({ place: null }))]).toEqual([false, false]);
    expect([keepsJobseeker(circle, jobseeker()), keepsOpening(circle, opening())]).toEqual([true, true]);
  });
});
