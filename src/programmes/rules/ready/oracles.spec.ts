import { readFileSync } from 'node:fs';

import { exercisedElsewhere, ownedRules } from '../../../../test/programmes/rules-of-the-programme.js';
import { day } from '../../../kernel/day.js';
import type { Facts } from '../facts.js';
import { eligibleUnder, type RuleLevel, type RuleSet } from '../rule-set.js';
import { fitWork, instalmentGate, noDisplacement, payFloors, workingAge } from './fit-work.js';
import { cashForWork, employmentSubsidy, onTheJobTraining, paidInternship, subsidyLimits, wageSubsidy } from './instruments.js';
import { peopleRules } from './people.js';
import { cucayo, cucayoByShare, fafpa, magnetPhases, stateProgramme } from './programmes-of-states.js';

const on = day('2026-03-31');
const state = (rule: string): RuleSet => stateProgramme({ rule, source: 'constructed', residencyMonths: 6, papers: ['ID_CARD'], validFrom: null, validTo: null });

/** What makes each set content; a case changes what it is about. */
const content = {
  magnet: { returnRegion: 'IQ-KR', returnedFrom: 'NL' },
  subsidy: { fitsDirectly: false, instrument: 'WAGE_SUBSIDY', sharePercent: 50, months: 6, amountMinor: 100, entitlementLeftMinor: 100, heardWhatFirmLearns: true },
  internship: { fitsDirectly: false, payMinor: 1, agreementWritten: true, learningGoals: true, mentorNamed: true, hoursPerWeek: 30, insured: true, months: 6, internshipsAtFirm: 0, experienceMonths: 24 },
  training: { fitsDirectly: false, wageStepsPercent: [80, 80, 100] },
  cash: { fitsDirectly: false, fitsLesserInstrument: false, everFormallyEmployed: false, schoolYears: 8, sharePercent: 100, months: 3, goalSet: true, reviewOn: on, reviewed: false },
  cucayo: { nationality: 'EC', hasCapital: true, legalImpediment: false, monthsAbroad: 12, publicPercent: 50, projectKind: 'FAMILY', projectCostMinor: 250_000, sector: 'TOURISM' },
  fafpa: { applicantKind: 'COOPERATIVE', trainingApproved: true, trainingPublicPercent: 75 },
  state: { residentSince: day('2025-09-30'), papers: ['ID_CARD'], fundingEndsOn: on, placementEndsOn: on },
  child: { unaccompaniedChild: true, psychosocialSupport: true, guardianNamed: true, bestInterestReferred: true, openingKind: 'TRAINING' },
  work: {
    ...{ feesAsked: false, termsReadOut: true, papersKept: false, payMinor: 100, instrument: 'WAGE_SUBSIDY' },
    ...{ statutoryMinimumMinor: 100, collectiveMinimumMinor: 100, programmeWageMinor: 100, comparableWageMinor: 100, hoursPerWeek: 48, weeklyRest: true, safetyChecked: true },
    ...{ insured: true, forcedOvertime: false, legalEmployer: true, contractForm: 'WRITTEN' },
  },
  age: { bornOn: day('2008-03-31'), startsOn: on, minimumAge: 16, hazardousAge: 18, recruitmentAge: 18, hazardous: true, acrossBorder: true },
  displacement: { lastDismissalInOccupationOn: day('2025-12-31'), headCount: 10, headCountBaseline: 10, subsidisedJobs: 5, subsidisedJobsEndedPercent: 50, months: 6, retentionMonths: 6 },
} satisfies Readonly<Record<string, Facts>>;

/** ELIGIBLE says that the rule is silent; a level says what it did; NOT_YET and REFUSED what a block came to. */
type Told = 'SILENT' | 'NOT_YET' | 'REFUSED' | Exclude<RuleLevel, 'BLOCK'>;
type Case = readonly [rule: string, what: string, sets: readonly RuleSet[], facts: Facts, told: Told, on?: string];

