import type { EmployerId, JobseekerId, OpeningId } from '../../kernel/ids.js';
import { day } from '../../kernel/day.js';
import {
  matchContext,
  openingsFor,
  policyInUse,
  prepareJobseeker,
  type HeldOccupation,
  type JobseekerFacts,
  type OpeningFacts,
} from '../../matching/index.js';
import { MOST_ENTRIES } from '../../openings/openings/opening-terms.js';
import { needsFromOccupation } from '../../reference/taxonomy/needs-from-occupation.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { JudgedProfile, JudgedVacancy } from './judged-files.js';

/** Any day does: nothing in these files has a date. */
const AS_OF = day('2026-01-01');
const AN_ADULT_SINCE = day('1980-01-01');
/** Counted where a profile names an occupation without saying for how long. */
const USUAL_MONTHS = 24;

/**
 * Ranks vacancies for each profile with the product's own matching. The vacancies say only their occupation and the profiles only skills
 * and past occupations, so everything else is unknown, and the person is an adult who takes any work. Equal scores keep the order of the file.
 */
export function profileToVacancy(
  taxonomy: Taxonomy,
  profiles: readonly JudgedProfile[],
  vacancies: readonly JudgedVacancy[],
  options: { readonly skillsOnly: boolean; readonly most: number },
): readonly (readonly string[])[] {
  const context = matchContext({ policy: policyInUse, space: taxonomy.space, asOf: AS_OF });
  const openings = vacancies.map((vacancy, place) => openingOf(taxonomy, vacancy, place));
  return profiles.map((profile, place) => {
    const jobseeker = prepareJobseeker(jobseekerOf(taxonomy, profile, place, options.skillsOnly), context);
    const found = openingsFor(jobseeker, openings, context, options.most);
    return found.map(({ openingId }) => vacancies[placeOf(openingId)]?.id ?? '');
  });
}

/** Ids rise with the place in the file, as those of imported records do: they break ties. */
function idAt<Id extends string>(place: number): Id {
  return `00000000-0000-7000-8000-${place.toString(16).padStart(12, '0')}` as Id;
}

function placeOf(id: OpeningId): number {
  return Number.parseInt(id.slice(-12), 16);
}

function openingOf(taxonomy: Taxonomy, vacancy: JudgedVacancy, place: number): OpeningFacts {
  const occupation = taxonomy.occupationNo(vacancy.occupation_uri);
  const needs = occupation === null ? [] : needsFromOccupation(taxonomy, occupation, MOST_ENTRIES);
  return {
    id: idAt<OpeningId>(place),
    kind: 'VACANCY',
    employerId: idAt<EmployerId>(0),
    published: true,
    seatsLeft: 1,
    closesOn: null,
    employerGoodUntil: AS_OF,
    occupation,
    skills: needs.flatMap(({ uri, essential, minLevel, hard }) => {
      const skill = taxonomy.skillNo(uri);
      return skill === null ? [] : [{ skill, essential, minLevel, hard }];
    }),
    teaches: [],
    leadsTo: [],
    minEducation: null,
    languages: [],
    licences: [],
    place: null,
    startsOn: null,
    startsBy: null,
    hoursPerWeek: null,
    pay: null,
    minimumAge: 0,
    hazardous: false,
    demands: [],
  };
}

function jobseekerOf(taxonomy: Taxonomy, profile: JudgedProfile, place: number, skillsOnly: boolean): JobseekerFacts {
  return {
    id: idAt<JobseekerId>(place),
    seeking: true,
    skills: profile.skills.flatMap(({ uri, level }) => {
      const skill = taxonomy.skillNo(uri);
      return skill === null ? [] : [{ skill, level, evidence: 'SELF_DECLARED' as const, certifiedUntil: null }];
    }),
    occupations: skillsOnly ? [] : profile.past_occupations.flatMap((held) => heldOf(taxonomy, held)),
    education: null,
    languages: [],
    licences: [],
    place: null,
    travelLimitKm: null,
    wouldMoveTo: [],
    wageFloor: null,
    hoursPerWeek: null,
    availableFrom: null,
    bornOnOrBefore: AN_ADULT_SINCE,
    wantedOccupations: [],
    refusedOccupations: [],
    acceptedKinds: ['VACANCY'],
    limits: [],
    excludedEmployers: [],
    excludedPlaces: [],
  };
}

function heldOf(taxonomy: Taxonomy, held: JudgedProfile['past_occupations'][number]): HeldOccupation[] {
  const occupation = taxonomy.occupationNo(held.uri);
  return occupation === null ? [] : [{ occupation, months: held.months ?? USUAL_MONTHS, lastYear: held.lastYear }];
}
