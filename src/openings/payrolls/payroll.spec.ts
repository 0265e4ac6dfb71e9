import { day, dayIn } from '../../kernel/day.js';
import { noDisplacement } from '../../programmes/rules/ready/fit-work.js';
import { eligible } from '../../programmes/rules/rule-set.js';
import { checkBaseline, checkPayroll, countingOf, displacementFacts, displacementFactsOn, faultOfDismissal, fewestIn, isDeclared, type PayrollDeclaration, type PayrollDraft } from './payroll.js';

const today = day('2026-06-10');
const BAKER = 'urn:baker';
const draft: PayrollDraft = { month: day('2026-05-01'), headCount: 10, wagesPaid: true, dismissals: [] };
const declared = (month: string, over: Partial<PayrollDeclaration> = {}): PayrollDeclaration => ({ ...draft, month: day(month), number: 1, ...over }) as PayrollDeclaration;

describe('a declaration of a payroll', () => {
  it('is of a month that has begun, with dismissals of that month', () => {
    expect(checkPayroll(draft, today)).toMatchObject({ ok: true });
    expect(checkPayroll({ ...draft, month: day('2026-06-01') }, today)).toMatchObject({ ok: true });
    for (const over of [{ month: day('2026-05-02') }, { month: day('2026-07-01') }]) expect(checkPayroll({ ...draft, ...over }, today)).toMatchObject({ facts: { field: 'month' } });
    for (const headCount of [-1, 0.5, 1_000_001]) expect(checkPayroll({ ...draft, headCount }, today)).toMatchObject({ facts: { field: 'headCount' } });
    for (const on of ['2026-04-30', '2026-06-01']) expect(checkPayroll({ ...draft, dismissals: [{ occupation: null, on: day(on) }] }, today)).toMatchObject({ facts: { field: 'dismissals' } });
    expect(checkPayroll({ ...draft, month: day('2026-06-01'), dismissals: [{ occupation: null, on: day('2026-06-11') }] }, today)).toMatchObject({ facts: { field: 'dismissals' } });
  });

  it('counts as the last one of its month', () => {
    const all = [declared('2026-05-01', { number: 2, headCount: 9 }), declared('2026-04-01'), declared('2026-05-01')];
    expect(countingOf(all).map(({ month, headCount }) => [month, headCount])).toEqual([[day('2026-04-01'), 10], [day('2026-05-01'), 9]]);
  });

  it('opens the instalment of its month, where wages were paid', () => {
    const is = (from: string, to: string, all: readonly PayrollDeclaration[]) => isDeclared(all, day(from), day(to));
    const [april, may] = [declared('2026-04-01'), declared('2026-05-01')];
    expect(is('2026-04-01', '2026-04-30', [april])).toBe(true);
    expect(is('2026-04-01', '2026-05-31', [april])).toBe(false);
    expect(is('2026-04-15', '2026-05-14', [april, may])).toBe(true);
    expect(is('2026-04-02', '2026-05-07', [april])).toBe(true);
    expect(is('2026-04-02', '2026-05-08', [april])).toBe(false);
    expect(is('2026-04-01', '2026-04-30', [{ ...april, wagesPaid: false }])).toBe(false);
    expect(is('2026-04-01', '2026-04-30', [{ ...april, wagesPaid: false }, { ...april, number: 2 }])).toBe(true);
  });
});

