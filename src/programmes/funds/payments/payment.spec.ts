import { day } from '../../../kernel/day.js';
import type { AccountId, MissionId } from '../../../kernel/ids.js';
import { instruments, type Instrument } from '../../instruments.js';
import type { AwardId } from '../ledger/ledger-account.js';
import { checkPayment, decided, evidences, type Payment, type PaymentDraft, type PaymentId } from './payment.js';

const [officer, finance] = ['officer', 'finance'] as [AccountId, AccountId];
const today = day('2026-03-31');
const march: PaymentDraft = { awardId: 'a' as AwardId, minor: 100, fromDay: day('2026-03-01'), toDay: day('2026-03-31'), evidence: 'PAYROLL_DECLARATION', document: null };
const requested: Payment = {
  ...march,
  ...{ missionId: 'm' as MissionId, id: 'p' as PaymentId, reference: 'P-1', status: 'REQUESTED', requestedBy: officer, requestedAt: new Date(0) },
  ...{ decidedBy: null, decidedAt: null, decisionReason: null },
};
const span = (from: string, to: string) => ({ fromDay: day(from), toDay: day(to) });

describe('a payment that is asked for', () => {
  it('is for days that are over, a year at most', () => {
    expect(checkPayment(march, 'WAGE_SUBSIDY', [], today)).toEqual({ ok: true, value: march });
    expect(checkPayment(march, 'WAGE_SUBSIDY', [], day('2026-03-30'))).toMatchObject({ facts: { field: 'toDay' } });
    expect(checkPayment({ ...march, ...span('2026-03-31', '2026-03-30') }, 'WAGE_SUBSIDY', [], today)).toMatchObject({ facts: { field: 'toDay' } });
    expect(checkPayment({ ...march, ...span('2025-03-31', '2026-03-31') }, 'WAGE_SUBSIDY', [], today).ok).toBe(true);
    expect(checkPayment({ ...march, ...span('2025-03-30', '2026-03-31') }, 'WAGE_SUBSIDY', [], today)).toMatchObject({ facts: { field: 'toDay' } });
  });

  it.each([
    ['the month before', '2026-02-01', '2026-02-28', true],
    ['a month that touches its first day', '2026-02-02', '2026-03-01', false],
    ['its last day', '2026-03-31', '2026-04-30', false],
    ['a day within', '2026-03-10', '2026-03-10', false],
    ['the month after', '2026-04-01', '2026-04-30', true],
  ])('beside one for %s: %s to %s: %s', (_, from, to, ok) => {
    const wished = checkPayment(march, 'WAGE_SUBSIDY', [{ ...march, ...span(from, to), status: 'APPROVED' }], today);
    expect(wished.ok).toBe(ok);
    expect(checkPayment(march, 'WAGE_SUBSIDY', [{ ...march, ...span(from, to), status: 'REJECTED' }], today).ok).toBe(true);
  });

  describe('by a paper', () => {
    const bought = (document: string | null, evidence: PaymentDraft['evidence'] = 'INVOICE'): PaymentDraft => ({ ...march, evidence, document });
    const beside = (wished: PaymentDraft, ...others: readonly PaymentDraft[]) => checkPayment(wished, 'GRANT', others.map((other) => ({ ...other, status: 'REQUESTED' })), today);

    it('is for each paper once, however many there are of one day', () => {
      expect(beside(bought(' 17 '), bought('16'), bought('17', 'RECEIPTS'))).toMatchObject({ value: { document: '17' } });
      for (const other of ['17a', '17A']) expect(beside(bought('17a'), bought(other))).toMatchObject({ facts: { field: 'document' } });
      expect(checkPayment(bought('17'), 'GRANT', [{ ...bought('17'), status: 'REJECTED' }], today).ok).toBe(true);
      expect(beside({ ...bought('17'), ...span('2026-02-01', '2026-02-01') }, bought('17'))).toMatchObject({ facts: { field: 'document' } });
    });

    it('is for no day of a part without one', () => {
      expect(beside(bought('17'), bought(null))).toMatchObject({ facts: { field: 'fromDay' } });
      expect(beside(bought(null), bought('17'))).toMatchObject({ facts: { field: 'fromDay', problem: expect.stringContaining('the paper of each part') } });
      expect(beside(bought(' '), bought(' '))).toMatchObject({ facts: { field: 'fromDay' } });
    });

    it('is for nothing that was worked', () => {
      expect(checkPayment({ ...march, document: '17' }, 'WAGE_SUBSIDY', [], today)).toMatchObject({ facts: { field: 'document' } });
      expect(checkPayment({ ...march, evidence: 'ATTENDANCE', document: '17' }, 'TRAINING', [], today)).toMatchObject({ facts: { field: 'document' } });
    });
  });

  it('is shown by what fits the instrument', () => {
    const taken = (instrument: Instrument) => evidences.filter((evidence) => checkPayment({ ...march, evidence }, instrument, [], today).ok);
    expect(Object.fromEntries(instruments.map((instrument) => [instrument, taken(instrument)]))).toEqual({
      WAGE_SUBSIDY: ['PAYROLL_DECLARATION'],
      ON_THE_JOB_TRAINING: ['PAYROLL_DECLARATION'],
      CASH_FOR_WORK: ['PAYROLL_DECLARATION', 'ATTENDANCE'],
      PAID_INTERNSHIP: ['PAYROLL_DECLARATION', 'ATTENDANCE', 'END_REPORT'],
      TRAINING: ['ATTENDANCE', 'INVOICE'],
      GRANT: ['INVOICE', 'RECEIPTS', 'DELIVERY', 'VISIT'],
    });
    expect(checkPayment({ ...march, evidence: 'INVOICE' }, 'WAGE_SUBSIDY', [], today)).toMatchObject({ facts: { field: 'evidence' } });
  });

  it.each([0, -1, 1.5])('is no amount: %p', (minor) => expect(checkPayment({ ...march, minor }, 'WAGE_SUBSIDY', [], today)).toMatchObject({ facts: { field: 'amount' } }));
});

describe('deciding about a payment', () => {
  const decision = { approve: true, by: finance, at: new Date(1), reason: null };

  it('is for somebody who did not request it, once', () => {
    expect(decided(requested, { ...decision, by: officer })).toMatchObject({ code: 'SECOND_PERSON_NEEDED' });
    const approved = decided(requested, decision);
    expect(approved).toMatchObject({ value: { status: 'APPROVED', decidedBy: finance } });
    if (approved.ok) for (const approve of [true, false]) expect(decided(approved.value, { ...decision, approve })).toMatchObject({ code: 'MOVE_NOT_ALLOWED' });
  });

  it('takes a reason to reject', () => {
    expect(decided(requested, { ...decision, approve: false })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(decided(requested, { ...decision, approve: false, reason: 'no pay slip' })).toMatchObject({ value: { status: 'REJECTED', decisionReason: 'no pay slip' } });
  });
});
