import { day } from '../../kernel/day.js';
import type { EmployerId, MissionId } from '../../kernel/ids.js';
import { faultOfPay } from '../openings/pay-floor.js';
import type { Role, Viewer } from '../../platform/viewer.js';
import { checkPayStandard, endedOn, floorsOf, mayRecord, payFacts, standardsOf, type PaidWork, type PayStandard, type PayStandardDraft } from './pay-standard.js';

const today = day('2026-03-02');
const [own, other] = ['own', 'other'] as [EmployerId, EmployerId];
const draft: PayStandardDraft = { basis: 'COLLECTIVE_AGREEMENT', employerId: null, occupation: null, monthlyMinor: 1_000, currency: 'ETB', validFrom: day('2026-01-01'), validTo: null, source: 'agreement of the bakers' };
const standard = (over: Partial<PayStandard> = {}): PayStandard => ({ ...draft, missionId: 'm', id: 's', recordedBy: 'a', recordedAt: new Date(0), ...over }) as PayStandard;
const work = (over: Partial<PaidWork> = {}): PaidWork => ({ kind: 'VACANCY', employerId: own, occupation: 'urn:baker', pay: { min: 1_000, max: 1_500, currency: 'ETB', period: 'MONTH' }, hoursPerWeek: null, startsOn: null, ...over });
const ruleOf = (of: PaidWork, standards: readonly PayStandard[], reference: number | null = null): unknown => faultOfPay(of, floorsOf(of, standardsOf(standards, of, today), reference), today)?.facts['rule'] ?? null;

describe('a standard of pay', () => {
  it('says how much, in which currency, since when and by which source', () => {
    expect(checkPayStandard(draft)).toMatchObject({ ok: true });
    for (const [field, over] of Object.entries({ employerId: { basis: 'COMPARABLE_STAFF' }, monthlyMinor: { monthlyMinor: 0 }, currency: { currency: 'XXY' }, validTo: { validTo: day('2025-12-31') }, source: { source: ' ' } }))
      expect(checkPayStandard({ ...draft, ...over } as PayStandardDraft)).toMatchObject({ facts: { field } });
  });

  it('is recorded by the administrator, and by officers for one employer', () => {
    const may = (role: Role, employerId: EmployerId | null) => mayRecord({ missionId: 'm' as MissionId, accountId: null, roles: [role], employerId: null } as Viewer, { employerId });
    expect([may('ADMIN', null), may('ADMIN', own), may('JOB_PLACEMENT_OFFICER', own)]).toEqual([true, true, true]);
    expect([may('JOB_PLACEMENT_OFFICER', null), may('FINANCE', own)]).toEqual([false, false]);
  });

  it('ends, once, on a day of its time', () => {
    expect(endedOn(standard(), today)).toMatchObject({ value: { validTo: today } });
    expect(endedOn(standard({ validTo: today }), day('2026-03-03'))).toMatchObject({ facts: { field: 'on' } });
    expect(endedOn(standard(), day('2025-12-31'))).toMatchObject({ facts: { field: 'on' } });
  });
});

describe('L9: pay', () => {
  it('is at least what the highest of all standards asks for, to the unit', () => {
    expect(ruleOf(work(), [])).toBeNull();
    expect(ruleOf(work(), [standard()])).toBeNull();
    expect(ruleOf(work(), [standard(), standard({ basis: 'COMPARABLE_STAFF', employerId: own, monthlyMinor: 1_001 })])).toBe('L9');
    expect(ruleOf(work(), [standard()], 1_000)).toBeNull();
    expect(ruleOf(work(), [standard()], 1_001)).toBe('L9');
    expect(ruleOf(work(), [standard({ monthlyMinor: 1_001 })])).toBe('L9');
  });

  it('is held against nothing of other work, firms, currencies and times', () => {
    const high = { monthlyMinor: 9_999 };
    for (const over of [{ employerId: other }, { occupation: 'urn:driver' }, { currency: 'USD' }, { validTo: day('2026-03-01') }, { validFrom: day('2026-03-03') }]) expect(ruleOf(work(), [standard({ ...high, ...over })])).toBeNull();
    expect(ruleOf(work({ startsOn: day('2026-03-03') }), [standard({ ...high, validFrom: day('2026-03-03') })])).toBe('L9');
    expect(ruleOf(work({ occupation: 'urn:driver' }), [standard({ ...high, occupation: 'urn:driver' })])).toBe('L9');
    for (const kind of ['INTERNSHIP', 'TRAINING', 'VENTURE_ROLE'] as const) expect(ruleOf(work({ kind }), [standard(high)])).toBeNull();
    expect(ruleOf(work({ pay: null }), [standard(high)], 9_999)).toBeNull();
  });

  it('tells rules of the highest of each basis', () => {
    const of = standardsOf([standard(), standard({ monthlyMinor: 1_200 }), standard({ basis: 'COMPARABLE_STAFF', employerId: own, monthlyMinor: 900 })], work(), today);
    expect(payFacts(of)).toEqual({ collectiveMinimumMinor: 1_200, comparableWageMinor: 900 });
  });
});
