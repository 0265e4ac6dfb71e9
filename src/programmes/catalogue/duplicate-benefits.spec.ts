import fc from 'fast-check';

import { addDays, day, type Day } from '../../kernel/day.js';
import { instruments } from '../instruments.js';
import { duplicateBenefits, type Benefit } from './duplicate-benefits.js';

const march: Benefit = { programme: 'A', instrument: 'WAGE_SUBSIDY', fromDay: day('2026-03-01'), toDay: day('2026-03-31') };

describe('F59: a benefit twice', () => {
  it.each<[string, Partial<Benefit>, boolean]>([
    ['the same once more', {}, true],
    ['the same from another programme', { programme: 'B' }, true],
    ['another that pays a wage', { instrument: 'CASH_FOR_WORK' }, true],
    ['a grant beside it', { instrument: 'GRANT' }, false],
    ['a matching fund beside it', { instrument: 'MATCHING_FUND' }, false],
    ['a course beside it', { instrument: 'TRAINING' }, false],
    ['until its first day', { fromDay: day('2026-02-01'), toDay: day('2026-03-01') }, true],
    ['until the day before', { fromDay: day('2026-02-01'), toDay: day('2026-02-28') }, false],
    ['from its last day', { fromDay: day('2026-03-31'), toDay: day('2026-04-30') }, true],
    ['from the day after', { fromDay: day('2026-04-01'), toDay: day('2026-04-30') }, false],
    ['without an end', { fromDay: day('2026-01-01'), toDay: null }, true],
  ])('%s: %j is one: %s', (_, over, found) => {
    const findings = duplicateBenefits(march, [{ ...march, ...over }]);
    expect(findings.map(({ rule, level }) => [rule, level])).toEqual(found ? [['F59', 'WARN']] : []);
  });

  it('says whether it is the same programme', () => {
    const [same, other] = duplicateBenefits(march, [march, { ...march, programme: 'B' }]);
    expect([same?.sentence, other?.sentence]).toEqual([expect.stringContaining('the same programme'), expect.stringContaining('another programme')]);
  });

  it('is seen from both sides alike', () => {
    const benefit = fc
      .record({ instrument: fc.constantFrom(...instruments), from: fc.integer({ min: 0, max: 30 }), days: fc.option(fc.integer({ min: 0, max: 30 })) })
      .map(({ instrument, from, days }): Benefit => ({ programme: 'A', instrument, fromDay: from as Day, toDay: days === null ? null : addDays(from as Day, days) }));
    fc.assert(fc.property(benefit, benefit, (one, other) => expect(duplicateBenefits(one, [other]).length).toBe(duplicateBenefits(other, [one]).length)));
  });
});
