import { distanceKm, type Point } from '../../kernel/place.js';
import type { JobseekerFacts, OccupationNo, OpeningFacts, OpeningKind, SkillNo } from '../../matching/index.js';

/** What a list is narrowed to before it is cut; null for no limit. */
export interface MatchFilter {
  /** Held by the jobseeker, or asked by the opening. */
  readonly occupation: OccupationNo | null;
  readonly skill: SkillNo | null;
  /** Within so many kilometres; remote openings and people without a place fall out. */
  readonly near: { readonly point: Point; readonly km: number } | null;
  /** Openings that pay at least this a month, and people who ask for no more than this; minor units of the mission's currency. */
  readonly pay: number | null;
  /** Kinds of opening; of people, those who accept one of them. */
  readonly kinds: readonly OpeningKind[] | null;
}

/** Whether a person stays on an opening's filtered list. */
export function keepsJobseeker(filter: MatchFilter, jobseeker: JobseekerFacts): boolean {
  const { occupation, skill, pay, kinds } = filter;
  return (
    (occupation === null || jobseeker.occupations.some((held) => held.occupation === occupation)) &&
    (skill === null || jobseeker.skills.some((held) => held.skill === skill)) &&
    isNear(filter, jobseeker.place) &&
    (pay === null || jobseeker.wageFloor === null || jobseeker.wageFloor <= pay) &&
    (kinds === null || kinds.some((kind) => jobseeker.acceptedKinds.length === 0 || jobseeker.acceptedKinds.includes(kind)))
  );
}

/** Whether an opening stays on a person's filtered list. */
export function keepsOpening(filter: MatchFilter, opening: OpeningFacts): boolean {
  const { occupation, skill, pay, kinds } = filter;
  return (
    (occupation === null || opening.occupation === occupation) &&
    (skill === null || opening.skills.some((need) => need.skill === skill)) &&
    isNear(filter, opening.place) &&
    (pay === null || (opening.pay !== null && opening.pay.max >= pay)) &&
    (kinds === null || kinds.includes(opening.kind))
  );
}

function isNear({ near }: MatchFilter, place: Point | null): boolean {
  return near === null || (place !== null && distanceKm(near.point, place) <= near.km);
}
