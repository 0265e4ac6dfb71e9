import type { Day } from '../../kernel/day.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import { isCurrencyCode } from '../../reference/codes/codes.js';
import type { Opening } from '../openings/opening.js';
import { MOST_PAY } from '../openings/opening-terms.js';

/** What one place of a course costs, minor units of the currency; 0 for a course that is free. */
export interface CourseCost {
  readonly minor: number;
  readonly currency: string;
}

/** Who bears the cost, in whole percent that make 100. */
export interface CostShares {
  readonly programme: number;
  readonly provider: number;
  readonly participant: number;
}

/** What a course says beside the common terms. Its provider is the employer of the opening, its first day is `startsOn`. */
export interface TrainingTerms {
  /** Last day of the course; null while it is not decided. */
  readonly endsOn: Day | null;
  readonly cost: CourseCost | null;
  readonly shares: CostShares | null;
  /** The paper that it ends with; null for none. */
  readonly certificate: string | null;
}

const SHARES = ['programme', 'provider', 'participant'] as const;

/** Own terms that can be kept; a draft may leave open what it has not decided. */
export function checkTraining(terms: TrainingTerms): Outcome<TrainingTerms> {
  const certificate = checkOptionalText('certificate', terms.certificate, 200);
  if (!certificate.ok) return certificate;
  const { endsOn, cost, shares } = terms;
  if (cost !== null && !isCurrencyCode(cost.currency)) return invalid('cost', `${cost.currency} is no ISO 4217 currency`);
  if (cost !== null && !isWhole(cost.minor, 0, MOST_PAY)) return invalid('cost', 'must be a whole number of minor units (cents, for example), 0 for a course that is free');
  if (shares !== null && SHARES.some((name) => !isWhole(shares[name], 0, 100))) return invalid('shares', 'must be whole percent from 0 to 100');
  if (shares !== null && SHARES.reduce((sum, name) => sum + shares[name], 0) !== 100) return invalid('shares', 'must make 100 percent together');
  return accepted({
    endsOn,
    cost: cost === null ? null : { minor: cost.minor, currency: cost.currency },
    shares: shares === null ? null : { programme: shares.programme, provider: shares.provider, participant: shares.participant },
    certificate: certificate.value,
  });
}

/** What whoever learns bears of the cost, to the next whole minor unit; null while the cost is not stated. */
export function ownPartOf({ cost, shares }: Pick<TrainingTerms, 'cost' | 'shares'>): CourseCost | null {
  return cost === null ? null : { minor: Math.ceil((cost.minor * (shares?.participant ?? 0)) / 100), currency: cost.currency };
}

/** What a course must say before anybody is put to it: what it teaches or leads to, its days, and who pays. */
export function checkTrainingPublished({ teaches, leadsTo, startsOn }: Pick<Opening, 'teaches' | 'leadsTo' | 'startsOn'>, own: TrainingTerms | null): Outcome<null> {
  if (teaches.length === 0 && leadsTo.length === 0) return missing('teaches', 'or leadsTo must say what it is good for');
  if (startsOn === null) return missing('startsOn', 'must be given');
  if (own === null || own.endsOn === null) return missing('endsOn', 'must be given');
  if (own.endsOn < startsOn) return missing('endsOn', 'must not be before startsOn');
  if (own.cost === null) return missing('cost', 'must be stated, as 0 where the course is free');
  if (own.cost.minor > 0 && own.shares === null) return missing('shares', 'must say who bears the cost');
  return accepted(null);
}

function missing(field: string, problem: string): Refused {
  return refused('NOT_PUBLISHABLE', { field, problem });
}
