import type { FactName } from './facts.js';
import type { Finding, Verdict } from './rule-set.js';

/** What somebody may know of the person whom rules judge: by handle, as the person's case, or as protection. */
export const clearances = ['HANDLE', 'CASE', 'PROTECTION'] as const;
export type Clearance = (typeof clearances)[number];

/**
 * Facts that not everybody on the staff may know, and who may: those who accompany the person (protected traits and the history of the return), or protection
 * alone. Every other fact is of the opening, the money or the profile, which whoever matches may see.
 */
export const guardedFacts: Readonly<Partial<Record<FactName, Exclude<Clearance, 'HANDLE'>>>> = {
  nationality: 'CASE',
  returnedFrom: 'CASE',
  returnRegion: 'CASE',
  returnedOn: 'CASE',
  residentSince: 'CASE',
  monthsAbroad: 'CASE',
  daysHomeDuringLastStay: 'CASE',
  papers: 'CASE',
  hasCapital: 'CASE',
  legalImpediment: 'CASE',
  unaccompaniedChild: 'CASE',
  guardianNamed: 'CASE',
  bestInterestReferred: 'CASE',
  psychosocialSupport: 'CASE',
  urgentService: 'CASE',
  enablersNeeded: 'CASE',
  enablersMissing: 'CASE',
  healthSupport: 'CASE',
  basicNeedsMet: 'CASE',
  guaranteed: 'CASE',
  guaranteeWaived: 'CASE',
  planMonthsFromArrival: 'CASE',
  ableToWork: 'PROTECTION',
  trafficked: 'PROTECTION',
  weakLinks: 'PROTECTION',
  riskAssessed: 'PROTECTION',
};

/** What rules say of a case, as far as somebody may know it. */
export interface Eligibility extends Omit<Verdict, 'standing'> {
  /** NOT_AVAILABLE says no more than that: that the person pauses, that protection knows why, or a rule about what the asker may not know. */
  readonly standing: Verdict['standing'] | 'NOT_AVAILABLE';
}

/** Whether somebody may know that a rule spoke, since that tells of the facts it asks about. */
export function mayKnow(clearance: Clearance, { reads }: Pick<Finding, 'reads'>): boolean {
  return reads.every((fact) => clearances.indexOf(guardedFacts[fact] ?? 'HANDLE') <= clearances.indexOf(clearance));
}

/** The answer for somebody of whom nothing can be said: the same whatever the reason. */
export function notAvailable(on: Verdict['on']): Eligibility {
  return { standing: 'NOT_AVAILABLE', on, from: null, blocks: [], warnings: [], routes: [] };
}

/**
 * A verdict as somebody may know it. A block or a warning by what the asker may not know makes the whole answer NOT_AVAILABLE: with its day, its other findings
 * or the lack of them it would tell. What is for somebody else's list is left out.
 */
export function shownTo(clearance: Clearance, verdict: Verdict): Eligibility {
  if ([...verdict.blocks, ...verdict.warnings].some((finding) => !mayKnow(clearance, finding))) return notAvailable(verdict.on);
  return { ...verdict, routes: verdict.routes.filter((finding) => mayKnow(clearance, finding)) };
}
