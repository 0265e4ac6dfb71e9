import type { RuleSet } from '../rule-set.js';
import { block, ruleSet, warn } from './writing.js';

const APPROACHES = 'IOM, Reintegration: effective approaches, 2015';

/** F01: the region that MAGNET served, ISO 3166-2. */
const KURDISTAN = 'IQ-KR';

const magnet = (...countries: readonly string[]) => [
  block('F01', 'MAGNET is for people who return to the Kurdistan Region of Iraq.', { fact: 'returnRegion', is: KURDISTAN }),
  block('F01', `MAGNET is for beneficiaries of return programmes of ${countries.join(', ')} in this phase.`, { fact: 'returnedFrom', in: countries }),
];

/** F01 in its two phases. The day between them is ours [P]: the papers name the years. */
export const magnetPhases: readonly RuleSet[] = [
  ruleSet(`${APPROACHES}, 3.5.2: first phase`, magnet('AT', 'BE', 'FR', 'NL'), '2012-04-01', '2014-03-31'),
  ruleSet('IOM mission pages: second phase', magnet('BE', 'DE', 'FI', 'FR', 'GB', 'NL'), '2014-04-01'),
];

const SECTORS = ['TOURISM', 'MANUFACTURING', 'FISHING', 'FORESTRY', 'ANIMAL_HUSBANDRY', 'EDUCATION', 'CONSTRUCTION', 'SERVICES', 'AGRICULTURE'];
/** Minor units of US dollars, the currency of Ecuador. */
const [SMALL, MIDDLE, LARGE] = [250_000, 1_500_000, 5_000_000];
const [HALF, QUARTER] = [{ fact: 'publicPercent', is: 50 }, { fact: 'publicPercent', is: 25 }] as const;
const ALONE = { fact: 'projectKind', in: ['INDIVIDUAL', 'FAMILY'] } as const;
const TOGETHER = { fact: 'projectKind', is: 'COLLECTIVE' } as const;

/** F26: the matching fund El Cucayo. Caps are on the cost of the project (`capBase` PROJECT_COST); a set with caps on the public share is another set. */
export const cucayo: RuleSet = ruleSet(`${APPROACHES}, 3.5.1`, [
  block('F26', 'The fund is for Ecuadorians.', { fact: 'nationality', is: 'EC' }),
  block('F26', 'The person brings capital or assets.', { fact: 'hasCapital', is: true }, { task: 'Show capital or assets to match.' }),
  block('F26', 'Nothing in law stands in the way of the person.', { fact: 'legalImpediment', is: false }),
  block('F26', 'The person was abroad for a year, or was home for at most 60 days during the last stay abroad, or has returned since 2007.', {
    any: [
      { fact: 'monthsAbroad', atLeast: 12 },
      { fact: 'daysHomeDuringLastStay', atMost: 60 },
      { fact: 'returnedOn', notBefore: '2007-01-01' },
    ],
  }),
  block('F26', 'The public share is a half or a quarter.', { any: [HALF, QUARTER] }),
  block('F26', 'At a half, a project of one person or family costs at most 2,500.', { fact: 'projectCostMinor', atMost: SMALL }, { when: { all: [HALF, ALONE] } }),
  block('F26', 'At a half, a project of many costs at most 50,000.', { fact: 'projectCostMinor', atMost: LARGE }, { when: { all: [HALF, TOGETHER] } }),
  block('F26', 'At a quarter, a project of one person or family costs at most 15,000.', { fact: 'projectCostMinor', atMost: MIDDLE }, { when: { all: [QUARTER, ALONE] } }),
  block('F26', 'At a quarter, a project of many costs at most 50,000.', { fact: 'projectCostMinor', atMost: LARGE }, { when: { all: [QUARTER, TOGETHER] } }),
  block('F26', 'At a quarter, a project of many has at least 5 people, of whom at least 2 are migrants.', { all: [{ fact: 'members', atLeast: 5 }, { fact: 'migrantMembers', atLeast: 2 }] }, { when: { all: [QUARTER, TOGETHER] } }),
  warn('F26', 'The fund has not named this sector.', { fact: 'sector', in: SECTORS }, { unknown: 'PASS' }),
]);

/** F27: shares of FAFPA, in percent of the cost. */
export const fafpa: RuleSet = ruleSet(`${APPROACHES}, 3.5.4`, [
  block('F27', 'FAFPA is for firms, associations, institutes, job seekers and cooperatives.', { fact: 'applicantKind', in: ['FIRM', 'ASSOCIATION', 'INSTITUTE', 'JOBSEEKER', 'COOPERATIVE'] }),
  block('F27', 'The training is approved.', { fact: 'trainingApproved', is: true }, { when: { fact: 'trainingPublicPercent', above: 0 }, unknown: 'PASS', task: 'Have the training approved.' }),
  block('F27', 'Of training at most 75 % are paid.', { fact: 'trainingPublicPercent', atMost: 75 }, { unknown: 'PASS' }),
  block('F27', 'Only equipment for teaching is paid.', { fact: 'equipmentEducational', is: true }, { when: { fact: 'equipmentPublicPercent', above: 0 }, unknown: 'PASS' }),
  block('F27', 'Of equipment at most 25 % are paid.', { fact: 'equipmentPublicPercent', atMost: 25 }, { unknown: 'PASS' }),
]);

/** What an entry of the catalogue of state and partner programmes asks. */
export interface StateProgrammeTerms {
  /** The rule it stands under: F10, F11, F12, F29 or F33. */
  readonly rule: string;
  readonly source: string;
  /** Months of residence in the country before; null for none. */
  readonly residencyMonths: number | null;
  /** Codes of papers to bring. */
  readonly papers: readonly string[];
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** F10-F12, F29, F33: residence that is too short makes a day, a missing paper a task, and funding that ends before the placement a warning. */
export function stateProgramme({ rule, source, residencyMonths, papers, validFrom, validTo }: StateProgrammeTerms): RuleSet {
  const residence =
    residencyMonths === null
      ? []
      : [block(rule, `The person has lived in the country for ${residencyMonths} months.`, { fact: 'residentSince', monthsPassed: residencyMonths }, { ask: 'Find out since when the person lives in the country.' })];
  const asked = papers.map((paper) => block(rule, `A paper is needed: ${paper}.`, { fact: 'papers', includes: paper }, { task: `Obtain the paper ${paper}.` }));
  const funding = warn(rule, 'The funding ends before the placement does.', { fact: 'fundingEndsOn', notBefore: { fact: 'placementEndsOn' } }, { unknown: 'PASS' });
  return ruleSet(source, [...residence, ...asked, funding], validFrom, validTo);
}
