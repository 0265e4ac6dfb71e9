import type { Condition } from '../condition.js';
import type { RuleSet } from '../rule-set.js';
import { block, route, ruleSet, warn } from './writing.js';

const of = (...instruments: readonly string[]): Condition => ({ fact: 'instrument', in: instruments });

/** L9: wages that pay is held against; where there is none, it says nothing. */
const FLOORS = [
  ['statutoryMinimumMinor', 'the minimum of the law'],
  ['collectiveMinimumMinor', 'the collective agreement'],
  ['programmeWageMinor', "the programme's reference wage"],
  ['comparableWageMinor', 'what comparable staff earn'],
] as const;

/** Months that an occupation must be free of dismissals before a subsidy (L12) [P]. */
const QUIET_MONTHS = 3;
/** Subsidised jobs from which a firm is judged by what became of them, and the percent of them that may have ended with the subsidy (L12) [P]. */
const [JUDGED_FROM, MOST_ENDED] = [5, 50];
/** Hours a week at most (L14). */
export const LONGEST_WEEK = 48;

/** L1, L2, L6: who is old enough for which work, by the law tables, which are facts here. No override: they block. */
export const workingAge: RuleSet = ruleSet('ILO C138 and C182; law tables of the countries', [
  block('L1', 'The person is old enough to work there.', { fact: 'bornOn', yearsPassed: { fact: 'minimumAge' }, by: 'startsOn' }, { ask: 'Find out whether the person is old enough.' }),
  block('L2', 'Hazardous work is for adults.', { fact: 'bornOn', yearsPassed: { fact: 'hazardousAge' }, by: 'startsOn' }, { when: { fact: 'hazardous', is: true }, ask: 'Find out whether the person is an adult.' }),
  block('L6', 'Recruitment across a border is for adults.', { fact: 'bornOn', yearsPassed: { fact: 'recruitmentAge' }, by: 'startsOn' }, { when: { all: [{ fact: 'acrossBorder', stated: true }, { fact: 'acrossBorder', is: true }] }, ask: 'Find out whether the person is an adult.' }),
]);

/** L9: pay is at least the highest of all floors that are known. Only the steps of training at work may be lower (F05); its advertised wage is looked at when it is published. */
export const payFloors: RuleSet = ruleSet(
  'ILO C131, C100 and collective agreements',
  FLOORS.map(([floor, name]) =>
    block('L9', `Pay is at least ${name}.`, { fact: 'payMinor', atLeast: { fact: floor } }, { when: { any: [{ not: { fact: 'instrument', stated: true } }, { not: of('ON_THE_JOB_TRAINING') }] }, unknown: 'PASS' }),
  ),
);

/** The other L rules: what any work must be before anybody starts in it. */
export const fitWork: RuleSet = ruleSet('ILO C138, C182, C181, C95, R190 and decent work indicators; numbers marked [P] are ours', [
  block('L7', 'The worker pays nothing for the job.', { fact: 'feesAsked', is: false }, { unknown: 'PASS' }),
  block('L8', 'The terms are read out in a language the person understands.', { fact: 'termsReadOut', is: true }, { task: 'Read the terms out to the person.' }),
  block('L8', "The person's papers are not kept.", { fact: 'papersKept', is: false }, { unknown: 'PASS' }),
  ...payFloors.rules,
  block('L14', `The week has at most ${LONGEST_WEEK} hours.`, { fact: 'hoursPerWeek', atMost: LONGEST_WEEK }),
  block('L14', 'There is a weekly rest.', { fact: 'weeklyRest', is: true }, { ask: 'Check the weekly rest.' }),
  block('L14', 'The place of work was found safe.', { fact: 'safetyChecked', is: true }, { ask: 'Check the safety of the place.' }),
  block('L14', 'Workers are insured.', { fact: 'insured', is: true }, { when: { fact: 'legalEmployer', is: true }, ask: 'Check the insurance.' }),
  block('L14', 'Nobody is forced to work overtime.', { fact: 'forcedOvertime', is: false }, { ask: 'Ask about overtime.' }),
  block('L14', 'An informal firm has a plan to become a legal employer.', { any: [{ fact: 'legalEmployer', is: true }, { fact: 'supportPlan', is: true }] }, { ask: 'Check whether the firm is a legal employer.' }),
  route('L14', 'An informal firm is supported on its way to become a legal employer.', { fact: 'legalEmployer', is: true }, { when: { fact: 'supportPlan', is: true }, unknown: 'PASS', task: 'Support the firm with its plan.' }),
  block('L16', 'The contract is written, or verbal and attested by a case manager.', { fact: 'contractForm', in: ['WRITTEN', 'VERBAL_ATTESTED'] }, { task: 'Have the contract written, or attest it.' }),
]);

/** L12: a subsidy displaces nobody. Asked before the start and again before each instalment. */
export const noDisplacement: RuleSet = ruleSet('Literature on wage subsidies and displacement; numbers are ours [P]', [
  block('L12', `Nobody was dismissed in the occupation in the ${QUIET_MONTHS} months before.`, { any: [{ not: { fact: 'lastDismissalInOccupationOn', stated: true } }, { fact: 'lastDismissalInOccupationOn', monthsPassed: QUIET_MONTHS }] }),
  block('L12', 'The head count is not below the baseline.', { fact: 'headCount', atLeast: { fact: 'headCountBaseline' } }, { ask: 'Record the head count.' }),
  block('L12', 'A firm that ended most of its subsidised jobs with the subsidy gets no more.', { fact: 'subsidisedJobsEndedPercent', atMost: MOST_ENDED }, { when: { fact: 'subsidisedJobs', atLeast: JUDGED_FROM }, unknown: 'PASS' }),
  warn('L12', 'The firm keeps the person on for as long as the subsidy lasts.', { fact: 'retentionMonths', atLeast: { fact: 'months' } }),
]);

/** L12: what gates an instalment besides. */
export const instalmentGate: RuleSet = ruleSet('Our own rule, L12 [P]', [
  block('L12', 'The payroll of the month is declared.', { fact: 'payrollDeclared', is: true }, { task: 'Ask the firm for the declaration of its payroll.' }),
]);
