import type { AccountId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import { checkContent, checkReady, costOfPlan, emptied, incomeOrSkillsMinor } from './plan-content.js';
import { movePlan, movePlanWithReason, openStages, planMoves, planSections, planStages, rewritten, type BusinessPlan, type BusinessPlanId, type PlanContent, type PlanStage } from './plan.js';

const content: PlanContent = {
  sections: planSections.map((section) => ({ section, text: `What is said about it (${section.toLowerCase()}).` })),
  currency: 'ETB',
  budget: [
    { what: 'a press', purpose: 'INCOME', amountMinor: 7_000 },
    { what: 'a course in bookkeeping', purpose: 'SKILLS', amountMinor: 2_000 },
    { what: 'paint', purpose: 'OTHER', amountMinor: 1_000 },
  ],
  funding: [
    { source: 'MEMBERS', inKind: true, amountMinor: 4_000 },
    { source: 'PROGRAMME', inKind: false, amountMinor: 6_000 },
  ],
  forecast: Array.from({ length: 4 }, () => ({ salesMinor: 3_000, costsMinor: 1_000 })),
  months: 24,
};
const plan = (stage: PlanStage): BusinessPlan => ({
  missionId: 'm' as MissionId,
  id: 'p' as BusinessPlanId,
  ventureId: 'v' as VentureId,
  ...{ number: 1, stage, revision: 1, content, proposedBy: null, version: 1, createdBy: 'a' as AccountId, createdAt: new Date(0) },
});

describe('a business plan', () => {
  it('comes to every stage, and every refused move is refused', () => {
    const reached = new Set<PlanStage>(['DRAFT']);
    for (const from of reached) for (const to of planMoves[from]) reached.add(to);
    expect([...reached].sort()).toEqual([...planStages].sort());
    for (const from of planStages)
      for (const to of planStages) expect([from, to, movePlan(plan(from), to).ok]).toEqual([from, to, planMoves[from].includes(to)]);
  });
  it('is decided by nobody before reviewers have it', () => {
    for (const stage of planStages) for (const to of ['APPROVED', 'REFUSED'] as const) expect(planMoves[stage].includes(to)).toBe(stage === 'WITH_REVIEWERS');
  });
  it('can be taken back in every open stage, with a reason', () => {
    for (const stage of openStages) expect(movePlanWithReason(plan(stage), 'WITHDRAWN', ' sold ')).toMatchObject({ ok: true, value: { reason: 'sold' } });
    expect(movePlanWithReason(plan('DRAFT'), 'WITHDRAWN', ' ')).toMatchObject({ code: 'REASON_NEEDED' });
  });
  it('is rewritten only by whoever has it in hand', () => {
    for (const stage of planStages) expect([stage, rewritten(plan(stage), content).ok]).toEqual([stage, stage === 'DRAFT' || stage === 'RETURNED']);
    expect(rewritten(plan('RETURNED'), content)).toMatchObject({ value: { stage: 'RETURNED', revision: 2 } });
  });
});

describe('what a plan says', () => {
  it('is kept in the order of its sections, without blanks', () => {
    const turned = { ...content, sections: [...content.sections].reverse().map((each) => ({ ...each, text: ` ${each.text} ` })) };
    expect(checkContent(turned)).toEqual({ ok: true, value: content });
  });
  it('adds up', () => expect([costOfPlan(content), incomeOrSkillsMinor(content)]).toEqual([10_000, 9_000]));
  it('may leave things open as a draft', () => expect(checkContent({ ...content, sections: [], budget: [], funding: [], forecast: [], months: null })).toMatchObject({ ok: true }));

  it.each<[string, Partial<PlanContent>, object]>([
    ['a section twice', { sections: [content.sections[0]!, content.sections[0]!] }, { facts: { field: 'sections' } }],
    ['an empty section', { sections: [{ section: 'SUMMARY', text: ' ' }] }, { facts: { field: 'SUMMARY' } }],
    ['half a minor unit', { budget: [{ what: 'x', purpose: 'OTHER', amountMinor: 0.5 }] }, { facts: { field: 'budget' } }],
    ['money that is not there', { funding: [{ source: 'LOAN', inKind: false, amountMinor: 0 }] }, { facts: { field: 'funding' } }],
    ['three quarters', { forecast: content.forecast.slice(1) }, { facts: { field: 'forecast' } }],
    ['61 months', { months: 61 }, { facts: { field: 'months' } }],
    ['a phone', { sections: [{ section: 'MARKET', text: 'Orders by 0911 23 45 67.' }] }, { code: 'TELLS_OF_SOMEBODY', facts: { field: 'MARKET', kind: 'PHONE', words: '…' } }],
    ['a category in a line of the budget', { budget: [{ what: 'training of returnees', purpose: 'SKILLS', amountMinor: 1 }] }, { facts: { field: 'budget', kind: 'CATEGORY', words: 'returnees' } }],
  ])('refuses %s', (_, over, refusal) => expect(checkContent({ ...content, ...over })).toMatchObject({ ok: false, ...refusal }));

  it.each<[string, Partial<PlanContent>, object]>([
    ['every section', { sections: content.sections.slice(1) }, { code: 'PLAN_NOT_READY', facts: { field: 'sections' } }],
    ['a budget', { budget: [] }, { facts: { field: 'budget' } }],
    ['something for income or skills (F22)', { budget: [{ what: 'paint', purpose: 'OTHER', amountMinor: 10_000 }] }, { code: 'RULE_FORBIDS', facts: { rule: 'F22' } }],
    ['money for all of it', { funding: content.funding.slice(1) }, { facts: { field: 'funding' } }],
    ['a first year', { forecast: [] }, { facts: { field: 'forecast' } }],
    ['its months', { months: null }, { facts: { field: 'months' } }],
  ])('needs %s before others look at it', (_, over, refusal) => {
    expect(checkReady(content)).toMatchObject({ ok: true });
    expect(checkReady({ ...content, ...over })).toMatchObject({ ok: false, ...refusal });
  });

  it('keeps its figures and no word once it is emptied', () => {
    const left = emptied(content);
    expect(left).toMatchObject({ sections: [], funding: content.funding, months: 24 });
    expect(left.budget.map(({ what, amountMinor }) => [what, amountMinor])).toEqual([['', 7_000], ['', 2_000], ['', 1_000]]);
  });
});
