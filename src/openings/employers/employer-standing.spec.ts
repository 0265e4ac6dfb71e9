import { addDays, day, dayIn } from '../../kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../kernel/ids.js';
import { employerStatuses, type Employer } from './employer.js';
import { employerGoodUntil, employerMoves, moveEmployer, OPEN_ENDED, pledge, stoodWellOn } from './employer-standing.js';

const today = day('2026-02-28');
const at = new Date('2026-02-28T08:00:00Z');
const officer = '00000000-0000-7000-8000-000000000003' as AccountId;

function employer(over: Partial<Employer> = {}): Employer {
  return {
    missionId: '00000000-0000-7000-8000-000000000001' as MissionId,
    id: '00000000-0000-7000-8000-000000000002' as EmployerId,
    name: 'Bakery',
    legalForm: 'INFORMAL',
    size: 'ONE_PERSON',
    country: 'ET',
    place: null,
    registration: null,
    contactAccountId: officer,
    status: 'UNVERIFIED',
    verifiedUntil: null,
    pledgedAt: null,
    pledgedBy: null,
    pledgeSignatory: null,
    externalSource: null,
    externalId: null,
    version: 1,
    createdAt: at,
    ...over,
  };
}

const pairs = employerStatuses.flatMap((from) => employerStatuses.map((to) => ({ from, to })));
const verifiedUntilOf = (status: Employer['status']) => (status === 'VERIFIED' ? today : null);

describe('the moves of an employer', () => {
  it.each(pairs.filter(({ from, to }) => employerMoves[from].includes(to)))('lets $from become $to with a reason', ({ from, to }) => {
    const moved = moveEmployer(employer({ status: from, verifiedUntil: verifiedUntilOf(from) }), to, ' seen ', today);
    expect(moved).toMatchObject({ ok: true, value: { reason: 'seen', employer: { status: to } } });
  });

  it.each(pairs.filter(({ from, to }) => !employerMoves[from].includes(to)))('never lets $from become $to', ({ from, to }) => {
    const moved = moveEmployer(employer({ status: from, verifiedUntil: verifiedUntilOf(from) }), to, 'seen', today);
    expect(moved).toMatchObject({ ok: false, code: 'MOVE_NOT_ALLOWED', facts: { what: 'employer', from, to } });
    expect(moved).toMatchObject({ message: expect.stringContaining(employerMoves[from].at(-1) ?? '') });
  });

  it('reaches every status from the first', () => {
    const reached = new Set<string>(['UNVERIFIED']);
    for (const from of reached) for (const to of employerMoves[from as Employer['status']]) reached.add(to);
    expect([...reached].sort()).toEqual([...employerStatuses].sort());
  });

  it('keeps a barred employer barred, and makes a suspended one begin again', () => {
    expect(employerMoves.BARRED).toEqual([]);
    expect(employerMoves.SUSPENDED).toEqual(['UNVERIFIED', 'BARRED']);
  });

  it.each(employerStatuses)('wants a reason before %s', (to) => {
    expect(moveEmployer(employer(), to, '  ', today)).toMatchObject({ ok: false, code: 'REASON_NEEDED' });
  });

  it.each(['VERIFIED', 'SUPPORTED'] as const)('names a contact person at the mission before %s', (to) => {
    const moved = moveEmployer(employer({ contactAccountId: null }), to, 'seen', today);
    expect(moved).toMatchObject({ ok: false, code: 'INVALID_INPUT', facts: { field: 'contactAccountId' } });
  });

  it.each(['SUSPENDED', 'BARRED'] as const)('needs no contact person for %s', (to) => {
    expect(moveEmployer(employer({ contactAccountId: null }), to, 'a fee was asked', today).ok).toBe(true);
  });
});

describe('L15: candidates are put only to VERIFIED (12 months) and SUPPORTED', () => {
  it('lets a verification end on the day twelve months later, that day included', () => {
    const moved = moveEmployer(employer(), 'VERIFIED', 'visited', today);
    const until = moved.ok ? employerGoodUntil(moved.value.employer) : null;
    expect(until).toBe(day('2027-02-28'));
  });

  it('takes the last day of a shorter month', () => {
    const moved = moveEmployer(employer(), 'VERIFIED', 'visited', day('2024-02-29'));
    expect(moved.ok && moved.value.employer.verifiedUntil).toBe(day('2025-02-28'));
  });

  it('counts a renewal from its own day', () => {
    const moved = moveEmployer(employer({ status: 'VERIFIED', verifiedUntil: addDays(today, 30) }), 'VERIFIED', 'visited again', today);
    expect(moved.ok && moved.value.employer.verifiedUntil).toBe(day('2027-02-28'));
  });

  it('never ends support by date', () => expect(employerGoodUntil({ status: 'SUPPORTED', verifiedUntil: null })).toBe(OPEN_ENDED));

  it.each(['UNVERIFIED', 'SUSPENDED', 'BARRED'] as const)('takes nobody while %s', (status) => {
    expect(employerGoodUntil({ status, verifiedUntil: null })).toBeNull();
  });

  it('knows whether candidates were put to it on a day that has been, whatever became of it since', () => {
    const move = (to: Employer['status'], when: string) => ({ to, at: new Date(when) });
    const stood = (moves: readonly ReturnType<typeof move>[], ...days: readonly string[]) => days.map((on) => stoodWellOn(moves, (when) => dayIn('Africa/Addis_Ababa', when), day(on)));
    const barred = [move('UNVERIFIED', '2026-01-01T09:00:00Z'), move('VERIFIED', '2026-01-10T22:00:00Z'), move('BARRED', '2026-02-10T09:00:00Z')];
    expect(stood(barred, '2025-12-31', '2026-01-10', '2026-01-11', '2026-02-09', '2026-02-10', '2026-02-11')).toEqual([false, false, true, true, false, false]);
    expect(stood(barred.slice(0, 2), '2027-01-11', '2027-01-12')).toEqual([true, false]);
    const supported = [move('SUPPORTED', '2026-01-10T09:00:00Z'), move('SUSPENDED', '2026-02-10T09:00:00Z'), move('UNVERIFIED', '2026-02-20T09:00:00Z')];
    expect(stood(supported, '2026-01-09', '2026-02-09', '2026-02-10', '2026-02-20')).toEqual([false, true, false, false]);
    expect(stood(supported.slice(0, 1), '2036-01-01')).toEqual([true]);
    expect(stood([], '2026-01-01')).toEqual([false]);
  });

  it.each(['SUPPORTED', 'SUSPENDED', 'BARRED'] as const)('drops the verification with %s', (to) => {
    const moved = moveEmployer(employer({ status: 'VERIFIED', verifiedUntil: today }), to, 'why', today);
    expect(moved.ok && moved.value.employer.verifiedUntil).toBeNull();
  });
});

describe('L7: the pledge that workers pay nothing', () => {
  it('records who gave it, who wrote it down and when', () => {
    expect(pledge(employer(), ' owner ', officer, at)).toMatchObject({
      ok: true,
      value: { pledgeSignatory: 'owner', pledgedBy: officer, pledgedAt: at },
    });
  });

  it('keeps the first', () => {
    const first = pledge(employer(), 'owner', officer, at);
    const again = first.ok ? pledge(first.value, 'somebody else', null, new Date('2027-01-01T00:00:00Z')) : first;
    expect(again).toEqual(first);
  });

  it('names somebody', () => expect(pledge(employer(), ' ', officer, at)).toMatchObject({ code: 'INVALID_INPUT' }));
});
