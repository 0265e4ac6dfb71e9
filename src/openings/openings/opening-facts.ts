import type { Day } from '../../kernel/day.js';
import { USUAL_HOURS } from '../../matching/index.js';
import type { OpeningFacts, SkillNeed } from '../../matching/types.js';
import type { FactsReading } from '../../people/jobseekers/facts/jobseeker-facts.js';
import { isHazardous } from '../../reference/law/hazardous-work.js';
import { minimumAgeFor } from '../../reference/law/working-age.js';
import type { EmployerGround } from '../employers/employer-standing.js';
import type { Opening } from './opening.js';
import { seatsLeft } from './opening-standing.js';

/** How a mission's openings are read as numbers on one day. */
export interface OpeningReading extends FactsReading {
  /** ISCO-08 group of an occupation, one to four digits; null where the classification does not know. */
  iscoGroup(uri: string): string | null;
  /** Told of each need or pay that could not be read (a URI the classification does not have, a currency without a rate). */
  unread?(what: 'SKILL' | 'OCCUPATION' | 'PAY'): void;
}

/** The part of an opening that matching reads. */
export interface MatchedOpening
  extends Pick<
    Opening,
    | 'id'
    | 'kind'
    | 'employerId'
    | 'status'
    | 'occupation'
    | 'skills'
    | 'teaches'
    | 'leadsTo'
    | 'languages'
    | 'licences'
    | 'minEducation'
    | 'demands'
    | 'hazards'
    | 'seats'
    | 'seatsTaken'
    | 'hoursPerWeek'
    | 'pay'
    | 'startsOn'
    | 'startsBy'
    | 'closesOn'
  > {
  readonly place: OpeningFacts['place'];
}

/**
 * What matching may know of an opening. A skill that today's classification lacks is left out, with two exceptions that keep promises:
 * an unreadable hard need withholds the whole opening, because nobody can be shown to meet it (F02), and work whose occupation cannot be
 * read counts as hazardous, because what is not known to be safe is not offered to a child (L2). A course without an occupation of its own is
 * practised as the work it leads to.
 */
export function openingFacts(opening: MatchedOpening, employer: EmployerGround, reading: OpeningReading, asOf: Day): OpeningFacts {
  const { skills, readable } = readSkills(opening, reading);
  const occupation = opening.occupation === null ? null : reading.occupationNo(opening.occupation);
  if (opening.occupation !== null && occupation === null) reading.unread?.('OCCUPATION');
  const country = opening.place?.country ?? employer.country;
  return {
    id: opening.id,
    kind: opening.kind,
    employerId: opening.employerId,
    published: opening.status === 'PUBLISHED' && readable,
    seatsLeft: seatsLeft(opening),
    closesOn: opening.closesOn,
    employerGoodUntil: employer.goodUntil,
    occupation,
    skills,
    teaches: readConcepts(opening.teaches, 'SKILL', (uri) => reading.skillNo(uri), reading),
    leadsTo: readConcepts(opening.leadsTo, 'OCCUPATION', (uri) => reading.occupationNo(uri), reading),
    minEducation: opening.minEducation,
    languages: opening.languages,
    licences: opening.licences,
    place: opening.place,
    startsOn: opening.startsOn,
    startsBy: opening.startsBy,
    hoursPerWeek: opening.hoursPerWeek,
    pay: readPay(opening, reading),
    minimumAge: minimumAgeFor(country, asOf).age,
    hazardous: opening.hazards.length > 0 || isHazardousWork(opening, reading, asOf, country),
    demands: opening.demands,
  };
}

function isHazardousWork({ occupation, leadsTo }: MatchedOpening, reading: OpeningReading, asOf: Day, country: string): boolean {
  const practised = occupation === null ? leadsTo : [occupation];
  const groups = practised.map((uri) => reading.iscoGroup(uri));
  return groups.length === 0 || groups.some((isco) => isco === null || isHazardous(isco, asOf, country));
}

function readSkills(opening: MatchedOpening, reading: OpeningReading): { readonly skills: readonly SkillNeed[]; readonly readable: boolean } {
  const skills: SkillNeed[] = [];
  let readable = true;
  for (const { uri, essential, minLevel, hard } of opening.skills) {
    const skill = reading.skillNo(uri);
    if (skill !== null) skills.push({ skill, essential, minLevel, hard });
    else {
      reading.unread?.('SKILL');
      if (hard) readable = false;
    }
  }
  return { skills, readable };
}

/** The numbers of what a course teaches or leads to; what today's classification lacks is left out. */
function readConcepts(uris: readonly string[], what: 'SKILL' | 'OCCUPATION', noOf: (uri: string) => number | null, reading: OpeningReading): number[] {
  return uris.flatMap((uri) => {
    const no = noOf(uri);
    if (no === null) reading.unread?.(what);
    return no === null ? [] : [no];
  });
}

/** Monthly pay in the mission's currency; null where it is not stated or cannot be read. */
function readPay({ pay, hoursPerWeek }: MatchedOpening, reading: OpeningReading): OpeningFacts['pay'] {
  if (pay === null) return null;
  const { currency, period } = pay;
  const min = reading.monthly({ minor: pay.min, currency, period }, hoursPerWeek?.min ?? USUAL_HOURS);
  const max = reading.monthly({ minor: pay.max, currency, period }, hoursPerWeek?.max ?? USUAL_HOURS);
  if (min !== null && max !== null) return { min, max };
  reading.unread?.('PAY');
  return null;
}
