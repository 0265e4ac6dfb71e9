import type { ProgrammeTerms } from '../programmes/programme.js';
import type { RuleSet } from '../rule-set.js';
import { noDisplacement } from './fit-work.js';
import { cashForWork, employmentSubsidy, onTheJobTraining, paidInternship, subsidyLimits, wageSubsidy } from './instruments.js';
import { cucayo, cucayoByShare, fafpa, magnetPhases } from './programmes-of-states.js';

/** A programme that is known, with what it asks; an administrator takes it over and then it is the mission's own. */
export interface ReadyProgramme extends Omit<ProgrammeTerms, 'startsOn' | 'endsOn' | 'pilot'> {
  readonly code: string;
  /** One after the other in time. */
  readonly sets: readonly RuleSet[];
}

const REINTEGRATION = 'Reintegration assistance';
const RETENTION = 'Retention after 6 and 12 months, from events.';
const joined = (...sets: readonly RuleSet[]): RuleSet => ({
  ...{ validFrom: null, validTo: null, source: sets.map((set) => set.source).join('; '), reviewed: false },
  rules: sets.flatMap((set) => set.rules),
});

/** F26: one fund, whose caps can be read two ways; a mission takes over one of them. */
const CUCAYO: Omit<ReadyProgramme, 'code' | 'name' | 'sets'> = {
  ...{ funder: 'State of Ecuador', instruments: ['GRANT'], mostMonths: null, targetGroup: 'Ecuadorians who were abroad, with capital or assets.', level: 'A half or a quarter of the cost of a project.' },
  ...{ conditions: 'Caps by kind of project; mentoring and referral to a bank follow.', evaluation: 'Businesses that run after a year.' },
};

/** Every programme that the rules name, but for the state ones of the catalogue, which are entries of their own. */
export const readyProgrammes: readonly ReadyProgramme[] = [
  {
    ...{ code: 'WAGE_SUBSIDY', name: 'Wage subsidy (F03)', funder: REINTEGRATION, instruments: ['WAGE_SUBSIDY'], mostMonths: 6 },
    ...{ targetGroup: 'People who cannot get the job directly, especially with basic skills after a long gap.', level: 'A part of the wage, at most half unless overridden.' },
    ...{ conditions: 'Nobody is displaced; the person hears what the firm will learn and agrees.', evaluation: RETENTION, sets: [joined(wageSubsidy, subsidyLimits, noDisplacement)] },
  },
  {
    ...{ code: 'PAID_INTERNSHIP', name: 'Paid internship (F04)', funder: REINTEGRATION, instruments: ['PAID_INTERNSHIP'], mostMonths: 6 },
    ...{ targetGroup: 'People with little experience.', level: 'A stipend.', conditions: 'Written agreement, learning goals, mentor, hours, insurance; one for a person at a firm.' },
    ...{ evaluation: 'Report at the end; work after 6 and 12 months.', sets: [paidInternship] },
  },
  {
    ...{ code: 'ON_THE_JOB_TRAINING', name: 'Training at work (F05)', funder: REINTEGRATION, instruments: ['ON_THE_JOB_TRAINING'], mostMonths: 12 },
    ...{ targetGroup: 'People who learn the work in it.', level: 'The difference to the advertised wage.', conditions: 'Steps never fall, the last reaches the advertised wage.', evaluation: RETENTION, sets: [onTheJobTraining] },
  },
  {
    ...{ code: 'CASH_FOR_WORK', name: 'Cash for work (F06)', funder: REINTEGRATION, instruments: ['CASH_FOR_WORK'], mostMonths: 12 },
    ...{ targetGroup: 'People never formally employed and with very little schooling, whom nothing else fits.', level: 'The whole wage.', conditions: 'A fixed time with a goal and a day of review.' },
    ...{ evaluation: 'The review, and what came after.', sets: [cashForWork] },
  },
  {
    ...{ code: 'EMPLOYMENT_SUBSIDY', name: 'Employment subsidy, Kosovo/UNSC 1244 (F07)', funder: 'Reintegration fund of Kosovo/UNSC 1244', instruments: ['WAGE_SUBSIDY'], mostMonths: 6 },
    ...{ targetGroup: 'Returnees.', level: 'A part of the wage.', conditions: 'At most six months; a business grant may come beside it.', evaluation: RETENTION, sets: [employmentSubsidy] },
  },
  {
    ...{ code: 'MAGNET', name: 'MAGNET, Kurdistan Region of Iraq (F01)', funder: 'Sending states and the European Union', instruments: [], mostMonths: null },
    ...{ targetGroup: 'Beneficiaries of return programmes of the sending states of each phase.', level: 'Placement, no money.', conditions: 'Return to the region.', evaluation: RETENTION, sets: magnetPhases },
  },
  { ...CUCAYO, code: 'EL_CUCAYO', name: 'Matching fund El Cucayo, Ecuador (F26)', sets: [cucayo] },
  { ...CUCAYO, code: 'EL_CUCAYO_PUBLIC_SHARE', name: 'Matching fund El Cucayo, Ecuador (F26), caps on the public share', sets: [cucayoByShare] },
  {
    ...{ code: 'FAFPA', name: 'FAFPA, Burkina Faso (F27)', funder: 'State of Burkina Faso', instruments: ['TRAINING'], mostMonths: null },
    ...{ targetGroup: 'Firms, associations, institutes, job seekers, cooperatives.', level: 'At most 75 % of approved training, at most 25 % of equipment for teaching.', conditions: 'Training that is approved.', evaluation: 'Courses that were finished.', sets: [fafpa] },
  },
];
