import type { Condition } from '../condition.js';
import type { RuleSet } from '../rule-set.js';
import { block, route, ruleSet, warn } from './writing.js';

const SOURCE = 'IOM, Reintegration: effective approaches, 2015, 3.5.2; numbers marked [P] are ours';

/** Months of an internship at most [P]. */
const LONGEST_INTERNSHIP = 6;
/** Experience up to which somebody has little of it, months [P]. */
const LITTLE_EXPERIENCE = 24;
/** Years of school up to which schooling is very little [P]. */
const LITTLE_SCHOOL = 8;

const of = (...instruments: readonly string[]): Condition => ({ fact: 'instrument', in: instruments });

const directly = warn('F00', 'The person can get this job directly: instruments are for those who cannot.', { fact: 'fitsDirectly', is: false }, { ask: 'Record whether the person can get the job directly.' });

const fixedPeriod = (id: string) => block(id, 'A fixed time in months is agreed.', { fact: 'months', above: 0 });

/** F03: a part of the wage from reintegration assistance. */
export const wageSubsidy: RuleSet = ruleSet(SOURCE, [
  directly,
  block('F03', 'A subsidy pays a part of the wage: more than nothing and less than all of it.', { all: [{ fact: 'sharePercent', above: 0 }, { fact: 'sharePercent', below: 100 }] }),
  fixedPeriod('F03'),
  block('F03', 'It stays within what the person may still have.', { fact: 'amountMinor', atMost: { fact: 'entitlementLeftMinor' } }),
  block('F03', 'The person has heard what the firm will learn, and agrees.', { fact: 'heardWhatFirmLearns', is: true }, { task: 'Tell the person what the firm will learn, and ask.' }),
]);

/** F04: a paid internship. */
export const paidInternship: RuleSet = ruleSet(SOURCE, [
  directly,
  block('F04', 'An internship is paid: the stipend is above nothing.', { fact: 'payMinor', above: 0 }),
  block('F04', 'There is a written agreement.', { fact: 'agreementWritten', is: true }, { task: 'Have the agreement signed.' }),
  block('F04', 'The learning goals are written down.', { fact: 'learningGoals', is: true }),
  block('F04', 'A mentor is named.', { fact: 'mentorNamed', is: true }),
  block('F04', 'The hours are agreed.', { fact: 'hoursPerWeek', above: 0 }),
  block('F04', 'The intern is insured.', { fact: 'insured', is: true }),
  block('F04', `An internship lasts at most ${LONGEST_INTERNSHIP} months.`, { all: [{ fact: 'months', above: 0 }, { fact: 'months', atMost: LONGEST_INTERNSHIP }] }),
  block('F04', 'There is one internship for a person at a firm.', { fact: 'internshipsAtFirm', is: 0 }),
  warn('F04', 'Internships are for people with little experience.', { fact: 'experienceMonths', atMost: LITTLE_EXPERIENCE }, { unknown: 'PASS' }),
]);

/** F05: learning at work, with steps of the wage as percent of the advertised wage. */
export const onTheJobTraining: RuleSet = ruleSet(SOURCE, [
  directly,
  block('F05', 'The wage never falls from one step to the next.', { fact: 'wageStepsPercent', neverFalls: true }),
  block('F05', 'The last step reaches the advertised wage.', { fact: 'wageStepsPercent', lastAtLeast: 100 }),
]);

/** F06: work for the project's own wage. */
export const cashForWork: RuleSet = ruleSet(SOURCE, [
  directly,
  warn('F06', 'A subsidy, an internship or training at work fits the person: cash for work is for those whom none of them fits.', { fact: 'fitsLesserInstrument', is: false }, { unknown: 'PASS' }),
  warn('F06', 'It is usually for people who were never formally employed and have very little schooling.', { all: [{ fact: 'everFormallyEmployed', is: false }, { fact: 'schoolYears', atMost: LITTLE_SCHOOL }] }, { unknown: 'PASS' }),
  block('F06', 'The project pays the whole wage.', { fact: 'sharePercent', is: 100 }),
  fixedPeriod('F06'),
  block('F06', 'There is a goal: training towards a regular job.', { fact: 'goalSet', is: true }),
  block('F06', 'A day of review is set.', { fact: 'reviewOn', stated: true }),
  route('F06', 'The time is over and nobody has reviewed it.', { fact: 'reviewed', is: true }, { when: { fact: 'reviewOn', over: true }, task: 'Review the cash-for-work place.' }),
]);

/** F07: the employment subsidy of Kosovo/UNSC 1244. A business grant beside it does not matter. */
export const employmentSubsidy: RuleSet = ruleSet('IOM, Reintegration: effective approaches, 2015, 3.3.2', [
  directly,
  block('F07', 'An employment subsidy lasts at most 6 months.', { all: [{ fact: 'months', above: 0 }, { fact: 'months', atMost: 6 }] }),
  block('F07', 'It pays the wage of an employee.', of('WAGE_SUBSIDY')),
]);

/** L10, L11: what we ask of any subsidy of wages unless its funder says otherwise [P]. */
export const subsidyLimits: RuleSet = ruleSet('Labour standards and literature on wage subsidies; numbers are ours [P]', [
  warn('L11', 'A subsidy pays at most half of the wage.', { fact: 'sharePercent', atMost: 50 }, { when: of('WAGE_SUBSIDY') }),
  warn('L11', 'A subsidy lasts at most 6 months.', { fact: 'months', atMost: 6 }, { when: of('WAGE_SUBSIDY') }),
]);