describe('L12: displacement', () => {
  const rules = { subsidisedJobs: 0, months: 6, retentionMonths: 6 };
  const standing = (baseline: number | null, all: readonly PayrollDeclaration[], occupation: string | null = BAKER) => {
    const verdict = eligible({ ...displacementFacts(baseline === null ? null : { headCount: baseline }, all, occupation), ...rules }, noDisplacement, today);
    return [verdict.standing, ...verdict.blocks.map(({ rule }) => rule)];
  };

  it('asks for a baseline first', () => expect(standing(null, [])).toEqual(['NOT_YET', 'L12']));

  it('is none where as many work there as before, and nobody of the occupation had to go', () => {
    expect(standing(10, [])).toEqual(['ELIGIBLE']);
    expect(standing(10, [declared('2026-05-01')])).toEqual(['ELIGIBLE']);
    expect(standing(10, [declared('2026-05-01', { dismissals: [{ occupation: 'urn:driver', on: day('2026-05-31') }] })])).toEqual(['ELIGIBLE']);
  });

  it('is a head count below the baseline, of the last month that was declared', () => {
    expect(standing(11, [declared('2026-05-01')])).toEqual(['REFUSED', 'L12']);
    expect(standing(11, [declared('2026-04-01'), declared('2026-05-01', { headCount: 11 })])).toEqual(['ELIGIBLE']);
  });

  it('is judged by what was so on a day: who went later still worked there, and a month that was not over counts by what was declared of it by then', () => {
    const went = { occupation: BAKER, on: day('2026-05-28') };
    const late = declared('2026-05-01', { headCount: 9, dismissals: [went], declaredAt: new Date('2026-06-02T08:00:00Z') });
    const facts = (on: string, ...all: readonly PayrollDeclaration[]) => {
      const { headCount, lastDismissalInOccupationOn } = displacementFactsOn(day(on), dayIn.bind(null, 'Africa/Addis_Ababa'), { headCount: 10 }, all, BAKER);
      return [headCount, lastDismissalInOccupationOn];
    };
    expect(facts('2026-05-27', late)).toEqual([10, null]);
    expect(facts('2026-05-28', late)).toEqual([10, went.on]);
    expect(facts('2026-05-30', late)).toEqual([10, went.on]);
    expect(facts('2026-05-31', late)).toEqual([9, went.on]);
    expect(facts('2026-04-30', late)).toEqual([10, null]);
    // What was declared before the month was over counts from that day on, by the mission's calendar.
    const early = declared('2026-05-01', { headCount: 8, declaredAt: new Date('2026-05-19T22:00:00Z') });
    expect([facts('2026-05-19', early), facts('2026-05-20', early)]).toEqual([[10, null], [8, null]]);
    expect(facts('2026-05-27', early, { ...late, number: 2 })).toEqual([8, null]);
    expect(facts('2026-05-27', declared('2026-04-01', { headCount: 7 }), late)).toEqual([7, null]);
  });

  it('counts the fewest of the months that are paid for: more people later make up for nobody', () => {
    const all = [declared('2026-03-01', { headCount: 7 }), declared('2026-04-01', { headCount: 9 }), declared('2026-05-01', { headCount: 8 }), declared('2026-05-01', { number: 2, headCount: 10 }), declared('2026-06-01', { headCount: 12 })];
    const fewest = (from: string, to: string, last: number | null = 12) => fewestIn(all, day(from), day(to), last);
    expect(fewest('2026-04-10', '2026-05-09')).toBe(9);
    expect(fewest('2026-05-01', '2026-05-31')).toBe(10);
    expect(fewest('2026-03-31', '2026-06-01')).toBe(7);
    // What was declared last counts too, and alone where the months were not declared.
    expect(fewest('2026-05-01', '2026-05-31', 6)).toBe(6);
    expect(fewest('2026-07-01', '2026-07-31')).toBe(12);
    expect(fewest('2026-07-01', '2026-07-31', null)).toBeNull();
  });

  it('takes the pay of its month, however long ago it is', () => {
    const all = [declared('2026-03-01'), declared('2026-04-01', { dismissals: [{ occupation: BAKER, on: day('2026-04-30') }] }), declared('2026-05-01', { dismissals: [{ occupation: null, on: day('2026-05-02') }] })];
    const fault = (from: string, to: string, occupation: string | null = BAKER) => faultOfDismissal(all, occupation, day(from), day(to))?.facts['rule'] ?? null;
    expect([fault('2026-03-01', '2026-03-31'), fault('2026-04-01', '2026-04-29'), fault('2026-03-15', '2026-04-01')]).toEqual([null, 'L12', 'L12']);
    expect([fault('2026-04-01', '2026-04-30', 'urn:cook'), fault('2026-05-01', '2026-05-31', 'urn:cook'), fault('2026-06-01', '2026-06-30')]).toEqual([null, 'L12', null]);
    // The declaration that counts is the last one of its month.
    expect(faultOfDismissal([...all, declared('2026-04-01', { number: 2 })], BAKER, day('2026-04-01'), day('2026-04-30'))).toBeNull();
  });

  it('is somebody of the occupation, or of any, who was dismissed within three months', () => {
    const of = (month: string, on: string, occupation: string | null = BAKER) => [declared(month, { dismissals: [{ occupation, on: day(on) }] })];
    expect(standing(10, of('2026-03-01', '2026-03-11'))[0]).not.toBe('ELIGIBLE');
    expect(standing(10, of('2026-03-01', '2026-03-10'))).toEqual(['ELIGIBLE']);
    expect(standing(10, of('2026-05-01', '2026-05-31', null))[0]).not.toBe('ELIGIBLE');
    expect(standing(10, of('2026-05-01', '2026-05-31'), null)[0]).not.toBe('ELIGIBLE');
  });
});

describe('L12: the head count that a firm is held to', () => {
  it.each<[number | null, number, string | null, string | null | { readonly code: string }]>([
    [null, 3, null, null],
    [3, 3, null, null],
    [3, 4, 'not kept', null],
    [3, 2, 'one was counted twice', 'one was counted twice'],
    [3, 2, null, { code: 'REASON_NEEDED' }],
    [3, 2, ' ', { code: 'REASON_NEEDED' }],
    [null, -1, null, { code: 'INVALID_INPUT' }],
  ])('of %s becomes %s for the reason %s', (before, headCount, reason, expected) => {
    const checked = checkBaseline(before === null ? null : { headCount: before }, headCount, reason);
    if (checked.ok) expect(checked.value).toBe(expected);
    else expect(checked).toMatchObject(expected as object);
  });
});
