import { distanceKm, type Point } from '../kernel/place.js';

/**
 * Kilometres begun between two places, as the crow flies: 20.1 km is 21, the same place is 0.
 * Rounding up keeps "at most 20 km" exact for whole limits, and what is compared is what is shown.
 */
export function groundKm(a: Point, b: Point): number {
  return Math.ceil(distanceKm(a, b));
}
