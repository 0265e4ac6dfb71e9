import { legalBarriers } from '../../../reference/law/legal-barriers.js';
import type { Condition } from '../condition.js';
import type { RuleSet } from '../rule-set.js';
import { block, route, ruleSet, warn } from './writing.js';

const APPROACHES = 'IOM, Reintegration: effective approaches, 2015';

/** What one person had of such assistance, least and most, minor units of US dollars (F20). */
const [LEAST_KNOWN, MOST_KNOWN] = [56_900, 884_500];
/** Cash above which somebody looks, minor units of US dollars [P]. */
const MUCH_CASH = 20_000;
/** Why cash may take the place of goods (F21). */
export const cashReasons = ['REMOTE_RETURN', 'UNSAFE_FOR_STAFF'] as const;
/** Months after arrival beyond which a plan runs (F22). */
const PLANNED_MONTHS = 12;

const unless = (...conditions: readonly Condition[]): Condition => ({ not: { any: conditions } });
const said = (fact: 'unaccompaniedChild' | 'healthSupport', is: boolean): Condition => ({ all: [{ fact, stated: true }, { fact, is }] });
/** Cash of which nobody can tell how much it is may be much. */
const MUCH_IN_CASH: Condition = { any: [{ all: [{ fact: 'cashUsdMinor', stated: true }, { fact: 'cashUsdMinor', above: MUCH_CASH }] }, { all: [{ fact: 'cashWithoutRate', stated: true }, { fact: 'cashWithoutRate', is: true }] }] };
/** Amounts decide where there are any; of a plan without them it is enough that it has something of the kind. */
const FOR_INCOME_OR_SKILLS: Condition = {
  any: [{ fact: 'plannedForIncomeOrSkillsMinor', above: 0 }, { all: [{ not: { fact: 'plannedForIncomeOrSkillsMinor', stated: true } }, { fact: 'plansIncomeOrSkills', is: true }] }],
};
/** What can be done where nothing was written down at all. */
const WRITE_DOWN = 'Write down what the money is for: agree on income or skills in the plan of the person, or write the budget of the venture; whoever founds alone has an INDIVIDUAL one.';
const NOT_ABLE: Condition = { all: [{ fact: 'ableToWork', stated: true }, { fact: 'ableToWork', is: false }] };

/** F20-F22: what anybody has to start with, whoever gives it. */
export const startingHelp: RuleSet = ruleSet(`${APPROACHES}, 3.3; the threshold of cash is ours [P]`, [
  warn('F20', 'People were given 569 to 8,845 US dollars each; this amount lies outside.', { all: [{ fact: 'amountUsdMinor', atLeast: LEAST_KNOWN }, { fact: 'amountUsdMinor', atMost: MOST_KNOWN }] }, { unknown: 'PASS' }),
  route('F21', 'Help is given in kind first: more than a little cash needs a reason.', { fact: 'cashReason', in: cashReasons }, { when: MUCH_IN_CASH, task: 'Look at the cash, or give goods instead.' }),
  block('F22', 'The plan spends something on income or skills.', FOR_INCOME_OR_SKILLS, { when: unless(said('unaccompaniedChild', true), said('healthSupport', true), NOT_ABLE), ask: WRITE_DOWN, task: 'Add income or skills to the plan.' }),
  block('F22', 'The plan runs beyond 12 months from arrival.', { fact: 'planMonthsFromArrival', above: PLANNED_MONTHS }, { unknown: 'PASS', task: 'Plan beyond the first year.' }),
]);

/** A running business with first profits needs no other ground (F28); of one of which that is not known, the other grounds are enough. */
const orEstablished = (...grounds: readonly Condition[]): Condition => ({ any: [{ all: [{ fact: 'businessRuns', is: true }, { fact: 'firstProfits', is: true }] }, ...grounds] });

/** F28: credit only for those whom it does not endanger; it is never a default. */
export const microcredit: RuleSet = ruleSet(`${APPROACHES}, 3.5.4`, [
  block('F28', 'Credit is no answer while basic needs are not met: a grant with training comes first.', { fact: 'basicNeedsMet', is: true }, { ask: 'Find out whether basic needs are met.' }),
  block('F28', 'There is a guarantee, or it is waived.', orEstablished({ fact: 'guaranteed', is: true }, { fact: 'guaranteeWaived', is: true }), { task: 'Find a guarantee, or have it waived.' }),
  block('F28', 'The founder knows the local market.', orEstablished({ fact: 'knowsLocalMarket', is: true }), { task: 'Look at the local market together.' }),
  block('F28', 'The founder has shown ability in the trade.', orEstablished({ fact: 'shownAbility', is: true }), { task: 'Show ability in the trade.' }),
  block('F28', 'The founder is trained in running a business.', orEstablished({ fact: 'trainedForBusiness', is: true }), { task: 'Train in running a business.' }),
]);

/** F34: what the law of a country puts in the way of some founders. Said to everybody there who needs it, so that nobody is asked who they are. */
export const barriersOfLaw: RuleSet = ruleSet(
  'Country table of legal barriers, provisional',
  legalBarriers.map(({ country, need, sentence, alternative }) =>
    warn('F34', `${sentence} ${alternative}`, { not: { fact: 'needsOfVenture', includes: need } }, { unknown: 'PASS', when: { all: [{ fact: 'country', stated: true }, { fact: 'country', is: country }] } }),
  ),
);
