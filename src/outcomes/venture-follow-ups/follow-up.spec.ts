import fc from 'fast-check';

import { addDays, addMonths, day } from '../../kernel/day.js';
import { SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import type { VentureId } from '../../matching/team/team.js';
import { checkFollowUp, followUpMonths, followUpTask, type FollowUpAnswers } from './follow-up.js';
import { yardsticksOf, type HeardOfVenture, type KnownVenture, type YardstickName } from './yardsticks.js';

const startedOn = day('2025-11-30');
const today = day('2026-06-01');
const answers: FollowUpAnswers = { month: 3, askedOn: day('2026-02-28'), familyWorkplaces: 1, communityWorkplaces: 2, incomeMinor: null, partnerships: 0, needs: ['OTHER', 'MARKET', 'OTHER'] };

describe('what is heard of a venture', () => {
  it('is kept with each need once', () => expect(checkFollowUp(answers, startedOn, today)).toEqual({ ok: true, value: { ...answers, needs: ['MARKET', 'OTHER'] } }));
  it.each<[string, Partial<FollowUpAnswers>, string]>([
    ['half a workplace', { familyWorkplaces: 0.5 }, 'familyWorkplaces'],
    ['too many', { communityWorkplaces: 1_001 }, 'communityWorkplaces'],
    ['fewer than none', { partnerships: -1 }, 'partnerships'],
    ['income below nothing', { incomeMinor: -1 }, 'incomeMinor'],
    ['a day to come', { askedOn: addDays(today, 1) }, 'askedOn'],
    ['a month that has not come', { month: 9 }, 'askedOn'],
  ])('refuses %s', (_, over, field) => expect(checkFollowUp({ ...answers, ...over }, startedOn, today)).toMatchObject({ ok: false, facts: { field } }));
});

describe('the task to hear of it', () => {
  const venture = { id: 'v' as VentureId, founder: null, startedOn, endedOn: null };
  it('comes at each month, clamped to the end of a short one', () => {
    expect(followUpTask(venture, [], day('2026-02-27'))).toBeNull();
    expect(followUpTask(venture, [], day('2026-02-28'))).toMatchObject({ occasion: 'month-3', dueOn: day('2026-02-28') });
  });
  it('is one, the last, after a sleep', () => expect(followUpTask(venture, [], addMonths(startedOn, 12))).toMatchObject({ occasion: 'month-12' }));
  it('is none once it was heard of, nor of what has ended', () => {
    for (const month of followUpMonths) expect(followUpTask(venture, [month], addMonths(startedOn, month))).toBeNull();
    expect(followUpTask({ ...venture, endedOn: today }, [], today)).toBeNull();
  });
});

describe('yardsticks', () => {
  const heard = (over: Partial<HeardOfVenture> = {}): HeardOfVenture => ({ month: 6, members: 2, returnees: 1, familyWorkplaces: 1, communityWorkplaces: 0, partnerships: 0, ...over });
  const venture = (over: Partial<HeardOfVenture> = {}): KnownVenture => ({ returnees: over.returnees ?? 1, started: true, heard: [heard(over)] });
  const value = (ventures: readonly KnownVenture[], name: YardstickName) => yardsticksOf(ventures).find((each) => each.name === name)!.value;
  const many = (count: number, over: Partial<HeardOfVenture> = {}) => Array.from({ length: count }, () => venture(over));

  it('stand beside what was published', () => expect(yardsticksOf([]).map((each) => each.published)).toEqual([2.75, 0.23, 0.13, 0.95, 10]));
  it('count workplaces for each returnee', () => expect(value(many(8, { members: 2, familyWorkplaces: 1, communityWorkplaces: 1 }), 'WORKPLACES_PER_RETURNEE')).toBe(4));
  it('take what was heard last', () => {
    const grown = Array.from({ length: 6 }, (): KnownVenture => ({ returnees: 1, started: true, heard: [heard({ month: 12, communityWorkplaces: 9 }), heard({ month: 3 })] }));
    expect(value(grown, 'WORKPLACES_PER_RETURNEE')).toBe(12);
    expect(value(grown, 'EMPLOYEES_AFTER_SIX_MONTHS')).toBeNull();
  });
  it('count returnees who employ beyond the family', () => expect(value([...many(6, { communityWorkplaces: 1 }), ...many(6)], 'EMPLOYS_BEYOND_FAMILY')).toBe(0.5));
  it('count those in partnership', () => expect(value([...many(5, { members: 1 }), ...many(15)], 'IN_PARTNERSHIP')).toBe(0.75));
  it('count those who set up a business', () =>
    expect(value([...many(15), ...Array.from({ length: 5 }, () => ({ returnees: 1, started: false, heard: [] }))], 'SET_UP_A_BUSINESS')).toBe(0.75));
  it('count employees after six months', () => expect(value(many(5, { familyWorkplaces: 2, communityWorkplaces: 3 }), 'EMPLOYEES_AFTER_SIX_MONTHS')).toBe(5));
  it('show nothing of fewer than five, on either side of a share', () =>
    fc.assert(
      fc.property(fc.nat({ max: 12 }), fc.nat({ max: 12 }), (having, lacking) => {
        const [stick] = yardsticksOf([...many(having, { communityWorkplaces: 1 }), ...many(lacking)]).filter((each) => each.name === 'EMPLOYS_BEYOND_FAMILY');
        const shows = having >= SMALLEST_SHOWN && (lacking === 0 || lacking >= SMALLEST_SHOWN);
        expect(stick!.value === null).toBe(!shows);
        expect(stick!.of === null).toBe(having + lacking < SMALLEST_SHOWN);
      }),
    ));
});
