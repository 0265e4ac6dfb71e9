import type { Pay } from '../../../kernel/money.js';
import { UNKNOWN_FLOOR, USUAL_HOURS, type JobseekerFacts, type OccupationNo, type SkillNo } from '../../../matching/index.js';
import type { Jobseeker } from '../jobseeker.js';
import { noVaultFacts, type VaultFacts } from './matching-vault.store.js';

/** How a mission's records are read as numbers on one day. */
export interface FactsReading {
  /** Null for a skill that today's classification does not have. */
  skillNo(uri: string): SkillNo | null;
  occupationNo(uri: string): OccupationNo | null;
  /** Pay for a month in the mission's currency, minor units; null where there is no rate for the currency. */
  monthly(pay: Pay, hoursPerWeek: number): number | null;
}

/**
 * What matching may know of a person. A concept that today's classification lacks is left out; it stays in the profile.
 * The kind of jobseeker is not read. Whoever has not agreed to matching, or took it back, seeks nothing.
 */
export function jobseekerFacts(jobseeker: Jobseeker, agreed: boolean, reading: FactsReading, vault: VaultFacts = noVaultFacts): JobseekerFacts {
  const { profile } = jobseeker;
  return {
    id: jobseeker.id,
    seeking: agreed && jobseeker.status === 'ACTIVE' && !vault.held,
    skills: profile.skills.flatMap(({ uri, level, evidence, certifiedUntil }) => {
      const skill = reading.skillNo(uri);
      return skill === null ? [] : [{ skill, level, evidence, certifiedUntil }];
    }),
    occupations: profile.occupations.flatMap(({ uri, months, lastYear }) => {
      const occupation = reading.occupationNo(uri);
      return occupation === null ? [] : [{ occupation, months, lastYear }];
    }),
    education: profile.education,
    languages: profile.languages,
    licences: profile.licences,
    place: profile.place,
    travelLimitKm: profile.travelLimitKm,
    wouldMoveTo: profile.wouldMoveTo,
    wageFloor: profile.wageFloor === null ? null : (reading.monthly(profile.wageFloor, profile.hoursPerWeek?.max ?? USUAL_HOURS) ?? UNKNOWN_FLOOR),
    hoursPerWeek: profile.hoursPerWeek,
    availableFrom: profile.availableFrom,
    bornOnOrBefore: jobseeker.bornOnOrBefore,
    wantedOccupations: numbers(profile.wantedOccupations, reading),
    refusedOccupations: numbers(profile.refusedOccupations, reading),
    acceptedKinds: profile.acceptedKinds,
    limits: [...new Set([...profile.limits, ...vault.limits])],
    excludedEmployers: vault.excludedEmployers,
    excludedPlaces: vault.excludedPlaces,
  };
}

function numbers(uris: readonly string[], reading: FactsReading): OccupationNo[] {
  return uris.map((uri) => reading.occupationNo(uri)).filter((no) => no !== null);
}
