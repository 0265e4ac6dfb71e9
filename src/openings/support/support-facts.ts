import type { FactName, Facts } from '../../programmes/rules/facts.js';
import type { Finding, Verdict } from '../../programmes/rules/rule-set.js';
import { leastMonthlyPay } from '../openings/legal-pay.js';
import type { Opening } from '../openings/opening.js';
import type { SupportTerms } from './support.js';

/** What an opening and its support say to the rules of programmes; what they leave out is not known. */
export function supportFacts(opening: Pick<Opening, 'kind' | 'pay' | 'hoursPerWeek'>, support: SupportTerms | null): Facts {
  const { kind, hoursPerWeek } = opening;
  const said = { openingKind: kind, payMinor: leastMonthlyPay(opening), hoursPerWeek: hoursPerWeek?.max ?? null };
  if (support === null) return said;
  const { instrument, amountMinor, sharePercent, months, wageStepsPercent, retentionMonths, referenceWageMinor, goal, reviewOn } = support;
  return {
    ...said,
    ...{ instrument, amountMinor, sharePercent, months, wageStepsPercent, retentionMonths, reviewOn },
    programmeWageMinor: referenceWageMinor,
    goalSet: instrument === 'CASH_FOR_WORK' ? goal !== null : null,
  };
}

/** What an opening and its support have to say before anybody sees them. Everything else is asked of each person, and of the employer, later. */
const SAID_AT_PUBLICATION: readonly FactName[] = [
  'openingKind', 'instrument', 'sharePercent', 'months', 'wageStepsPercent', 'reviewOn', 'goalSet', 'retentionMonths', 'payMinor', 'hoursPerWeek',
  'applicantKind', 'trainingApproved', 'trainingPublicPercent', 'equipmentEducational', 'equipmentPublicPercent',
];

/** Of what rules say, that which is decided by the opening alone: findings that wait for what is known of a person are left out. */
export function ofOpeningAlone({ blocks, warnings }: Pick<Verdict, 'blocks' | 'warnings'>): { readonly blocks: readonly Finding[]; readonly warnings: readonly Finding[] } {
  const decided = (finding: Finding): boolean => finding.missing.every((fact) => SAID_AT_PUBLICATION.includes(fact));
  return { blocks: blocks.filter(decided), warnings: warnings.filter(decided) };
}
