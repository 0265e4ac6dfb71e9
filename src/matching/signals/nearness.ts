import { groundKm } from '../ground.js';
import type { Policy } from '../policy.js';
import { FULL, type Signal } from './signal.js';

/**
 * How near the work is, in a straight line down to the policy's distance, whatever the person's own limit: naming a wide limit earns nothing.
 * Unknown for remote work, which is neither near nor far, and where the person's place is not on record.
 */
export const nearness: Signal = {
  value({ facts: { place } }, { facts: { place: work } }, { policy }) {
    if (place === null || work === null) return null;
    return nearnessAt(groundKm(place, work), policy);
  },
  tell({ facts: { place } }, { facts: { place: work } }) {
    if (work === null) return 'The work is remote.';
    if (place === null) return 'It is not on record where the person lives or will live.';
    return `The work is ${groundKm(place, work)} km away.`;
  },
};

/** The value of a distance in whole kilometres. */
export function nearnessAt(km: number, { nearnessKm }: Policy): number {
  return FULL - Math.trunc((Math.min(km, nearnessKm) * FULL) / nearnessKm);
}
