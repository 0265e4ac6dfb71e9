import { SMALLEST_SHOWN } from '../../kernel/small-cells.js';
import type { FollowUpMonth } from './follow-up.js';

/** What is known of a venture that money was given to. */
export interface KnownVenture {
  /** Returnees who belong to it. */
  readonly returnees: number;
  readonly started: boolean;
  /** What was heard, the last line of each month, in any order. */
  readonly heard: readonly HeardOfVenture[];
}

/** What yardsticks read of one follow-up. */
export interface HeardOfVenture {
  readonly month: FollowUpMonth;
  readonly members: number;
  readonly returnees: number;
  readonly familyWorkplaces: number;
  readonly communityWorkplaces: number;
  readonly partnerships: number;
}

export const yardstickNames = ['WORKPLACES_PER_RETURNEE', 'EMPLOYS_BEYOND_FAMILY', 'IN_PARTNERSHIP', 'SET_UP_A_BUSINESS', 'EMPLOYEES_AFTER_SIX_MONTHS'] as const;
export type YardstickName = (typeof yardstickNames)[number];

/** A figure of ours beside one that was published (F30-F31). */
export interface Yardstick {
  readonly name: YardstickName;
  /** What it means here. */
  readonly sentence: string;
  readonly unit: 'RATIO' | 'SHARE' | 'NUMBER';
  readonly published: number;
  readonly source: string;
  /** Returnees it counts, or ventures where it is of ventures; null under 5. */
  readonly of: number | null;
  /** Null where fewer than 5 are counted, and of a share where fewer than 5 would have or lack it. */
  readonly value: number | null;
}

const EFFECTIVE = 'IOM, Reintegration: effective approaches, 2015, 3.3.2';
const SHEETS = 'IOM information sheets on reintegration, 2020';

/** All yardsticks, worked out from events. The last that was heard of a venture counts; of one of which nothing was heard nothing is known. */
export function yardsticksOf(ventures: readonly KnownVenture[]): Yardstick[] {
  const followed = ventures.flatMap(({ heard }) => heard.toSorted((a, b) => a.month - b.month).at(-1) ?? []).filter((each) => each.returnees > 0);
  const all = sumOf(followed, (each) => each.returnees);
  const having = (has: (each: HeardOfVenture) => boolean): number => sumOf(followed.filter(has), (each) => each.returnees);
  const funded = sumOf(ventures, (each) => each.returnees);
  const started = sumOf(ventures.filter((each) => each.started), (each) => each.returnees);
  const atSix = ventures.flatMap(({ heard }) => heard.filter((each) => each.month === 6));
  return [
    {
      ...{ name: 'WORKPLACES_PER_RETURNEE', unit: 'RATIO', published: 2.75, source: EFFECTIVE },
      sentence: 'People who work in ventures of returnees, members, family and others, over the returnees in them.',
      ...shown(sumOf(followed, (each) => each.members + each.familyWorkplaces + each.communityWorkplaces), all),
    },
    {
      ...{ name: 'EMPLOYS_BEYOND_FAMILY', unit: 'SHARE', published: 0.23, source: SHEETS },
      sentence: 'Returnees in ventures that give work to somebody beyond members and family, of those in ventures that were heard of.',
      ...share(having((each) => each.communityWorkplaces > 0), all),
    },
    {
      ...{ name: 'IN_PARTNERSHIP', unit: 'SHARE', published: 0.13, source: SHEETS },
      sentence: 'Returnees in ventures of several members, or that work with partners, of those in ventures that were heard of.',
      ...share(having((each) => each.members > 1 || each.partnerships > 0), all),
    },
    {
      ...{ name: 'SET_UP_A_BUSINESS', unit: 'SHARE', published: 0.95, source: SHEETS },
      sentence: 'Returnees in ventures that started, of those in ventures that were funded or started.',
      ...share(started, funded),
    },
    {
      ...{ name: 'EMPLOYEES_AFTER_SIX_MONTHS', unit: 'NUMBER', published: 10, source: `${EFFECTIVE}, Moldova` },
      sentence: 'People who work in a venture without being a member, six months after its start, on average of ventures that were heard of then.',
      ...shown(sumOf(atSix, (each) => each.familyWorkplaces + each.communityWorkplaces), atSix.length),
    },
  ];
}

function shown(sum: number, of: number): Pick<Yardstick, 'of' | 'value'> {
  return of < SMALLEST_SHOWN ? { of: null, value: null } : { of, value: sum / of };
}

/** A share is hidden where it would tell of fewer than 5, those who lack it included. */
function share(having: number, of: number): Pick<Yardstick, 'of' | 'value'> {
  const tells = having >= SMALLEST_SHOWN && (of - having >= SMALLEST_SHOWN || of === having);
  return of >= SMALLEST_SHOWN && !tells ? { of, value: null } : shown(having, of);
}

function sumOf<T>(all: readonly T[], number: (each: T) => number): number {
  return all.reduce((sum, each) => sum + number(each), 0);
}
