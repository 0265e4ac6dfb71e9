import { day, formatDay } from '../../kernel/day.js';
import type { EmployerId } from '../../kernel/ids.js';
import type { PayrollDeclaration } from '../../openings/payrolls/payroll.js';
import { monthsToDeclare, payrollTask } from './payroll-reminder.js';

const time = (from: string, to: string) => ({ fromDay: day(from), toDay: day(to) });
const declared = (month: string, over: Partial<PayrollDeclaration> = {}) => ({ month: day(month), number: 1, headCount: 3, wagesPaid: true, dismissals: [], ...over }) as unknown as PayrollDeclaration;
const missing = (times: readonly ReturnType<typeof time>[], all: readonly PayrollDeclaration[], today: string): string[] => monthsToDeclare(times, all, day(today)).map((month) => formatDay(month).slice(0, 7));

describe('months to declare', () => {
  const half = [time('2026-03-10', '2026-09-09')];

  it('are those that are over, from the start to the end of what is paid for', () => {
    expect(missing(half, [], '2026-03-31')).toEqual([]);
    expect(missing(half, [], '2026-04-01')).toEqual(['2026-03']);
    expect(missing(half, [], '2026-12-01')).toEqual(['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09']);
    expect(missing([], [], '2026-12-01')).toEqual([]);
  });

  it('are not those of which an instalment needs nothing: the first days of a month', () => expect(missing([time('2026-03-10', '2026-04-07')], [], '2026-06-01')).toEqual(['2026-03']));

  it('are not those that were declared with their wages paid', () => {
    expect(missing(half, [declared('2026-03-01')], '2026-05-01')).toEqual(['2026-04']);
    expect(missing(half, [declared('2026-03-01', { wagesPaid: false })], '2026-04-01')).toEqual(['2026-03']);
  });

  it('are named once, however many work there', () => expect(missing([...half, time('2026-03-01', '2026-04-30')], [], '2026-05-01')).toEqual(['2026-03', '2026-04']));
});

it('a task names the employer and the month, and is due on the tenth day of the next one', () =>
  expect(payrollTask('e' as EmployerId, null, day('2026-12-01'))).toMatchObject({ kind: 'PAYROLL_MISSING', subjectKind: 'Employer', subjectId: 'e', occasion: '2026-12', dueOn: day('2027-01-10') }));
