import { sunflowerTerms } from '../../../test/openings/a-venture.js';
import { isActivityCode, isSameActivity } from './activity.js';
import { checkRoleTerms } from './roles/venture-role.js';
import { aVenture } from '../../../test/openings/a-venture.js';
import { twinTasks } from './twins/twin-tasks.js';
import { twinsOf } from './twins/twins.js';
import { checkVentureTerms } from './venture-terms.js';
import type { Venture, VentureTerms } from './venture.js';
import { day } from '../../kernel/day.js';
import type { VentureId } from '../../matching/team/team.js';
import type { JobseekerId } from '../../kernel/ids.js';

const partner = sunflowerTerms.partners[0]!;
const contribution = sunflowerTerms.contributions[0]!;

describe('checkVentureTerms', () => {
  it('keeps whole terms as they are', () => expect(checkVentureTerms(sunflowerTerms)).toMatchObject({ ok: true, value: sunflowerTerms }));
  it.each<[string, string, Partial<VentureTerms>]>([
    ['no title', 'title', { title: ' ' }],
    ['a trade that is none', 'activity', { activity: '34' }],
    ['a cooperative of one', 'members', { members: { least: 1, most: 5 } }],
    ['more than one founder alone', 'members', { kind: 'INDIVIDUAL', members: { least: 1, most: 2 } }],
    ['fewest above most', 'members', { members: { least: 4, most: 3 } }],
    ['no room for those that are asked for', 'members', { leastReturnees: 3, leastCommunityMembers: 3 }],
    ['less than no returnee', 'leastReturnees', { leastReturnees: -1 }],
    ['money that is none', 'currency', { currency: 'XXQ' }],
    ['a share above the whole', 'publicPercent', { publicPercent: 101 }],
    ['a partner without a role (F18)', 'partners', { partners: [{ ...partner, role: '' }] }],
    ['a partner twice', 'partners', { partners: [partner, partner] }],
    ['what an unknown partner gives', 'contributions', { contributions: [{ ...contribution, partner: 'Nobody' }] }],
    ['what a partner gives without its name', 'contributions', { contributions: [{ ...contribution, partner: null }] }],
    ['what members give under the name of a partner', 'contributions', { contributions: [{ ...contribution, from: 'MEMBERS' }] }],
    ['a budget of nothing', 'budget', { budget: [{ what: 'a press', purpose: 'INCOME', amountMinor: 0 }] }],
  ])('refuses %s', (_, field, over) => expect(checkVentureTerms({ ...sunflowerTerms, ...over })).toMatchObject({ ok: false, facts: { field } }));
});

describe('activities', () => {
  it.each(['10', '104', '1040', '01', '99'])('%s is one', (code) => expect(isActivityCode(code)).toBe(true));
  it.each(['', '1', '04', '34', '10400', 'A1', '00'])('"%s" is none', (code) => expect(isActivityCode(code)).toBe(false));
  it('are the same where one lies within the other', () => expect([isSameActivity('10', '1040'), isSameActivity('1040', '104'), isSameActivity('1040', '1050')]).toEqual([true, true, false]));
});

describe('checkRoleTerms', () => {
  it('takes shares up to the whole, by the fewest people', () => {
    const others = [{ leastSeats: 2, sharePercent: 30 }];
    expect(checkRoleTerms({ leastSeats: 1, sharePercent: 40 }, 3, others).ok).toBe(true);
    expect(checkRoleTerms({ leastSeats: 1, sharePercent: 41 }, 3, others)).toMatchObject({ facts: { field: 'sharePercent' } });
  });
  it('asks for no more than the seats', () => expect(checkRoleTerms({ leastSeats: 3, sharePercent: 0 }, 2, [])).toMatchObject({ facts: { field: 'leastSeats' } }));
});

describe('twinsOf (F25)', () => {
  const own = aVenture({ status: 'FUNDED', proposedBy: 'p' as JobseekerId });
  const other = (over: Partial<typeof own>) => aVenture({ id: 'other' as VentureId, ...over });
  it('finds the same trade at the same place', () => expect(twinsOf(own, [own, other({ activity: '104' })])).toMatchObject([{ venture: { id: 'other' }, fundedTwice: false }]));
  it('finds neither another place nor another trade', () =>
    expect(twinsOf(own, [other({ place: { ...own.place!, geonameId: 1 } }), other({ activity: '1050' }), other({ activity: null })])).toEqual([]));
  it('sees money for one person twice, also in a pause', () => {
    expect(twinsOf(own, [other({ status: 'RUNNING', proposedBy: 'p' as JobseekerId })])).toMatchObject([{ fundedTwice: true }]);
    expect(twinsOf(own, [other({ status: 'PAUSED', pausedFrom: 'FUNDED', proposedBy: 'p' as JobseekerId })])).toMatchObject([{ fundedTwice: true }]);
    expect(twinsOf(own, [other({ status: 'OPEN', proposedBy: 'p' as JobseekerId })])).toMatchObject([{ fundedTwice: false }]);
  });
});

describe('twinTasks (F25)', () => {
  const dueOn = day('2026-12-01');
  const own = aVenture({ status: 'OPEN', proposedBy: 'p' as JobseekerId });
  const other = (over: Partial<Venture> = {}) => aVenture({ id: 'other' as VentureId, status: 'OPEN', ...over });
  const occasions = (venture: Venture, ...others: readonly Venture[]) => twinTasks(venture, [venture, ...others], dueOn).map(({ occasion, queue, priority }) => [occasion.split('.')[0], queue, priority]);
  it('bring one that has no money yet before officers alone, once for all others', () => {
    expect(occasions(own, other(), other({ id: 'third' as VentureId }))).toEqual([['join', 'JOB_PLACEMENT_OFFICER', undefined]]);
    expect(occasions(own)).toEqual([]);
  });
  it('ask of one with money only whether the same is paid for twice', () => {
    const funded = { ...own, status: 'FUNDED' } as const;
    expect(occasions(funded, other())).toEqual([]);
    expect(occasions(funded, other({ status: 'RUNNING', proposedBy: 'p' as JobseekerId }))).toEqual([['funded-twice', 'JOB_PLACEMENT_OFFICER', 'HIGH']]);
  });
  it('are none of what has ended', () => expect(occasions({ ...own, status: 'FAILED' }, other())).toEqual([]));
});
