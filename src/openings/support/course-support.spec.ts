import { day } from '../../kernel/day.js';
import { fafpa } from '../../programmes/rules/ready/programmes-of-states.js';
import { eligible } from '../../programmes/rules/rule-set.js';
import { courseFacts, faultOfCourse, noCourse, type CourseMoney, type CourseSupport } from './course-support.js';

const today = day('2026-03-31');
const support = { ...noCourse, instrument: 'TRAINING', amountMinor: 75_000, courseApprovedOn: today } as const;
const money: CourseMoney = { own: { cost: { minor: 100_000, currency: 'XOF' }, shares: null }, currency: 'XOF', costInFund: null };
const facts = (over: Partial<CourseSupport & { amountMinor: number | null; instrument: 'TRAINING' | null }> = {}, at: CourseMoney = money) => courseFacts({ ...support, ...over }, at);
const verdict = (...of: Parameters<typeof facts>) => eligible(facts(...of), fafpa, today);

describe('F27: a course that a programme pays for', () => {
  it.each<[string, Parameters<typeof facts>, string, string[]]>([
    ['75.0 % of the teaching', [], 'ELIGIBLE', []],
    ['75.001 %', [{ amountMinor: 75_001 }], 'REFUSED', ['Of training at most 75 % are paid.']],
    ['75.1 %', [{ amountMinor: 75_100 }], 'REFUSED', ['Of training at most 75 % are paid.']],
    ['75.0 % beside 25.0 % of equipment for teaching', [{ amountMinor: 80_000, equipmentMinor: 20_000, equipmentPublicMinor: 5_000, equipmentEducational: true }], 'ELIGIBLE', []],
    ['25.005 % of equipment', [{ equipmentMinor: 20_000, equipmentPublicMinor: 5_001, equipmentEducational: true }], 'REFUSED', ['Of equipment at most 25 % are paid.']],
    ['equipment for anything else', [{ equipmentMinor: 20_000, equipmentPublicMinor: 1, equipmentEducational: false }], 'REFUSED', ['Only equipment for teaching is paid.']],
    ['a course that nobody approved', [{ courseApprovedOn: null }], 'NOT_YET', ['The training is approved.']],
    ['what the course says a programme bears', [{ amountMinor: null }, { own: { cost: { minor: 100_000, currency: 'XOF' }, shares: { programme: 76, provider: 24, participant: 0 } }, currency: null, costInFund: null }], 'REFUSED', ['Of training at most 75 % are paid.']],
    ['the larger of both', [{ amountMinor: 1 }, { ...money, own: { cost: { minor: 100_000, currency: 'XOF' }, shares: { programme: 76, provider: 24, participant: 0 } } }], 'REFUSED', ['Of training at most 75 % are paid.']],
    ['a fund in another currency, of which nobody knows the rate', [{ amountMinor: 99_000 }, { ...money, currency: 'EUR' }], 'ELIGIBLE', []],
    ['75.0 % by the rate of the day', [{ amountMinor: 150 }, { ...money, currency: 'EUR', costInFund: 200 }], 'ELIGIBLE', []],
    ['75.5 % by the rate of the day', [{ amountMinor: 151 }, { ...money, currency: 'EUR', costInFund: 200 }], 'REFUSED', ['Of training at most 75 % are paid.']],
    ['money for a course that is free', [{}, { own: { cost: { minor: 0, currency: 'XOF' }, shares: null }, currency: 'XOF', costInFund: null }], 'REFUSED', ['Of training at most 75 % are paid.']],
  ])('%s', (_, of, standing, sentences) => {
    const { standing: told, blocks } = verdict(...of);
    expect([told, blocks.map(({ sentence }) => sentence)]).toEqual([standing, sentences]);
    expect(blocks.every(({ rule }) => rule === 'F27')).toBe(true);
  });

  it('is asked for by the job seeker where nobody else is named, and says nothing at other openings', () => {
    expect([facts().applicantKind, facts({ applicantKind: 'FIRM' }).applicantKind]).toEqual(['JOBSEEKER', 'FIRM']);
    expect(facts({ instrument: null })).toEqual({});
  });

  it.each<[string, Partial<CourseSupport>, object, string | null]>([
    ['nothing', {}, {}, null],
    ['approved today', { courseApprovedOn: today }, {}, null],
    ['approved tomorrow', { courseApprovedOn: day('2026-04-01') }, {}, 'courseApprovedOn'],
    ['at a post', { applicantKind: 'FIRM' }, { instrument: 'WAGE_SUBSIDY' }, 'applicantKind'],
    ['equipment in part', { equipmentMinor: 1 }, {}, 'equipmentMinor'],
    ['equipment that costs nothing', { equipmentMinor: 0, equipmentPublicMinor: 0, equipmentEducational: true }, {}, 'equipmentMinor'],
    ['more than it costs', { equipmentMinor: 10, equipmentPublicMinor: 11, equipmentEducational: true }, {}, 'equipmentPublicMinor'],
    ['more than is set aside', { equipmentMinor: 1_000, equipmentPublicMinor: 11, equipmentEducational: true }, { amountMinor: 10 }, 'equipmentPublicMinor'],
  ])('can be said or not: %s', (_, course, of, field) => {
    const fault = faultOfCourse({ ...noCourse, ...course }, { instrument: 'TRAINING', amountMinor: 75_000, ...of }, today);
    expect(fault?.facts ?? null).toEqual(field === null ? null : expect.objectContaining({ field }));
  });
});
