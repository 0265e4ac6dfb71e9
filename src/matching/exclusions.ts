import { groundKm } from './ground.js';
import type { PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening } from './prepared-opening.js';

/** Whether the person must be kept away from an opening (F44): its employer is excluded, or its place lies within an excluded one. */
export function isExcluded({ facts: { excludedPlaces }, excludedEmployers }: PreparedJobseeker, { facts: { employerId, place } }: PreparedOpening): boolean {
  if (excludedEmployers.has(employerId)) return true;
  return place !== null && excludedPlaces.some((excluded) => groundKm(excluded.place, place) <= excluded.km);
}