const cases: readonly Case[] = [
  ['F01', 'AT in the first phase', magnetPhases, { ...content.magnet, returnedFrom: 'AT' }, 'SILENT', '2012-06-01'],
  ['F01', 'AT in the second phase', magnetPhases, { ...content.magnet, returnedFrom: 'AT' }, 'REFUSED', '2015-01-01'],
  ['F01', 'DE in the first phase', magnetPhases, { ...content.magnet, returnedFrom: 'DE' }, 'REFUSED', '2012-06-01'],
  ['F01', 'DE in the second phase', magnetPhases, { ...content.magnet, returnedFrom: 'DE' }, 'SILENT', '2015-01-01'],
  ['F01', 'elsewhere in Iraq', magnetPhases, { ...content.magnet, returnRegion: 'IQ-BG' }, 'REFUSED', '2012-06-01'],
  ['F00', 'cannot get the job directly', [wageSubsidy], content.subsidy, 'SILENT'],
  ['F00', 'can get the job directly', [wageSubsidy], { ...content.subsidy, fitsDirectly: true }, 'WARN'],
  ['F03', 'a share of 1', [wageSubsidy], { ...content.subsidy, sharePercent: 1 }, 'SILENT'],
  ['F03', 'a share of 99.9', [wageSubsidy], { ...content.subsidy, sharePercent: 99.9 }, 'SILENT'],
  ['F03', 'the whole wage', [wageSubsidy], { ...content.subsidy, sharePercent: 100 }, 'REFUSED'],
  ['F03', 'nothing of the wage', [wageSubsidy], { ...content.subsidy, sharePercent: 0 }, 'REFUSED'],
  ['F03', 'no period', [wageSubsidy], { ...content.subsidy, months: null }, 'REFUSED'],
  ['F03', 'one unit beyond the entitlement', [wageSubsidy], { ...content.subsidy, amountMinor: 101 }, 'REFUSED'],
  ['F03', 'not told yet', [wageSubsidy], { ...content.subsidy, heardWhatFirmLearns: null }, 'NOT_YET'],
  ['F04', 'a stipend of one unit, six months', [paidInternship], content.internship, 'SILENT'],
  ['F04', 'unpaid', [paidInternship], { ...content.internship, payMinor: 0 }, 'REFUSED'],
  ['F04', 'seven months', [paidInternship], { ...content.internship, months: 7 }, 'REFUSED'],
  ['F04', 'a second one at the firm', [paidInternship], { ...content.internship, internshipsAtFirm: 1 }, 'REFUSED'],
  ['F04', 'no agreement yet', [paidInternship], { ...content.internship, agreementWritten: false }, 'NOT_YET'],
  ['F04', 'no mentor', [paidInternship], { ...content.internship, mentorNamed: false }, 'REFUSED'],
  ['F04', 'long experience', [paidInternship], { ...content.internship, experienceMonths: 25 }, 'WARN'],
  ['F05', '80/80/100', [onTheJobTraining], content.training, 'SILENT'],
  ['F05', '80 for ever', [onTheJobTraining], { ...content.training, wageStepsPercent: [80, 80, 80] }, 'REFUSED'],
  ['F05', 'a step that falls', [onTheJobTraining], { ...content.training, wageStepsPercent: [80, 70, 100] }, 'REFUSED'],
  ['F06', 'whom nothing else fits', [cashForWork], content.cash, 'SILENT'],
  ['F06', 'whom a subsidy fits', [cashForWork], { ...content.cash, fitsLesserInstrument: true }, 'WARN'],
  ['F06', 'nine years of school', [cashForWork], { ...content.cash, schoolYears: 9 }, 'WARN'],
  ['F06', 'no goal', [cashForWork], { ...content.cash, goalSet: false }, 'REFUSED'],
  ['F06', 'no day of review', [cashForWork], { ...content.cash, reviewOn: null }, 'REFUSED'],
  ['F06', 'over without a review', [cashForWork], { ...content.cash, reviewOn: day('2026-03-30') }, 'ROUTE'],
  ['F06', 'over and reviewed', [cashForWork], { ...content.cash, reviewOn: day('2026-03-30'), reviewed: true }, 'SILENT'],
  ['F07', 'six months, with a business grant', [employmentSubsidy], { ...content.subsidy, hasBusinessGrant: true }, 'SILENT'],
  ['F07', 'a seventh month', [employmentSubsidy], { ...content.subsidy, months: 7 }, 'REFUSED'],
  ...['F10', 'F11', 'F12', 'F29', 'F33'].flatMap((rule): Case[] => [
    [rule, 'long enough, with the paper', [state(rule)], content.state, 'SILENT'],
    [rule, 'a day short of six months', [state(rule)], { ...content.state, residentSince: day('2025-10-01') }, 'NOT_YET'],
    [rule, 'without the paper', [state(rule)], { ...content.state, papers: [] }, 'NOT_YET'],
    [rule, 'funding that ends a day before', [state(rule)], { ...content.state, fundingEndsOn: day('2026-03-30') }, 'WARN'],
  ]),
  ['F15', 'an apprenticeship with support', [peopleRules], { ...content.child, openingKind: 'INTERNSHIP' }, 'SILENT'],
  ['F15', 'work', [peopleRules], { ...content.child, openingKind: 'VACANCY' }, 'REFUSED'],
  ['F15', 'without psychosocial support', [peopleRules], { ...content.child, psychosocialSupport: false }, 'NOT_YET'],
  ['F26', '2,500.00 for a family', [cucayo], content.cucayo, 'SILENT'],
  ['F26', '2,500.01 for a family', [cucayo], { ...content.cucayo, projectCostMinor: 250_001 }, 'REFUSED'],
  ['F26', '50,000 together at a half', [cucayo], { ...content.cucayo, projectKind: 'COLLECTIVE', projectCostMinor: 5_000_000 }, 'SILENT'],
  ['F26', '50,000.01 together at a half', [cucayo], { ...content.cucayo, projectKind: 'COLLECTIVE', projectCostMinor: 5_000_001 }, 'REFUSED'],
  ['F26', '15,000 for a family at a quarter', [cucayo], { ...content.cucayo, publicPercent: 25, projectCostMinor: 1_500_000 }, 'SILENT'],
  ['F26', '15,000.01 for a family at a quarter', [cucayo], { ...content.cucayo, publicPercent: 25, projectCostMinor: 1_500_001 }, 'REFUSED'],
  ['F26', '2,500.00 of public money, of 5,000.00', [cucayoByShare], { ...content.cucayo, projectCostMinor: 500_000, publicShareMinor: 250_000 }, 'SILENT'],
  ['F26', '2,500.01 of public money', [cucayoByShare], { ...content.cucayo, projectCostMinor: 500_002, publicShareMinor: 250_001 }, 'REFUSED'],
  ['F26', '4 people at a quarter', [cucayo], { ...content.cucayo, publicPercent: 25, projectKind: 'COLLECTIVE', members: 4, migrantMembers: 2 }, 'REFUSED'],
  ['F26', '5 people with 1 migrant', [cucayo], { ...content.cucayo, publicPercent: 25, projectKind: 'COLLECTIVE', members: 5, migrantMembers: 1 }, 'REFUSED'],
  ['F26', '5 people with 2 migrants', [cucayo], { ...content.cucayo, publicPercent: 25, projectKind: 'COLLECTIVE', members: 5, migrantMembers: 2, projectCostMinor: 5_000_000 }, 'SILENT'],
  ['F26', 'home for 60 days', [cucayo], { ...content.cucayo, monthsAbroad: 11, daysHomeDuringLastStay: 60, returnedOn: day('2006-12-31') }, 'SILENT'],
  ['F26', 'home for 61 days', [cucayo], { ...content.cucayo, monthsAbroad: 11, daysHomeDuringLastStay: 61, returnedOn: day('2006-12-31') }, 'REFUSED'],
  ['F26', 'returned in 2007', [cucayo], { ...content.cucayo, monthsAbroad: 11, daysHomeDuringLastStay: 61, returnedOn: day('2007-01-01') }, 'SILENT'],
  ['F26', 'another nationality', [cucayo], { ...content.cucayo, nationality: 'CO' }, 'REFUSED'],
  ['F26', 'no capital yet', [cucayo], { ...content.cucayo, hasCapital: false }, 'NOT_YET'],
  ['F26', 'a sector that is not named', [cucayo], { ...content.cucayo, sector: 'GAMBLING' }, 'WARN'],
  ['F27', 'training at 75.0 %', [fafpa], content.fafpa, 'SILENT'],
  ['F27', 'training at 75.1 %', [fafpa], { ...content.fafpa, trainingPublicPercent: 75.1 }, 'REFUSED'],
  ['F27', 'equipment for teaching at 25 %', [fafpa], { applicantKind: 'FIRM', equipmentPublicPercent: 25, equipmentEducational: true }, 'SILENT'],
  ['F27', 'equipment for teaching at 25.1 %', [fafpa], { applicantKind: 'FIRM', equipmentPublicPercent: 25.1, equipmentEducational: true }, 'REFUSED'],
  ['F27', 'equipment for anything else', [fafpa], { applicantKind: 'FIRM', equipmentPublicPercent: 10, equipmentEducational: false }, 'REFUSED'],
  ['F40', 'a guardian and the best interest', [peopleRules], content.child, 'SILENT'],
  ['F40', 'no guardian', [peopleRules], { ...content.child, guardianNamed: false }, 'NOT_YET'],
  ['F40', 'no guardian, and an urgent service', [peopleRules], { ...content.child, guardianNamed: false, urgentService: true }, 'SILENT'],
  ['F40', 'of whom nothing is said', [peopleRules], {}, 'SILENT'],
  ['F41', 'risks are assessed', [peopleRules], { trafficked: true, riskAssessed: true }, 'SILENT'],
  ['F41', 'risks are not assessed', [peopleRules], { trafficked: true, riskAssessed: false }, 'NOT_YET'],
  ['F43', 'able to work', [peopleRules], { ableToWork: true }, 'SILENT'],
  ['F43', 'not able to work now', [peopleRules], { ableToWork: false }, 'REFUSED'],
  ['F45', 'child care near the work', [peopleRules], { enablersNeeded: ['CHILD_CARE'], enablersMissing: 0 }, 'SILENT'],
  ['F45', 'no child care near the work', [peopleRules], { enablersNeeded: ['CHILD_CARE'], enablersMissing: 1 }, 'ROUTE'],
  ['F45', 'nothing that is needed', [peopleRules], { enablersMissing: 1 }, 'SILENT'],
  ['F46', 'a year short of five abroad', [peopleRules], { monthsAbroad: 59, weakLinks: false }, 'SILENT'],
  ['F46', 'five years abroad', [peopleRules], { monthsAbroad: 60 }, 'ROUTE'],
  ['F46', 'weak links at home', [peopleRules], { weakLinks: true }, 'ROUTE'],
  ['L1', 'the least age', [workingAge], { ...content.age, hazardous: false, acrossBorder: false, bornOn: day('2010-03-31') }, 'SILENT'],
  ['L1', 'a day younger', [workingAge], { ...content.age, hazardous: false, acrossBorder: false, bornOn: day('2010-04-01') }, 'NOT_YET'],
  ['L1', 'a day younger today, and old enough at the start', [workingAge], { ...content.age, hazardous: false, acrossBorder: false, bornOn: day('2010-04-01'), startsOn: day('2026-04-01') }, 'SILENT'],
  ['L1', 'an age that nobody knows', [workingAge], { ...content.age, bornOn: null }, 'NOT_YET'],
  ['L2', 'hazardous at 18', [workingAge], content.age, 'SILENT'],
  ['L2', 'hazardous a day before', [workingAge], { ...content.age, bornOn: day('2008-04-01') }, 'NOT_YET'],
  ['L2', 'not hazardous a day before', [workingAge], { ...content.age, bornOn: day('2008-04-01'), hazardous: false }, 'SILENT'],
  ['L6', 'across a border at 18', [workingAge], content.age, 'SILENT'],
  ['L6', 'across a border a day before', [workingAge], { ...content.age, bornOn: day('2008-04-01'), hazardous: false }, 'NOT_YET'],
  ['L6', 'at home a day before', [workingAge], { ...content.age, bornOn: day('2008-04-01'), hazardous: false, acrossBorder: false }, 'SILENT'],
  ['L7', 'no fee', [fitWork], content.work, 'SILENT'],
  ['L7', 'a fee', [fitWork], { ...content.work, feesAsked: true }, 'REFUSED'],
  ['L8', 'read out', [fitWork], content.work, 'SILENT'],
  ['L8', 'not read out yet', [fitWork], { ...content.work, termsReadOut: null }, 'NOT_YET'],
  ['L8', 'papers are kept', [fitWork], { ...content.work, papersKept: true }, 'REFUSED'],
  ['L9', 'exactly the highest floor', [fitWork], content.work, 'SILENT'],
  ...(['statutoryMinimumMinor', 'collectiveMinimumMinor', 'programmeWageMinor', 'comparableWageMinor'] as const).map(
    (floor): Case => ['L9', `one unit below ${floor}`, [fitWork], { ...content.work, [floor]: 101 }, 'REFUSED'],
  ),
  ['L9', 'a country without a minimum', [fitWork], { ...content.work, statutoryMinimumMinor: null }, 'SILENT'],
  ['L9', 'pay below a floor where no programme supports it', [payFloors], { payMinor: 100, statutoryMinimumMinor: 101 }, 'REFUSED'],
  ['L9', 'steps of training at work', [fitWork], { ...content.work, statutoryMinimumMinor: 101, instrument: 'ON_THE_JOB_TRAINING' }, 'SILENT'],
  ['L10', 'a day with rules', magnetPhases, content.magnet, 'SILENT', '2012-06-01'],
  ['L10', 'a day before the programme', magnetPhases, content.magnet, 'REFUSED', '2012-03-31'],
  ['L11', 'half of the wage for six months', [subsidyLimits], content.subsidy, 'SILENT'],
  ['L11', 'more than half', [subsidyLimits], { ...content.subsidy, sharePercent: 50.1 }, 'WARN'],
  ['L11', 'seven months', [subsidyLimits], { ...content.subsidy, months: 7 }, 'WARN'],
  ['L12', 'three months after a dismissal', [noDisplacement], content.displacement, 'SILENT'],
  ['L12', 'no dismissal', [noDisplacement], { ...content.displacement, lastDismissalInOccupationOn: null }, 'SILENT'],
  ['L12', 'a day short of three months', [noDisplacement], { ...content.displacement, lastDismissalInOccupationOn: day('2026-01-01') }, 'NOT_YET'],
  ['L12', 'one fewer than the baseline', [noDisplacement], { ...content.displacement, headCount: 9 }, 'REFUSED'],
  ['L12', 'most of five jobs ended', [noDisplacement], { ...content.displacement, subsidisedJobsEndedPercent: 60 }, 'REFUSED'],
  ['L12', 'most of four jobs ended', [noDisplacement], { ...content.displacement, subsidisedJobs: 4, subsidisedJobsEndedPercent: 100 }, 'SILENT'],
  ['L12', 'kept on for a month less', [noDisplacement], { ...content.displacement, retentionMonths: 5 }, 'WARN'],
  ['L12', 'a payroll that is declared', [instalmentGate], { payrollDeclared: true }, 'SILENT'],
  ['L12', 'a payroll that is not', [instalmentGate], { payrollDeclared: false }, 'NOT_YET'],
  ['L14', '48 hours', [fitWork], content.work, 'SILENT'],
  ['L14', '48.5 hours', [fitWork], { ...content.work, hoursPerWeek: 48.5 }, 'REFUSED'],
  ['L14', 'forced overtime', [fitWork], { ...content.work, forcedOvertime: true }, 'REFUSED'],
  ['L14', 'no look at the place yet', [fitWork], { ...content.work, safetyChecked: null }, 'NOT_YET'],
  ['L14', 'an informal firm without a plan', [fitWork], { ...content.work, legalEmployer: false, supportPlan: false }, 'REFUSED'],
  ['L14', 'an informal firm with a plan', [fitWork], { ...content.work, legalEmployer: false, supportPlan: true, insured: false }, 'ROUTE'],
  ['L16', 'verbal and attested', [fitWork], { ...content.work, contractForm: 'VERBAL_ATTESTED' }, 'SILENT'],
  ['L16', 'verbal alone', [fitWork], { ...content.work, contractForm: 'VERBAL' }, 'NOT_YET'],
];

