import type { Condition } from '../condition.js';
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

/** What the caps of the fund are read to be on: what a project costs, or what of it public money pays. The papers can be read either way. */
export type CapReading = 'PROJECT_COST' | 'PUBLIC_SHARE';
const CAPPED = {
  PROJECT_COST: { fact: 'projectCostMinor', words: 'costs' },
  PUBLIC_SHARE: { fact: 'publicShareMinor', words: 'is paid' },
} as const;

/** F26: what the matching fund El Cucayo asks, with its caps read as `capBase` says. */
const matchingFund = (capBase: CapReading): RuleSet => {
  const { fact, words } = CAPPED[capBase];
  const capped = (share: string, of: string, cap: number, when: Condition) =>
    block('F26', `At ${share}, a project of ${of} ${words} at most ${(cap / 100).toLocaleString('en')}.`, { fact, atMost: cap }, { when, ask: 'Write down what the project costs, and the exchange rate to US dollars.' });
  return ruleSet(`${APPROACHES}, 3.5.1; caps on ${capBase}`, [
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
    capped('a half', 'one person or family', SMALL, { all: [HALF, ALONE] }),
    capped('a half', 'many', LARGE, { all: [HALF, TOGETHER] }),
    capped('a quarter', 'one person or family', MIDDLE, { all: [QUARTER, ALONE] }),
    capped('a quarter', 'many', LARGE, { all: [QUARTER, TOGETHER] }),
    block('F26', 'At a quarter, a project of many has at least 5 people, of whom at least 2 are migrants.', { all: [{ fact: 'members', atLeast: 5 }, { fact: 'migrantMembers', atLeast: 2 }] }, { when: { all: [QUARTER, TOGETHER] } }),
    warn('F26', 'The fund has not named this sector.', { fact: 'sector', in: SECTORS }, { unknown: 'PASS' }),
  ]);
};

/** F26 with its caps on the cost of the project, which is how we read it unless somebody decides otherwise. */
export const cucayo: RuleSet = matchingFund('PROJECT_COST');
/** F26 with its caps on the public share. */
export const cucayoByShare: RuleSet = matchingFund('PUBLIC_SHARE');

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
