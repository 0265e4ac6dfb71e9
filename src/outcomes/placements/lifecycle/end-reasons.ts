/** Why a placement ended: the closed list of RULES "Offers and placements". What is typed freely might tell more than anybody may know. */
export const endReasons = [
  'CONTRACT_COMPLETED',
  'OWN_WISH',
  'CONVERTED',
  'BETTER_JOB',
  'RESIGNED_PAY',
  'RESIGNED_DISTANCE',
  'RESIGNED_CONDITIONS',
  'RESIGNED_HEALTH',
  'RESIGNED_FAMILY',
  'RESIGNED_SAFETY',
  'RESIGNED_STIGMA',
  'RESIGNED_HARASSMENT',
  'DISMISSED_PERFORMANCE',
  'DISMISSED_CONDUCT',
  'DISMISSED_REDUNDANCY',
  'FIRM_CLOSED',
  'SEASON_OVER',
  'SUBSIDY_OVER',
  'NEVER_STARTED',
  'BACK_TO_STUDY',
  'MOVED_IN_COUNTRY',
  'LEFT_LEGALLY',
  'LEFT_IRREGULARLY',
  'DEATH',
  'FRAUD',
  'LOST_TO_FOLLOW_UP',
] as const;
export type EndReason = (typeof endReasons)[number];

/** For protection and the case manager alone (RULES). */
export const sensitiveReasons: readonly EndReason[] = ['RESIGNED_HEALTH', 'RESIGNED_STIGMA', 'RESIGNED_HARASSMENT', 'LEFT_IRREGULARLY', 'DEATH'];

/** What everybody else sees in their place; it is also what is left of them when the person is forgotten. */
export const PERSONAL = 'PERSONAL';
/** A reason as it is kept. */
export type KeptReason = EndReason | typeof PERSONAL;

/** What somebody is shown of a reason. */
export function shownReason(reason: KeptReason | null, maySeeAll: boolean): KeptReason | null {
  return reason !== null && !maySeeAll && (sensitiveReasons as readonly KeptReason[]).includes(reason) ? PERSONAL : reason;
}

/** The kept reasons that somebody is shown as this one: a filter by what is shown finds no more than what is shown. */
export function reasonsShownAs(shown: KeptReason, maySeeAll: boolean): readonly KeptReason[] {
  return [...endReasons, PERSONAL].filter((reason): reason is KeptReason => shownReason(reason as KeptReason, maySeeAll) === shown);
}

export const endCategories = ['SUCCESS', 'LEFT_LEGALLY', 'OTHER'] as const;
/** How an end counts (F57). */
export type EndCategory = (typeof endCategories)[number];

const successes: readonly KeptReason[] = ['CONTRACT_COMPLETED', 'CONVERTED', 'BETTER_JOB'];

/** F57: leaving legally counts as success where skills gained during reintegration made it possible, and as a category of its own otherwise. */
export function endCategory(reason: KeptReason, skillsHelped: boolean | null): EndCategory {
  if (reason === 'LEFT_LEGALLY') return skillsHelped === true ? 'SUCCESS' : 'LEFT_LEGALLY';
  return successes.includes(reason) ? 'SUCCESS' : 'OTHER';
}
