import type { Day } from '../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { AwardId, FundId } from '../../programmes/funds/ledger/ledger-account.js';
import type { KitId, KitItem } from '../../programmes/kits/kit.js';
import type { cashReasons } from '../../programmes/rules/ready/founders.js';
import type { ProgrammeId } from '../../programmes/rules/programmes/programme.js';
import type { Overriding } from '../../programmes/rules/override.js';

export type GrantId = Id<'Grant'>;

export const grantForms = ['IN_KIND', 'CASH'] as const;
/** In kind first (F21): what a kit of the catalogue holds, or money. */
export type GrantForm = (typeof grantForms)[number];

export type CashReason = (typeof cashReasons)[number];

export const grantDecisions = ['WAITING', 'AWARDED', 'REFUSED', 'WITHDRAWN'] as const;
/** WAITING: a rule asks that a second person looks (F21), and no money is set aside yet. WITHDRAWN: its venture ended before anybody decided. */
export type GrantDecision = (typeof grantDecisions)[number];

/** A part of a grant in cash, and what is to be shown before it is paid. */
export interface Instalment {
  /** Minor units of the currency of the grant. */
  readonly minor: number;
  /** Such as "receipts of the sewing machines". Names nobody. */
  readonly needs: string;
}

/** What is asked for somebody. */
export interface GrantTerms {
  readonly programmeId: ProgrammeId;
  readonly fundId: FundId;
  readonly form: GrantForm;
  /** The public part, minor units of the fund's currency; of a grant in kind, what its kit costs. */
  readonly minor: number;
  /** Why cash takes the place of goods (F21); only with CASH. */
  readonly cashReason: CashReason | null;
  /** The kit and the version of it that the grant pins (F23); only and always with IN_KIND. */
  readonly kitId: KitId | null;
  readonly kitVersion: number | null;
  /** In the order in which they are paid; they add up to the grant. Only and always with CASH. */
  readonly instalments: readonly Instalment[];
}

/** What founders are given to start with, in money or in kind. Its terms never change; its money is in the ledger, and what happens to it are events. */
export interface Grant extends GrantTerms {
  readonly missionId: MissionId;
  readonly id: GrantId;
  /** For whom it is: one of the two. */
  readonly ventureId: VentureId | null;
  readonly jobseekerId: JobseekerId | null;
  /** ISO 4217: of the fund. */
  readonly currency: string;
  /** F26: what public money pays of the cost, percent, and what the members put in before it is paid, minor units; null and 0 where nothing has to match. */
  readonly publicPercent: number | null;
  readonly ownMinor: number;
  /** Warnings that whoever asked for it let pass, and what came to them until it was decided. */
  readonly overrides: readonly Overriding[];
  readonly decision: GrantDecision;
  /** Its money; null until it is AWARDED. */
  readonly awardId: AwardId | null;
  readonly proposedBy: AccountId;
  readonly proposedAt: Date;
  /** Who decided what had to wait: somebody else. */
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** What happened to a grant. `words` say what shows it, or why; they are forgotten with the person. */
interface Happened {
  /** The day on which it happened. */
  readonly on: Day;
  readonly words: string;
}

/** What can happen to a grant once it is awarded. */
export type GrantHappening =
  /** The terms were agreed in writing: from then on the money is owed. */
  | ({ readonly kind: 'AGREED' } & Happened)
  /** The members put something of their own in (F26), minor units; of what is given in kind, its value. */
  | ({ readonly kind: 'CONTRIBUTED'; readonly minor: number; readonly form: GrantForm } & Happened)
  /** What an instalment asks for was shown; they are shown in their order, counted from 1. */
  | ({ readonly kind: 'SHOWN'; readonly instalment: number } & Happened)
  /** Something else is given in place of a thing of the kit (F23). */
  | ({ readonly kind: 'SUBSTITUTED'; readonly item: string; readonly instead: KitItem } & Happened)
  /** Things of the kit were handed over, by their codes. */
  | ({ readonly kind: 'HANDED_OVER'; readonly items: readonly string[] } & Happened)
  /** Training in running a business was given (F23), hours. */
  | ({ readonly kind: 'TRAINED'; readonly hours: number } & Happened);
export type GrantEventKind = GrantHappening['kind'];

/** A line of a grant's history; appended, never changed but for words that are forgotten. */
export type GrantEvent = GrantHappening & {
  readonly missionId: MissionId;
  readonly grantId: GrantId;
  /** From 1, without gaps. */
  readonly number: number;
  readonly by: AccountId | null;
  readonly at: Date;
};
