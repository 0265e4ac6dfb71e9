import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import type { BudgetLine } from '../ventures/venture.js';
import { planSections, type PlanContent, type PlanText } from './plan.js';
import { findTelling } from './review/telling-words.js';

/** Most lines of a list. */
const MOST_LINES = 100;
const MOST_AMOUNT = 1_000_000_000_000;
const MOST_MONTHS = 60;
const LONGEST_SECTION = 10_000;
const LONGEST_LINE = 500;
/** Quarters of the first year. */
const QUARTERS = 4;

/**
 * What can be kept as a plan: each section once, texts without blanks around them, whole amounts. Refuses words that tell who or what somebody is
 * (`findTelling`): reviewers read them (F17).
 */
export function checkContent(content: PlanContent): Outcome<PlanContent> {
  const sections: PlanText[] = [];
  for (const { section, text } of content.sections) {
    if (sections.some((each) => each.section === section)) return invalid('sections', `has ${section} twice`);
    const checked = checkWords(section, text, LONGEST_SECTION);
    if (!checked.ok) return checked;
    sections.push({ section, text: checked.value });
  }
  const fault = faultOfNumbers(content);
  if (fault !== null) return fault;
  const budget: BudgetLine[] = [];
  for (const line of content.budget) {
    const what = checkWords('budget', line.what, LONGEST_LINE);
    if (!what.ok) return what;
    budget.push({ ...line, what: what.value });
  }
  const inOrder = planSections.flatMap((section) => sections.filter((each) => each.section === section));
  return accepted({ ...content, sections: inOrder, budget });
}

/**
 * What a plan has to say before others look at it: every section, a budget that spends something on income or skills (F22), money that covers it, the first
 * year, and how long it runs.
 */
export function checkReady(content: PlanContent): Outcome<null> {
  const missing = planSections.find((section) => !content.sections.some((each) => each.section === section));
  if (missing !== undefined) return notReady('sections', `lack ${missing}`);
  if (content.budget.length === 0) return notReady('budget', 'is empty');
  if (incomeOrSkillsMinor(content) === 0) return refused('RULE_FORBIDS', { rule: 'F22', problem: 'A plan spends something on income or skills' });
  const [cost, found] = [costOfPlan(content), sumOf(content.funding)];
  if (cost !== found) return notReady('funding', `is ${found} minor units, and must be the ${cost} of the budget`);
  if (content.forecast.length !== QUARTERS) return notReady('forecast', 'must have the four quarters of the first year');
  return content.months === null ? notReady('months', 'must be given') : accepted(null);
}

/** What the budget adds up to, minor units of the plan's currency. */
export function costOfPlan({ budget }: Pick<PlanContent, 'budget'>): number {
  return sumOf(budget);
}

/** What the budget spends on income and skills (F22), minor units of the plan's currency. */
export function incomeOrSkillsMinor({ budget }: Pick<PlanContent, 'budget'>): number {
  return sumOf(budget.filter((line) => line.purpose !== 'OTHER'));
}

/** A plan of which no word is left. */
export function emptied(content: PlanContent): PlanContent {
  return { ...content, sections: [], budget: content.budget.map((line) => ({ ...line, what: '' })) };
}

function checkWords(field: string, text: string, most: number): Outcome<string> {
  const checked = checkText(field, text, 1, most);
  if (!checked.ok) return checked;
  const telling = findTelling(checked.value);
  return telling === null ? checked : refused('TELLS_OF_SOMEBODY', { field, ...telling });
}

function faultOfNumbers({ budget, funding, forecast, months }: PlanContent): Refused | null {
  if (budget.length > MOST_LINES) return invalid('budget', `must have at most ${MOST_LINES} entries`);
  if (funding.length > MOST_LINES) return invalid('funding', `must have at most ${MOST_LINES} entries`);
  if (forecast.length !== 0 && forecast.length !== QUARTERS) return invalid('forecast', 'must have the four quarters of the first year, or none');
  const range = (least: number) => `must be a whole number of minor units from ${least} to ${MOST_AMOUNT.toLocaleString('en')}`;
  if (!budget.every((line) => isWhole(line.amountMinor, 1, MOST_AMOUNT))) return invalid('budget', range(1));
  if (!funding.every((line) => isWhole(line.amountMinor, 1, MOST_AMOUNT))) return invalid('funding', range(1));
  if (!forecast.every(({ salesMinor, costsMinor }) => isWhole(salesMinor, 0, MOST_AMOUNT) && isWhole(costsMinor, 0, MOST_AMOUNT))) return invalid('forecast', range(0));
  return months === null || isWhole(months, 1, MOST_MONTHS) ? null : invalid('months', `must be a whole number from 1 to ${MOST_MONTHS}`);
}

function notReady(field: string, problem: string): Refused {
  return refused('PLAN_NOT_READY', { field, problem });
}

function sumOf(lines: readonly { readonly amountMinor: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amountMinor, 0);
}
