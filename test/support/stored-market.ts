import { formatDay, type Day } from '../../src/kernel/day.js';
import type { AccountId, EmployerId, MissionId } from '../../src/kernel/ids.js';
import type { JobseekerFacts, OpeningFacts } from '../../src/matching/index.js';
import type { SkillProfile } from '../../src/people/jobseekers/profile/skill-profile.js';
import type { Tx } from '../../src/platform/database/unit-of-work.js';
import type { Taxonomy } from '../../src/reference/taxonomy/taxonomy.js';

/** Where constructed people and openings are stored, and with whose hands. */
export interface MarketOwner {
  readonly missionId: MissionId;
  /** Accompanies everybody. */
  readonly accountId: AccountId;
  /** Take turns in hiring. */
  readonly employers: readonly EmployerId[];
  readonly taxonomy: Taxonomy;
  /** ISO 4217 of the mission. */
  readonly currency: string;
}

/** Rows of one statement. */
const SLICE = 1_000;

/** Stores people as if each had been registered: for markets that are too large to go through the door. */
export async function storeJobseekers(tx: Tx, owner: MarketOwner, people: readonly JobseekerFacts[]): Promise<void> {
  const { missionId, accountId } = owner;
  const rows = people.map((facts, n) => ({
    id: facts.id,
    handle: `J-${n.toString(36).toUpperCase().padStart(8, '0')}`,
    status: facts.seeking ? 'ACTIVE' : 'PAUSED',
    born_on_or_before: dateOf(facts.bornOnOrBefore),
    profile: profileOf(facts, owner),
  }));
  await inSlices(rows, (slice) =>
    tx.query(
      `insert into jobseeker (mission_id, id, handle, kind, status, assigned_to, born_on_or_before, profile)
       select $1, r.id, r.handle, 'RETURNEE', r.status, $2, r.born_on_or_before, r.profile
       from jsonb_to_recordset($3::jsonb) as r (id uuid, handle text, status text, born_on_or_before date, profile jsonb)`,
      [missionId, accountId, JSON.stringify(slice)],
    ),
  );
  await tx.query(
    `insert into consent_event (mission_id, id, jobseeker_id, number, kind, purpose, text_version, language, channel, capacity, after_counselling, decided_on, recorded_by, recorded_at)
     select mission_id, gen_random_uuid(), id, 1, 'GIVEN', 'MATCHING', 'constructed', 'en', 'IN_PERSON', 'SELF', true, created_at::date, assigned_to, created_at
     from jobseeker j where mission_id = $1 and not exists (select from consent_event c where c.mission_id = j.mission_id and c.jobseeker_id = j.id)`,
    [missionId],
  );
  await tx.query(
    `insert into jobseeker_status (mission_id, id, jobseeker_id, to_status, account_id, at)
     select mission_id, gen_random_uuid(), id, 'ACTIVE', assigned_to, created_at from jobseeker where mission_id = $1`,
    [missionId],
  );
}

/** Stores openings as vacancies, as `storeJobseekers` does people. */
export async function storeOpenings(tx: Tx, owner: MarketOwner, openings: readonly OpeningFacts[]): Promise<void> {
  const { missionId, employers, taxonomy, currency } = owner;
  const rows = openings.map((facts, n) => ({
    id: facts.id,
    employer_id: employers[n % employers.length],
    status: facts.published ? 'PUBLISHED' : 'DRAFT',
    title: `Constructed post ${n}`,
    occupation_uri: facts.occupation === null ? null : taxonomy.occupation(facts.occupation).uri,
    skills: facts.skills.map(({ skill, ...need }) => ({ uri: taxonomy.skill(skill).uri, ...need })),
    teaches: facts.teaches.map((skill) => taxonomy.skill(skill).uri),
    leads_to: facts.leadsTo.map((no) => taxonomy.occupation(no).uri),
    languages: facts.languages,
    licences: facts.licences,
    min_education: facts.minEducation,
    demands: facts.demands,
    seats: Math.max(1, facts.seatsLeft),
    seats_taken: facts.seatsLeft === 0 ? 1 : 0,
    remote: facts.place === null,
    geoname_id: facts.place === null ? null : 1,
    place_name: facts.place === null ? null : 'Constructed place',
    country: facts.place?.country ?? null,
    latitude: facts.place?.latitude ?? null,
    longitude: facts.place?.longitude ?? null,
    starts_on: dateOf(facts.startsOn),
    starts_by: dateOf(facts.startsBy),
    closes_on: facts.startsBy === null ? dateOf(facts.closesOn) : null,
    hours_min: facts.hoursPerWeek?.min ?? null,
    hours_max: facts.hoursPerWeek?.max ?? null,
    pay_min: facts.pay?.min ?? null,
    pay_max: facts.pay?.max ?? null,
    pay_currency: facts.pay === null ? null : currency,
    pay_period: facts.pay === null ? null : 'MONTH',
  }));
  const columns = `id, employer_id, status, title, occupation_uri, skills, teaches, leads_to, languages, licences, min_education, demands, seats, seats_taken, remote,
    geoname_id, place_name, country, latitude, longitude, starts_on, starts_by, closes_on, hours_min, hours_max, pay_min, pay_max, pay_currency, pay_period`;
  await inSlices(rows, (slice) =>
    tx.query(
      `insert into opening (mission_id, kind, description, criteria, hazards, constructed_fields, version, created_at, ${columns})
       select $1, 'VACANCY', '', '{}', '{}', '{}', 1, now(), ${columns}
       from jsonb_to_recordset($2::jsonb) as r (id uuid, employer_id uuid, status text, title text, occupation_uri text, skills jsonb, teaches text[], leads_to text[], languages jsonb,
         licences jsonb, min_education int, demands text[], seats int, seats_taken int, remote boolean, geoname_id int, place_name text, country text,
         latitude float8, longitude float8, starts_on date, starts_by date, closes_on date, hours_min int, hours_max int, pay_min bigint, pay_max bigint,
         pay_currency text, pay_period text)`,
      [missionId, JSON.stringify(slice)],
    ),
  );
}

/** The profile of which somebody's facts would be these. */
export function profileOf(facts: JobseekerFacts, { taxonomy, currency }: MarketOwner): SkillProfile {
  const uri = (no: number): string => taxonomy.occupation(no).uri;
  return {
    skills: facts.skills.map(({ skill, ...held }) => ({
      uri: taxonomy.skill(skill).uri,
      ...held,
      issuer: held.evidence === 'CERTIFIED' ? 'Constructed issuer' : null,
      gainedIn: null,
    })),
    occupations: facts.occupations.map(({ occupation, ...held }) => ({ uri: uri(occupation), ...held })),
    education: facts.education,
    languages: facts.languages,
    licences: facts.licences,
    place: facts.place === null ? null : { geonameId: 1, name: 'Constructed place', ...facts.place },
    travelLimitKm: facts.travelLimitKm,
    wouldMoveTo: facts.wouldMoveTo,
    wageFloor: facts.wageFloor === null ? null : { minor: facts.wageFloor, currency, period: 'MONTH' },
    hoursPerWeek: facts.hoursPerWeek,
    availableFrom: facts.availableFrom,
    wantedOccupations: facts.wantedOccupations.map(uri),
    refusedOccupations: facts.refusedOccupations.filter((no) => !facts.wantedOccupations.includes(no)).map(uri),
    acceptedKinds: facts.acceptedKinds,
    limits: facts.limits,
  };
}

function dateOf(day: Day | null): string | null {
  return day === null ? null : formatDay(day);
}

async function inSlices<T>(rows: readonly T[], write: (slice: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE) await write(rows.slice(from, from + SLICE));
}
