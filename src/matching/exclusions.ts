import type { Point } from '../kernel/place.js';
import { groundKm } from './ground.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';
import type { ExcludedPlace } from './types.js';

/** Whether the person must be kept away from an opening (F44): its employer is excluded, or its place lies within an excluded one. */
export function isExcluded({ facts: { excludedPlaces }, excludedEmployers }: PreparedJobseeker, { facts: { employerId, place } }: PreparedOpening): boolean {
  return excludedEmployers.has(employerId) || liesWithin(place, excludedPlaces);
}

/** Whether work at the point lies within an excluded place; work without a place is nowhere. */
export function liesWithin(place: Point | null, excluded: readonly ExcludedPlace[]): boolean {
  return place !== null && excluded.some((each) => groundKm(each.place, place) <= each.km);
}
