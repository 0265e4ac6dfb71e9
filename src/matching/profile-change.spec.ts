import fc from 'fast-check';

import { day } from '../kernel/day.js';
import { arbitraryChange, arbitraryJobseeker } from '../../test/support/arbitrary-market.js';
import { held, jobseeker } from '../../test/support/market-facts.js';
import { withChange, withChanges } from './profile-change.js';

describe('a change of a profile', () => {
  it('replaces a skill, so that it can fall too', () => {
    const facts = jobseeker({ skills: [held({ skill: 1, level: 4 }), held({ skill: 2 })] });
    const changed = withChange(facts, { kind: 'SKILL', skill: 1, held: { level: 2, evidence: 'TESTED', certifiedUntil: null } });
    expect(changed.skills).toEqual([held({ skill: 2 }), { skill: 1, level: 2, evidence: 'TESTED', certifiedUntil: null }]);
    expect(withChange(changed, { kind: 'SKILL', skill: 1, held: null }).skills).toEqual([held({ skill: 2 })]);
  });

  it('replaces a language and a licence, and takes them away', () => {
    const facts = jobseeker({ languages: [{ language: 'eng', level: 'B1' }], licences: [{ code: 'B', validUntil: null }] });
    expect(withChange(facts, { kind: 'LANGUAGE', language: 'eng', level: 'A1' }).languages).toEqual([{ language: 'eng', level: 'A1' }]);
    expect(withChange(facts, { kind: 'LANGUAGE', language: 'eng', level: null }).languages).toEqual([]);
    const until = { validUntil: day('2026-07-01') };
    expect(withChange(facts, { kind: 'LICENCE', code: 'B', held: until }).licences).toEqual([{ code: 'B', ...until }]);
    expect(withChange(facts, { kind: 'LICENCE', code: 'B', held: null }).licences).toEqual([]);
  });

  it('sets a limit or clears it', () => {
    const facts = jobseeker({ travelLimitKm: 10, wageFloor: 500 });
    expect(withChanges(facts, [{ kind: 'TRAVEL_LIMIT', km: 40 }, { kind: 'PAY_FLOOR', minor: null }])).toEqual({ ...facts, travelLimitKm: 40, wageFloor: null });
    expect(withChange(facts, { kind: 'HOURS', hoursPerWeek: { min: 10, max: 20 } }).hoursPerWeek).toEqual({ min: 10, max: 20 });
    expect(withChange(facts, { kind: 'AVAILABLE_FROM', availableFrom: day('2026-09-01') }).availableFrom).toBe(day('2026-09-01'));
    expect(withChange(facts, { kind: 'EDUCATION', education: 3 }).education).toBe(3);
    expect(withChange(facts, { kind: 'MOVE', country: 'DJ' }).wouldMoveTo).toEqual(['DJ']);
  });

  it('excludes no kind of opening for who was never asked', () => {
    expect(withChange(jobseeker({ acceptedKinds: [] }), { kind: 'ACCEPT_KIND', accepted: 'TRAINING' }).acceptedKinds).toEqual([]);
    expect(withChange(jobseeker({ acceptedKinds: ['VACANCY'] }), { kind: 'ACCEPT_KIND', accepted: 'TRAINING' }).acceptedKinds).toEqual(['VACANCY', 'TRAINING']);
  });

  it('made twice is made once, and touches nothing else', () =>
    fc.assert(
      fc.property(arbitraryJobseeker(), arbitraryChange(), (facts, change) => {
        const once = withChange(facts, change);
        expect(withChange(once, change)).toEqual(once);
        const touched = Object.keys(facts).filter((name) => once[name as keyof typeof once] !== facts[name as keyof typeof facts]);
        expect(touched.length).toBeLessThanOrEqual(1);
        expect(once.id).toBe(facts.id);
        expect(once.seeking).toBe(facts.seeking);
      }),
    ));
});
