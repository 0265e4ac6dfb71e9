import type { Day } from '../../kernel/day.js';

/**
 * Everything that rules may ask about, and as what. Facts are plain input, gathered by whoever may know them: those on protected traits (nationality,
 * category of a migrant) come from tables apart, never from those of matching.
 */
export const factKinds = {
  // the person
  nationality: 'TEXT',
  kind: 'TEXT',
  returnedFrom: 'TEXT',
  returnRegion: 'TEXT',
  returnedOn: 'DAY',
  residentSince: 'DAY',
  monthsAbroad: 'NUMBER',
  weakLinks: 'FLAG',
  enablersNeeded: 'TEXTS',
  /** How many of them nobody offers near the work. */
  enablersMissing: 'NUMBER',
  daysHomeDuringLastStay: 'NUMBER',
  /** A day on or before which the person was born. */
  bornOn: 'DAY',
  age: 'NUMBER',
  papers: 'TEXTS',
  hasCapital: 'FLAG',
  legalImpediment: 'FLAG',
  experienceMonths: 'NUMBER',
  schoolYears: 'NUMBER',
  everFormallyEmployed: 'FLAG',
  fitsDirectly: 'FLAG',
  fitsLesserInstrument: 'FLAG',
  hasBusinessGrant: 'FLAG',
  ableToWork: 'FLAG',
  unaccompaniedChild: 'FLAG',
  guardianNamed: 'FLAG',
  bestInterestReferred: 'FLAG',
  psychosocialSupport: 'FLAG',
  trafficked: 'FLAG',
  riskAssessed: 'FLAG',
  urgentService: 'FLAG',
  // the support
  openingKind: 'TEXT',
  instrument: 'TEXT',
  amountMinor: 'NUMBER',
  entitlementLeftMinor: 'NUMBER',
  sharePercent: 'NUMBER',
  months: 'NUMBER',
  wageStepsPercent: 'NUMBERS',
  agreementWritten: 'FLAG',
  learningGoals: 'FLAG',
  mentorNamed: 'FLAG',
  hoursPerWeek: 'NUMBER',
  insured: 'FLAG',
  internshipsAtFirm: 'NUMBER',
  goalSet: 'FLAG',
  reviewOn: 'DAY',
  reviewed: 'FLAG',
  heardWhatFirmLearns: 'FLAG',
  placementEndsOn: 'DAY',
  fundingEndsOn: 'DAY',
  // pay, minor units a month
  payMinor: 'NUMBER',
  statutoryMinimumMinor: 'NUMBER',
  collectiveMinimumMinor: 'NUMBER',
  programmeWageMinor: 'NUMBER',
  comparableWageMinor: 'NUMBER',
  // the work and the firm
  startsOn: 'DAY',
  minimumAge: 'NUMBER',
  hazardousAge: 'NUMBER',
  recruitmentAge: 'NUMBER',
  hazardous: 'FLAG',
  acrossBorder: 'FLAG',
  feesAsked: 'FLAG',
  papersKept: 'FLAG',
  termsReadOut: 'FLAG',
  contractForm: 'TEXT',
  legalEmployer: 'FLAG',
  supportPlan: 'FLAG',
  weeklyRest: 'FLAG',
  safetyChecked: 'FLAG',
  forcedOvertime: 'FLAG',
  lastDismissalInOccupationOn: 'DAY',
  headCount: 'NUMBER',
  headCountBaseline: 'NUMBER',
  subsidisedJobs: 'NUMBER',
  subsidisedJobsEndedPercent: 'NUMBER',
  retentionMonths: 'NUMBER',
  payrollDeclared: 'FLAG',
  // a founder and what is asked for; amounts a person, minor units of US dollars
  amountUsdMinor: 'NUMBER',
  cashUsdMinor: 'NUMBER',
  cashWithoutRate: 'FLAG',
  cashReason: 'TEXT',
  plannedForIncomeOrSkillsMinor: 'NUMBER',
  /** Of a plan without amounts: that something of it is for income or skills. Only said where it is so, since the rest of a plan is for the case alone. */
  plansIncomeOrSkills: 'FLAG',
  planMonthsFromArrival: 'NUMBER',
  healthSupport: 'FLAG',
  basicNeedsMet: 'FLAG',
  businessRuns: 'FLAG',
  firstProfits: 'FLAG',
  guaranteed: 'FLAG',
  guaranteeWaived: 'FLAG',
  knowsLocalMarket: 'FLAG',
  shownAbility: 'FLAG',
  trainedForBusiness: 'FLAG',
  country: 'TEXT',
  needsOfVenture: 'TEXTS',
  /** Of what is offered around a place. */
  withinReach: 'FLAG',
  // a project or a course
  projectKind: 'TEXT',
  /** Minor units of US dollars, as the caps that rules name. */
  projectCostMinor: 'NUMBER',
  publicPercent: 'NUMBER',
  /** What public money pays of the cost, minor units of US dollars; not rounded. */
  publicShareMinor: 'NUMBER',
  members: 'NUMBER',
  migrantMembers: 'NUMBER',
  sector: 'TEXT',
  applicantKind: 'TEXT',
  trainingApproved: 'FLAG',
  trainingPublicPercent: 'NUMBER',
  equipmentEducational: 'FLAG',
  equipmentPublicPercent: 'NUMBER',
} as const satisfies Readonly<Record<string, FactKind>>;

export type FactKind = 'TEXT' | 'TEXTS' | 'NUMBER' | 'NUMBERS' | 'FLAG' | 'DAY';
export type FactName = keyof typeof factKinds;

interface FactValues {
  readonly TEXT: string;
  readonly TEXTS: readonly string[];
  readonly NUMBER: number;
  readonly NUMBERS: readonly number[];
  readonly FLAG: boolean;
  readonly DAY: Day;
}

/** What is known in one case. What is left out, or null, is not known. */
export type Facts = { readonly [Name in FactName]?: FactValues[(typeof factKinds)[Name]] | null };

/** Whether a name is one that rules may ask about. */
export function isFactName(name: string): name is FactName {
  return Object.hasOwn(factKinds, name);
}