describe('the oracles of the rules', () => {
  let printed: readonly string[] = [];

  it.each(cases.map(([rule, what, sets, facts, told, when = '2026-03-31']) => ({ rule, what, sets, facts, told, when })))('$rule: $what', ({ rule, sets, facts, told, when }) => {
    const verdict = eligibleUnder(facts, sets, day(when));
    const own = [...verdict.blocks, ...verdict.warnings, ...verdict.routes].filter((finding) => finding.rule === rule);
    const block = own.find((finding) => finding.level === 'BLOCK');
    const level = block === undefined ? (own[0]?.level ?? 'SILENT') : block.from === null && block.task === null ? 'REFUSED' : 'NOT_YET';
    expect([level, own.map((finding) => finding.sentence)]).toEqual([told, told === 'SILENT' ? [] : expect.arrayContaining([expect.stringMatching(/\.$/)])]);
  });

  it('exercises both sides of every rule that the ready-made sets hold', () => {
    const side = (silent: boolean) => new Set(cases.filter(([, , , , told]) => (told === 'SILENT') === silent).map(([rule]) => rule));
    const [passing, failing] = [side(true), side(false)];
    const both = [...passing].filter((rule) => failing.has(rule)).sort();
    const sets = [...magnetPhases, wageSubsidy, paidInternship, onTheJobTraining, cashForWork, employmentSubsidy, subsidyLimits, cucayo, cucayoByShare, fafpa, peopleRules, workingAge, fitWork, noDisplacement, instalmentGate];
    const held = new Set([...sets.flatMap((set) => set.rules.map((rule) => rule.id)), 'F10', 'F11', 'F12', 'F29', 'F33']);
    expect([...held].filter((rule) => !both.includes(rule))).toEqual([]);
    printed = both;
  });

  it('lacks no rule: each has a case in which it lets somebody pass and one in which it does not, here or where it is cited', () => {
    const told = (text: string, file: string) => readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8').includes(text);
    const untold = Object.entries(exercisedElsewhere).flatMap(([rule, { file, passes, fails }]) => [passes, fails].filter((text) => !told(text, file)).map((text) => `${rule}: ${file} has no "${text}"`));
    expect(untold).toEqual([]);
    const both = [...new Set([...printed, ...Object.keys(exercisedElsewhere)])].sort();
    const missing = Object.entries(ownedRules).flatMap(([rule, owner]) => (both.includes(rule) ? [] : [`${rule} (owned by ${owner})`]));
    process.stdout.write(`rules with a passing and a failing case: ${both.join(' ')}\nmissing: ${missing.join(' ') || 'none'}\n`);
    expect(missing).toEqual([]);
  });
});
