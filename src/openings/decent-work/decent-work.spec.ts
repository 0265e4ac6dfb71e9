import { addDays, day } from '../../kernel/day.js';
import { checkOf, checkOn, decentWorkPoints, faultOfWork, holdsFrom, tierOf, type CheckDraft, type DecentWorkPoint } from './decent-work.js';

const on = day('2026-03-02');
const found = (plan: string | null, ...missing: readonly DecentWorkPoint[]): CheckDraft => ({
  points: decentWorkPoints.map((point) => ({ point, holds: !missing.includes(point), evidence: 'seen at the place' })),
  plan,
});
const held = (draft: CheckDraft) => ({ ...draft, holdsUntil: holdsFrom(on) });
const PLAN = 'registers with the trade office by June';

describe('L14: a check of decent work', () => {
  it('looks at every point once, each by something that was seen', () => {
    expect(checkOf(found(null))).toMatchObject({ ok: true });
    expect(checkOf({ ...found(null), points: found(null).points.slice(1) })).toMatchObject({ facts: { field: 'points' } });
    expect(checkOf({ ...found(null), points: [...found(null).points, found(null).points[0]!] })).toMatchObject({ facts: { field: 'points' } });
    expect(checkOf({ ...found(null), points: found(null).points.map((each) => ({ ...each, evidence: ' ' })) })).toMatchObject({ facts: { field: 'points' } });
    expect(checkOf(found(PLAN))).toMatchObject({ facts: { field: 'plan' } });
    expect(checkOf(found(PLAN, 'LEGAL_EMPLOYER'))).toMatchObject({ ok: true });
  });

  it('holds for a year', () => expect(holdsFrom(on)).toBe(day('2027-03-01')));

  it('finds decent work, an informal firm on its way, or neither', () => {
    expect(tierOf(held(found(null)), on)).toBe('DECENT');
    expect(tierOf(held(found(PLAN, 'LEGAL_EMPLOYER')), on)).toBe('SUPPORTED');
    // Insurance is a matter of legal employers.
    expect(tierOf(held(found(PLAN, 'LEGAL_EMPLOYER', 'INSURANCE')), on)).toBe('SUPPORTED');
    expect(tierOf(held(found(null, 'LEGAL_EMPLOYER')), on)).toBe('NOT_DECENT');
    for (const point of decentWorkPoints) if (point !== 'LEGAL_EMPLOYER') expect([point, tierOf(held(found(null, point)), on)]).toEqual([point, 'NOT_DECENT']);
    for (const point of ['SAFETY', 'WAGE_PAID', 'HOURS', 'WEEKLY_REST', 'NO_FORCED_OVERTIME'] as const) expect(tierOf(held(found(PLAN, 'LEGAL_EMPLOYER', point)), on)).toBe('NOT_DECENT');
  });

  it('judges work on a day by the check that held on it: a later finding changes nothing of that day, but makes up for one that was missing where a programme pays', () => {
    const made = (number: number, checkedOn: string) => ({ number, checkedOn: day(checkedOn), holdsUntil: holdsFrom(day(checkedOn)) });
    const checks = [made(1, '2026-03-02'), made(2, '2026-03-10'), made(3, '2026-03-10')];
    const judged = (at: string, paidFor = false) => checkOn(checks, day(at), paidFor)?.number ?? null;
    expect(['2026-03-01', '2026-03-02', '2026-03-09', '2026-03-10', '2027-03-09', '2027-03-10'].map((at) => judged(at))).toEqual([null, 1, 1, 3, 3, null]);
    expect(['2026-03-01', '2026-03-02', '2027-03-10'].map((at) => judged(at, true))).toEqual([3, 1, 3]);
    expect(checkOn([], on, true)).toBeNull();
  });

  it('keeps work from being offered that is not decent, and whoever is paid for from work that nobody checked', () => {
    const fault = (draft: CheckDraft | null, hours: number | null, paidFor: boolean, at = on) => faultOfWork(draft === null ? null : held(draft), hours, at, paidFor)?.facts['rule'] ?? null;
    expect(fault(null, 48, false)).toBeNull();
    expect(fault(null, 49, false)).toBe('L14');
    expect(fault(null, 48, true)).toBe('L14');
    expect(fault(found(null), 48, true)).toBeNull();
    expect(fault(found(null), null, true)).toBeNull();
    expect(fault(found(null), 49, false)).toBe('L14');
    expect(fault(found(null, 'SAFETY'), 40, false)).toBe('L14');
    expect(fault(found(null), 40, true, holdsFrom(on))).toBeNull();
    expect(fault(found(null), 40, true, addDays(holdsFrom(on), 1))).toBe('L14');
    expect(fault(found(null, 'SAFETY'), 40, false, addDays(holdsFrom(on), 1))).toBeNull();
  });
});
