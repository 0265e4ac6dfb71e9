import { groundKm } from '../ground.js';
import { reason, type Reason } from '../reasons.js';
import type { Requirement } from './requirement.js';

/** Taken where a person's own limit is not on record. Provisional: our own default, no rule names one. */
export const USUAL_TRAVEL_KM = 30;

type Failure = Reason<'TOO_FAR', { km: number; limitKm: number; country: string }> | Reason<'PLACE_UNKNOWN', { country: string }>;

/**
 * The person can get to the work (F58, F61): it is remote, or within the travel limit, or in a country in which the person would move for work.
 * Unknown: without a place the person fails (except for remote work and where the person would move); without a limit 30 km are taken.
 */
export const reachable: Requirement<Failure> = {
  name: 'REACHABLE',
  rules: ['F58', 'F61'],
  met: 'The person can get to the work.',
  check({ facts: { place, travelLimitKm, wouldMoveTo } }, { facts: { place: work } }) {
    if (work === null || wouldMoveTo.includes(work.country)) return null;
    if (place === null) return reason('PLACE_UNKNOWN', { country: work.country });
    const limitKm = travelLimitKm ?? USUAL_TRAVEL_KM;
    const km = groundKm(place, work);
    return km <= limitKm ? null : reason('TOO_FAR', { km, limitKm, country: work.country });
  },
  columns: { table: 'PLACE' },
  tell(failed, labels) {
    const country = labels.country(failed.facts.country);
    const move = { by: 'JOBSEEKER', action: 'MOVE', facts: failed.facts, sentence: `The person would move for work in ${country}.` } as const;
    if (failed.code === 'PLACE_UNKNOWN') {
      const sentence = 'The place where the person lives or will live is recorded, near enough to the work.';
      return {
        sentence: 'It is not on record where the person lives or will live.',
        changes: [{ by: 'MISSION', action: 'RECORD_PLACE', facts: failed.facts, sentence }, move],
      };
    }
    const { km, limitKm } = failed.facts;
    return {
      sentence: `The work is ${km} km away; the person travels up to ${limitKm} km.`,
      changes: [{ by: 'JOBSEEKER', action: 'RAISE_TRAVEL_LIMIT', facts: failed.facts, sentence: `The person can travel ${km} km.` }, move],
    };
  },
};
