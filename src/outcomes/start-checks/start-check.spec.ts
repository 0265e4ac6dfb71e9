import { addDays, day } from '../../kernel/day.js';
import { brokenAtStart, type StartGround } from './start-check.js';

const start = day('2026-03-02');
const fit: StartGround = { bornOnOrBefore: day('2010-03-02'), country: 'ZZ', employerGoodUntil: start, decentWorkFault: false };

describe('a start that happened', () => {
  it('breaks nothing on the birthday, and on the last good day of the employer', () => expect(brokenAtStart(fit, start)).toEqual([]));
  it('L1: is too early a day before the birthday, and where the age is not known', () => {
    expect(brokenAtStart({ ...fit, bornOnOrBefore: day('2010-03-03') }, start)).toEqual(['L1']);
    expect(brokenAtStart({ ...fit, bornOnOrBefore: null }, start)).toEqual(['L1']);
  });
  it('L14: is at work that is not decent', () => expect(brokenAtStart({ ...fit, decentWorkFault: true }, start)).toEqual(['L14']));
  it('L15: is at an employer that does not stand well any more', () => {
    expect(brokenAtStart({ ...fit, employerGoodUntil: null }, start)).toEqual(['L15']);
    expect(brokenAtStart(fit, addDays(start, 1))).toEqual(['L15']);
  });
});
