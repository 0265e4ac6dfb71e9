import { day } from '../../kernel/day.js';
import { anOpening } from '../../../test/openings/an-opening.js';
import type { OpeningDraft } from '../openings/terms.service.js';
import { internshipFacts } from './internship-case-facts.js';
import { checkInternship, checkInternshipPublished, withStartDays, type InternshipTerms } from './internship.js';

const whole: InternshipTerms = {
  form: 'INTERNSHIP',
  months: 6,
  mentor: 'head baker',
  learningGoals: ['Make dough alone'],
  insurance: 'Accident insurance of the firm',
  writtenAgreement: true,
  startWindows: [],
};
const paid = anOpening({ kind: 'INTERNSHIP', hoursPerWeek: { min: 30, max: 40 } });
const window = (from: string, to: string) => ({ from: day(from), to: day(to) });

describe('F04: what an internship must say to be published', () => {
  it('passes with everything, at 6 months', () => expect(checkInternshipPublished(paid, whole).ok).toBe(true));
  it('passes an apprenticeship of three years', () => expect(checkInternshipPublished(paid, { ...whole, form: 'APPRENTICESHIP', months: 36 }).ok).toBe(true));

  it.each<[string, Partial<InternshipTerms> | null]>([
    ['of 7 months', { months: 7 }],
    ['of no length', { months: null }],
    ['without a mentor', { mentor: null }],
    ['without learning goals', { learningGoals: [] }],
    ['without insurance', { insurance: null }],
    ['without a written agreement', { writtenAgreement: false }],
    ['of which nothing of its own is known', null],
  ])('refuses one %s', (_, over) => {
    expect(checkInternshipPublished(paid, over === null ? null : { ...whole, ...over })).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F04' } });
  });

  it('refuses one that is unpaid, whatever reason is given', () => {
    const unpaid = { ...paid, pay: null, payUnstatedReason: 'they learn here' };
    expect(checkInternshipPublished(unpaid, whole)).toMatchObject({ code: 'RULE_FORBIDS', facts: { rule: 'F04', problem: expect.stringContaining('paid') } });
  });

  it('refuses one without hours', () => expect(checkInternshipPublished({ ...paid, hoursPerWeek: null }, whole)).toMatchObject({ code: 'RULE_FORBIDS' }));
});

describe('checkInternship', () => {
  it('keeps a draft that has decided nothing', () => {
    const open: InternshipTerms = { ...whole, months: null, mentor: ' ', learningGoals: [], insurance: null, writtenAgreement: false };
    expect(checkInternship(open)).toEqual({ ok: true, value: { ...open, mentor: null } });
  });

  it('puts windows in order and names no goal twice', () => {
    const [may, june] = [window('2026-05-01', '2026-05-10'), window('2026-06-01', '2026-06-10')];
    expect(checkInternship({ ...whole, startWindows: [june, may], learningGoals: ['Knead', ' Knead '] })).toMatchObject({
      value: { startWindows: [may, june], learningGoals: ['Knead'] },
    });
  });

  it.each<[string, Partial<InternshipTerms>]>([
    ['months', { months: 0 }],
    ['months', { months: 49 }],
    ['months', { months: 2.5 }],
    ['mentor', { mentor: 'x'.repeat(201) }],
    ['learningGoals', { learningGoals: [' '] }],
    ['learningGoals', { learningGoals: Array.from({ length: 21 }, (_, at) => `goal ${at}`) }],
    ['startWindows', { startWindows: [window('2026-05-02', '2026-05-01')] }],
    ['startWindows', { startWindows: [window('2026-05-01', '2026-05-10'), window('2026-05-10', '2026-05-12')] }],
  ])('refuses a wrong %s', (field, over) => {
    expect(checkInternship({ ...whole, ...over })).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });
});

describe('what an internship says to the rules of programmes', () => {
  it('is what F04 asks, with its length', () => expect(internshipFacts(whole)).toEqual({ mentorNamed: true, learningGoals: true, insured: true, months: 6 }));
  it('leaves how long an apprenticeship is paid to its support', () => expect(internshipFacts({ ...whole, form: 'APPRENTICESHIP', months: 36 })).not.toHaveProperty('months'));
  it('says no of what is missing', () => expect(internshipFacts({ ...whole, mentor: null, months: null })).toEqual({ mentorNamed: false, learningGoals: true, insured: true }));
});

describe('withStartDays', () => {
  const draft = { startsOn: day('2026-01-01'), startsBy: null } as unknown as OpeningDraft;
  it('takes the first and the last day of the windows', () => {
    const startWindows = [window('2026-05-01', '2026-05-10'), window('2026-06-01', '2026-06-10')];
    expect(withStartDays(draft, { startWindows })).toEqual({ startsOn: day('2026-05-01'), startsBy: day('2026-06-10') });
  });
  it('leaves dates alone where there are none', () => expect(withStartDays(draft, { startWindows: [] })).toBe(draft));
});
