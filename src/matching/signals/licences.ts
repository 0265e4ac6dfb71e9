import { startOf } from '../start.js';
import { list } from '../words.js';
import { FULL, type Signal } from './signal.js';

/**
 * The licences the post would like but does not insist on: the share of them that is valid on the first day of work.
 * Unknown where the post wishes for none or the profile names no licence at all.
 */
export const licences: Signal = {
  value({ facts, licences: held }, { facts: opening, softLicences }, { asOf }) {
    if (softLicences.length === 0 || held.size === 0) return null;
    const neededOn = startOf(facts, opening, asOf);
    let valid = 0;
    for (const code of softLicences) if ((held.get(code) ?? -Infinity) >= neededOn) valid++;
    return shareValid(valid, softLicences.length);
  },
  tell({ licences: held }, { softLicences }, _, labels) {
    if (softLicences.length === 0) return 'The post wishes for no further licence.';
    if (held.size === 0) return 'No licences are on record.';
    return `The post would like ${list(softLicences.map((code) => labels.licence(code)))}.`;
  },
};

export function shareValid(valid: number, wished: number): number {
  return Math.trunc((valid * FULL) / wished);
}
