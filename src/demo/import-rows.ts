import { formatDay, type Day } from '../kernel/day.js';
import type { KnownAge } from '../people/jobseekers/jobseeker.js';
import type { ConstructedJobseeker } from './constructed/constructed-jobseekers.js';
import type { ConstructedVacancy } from './constructed/constructed-vacancies.js';
import { EMPLOYERS_FROM } from './employers-made.js';

/** A line of a file of vacancies, as the import reads it. */
export function vacancyRow({ externalId, employer, draft, constructedFields, publish }: ConstructedVacancy): object {
  const { occupation: occupationUri, startsOn, startsBy, closesOn, ...terms } = draft;
  const days = { startsOn: dayOf(startsOn), startsBy: dayOf(startsBy), closesOn: dayOf(closesOn) };
  const hiring = { employerExternalId: employer.externalId, employerSource: EMPLOYERS_FROM };
  return { externalId, ...hiring, publish, constructedFields, occupationUri, ...terms, ...days };
}

/** A line of a file of people, as the import reads it; they agree to be matched, on the day of the file. */
export function jobseekerRow({ externalId, caseReference, kind, age, profile }: ConstructedJobseeker, today: Day): object {
  const { place, availableFrom, skills, licences, ...said } = profile;
  return {
    externalId,
    caseReference,
    kind,
    age: age === null ? null : ageOf(age),
    consent: { textVersion: 'constructed', language: 'en', decidedOn: formatDay(today) },
    profile: {
      ...said,
      placeId: place?.geonameId ?? null,
      availableFrom: dayOf(availableFrom),
      skills: skills.map((skill) => ({ ...skill, certifiedUntil: dayOf(skill.certifiedUntil) })),
      licences: licences.map((licence) => ({ ...licence, validUntil: dayOf(licence.validUntil) })),
    },
  };
}

function ageOf(age: KnownAge): object {
  return 'adultOn' in age ? { adultOn: formatDay(age.adultOn) } : { bornInMonth: formatDay(age.bornInMonth) };
}

function dayOf(value: Day | null): string | null {
  return value === null ? null : formatDay(value);
}
