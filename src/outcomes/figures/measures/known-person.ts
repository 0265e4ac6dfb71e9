import type { Day } from '../../../kernel/day.js';
import type { Grouping } from '../figure.js';
import type { FollowedPlacement } from './followed-placement.js';

export const funnelSteps = ['MATCHED', 'SENT', 'INTERESTED', 'RELEASED', 'INTERVIEW', 'CONFIRMED', 'ACCEPTED', 'STARTED', 'MONTH_3', 'MONTH_6', 'MONTH_12'] as const;
/** How far somebody came, from a match that staff took up to a year of work. */
export type FunnelStep = (typeof funnelSteps)[number];

/** How offers that reached somebody stand, all together. */
export type OffersStanding = 'ACCEPTED' | 'OPEN' | 'NOT_TAKEN' | 'NOBODYS_REFUSAL';

/** Groups that somebody belongs to; what is not known of them is in none. */
export type Groups = Readonly<Partial<Record<Grouping, string>>>;

/** A job as it was known on a day: a placement, with those that it was converted into. */
export interface KnownJob extends FollowedPlacement {
  readonly groups: Groups;
  /** Why it ended, sensitive ones as personal; null while it goes on. */
  readonly reason: string | null;
  readonly subsidyEndsOn: Day | null;
}

/** Somebody as was known on a day: all that figures are made of, without who it is. */
export interface KnownPerson {
  readonly kind: string;
  readonly registeredOn: Day;
  /** The first day on which an offer was sent; null for never. */
  readonly firstOfferOn: Day | null;
  /** How far the offers came; null where there was none. */
  readonly furthest: FunnelStep | null;
  /** Null where no offer was sent. */
  readonly offers: OffersStanding | null;
  /** In the order of their starts. */
  readonly jobs: readonly KnownJob[];
}
