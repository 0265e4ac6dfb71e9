import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, MissionId, OpeningId } from '../../kernel/ids.js';
import { monthlyMinor, type Money } from '../../kernel/money.js';
import { accepted, invalid, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { checkOptionalText } from '../../kernel/text.js';
import { isWhole } from '../../kernel/whole.js';
import type { OpeningKind } from '../../matching/types.js';
import type { Fund } from '../../programmes/funds/fund.js';
import type { FundId } from '../../programmes/funds/ledger/ledger-account.js';
import { MOST_MINOR } from '../../programmes/funds/ledger/moves.js';
import type { Instrument } from '../../programmes/instruments.js';
import type { Programme, ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { Opening } from '../openings/opening.js';
import { faultOfCourse, type CourseSupport } from './course-support.js';

/** The instruments that an opening of each kind can have; a venture gets its capital by a door of its own. */
export const instrumentsOf: Readonly<Record<OpeningKind, readonly SlotInstrument[]>> = {
  VACANCY: ['WAGE_SUBSIDY', 'ON_THE_JOB_TRAINING', 'CASH_FOR_WORK'],
  INTERNSHIP: ['PAID_INTERNSHIP'],
  TRAINING: ['TRAINING'],
  VENTURE_ROLE: [],
};
export type SlotInstrument = Exclude<Instrument, 'GRANT'>;

/** What a programme pays at an opening, for each person who takes a seat of it, and what it asks for that. */
export interface SupportTerms extends CourseSupport {
  readonly programmeId: ProgrammeId;
  /** Null where the programme asks for conditions and pays nothing (F01). */
  readonly instrument: SlotInstrument | null;
  /** Where the money comes from; null for none. */
  readonly fundId: FundId | null;
  /** What is set aside for one person in all, minor units of the fund's currency; null without a fund. */
  readonly amountMinor: number | null;
  /** Part of the wage that the fund pays, whole percent (F03, F06). */
  readonly sharePercent: number | null;
  /** For how long it is paid from the start on. */
  readonly months: number | null;
  /** F05: the wage of each month in percent of the advertised wage; the last step goes on. */
  readonly wageStepsPercent: readonly number[] | null;
  /** How long the employer keeps the person on after the support, months; what it does not keep is paid back (L12). */
  readonly retentionMonths: number | null;
  /** L9: the programme's reference wage of a month, minor units of the currency of the pay. */
  readonly referenceWageMinor: number | null;
  /** F06: towards which regular work the person is trained. */
  readonly goal: string | null;
  /** F06: the day on which staff look what became of it. */
  readonly reviewOn: Day | null;
}

/** The support of an opening as it is kept; an opening has one at most. */
export interface SupportedOpening extends SupportTerms {
  readonly missionId: MissionId;
  readonly openingId: OpeningId;
  readonly version: number;
  readonly changedBy: AccountId | null;
  readonly changedAt: Date;
}

/** Whether money of a fund goes into wages or a stipend, so that nobody may be displaced by it (L12); a course displaces nobody. */
export function paysWages({ fundId, instrument }: Pick<SupportTerms, 'fundId' | 'instrument'>): boolean {
  return fundId !== null && instrument !== 'TRAINING';
}

const LONGEST_MONTHS = 120;
const MOST_STEPS = 36;
/** Above this a wage step is a slip of the pen. */
const HIGHEST_STEP = 1_000;

/** Terms as they may be kept, whatever the rules of the programme say of them. */
export function checkSupport(terms: SupportTerms): Outcome<SupportTerms> {
  const goal = checkOptionalText('goal', terms.goal, 1_000);
  if (!goal.ok) return goal;
  const fault = faultOfNumbers(terms) ?? faultOfMoney(terms);
  return fault ?? accepted({ ...terms, goal: goal.value });
}

/** By what a support is looked at. */
export interface SupportGlance {
  /** What is to come may not be over. */
  readonly today: Day;
  /** An amount in another currency by the mission's rates of the day on which the support was said, so that a later rate changes nothing; null where no rate is known. */
  readonly convert: (money: Money, to: string) => Money | null;
}

/** Whether this opening can have this support of this programme out of this fund. */
export function faultOfPlace(terms: SupportTerms, opening: Pick<Opening, 'kind' | 'pay' | 'hoursPerWeek'>, programme: Programme, fund: Fund | null, { today, convert }: SupportGlance): Refused | null {
  const { instrument, months, reviewOn } = terms;
  if (instrument !== null && !instrumentsOf[opening.kind].includes(instrument)) return invalid('instrument', `is not for an opening of the kind ${opening.kind}`);
  if (instrument !== null && !programme.instruments.includes(instrument)) return invalid('instrument', `is none that ${programme.name} pays`);
  if (months !== null && programme.mostMonths !== null && months > programme.mostMonths)
    return refused('RULE_FORBIDS', { rule: 'L10', problem: `The programme supports nobody for more than ${programme.mostMonths} months` });
  if (programme.endsOn !== null && programme.endsOn < today) return invalid('programmeId', `ended on ${formatDay(programme.endsOn)}`);
  if (reviewOn !== null && reviewOn < today) return invalid('reviewOn', 'must not lie in the past');
  return faultOfCourse(terms, terms, today) ?? faultOfAmount(terms, opening, fund, convert);
}

/**
 * What goes into wages or a stipend is never more than its share of the highest that is offered for those months, and without a share never more than all of it. Pay in
 * another currency than the fund's is compared by a rate, and refused where there is none.
 */
function faultOfAmount(
  { instrument, amountMinor, sharePercent, months }: SupportTerms,
  { pay, hoursPerWeek }: Pick<Opening, 'pay' | 'hoursPerWeek'>,
  fund: Fund | null,
  convert: SupportGlance['convert'],
): Refused | null {
  if (instrument === 'TRAINING' || fund === null || amountMinor === null || months === null || pay === null) return null;
  if (pay.period === 'HOUR' && hoursPerWeek === null) return null;
  const percent = sharePercent ?? 100;
  const inPay = Math.ceil((monthlyMinor({ minor: pay.max, currency: pay.currency, period: pay.period }, hoursPerWeek?.max ?? 0) * months * percent) / 100);
  const most = convert({ minor: inPay, currency: pay.currency }, fund.currency)?.minor ?? null;
  if (most === null) return invalid('fundId', `pays in ${fund.currency}, and the pay is in ${pay.currency}: the mission has no rate to compare them by`);
  return amountMinor > most ? invalid('amountMinor', `is more than ${percent} % of ${months} months of the pay, which is ${most}`) : null;
}

function faultOfNumbers({ sharePercent, months, wageStepsPercent, retentionMonths }: SupportTerms): Refused | null {
  if (sharePercent !== null && !isWhole(sharePercent, 1, 100)) return invalid('sharePercent', 'must be 1 to 100');
  if (months !== null && !isWhole(months, 1, LONGEST_MONTHS)) return invalid('months', `must be 1 to ${LONGEST_MONTHS}`);
  if (retentionMonths !== null && !isWhole(retentionMonths, 1, LONGEST_MONTHS)) return invalid('retentionMonths', `must be 1 to ${LONGEST_MONTHS}`);
  if (wageStepsPercent === null) return null;
  const steps = wageStepsPercent.length >= 1 && wageStepsPercent.length <= MOST_STEPS && wageStepsPercent.every((step) => isWhole(step, 1, HIGHEST_STEP));
  return steps ? null : invalid('wageStepsPercent', `must be 1 to ${MOST_STEPS} whole percents of the advertised wage`);
}

function faultOfMoney({ instrument, fundId, amountMinor, months, referenceWageMinor }: SupportTerms): Refused | null {
  for (const [field, minor] of Object.entries({ amountMinor, referenceWageMinor }))
    if (minor !== null && !isWhole(minor, 1, MOST_MINOR)) return invalid(field, `must be 1 to ${MOST_MINOR} minor units`);
  if ((fundId === null) !== (amountMinor === null)) return invalid('amountMinor', 'and fundId go together');
  if (fundId !== null && instrument === null) return invalid('instrument', 'must be named where a fund pays');
  return fundId !== null && months === null ? invalid('months', 'must be given where a fund pays') : null;
}
