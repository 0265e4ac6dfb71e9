import type { Day } from '../../kernel/day.js';
import type { Id, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { checkText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { microcredit } from '../rules/ready/founders.js';
import { stateProgramme } from '../rules/ready/programmes-of-states.js';
import type { RuleSet } from '../rules/rule-set.js';

export type CatalogueEntryId = Id<'CatalogueEntry'>;

export const catalogueRules = ['F10', 'F11', 'F12', 'F26', 'F28', 'F29', 'F33', 'F45'] as const;
/** Under which rule of the programme an entry stands. F26: funds that match what founders bring; F28: credit, such as that of Kiva and Narwi; F45 are enablers: what lets somebody take work. */
export type CatalogueRule = (typeof catalogueRules)[number];

export const services = ['LOAN', 'MATCHING_FUND', 'PORTABLE_ASSETS', 'RETURNEE_OFFICE', 'HOUSING', 'SOCIAL_PROTECTION', 'TRAINING', 'CHILD_CARE', 'TRANSPORT', 'REASONABLE_ACCOMMODATION'] as const;
export type Service = (typeof services)[number];

/** F45. */
export const enablers: readonly Service[] = ['CHILD_CARE', 'TRANSPORT', 'REASONABLE_ACCOMMODATION'];

/** Where a service is, and how far it reaches. */
export interface Reach {
  /** GeoNames id; null for an entry that was written when only the point was kept. */
  readonly geonameId: number | null;
  readonly latitude: number;
  readonly longitude: number;
  readonly reachKm: number;
}

/** What a state or a partner offers, and what it asks. */
export interface CatalogueTerms {
  readonly rule: CatalogueRule;
  readonly service: Service;
  readonly name: string;
  readonly provider: string;
  /** For whom it is, in words. */
  readonly conditions: string;
  readonly source: string;
  /** Months of residence before; null for none. */
  readonly residencyMonths: number | null;
  /** Codes of papers to bring. */
  readonly papers: readonly string[];
  readonly fundingEndsOn: Day | null;
  /** Null where it is offered everywhere. */
  readonly reach: Reach | null;
}

export interface CatalogueEntry extends CatalogueTerms {
  readonly missionId: MissionId;
  readonly id: CatalogueEntryId;
  readonly version: number;
  readonly createdAt: Date;
}

const PAPER = /^[A-Z][A-Z0-9_]{1,39}$/;

/** Terms as they may be kept. An enabler is child care, transport or an accommodation, and nothing else is one. */
export function checkEntry(terms: CatalogueTerms): Outcome<CatalogueTerms> {
  const checked: Record<string, string> = {};
  for (const [field, most] of [['name', 200], ['provider', 200], ['conditions', 1_000], ['source', 1_000]] as const) {
    const text = checkText(field, terms[field], 1, most);
    if (!text.ok) return text;
    checked[field] = text.value;
  }
  if ((terms.rule === 'F45') !== enablers.includes(terms.service)) return invalid('service', 'is an enabler under F45 alone, and nothing else is under F45');
  if (terms.rule === 'F28' && terms.service !== 'LOAN') return invalid('service', 'is a loan under F28');
  if (terms.residencyMonths !== null && !isWhole(terms.residencyMonths, 1, 600)) return invalid('residencyMonths', 'must be 1 to 600');
  if (terms.papers.length > 50 || terms.papers.some((paper) => !PAPER.test(paper))) return invalid('papers', 'must be codes of capital letters, digits and _');
  if (terms.reach !== null && !isWhole(terms.reach.reachKm, 1, 1_000)) return invalid('reachKm', 'must be 1 to 1000');
  return accepted({ ...terms, ...checked, papers: [...new Set(terms.papers)] });
}

/**
 * What an entry asks, as rules: residence that is too short makes a day, a missing paper a task, funding that ends too early a warning. Credit under F28 asks what
 * F28 asks of everybody.
 */
export function rulesOf({ rule, source, residencyMonths, papers }: CatalogueTerms): RuleSet {
  const own = stateProgramme({ rule, source, residencyMonths, papers, validFrom: null, validTo: null });
  return rule === 'F28' ? { ...own, rules: [...microcredit.rules, ...own.rules] } : own;
}
