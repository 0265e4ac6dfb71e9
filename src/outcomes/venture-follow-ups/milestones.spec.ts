import { day } from '../../kernel/day.js';
import type { FollowUpMonth } from './follow-up.js';
import { milestonesOf } from './milestones.js';

const on = { 3: day('2026-03-01'), 6: day('2026-06-01'), 9: day('2026-09-01'), 12: day('2026-12-01') };
const heard = (month: FollowUpMonth, community: number, over = {}) => ({ month, askedOn: on[month], members: 2, familyWorkplaces: 0, communityWorkplaces: community, partnerships: 0, ...over });
const kinds = (...lines: Parameters<typeof milestonesOf>[0]) => milestonesOf(lines).map(({ kind, on: day }) => [kind, day]);

describe('milestones of a venture', () => {
  it('are none where nothing is more than before', () => expect(kinds(heard(3, 0), heard(6, 0))).toEqual([]));
  it('say when it grew, each time above what was most before', () =>
    expect(milestonesOf([heard(3, 0), heard(6, 2), heard(9, 1), heard(12, 3)]).filter(({ kind }) => kind === 'GREW')).toEqual([
      { kind: 'GREW', on: on[6], workplaces: 4 },
      { kind: 'GREW', on: on[12], workplaces: 5 },
    ]));
  it('come once for the first work beyond the family, ten employees and a partnership', () =>
    expect(kinds(heard(3, 9, { partnerships: 1 }), heard(6, 9, { familyWorkplaces: 1, partnerships: 2 }), heard(9, 9))).toEqual([
      ['BEYOND_FAMILY', on[3]],
      ['PARTNERSHIP', on[3]],
      ['GREW', on[6]],
      ['TEN_EMPLOYEES', on[6]],
    ]));
  it('take the last line of a month', () => expect(kinds(heard(3, 1), heard(3, 0), heard(6, 0))).toEqual([]));
});
