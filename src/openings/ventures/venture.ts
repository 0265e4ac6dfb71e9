import type { Day } from '../../kernel/day.js';
import type { AccountId, EmployerId, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { Place } from '../../kernel/place.js';
import type { VentureId } from '../../matching/team/team.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { VentureNeed } from '../../reference/law/legal-barriers.js';

export const ventureKinds = ['COOPERATIVE', 'GROUP_MICROENTERPRISE', 'FAMILY', 'INDIVIDUAL'] as const;
/** INDIVIDUAL: one founder. FAMILY: a household. The two others are founded by people who need not know each other yet. */
export type VentureKind = (typeof ventureKinds)[number];

export const ventureStatuses = ['IDEA', 'OPEN', 'FORMING', 'FUNDED', 'RUNNING', 'PAUSED', 'SOLD', 'PARTNERS_SPLIT', 'CAPITAL_LOST', 'FAILED', 'CLOSED_BY_CHOICE'] as const;
/** OPEN: its roles may be offered. FORMING: its people come together. Growth is a milestone, never an ending (RULES, endings). */
export type VentureStatus = (typeof ventureStatuses)[number];

export const partnerKinds = ['FIRM', 'LOCAL_GOVERNMENT', 'NGO', 'DIASPORA', 'OTHER'] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** Who backs a venture, and with what (F18); what was agreed about goals and monitoring is kept (F16). Partners see no people. */
export interface VenturePartner {
  readonly name: string;
  readonly kind: PartnerKind;
  /** What it does for the venture, such as "lends the press and buys the harvest". */
  readonly role: string;
  readonly goals: string | null;
  readonly monitoring: string | null;
}

export const contributors = ['MEMBERS', 'PARTNER', 'MISSION'] as const;
export type Contributor = (typeof contributors)[number];

export const contributionForms = ['CASH', 'IN_KIND'] as const;
export type ContributionForm = (typeof contributionForms)[number];

/** What somebody puts in. Members are never named: what each of them owns is theirs to tell. */
export interface VentureContribution {
  readonly from: Contributor;
  /** Name of the partner that gives it; only and always with PARTNER. */
  readonly partner: string | null;
  readonly form: ContributionForm;
  readonly what: string;
  /** Minor units of the venture's currency; of what is given in kind, its value. */
  readonly amountMinor: number;
}

export const budgetPurposes = ['INCOME', 'SKILLS', 'OTHER'] as const;
/** F22 asks whether something is spent on income or skills. */
export type BudgetPurpose = (typeof budgetPurposes)[number];

/** What money is spent on. */
export interface BudgetLine {
  readonly what: string;
  readonly purpose: BudgetPurpose;
  /** Minor units of the venture's currency. */
  readonly amountMinor: number;
}

/** What a venture is to be. */
export interface VentureTerms {
  readonly kind: VentureKind;
  readonly title: string;
  readonly description: string;
  /** Division, group or class of ISIC revision 4; null while it is not decided. */
  readonly activity: string | null;
  readonly place: Place | null;
  /** Where the market assessment that it rests on is found (F24). */
  readonly marketAssessment: string | null;
  /** How the group is trained (F24). */
  readonly trainingPlan: string | null;
  readonly members: { readonly least: number; readonly most: number };
  readonly leastReturnees: number;
  readonly leastCommunityMembers: number;
  /** ISO 4217; of all amounts of the venture. */
  readonly currency: string;
  readonly partners: readonly VenturePartner[];
  readonly contributions: readonly VentureContribution[];
  readonly budget: readonly BudgetLine[];
  /** Whose rules the team has to meet; null where nobody funds it. */
  readonly programmeId: ProgrammeId | null;
  /** What share of the cost public money pays, percent; null where no rule asks. */
  readonly publicPercent: number | null;
  /** What it cannot do without and the law may keep from somebody (F34). */
  readonly needs: readonly VentureNeed[];
  /** The last day that is planned for; null while nobody has said (F22). */
  readonly plannedUntil: Day | null;
}

/** A cooperative, group, family or individual microenterprise, from the idea to its end. */
export interface Venture extends VentureTerms {
  readonly missionId: MissionId;
  readonly id: VentureId;
  /** Made with it: a venture hires as any employer does, and stands with the mission as one (L15). */
  readonly employerId: EmployerId;
  readonly status: VentureStatus;
  /** Where it stood before; only and always while PAUSED. */
  readonly pausedFrom: VentureStatus | null;
  /** Whose idea it is (F55); null for an idea of the mission or a partner, and of whoever was forgotten. */
  readonly proposedBy: JobseekerId | null;
  readonly version: number;
  readonly createdBy: AccountId | null;
  readonly createdAt: Date;
}

/** What a list of ventures is narrowed to; null for no limit. */
export interface VentureFilter {
  readonly kind: VentureKind | null;
  readonly status: VentureStatus | null;
  /** Part of the title, in any case. */
  readonly text: string | null;
}

/** What the budget adds up to, minor units of the venture's currency. */
export function costOf({ budget }: Pick<VentureTerms, 'budget'>): number {
  return budget.reduce((sum, line) => sum + line.amountMinor, 0);
}
