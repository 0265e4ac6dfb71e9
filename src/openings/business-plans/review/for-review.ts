import type { BudgetPurpose, VentureKind } from '../../ventures/venture.js';
import type { FundingLine, PlanSection, QuarterForecast, PlanContent } from '../plan.js';
import { costOfPlan } from '../plan-content.js';
import { withoutKnown, type KnownWords } from './known-words.js';

/** What of a venture reviewers may know: nothing of who or where it is, nor of what its people are to the mission. */
export interface VentureForReview {
  readonly kind: VentureKind;
  /** ISIC, revision 4. */
  readonly activity: string | null;
  readonly leastMembers: number;
  readonly mostMembers: number;
}

/**
 * A plan as reviewers read it (F17): a type of its own, so that what is not named here cannot reach them. It has no id of the plan or the venture, no title,
 * no place, no partner and no person.
 */
export interface PlanForReview {
  readonly venture: VentureForReview;
  readonly sections: readonly { readonly section: PlanSection; readonly text: string }[];
  readonly currency: string;
  readonly costMinor: number;
  readonly budget: readonly { readonly what: string; readonly purpose: BudgetPurpose; readonly amountMinor: number }[];
  readonly funding: readonly FundingLine[];
  readonly forecast: readonly QuarterForecast[];
  readonly months: number | null;
}

/** The plan for reviewers, from whose words everything is held back that is known to tell of somebody. */
export function forReview(content: PlanContent, venture: VentureForReview, known: KnownWords): PlanForReview {
  const { kind, activity, leastMembers, mostMembers } = venture;
  return {
    venture: { kind, activity, leastMembers, mostMembers },
    sections: content.sections.map(({ section, text }) => ({ section, text: withoutKnown(text, known) })),
    currency: content.currency,
    costMinor: costOfPlan(content),
    budget: content.budget.map(({ what, purpose, amountMinor }) => ({ what: withoutKnown(what, known), purpose, amountMinor })),
    funding: content.funding.map(({ source, inKind, amountMinor }) => ({ source, inKind, amountMinor })),
    forecast: content.forecast.map(({ salesMinor, costsMinor }) => ({ salesMinor, costsMinor })),
    months: content.months,
  };
}
