import type { OpeningDraft } from '../../openings/openings/terms.service.js';
import type { VentureRoleTerms } from '../../openings/ventures/roles/venture-role.js';
import type { VentureDraft } from '../../openings/ventures/ventures.service.js';
import type { ProgrammeTerms } from '../../programmes/rules/programmes/programme.js';
import { minorDigits } from '../../reference/codes/codes.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Ground } from '../constructed/ground.js';

/** A role of a constructed venture. */
export interface ConstructedRole {
  readonly draft: OpeningDraft;
  readonly own: VentureRoleTerms;
}

/** A venture that does not exist, with roles that are open to people. Its programme is the mission's to name. */
export interface ConstructedVenture {
  readonly draft: Omit<VentureDraft, 'programmeId'>;
  readonly roles: readonly ConstructedRole[];
}

export const START_UP_GRANT = 'START_UP_GRANT';

/** A programme of the mission's own that gives grants to ventures. */
export const startUpGrant: ProgrammeTerms = {
  name: 'Start-up grants (constructed)',
  funder: 'Constructed donor',
  instruments: ['GRANT'],
  targetGroup: 'Ventures of people who have come back and of their neighbours.',
  level: 'What a venture needs to begin, in kind first.',
  mostMonths: null,
  conditions: 'At least two people, of whom one has come back.',
  evaluation: 'Ventures that run after a year, from events.',
  startsOn: null,
  endsOn: null,
  pilot: false,
};

/** What the programme asks, as an administrator writes it. */
export const startUpRules = [
  { id: 'D1', level: 'BLOCK', sentence: 'A venture has at least two people, of whom one has come back.', holds: { all: [{ fact: 'members', atLeast: 2 }, { fact: 'migrantMembers', atLeast: 1 }] } },
] as const;

/** Skills of an occupation that members may bring along; none of them is needed. */
const SKILLS = 6;
const VENTURE_PLACES = { sunflower: 2294877, tailoring: 2298890 } as const;

/** A sunflower cooperative in Tamale and a tailoring workshop in Kumasi. */
export function constructedVentures(ground: Ground): readonly ConstructedVenture[] {
  const { currency } = ground.sketch.mission;
  const money = (whole: number): number => whole * 10 ** minorDigits(currency);
  const plain = { currency, description: 'Made up for demonstration: there is no such venture.', publicPercent: null, needs: [], plannedUntil: null } as const;
  return [
    {
      draft: {
        ...plain,
        kind: 'COOPERATIVE',
        title: 'Sunflower oil of the north (constructed)',
        activity: '1040',
        geonameId: VENTURE_PLACES.sunflower,
        marketAssessment: 'Constructed market assessment, chapter on oil seeds',
        trainingPlan: 'Three weeks of pressing and bookkeeping for the whole group',
        members: { least: 3, most: 5 },
        leastReturnees: 1,
        leastCommunityMembers: 1,
        partners: [{ name: 'Constructed district assembly', kind: 'LOCAL_GOVERNMENT', role: 'lends a hall for two years', goals: 'Five people in work after a year', monitoring: 'A visit each quarter' }],
        contributions: [
          { from: 'PARTNER', partner: 'Constructed district assembly', form: 'IN_KIND', what: 'a hall for two years', amountMinor: money(12_000) },
          { from: 'MEMBERS', partner: null, form: 'CASH', what: 'a share of each member', amountMinor: money(2_500) },
        ],
        budget: [
          { what: 'an oil press', purpose: 'INCOME', amountMinor: money(28_000) },
          { what: 'training of the group', purpose: 'SKILLS', amountMinor: money(4_000) },
        ],
      },
      roles: [
        role(ground, 'Press operator (constructed)', 'urn:rejoin:occupation:olive-oil-maker', { seats: 2, leastSeats: 1, sharePercent: 20 }),
        role(ground, 'Filling and packing (constructed)', 'http://data.europa.eu/esco/occupation/e3dc66de-99c7-4607-a82b-7244036d316d', { seats: 2, leastSeats: 1, sharePercent: 20 }),
        role(ground, 'Selling at the market (constructed)', 'http://data.europa.eu/esco/occupation/c822ca35-6c36-4eab-97fa-90f2775091c3', { seats: 1, leastSeats: 1, sharePercent: 20 }),
      ],
    },
    {
      draft: {
        ...plain,
        kind: 'GROUP_MICROENTERPRISE',
        title: 'Tailoring workshop at the station (constructed)',
        activity: '1410',
        geonameId: VENTURE_PLACES.tailoring,
        marketAssessment: null,
        trainingPlan: 'A week of keeping books',
        members: { least: 2, most: 3 },
        leastReturnees: 1,
        leastCommunityMembers: 0,
        partners: [],
        contributions: [{ from: 'MEMBERS', partner: null, form: 'IN_KIND', what: 'two sewing machines', amountMinor: money(3_000) }],
        budget: [{ what: 'sewing machines and cloth', purpose: 'INCOME', amountMinor: money(22_000) }],
      },
      roles: [
        role(ground, 'Tailor (constructed)', 'http://data.europa.eu/esco/occupation/978ae3a2-0831-415a-8396-b84dde656fc5', { seats: 2, leastSeats: 1, sharePercent: 0 }),
        role(ground, 'Alterations and mending (constructed)', 'urn:rejoin:occupation:clothing-mender', { seats: 1, leastSeats: 1, sharePercent: 0 }),
      ],
    },
  ];
}

function role({ taxonomy }: Ground, title: string, occupation: string, { seats, ...own }: VentureRoleTerms & { readonly seats: number }): ConstructedRole {
  const no = taxonomy.occupationNo(occupation);
  return {
    own,
    draft: {
      ...{ title, description: 'Made up for demonstration: there is no such role.', occupation, seats },
      skills: no === null ? [] : needsFromOccupation(taxonomy, no, SKILLS).map((need) => ({ ...need, essential: false })),
      ...{ teaches: [], leadsTo: [], languages: [], licences: [], criteria: [], demands: [], hazards: [] },
      ...{ minEducation: null, remote: false, geonameId: null, startsOn: null, startsBy: null, closesOn: null, hoursPerWeek: null, pay: null, payUnstatedReason: null },
    },
  };
}
