import { addMonths, type Day } from '../../kernel/day.js';
import type { Money } from '../../kernel/money.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { PlanContent } from '../business-plans/plan.js';
import type { CountedMembers } from '../ventures/venture-standing.js';
import { costOf, type Venture, type VentureKind } from '../ventures/venture.js';
import { sectorOf } from './sectors.js';

const PROJECTS: Readonly<Record<VentureKind, string>> = { INDIVIDUAL: 'INDIVIDUAL', FAMILY: 'FAMILY', GROUP_MICROENTERPRISE: 'COLLECTIVE', COOPERATIVE: 'COLLECTIVE' };
const APPLICANTS: Readonly<Record<VentureKind, string>> = { INDIVIDUAL: 'JOBSEEKER', FAMILY: 'JOBSEEKER', GROUP_MICROENTERPRISE: 'ASSOCIATION', COOPERATIVE: 'COOPERATIVE' };

/** How money is asked for: what is left out is not asked about. */
export interface WishedMoney extends Money {
  /** Of it in cash, minor units; the rest is given in kind (F21). */
  readonly cashMinor: number;
  /** Why cash takes the place of goods; see `cashReasons` (F21). */
  readonly cashReason: string | null;
}

/** By what the money of a venture is told to rules. */
export interface MoneyGround {
  /** An amount in minor units of US dollars, in which rules name theirs; null where no rate is known. */
  readonly inDollars: (money: Money) => number | null;
}

/** A venture as its approved plan has it: its budget, and until when it plans, counted from the day on which the plan was begun. A plan in another currency is of another time. */
export function asPlanned(venture: Venture, { currency, budget, months }: Pick<PlanContent, 'currency' | 'budget' | 'months'>, begunOn: Day): Venture {
  return { ...venture, budget: currency === venture.currency ? budget : venture.budget, plannedUntil: months === null ? venture.plannedUntil : addMonths(begunOn, months) };
}

/** What a venture asks of others: the public share where one is named, else what its cost leaves after members and partners. Null where nothing is budgeted. */
export function askedOf(venture: Pick<Venture, 'budget' | 'contributions' | 'publicPercent' | 'currency'>): Money | null {
  const cost = costOf(venture);
  if (cost === 0) return null;
  const own = venture.contributions.reduce((sum, { from, amountMinor }) => sum + (from === 'MISSION' ? 0 : amountMinor), 0);
  const minor = venture.publicPercent === null ? Math.max(0, cost - own) : Math.floor((cost * venture.publicPercent) / 100);
  return { minor, currency: venture.currency };
}

/** What rules are told of the terms of a venture, whoever belongs to it; what nobody has written down is left out. */
export function termsFacts(venture: Pick<Venture, 'kind' | 'activity' | 'place' | 'publicPercent'>): Facts {
  const { kind, activity, place, publicPercent } = venture;
  const sector = sectorOf(activity);
  return {
    projectKind: PROJECTS[kind],
    applicantKind: APPLICANTS[kind],
    ...(publicPercent === null ? {} : { publicPercent }),
    ...(sector === null ? {} : { sector }),
    ...(place === null ? {} : { country: place.country }),
  };
}

/** What rules are told of a venture with these members: its terms, its money, and how far it is. */
export function ventureFacts(venture: Venture, { all, returnees }: Pick<CountedMembers, 'all' | 'returnees'>, { inDollars }: MoneyGround): Facts {
  const { currency, budget, contributions, publicPercent } = venture;
  const cost = costOf(venture);
  const costInDollars = cost === 0 ? null : inDollars({ minor: cost, currency });
  const planned = budget.reduce((sum, { purpose, amountMinor }) => sum + (purpose === 'OTHER' ? 0 : amountMinor), 0);
  const ownMoney = contributions.some(({ from }) => from === 'MEMBERS');
  return {
    ...termsFacts(venture),
    ...{ needsOfVenture: [...venture.needs], members: all, migrantMembers: returnees, businessRuns: (venture.pausedFrom ?? venture.status) === 'RUNNING' },
    ...(ownMoney ? { hasCapital: true } : {}),
    ...(budget.length === 0 ? {} : { plannedForIncomeOrSkillsMinor: planned }),
    // A share of a cost in whole minor units can have a fraction; rounded, it could slip under a cap that it is above.
    ...(costInDollars === null ? {} : { projectCostMinor: costInDollars, ...(publicPercent === null ? {} : { publicShareMinor: (costInDollars * publicPercent) / 100 }) }),
  };
}

/**
 * F20 and F21: what each of so many people is given, minor units of US dollars; where no rate is known, whether there is cash at all. Cash is shared by those alone who are `there`: people
 * whom the terms promise do not hide how much of it somebody is handed.
 */
export function wishFacts({ minor, currency, cashMinor, cashReason }: WishedMoney, people: number, there: number, { inDollars }: MoneyGround): Facts {
  const [amount, cash] = [inDollars({ minor, currency }), inDollars({ minor: cashMinor, currency })];
  return {
    // Not rounded: a part of a cent can be what is above a threshold.
    ...(amount === null ? {} : { amountUsdMinor: amount / Math.max(1, people) }),
    ...(cash === null ? { cashWithoutRate: cashMinor > 0 } : { cashUsdMinor: cash / Math.max(1, there) }),
    ...(cashReason === null ? {} : { cashReason }),
  };
}

/** F22: months from an arrival to the last planned day, a month that has begun counted whole, so that a day beyond the twelfth is the thirteenth. */
export function monthsFrom(arrival: Day, plannedUntil: Day): number {
  let months = 0;
  while (addMonths(arrival, months) < plannedUntil) months++;
  return months;
}
