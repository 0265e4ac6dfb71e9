import type { Condition } from '../condition.js';
import type { RuleSet } from '../rule-set.js';
import { block, route, ruleSet } from './writing.js';

/** Months abroad from which ties at home are taken to be weak (F46) [P]. */
const LONG_ABROAD = 60;

const WORK = { fact: 'openingKind', in: ['VACANCY', 'VENTURE_ROLE'] } as const;
/** What is not said of a person is not asked of everybody: these rules apply where somebody has said so. Urgent services never wait. */
const saidOf = (fact: 'unaccompaniedChild' | 'trafficked'): Condition => ({
  all: [{ fact, stated: true }, { fact, is: true }, { any: [{ not: { fact: 'urgentService', stated: true } }, { fact: 'urgentService', is: false }] }],
});
const CHILD = saidOf('unaccompaniedChild');

/** Rules about people that hold in every programme; their facts are known to protection and the case manager alone. */
export const peopleRules: RuleSet = ruleSet('IOM, Reintegration: effective approaches, 2015, 2 and 3.3', [
  block('F15', 'An unaccompanied child gets training or an apprenticeship suited to the age, not work.', { not: WORK }, { when: CHILD }),
  block('F15', 'An unaccompanied child in training has psychosocial support.', { fact: 'psychosocialSupport', is: true }, { when: CHILD, task: 'Arrange psychosocial support.' }),
  block('F40', 'A guardian is named before anything is planned for an unaccompanied child.', { fact: 'guardianNamed', is: true }, { when: CHILD, task: 'Have a guardian named.' }),
  block('F40', 'The best interest of an unaccompanied child is determined before anything is planned.', { fact: 'bestInterestReferred', is: true }, { when: CHILD, task: 'Refer to the determination of the best interest.' }),
  block('F41', 'The risks of a return are assessed first.', { fact: 'riskAssessed', is: true }, { when: saidOf('trafficked'), task: 'Assess the risks.' }),
  block('F43', 'The person is not able to work now: other support comes first.', { fact: 'ableToWork', is: true }, { when: { fact: 'ableToWork', stated: true } }),
  route('F45', 'Something that the person needs to take the work is offered by nobody near it.', { fact: 'enablersMissing', is: 0 }, { when: { fact: 'enablersNeeded', stated: true }, unknown: 'PASS', task: 'Find child care, transport or an accommodation near the work.' }),
  route('F46', `Somebody who was abroad for ${LONG_ABROAD} months or more needs closer support.`, { fact: 'monthsAbroad', below: LONG_ABROAD }, { unknown: 'PASS', task: 'Plan closer support.' }),
  route('F46', 'Somebody with weak links at home needs closer support.', { fact: 'weakLinks', is: false }, { unknown: 'PASS', task: 'Plan closer support.' }),
  route('F43', 'The person is not able to work now: support is to be found.', { fact: 'ableToWork', is: true }, { when: { fact: 'ableToWork', stated: true }, task: 'Find support.' }),
]);
