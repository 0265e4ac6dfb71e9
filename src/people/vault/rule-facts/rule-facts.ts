import { formatDay, type Day } from '../../../kernel/day.js';
import type { JobseekerId } from '../../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../../kernel/outcome.js';
import { isWhole } from '../../../kernel/whole.js';
import { enablers } from '../../../programmes/catalogue/catalogue-entry.js';
import { isCountryCode } from '../../../reference/codes/codes.js';

/** What rules of programmes ask of a person and those who accompany them write down; null where nobody has said. */
export interface FactsOfCase {
  /** ISO 3166-1 alpha-2. */
  readonly nationality: string | null;
  /** The country that the person returns from, ISO 3166-1 alpha-2. */
  readonly returnedFrom: string | null;
  /** The region to which the person returns, ISO 3166-2. */
  readonly returnRegion: string | null;
  readonly residentSince: Day | null;
  readonly monthsAbroad: number | null;
  readonly daysHomeDuringLastStay: number | null;
  /** Papers that programmes ask for, by their codes. */
  readonly papers: readonly string[] | null;
  readonly hasCapital: boolean | null;
  readonly legalImpediment: boolean | null;
  readonly hasBusinessGrant: boolean | null;
  readonly everFormallyEmployed: boolean | null;
  /** F00: somebody judged that the person can get work without support; a judgement, not a formula. */
  readonly fitsDirectly: boolean | null;
  /** F06: somebody judged that a subsidy, an internship or training at work fits the person. */
  readonly fitsLesserInstrument: boolean | null;
  readonly psychosocialSupport: boolean | null;
  /** What the person needs to take work, as services of the catalogue (F45). */
  readonly enablersNeeded: readonly string[] | null;
  /** What the person needs cannot wait for a guardian or an assessment (F40). */
  readonly urgentService: boolean | null;
  /** F28: whether what the person lives on is secured; before that, credit is no answer. */
  readonly basicNeedsMet: boolean | null;
  /** F28: whether somebody answers for credit of the person, or the guarantee is waived. */
  readonly guaranteed: boolean | null;
  readonly guaranteeWaived: boolean | null;
  /** F28: judgements of whoever accompanies the founder. */
  readonly knowsLocalMarket: boolean | null;
  readonly shownAbility: boolean | null;
  readonly trainedForBusiness: boolean | null;
}

/** What protection alone writes down, and knows. */
export interface FactsOfProtection {
  /** F41: the risks of the return were assessed. */
  readonly riskAssessed: boolean | null;
}

/** All that is kept of a person for rules. */
export interface RuleFacts extends FactsOfCase, FactsOfProtection {
  readonly jobseekerId: JobseekerId;
  /** Counts the changes of what those who accompany the person write; 0 where they have written nothing yet. */
  readonly version: number;
}

export const nothingOfCase: FactsOfCase = {
  ...{ nationality: null, returnedFrom: null, returnRegion: null, residentSince: null, monthsAbroad: null, daysHomeDuringLastStay: null, papers: null, hasCapital: null },
  ...{ legalImpediment: null, hasBusinessGrant: null, everFormallyEmployed: null, fitsDirectly: null, fitsLesserInstrument: null, psychosocialSupport: null, enablersNeeded: null, urgentService: null },
  ...{ basicNeedsMet: null, guaranteed: null, guaranteeWaived: null, knowsLocalMarket: null, shownAbility: null, trainedForBusiness: null },
};
export const nothingOfProtection: FactsOfProtection = { riskAssessed: null };

/** What changes: undefined stays, null clears. */
export type FactsEdit = { readonly [Name in keyof FactsOfCase]?: FactsOfCase[Name] | undefined };

const REGION = /^[A-Z]{2}-[A-Z0-9]{1,3}$/;
const PAPER = /^[A-Z][A-Z0-9_]{1,39}$/;
const [MOST_MONTHS, MOST_DAYS, MOST_PAPERS] = [1_200, 36_500, 50];

/** What is kept with what somebody said; `today`: nobody is resident from a day that has not come. */
export function withSaid(held: FactsOfCase, edit: FactsEdit, today: Day): Outcome<FactsOfCase> {
  const said = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined)) as Partial<FactsOfCase>;
  const next: FactsOfCase = { ...held, ...said };
  for (const field of ['nationality', 'returnedFrom'] as const) {
    const country = next[field];
    if (country !== null && !isCountryCode(country)) return invalid(field, 'is not an ISO 3166-1 alpha-2 code');
  }
  if (next.returnRegion !== null && !REGION.test(next.returnRegion)) return invalid('returnRegion', 'is not an ISO 3166-2 code, such as IQ-KR');
  if (next.residentSince !== null && next.residentSince > today) return invalid('residentSince', 'has not come yet');
  if (next.monthsAbroad !== null && !isWhole(next.monthsAbroad, 0, MOST_MONTHS)) return invalid('monthsAbroad', `must be 0 to ${MOST_MONTHS}`);
  if (next.daysHomeDuringLastStay !== null && !isWhole(next.daysHomeDuringLastStay, 0, MOST_DAYS)) return invalid('daysHomeDuringLastStay', `must be 0 to ${MOST_DAYS}`);
  const { papers } = next;
  if (papers !== null && (papers.length > MOST_PAPERS || papers.some((paper) => !PAPER.test(paper)))) return invalid('papers', 'must be codes of capital letters, digits and _');
  const needed = next.enablersNeeded;
  if (needed?.some((need) => !enablers.some((each) => each === need)) === true) return invalid('enablersNeeded', `must be of ${enablers.join(', ')}`);
  return accepted({ ...next, enablersNeeded: needed === null ? null : [...new Set(needed)], papers: papers === null ? null : [...new Set(papers)] });
}

/** What is kept, in lines to read out or print. */
export function factsInWords(facts: Partial<FactsOfCase & FactsOfProtection>): readonly string[] {
  const days: readonly string[] = ['residentSince'] satisfies (keyof FactsOfCase)[];
  return Object.entries(facts).flatMap(([name, value]: [string, unknown]) => {
    if (value === null || value === undefined) return [];
    const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
    const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : Array.isArray(value) ? value.join(', ') : days.includes(name) ? formatDay(value as Day) : `${value as string | number}`;
    return [`${words}: ${said}`];
  });
}
