import { formatDay } from '../../kernel/day.js';
import type { Jobseeker, StatusStep } from './jobseeker.js';

/** Names of concepts in the language of whoever reads. */
export interface ConceptNames {
  skill(uri: string): string;
  occupation(uri: string): string;
}

/** A person's record in lines to read out or print. */
export function jobseekerInWords({ handle, caseReference, kind, status, statusReason, bornOnOrBefore, profile, source, createdAt }: Jobseeker, names: ConceptNames): readonly string[] {
  const line = (label: string, value: string | number | null) => (value === null || value === '' ? [] : [`${label}: ${value}`]);
  const { place, hoursPerWeek, wageFloor } = profile;
  return [
    ...line('Handle', handle),
    ...line('Case reference', caseReference),
    ...line('Kind', plain(kind)),
    ...line('Registered on', createdAt.toISOString().slice(0, 10)),
    ...line('Imported from', source),
    ...line('Status', statusReason === null ? plain(status) : `${plain(status)} (${statusReason})`),
    ...line('Born on or before, as far as law asks', bornOnOrBefore === null ? null : formatDay(bornOnOrBefore)),
    ...profile.skills.flatMap(({ uri, level, evidence, issuer, certifiedUntil, gainedIn }) =>
      line('Skill', [
        `${names.skill(uri)}, level ${level}, ${plain(evidence)}`,
        ...(issuer === null ? [] : [`by ${issuer}`]),
        ...(certifiedUntil === null ? [] : [`until ${formatDay(certifiedUntil)}`]),
        ...(gainedIn === null ? [] : [`gained in ${gainedIn}`]),
      ].join(', ')),
    ),
    ...profile.occupations.flatMap(({ uri, months, lastYear }) => line('Worked as', `${names.occupation(uri)}, ${months} months${lastYear === null ? '' : `, until ${lastYear}`}`)),
    ...line('Education (ISCED)', profile.education),
    ...profile.languages.flatMap(({ language, level }) => line('Language', `${language} ${level}`)),
    ...profile.licences.flatMap(({ code, validUntil }) => line('Licence', `${code}${validUntil === null ? '' : `, until ${formatDay(validUntil)}`}`)),
    ...line('Lives in', place === null ? null : `${place.name}, ${place.country}`),
    ...line('Travels to work, kilometres', profile.travelLimitKm),
    ...line('Would move to', profile.wouldMoveTo.join(', ')),
    ...line('Asks for at least', wageFloor === null ? null : `${wageFloor.minor} (smallest unit of ${wageFloor.currency}) a ${plain(wageFloor.period)}`),
    ...line('Hours a week', hoursPerWeek === null ? null : `${hoursPerWeek.min} to ${hoursPerWeek.max}`),
    ...line('Available from', profile.availableFrom === null ? null : formatDay(profile.availableFrom)),
    ...line('Wants to work as', profile.wantedOccupations.map((uri) => names.occupation(uri)).join('; ')),
    ...line('Does not want to work as', profile.refusedOccupations.map((uri) => names.occupation(uri)).join('; ')),
    ...line('Takes', profile.acceptedKinds.map(plain).join(', ')),
    ...line('Cannot do', profile.limits.map(plain).join(', ')),
  ];
}

/** The steps of a status, in lines. */
export function stepsInWords(steps: readonly StatusStep[]): readonly string[] {
  return steps.map(({ to, at, reason }) => `${at.toISOString().slice(0, 10)}: ${plain(to)}${reason === null ? '' : ` (${reason})`}`);
}

function plain(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
