import { z } from 'zod';

import { payPeriods } from '../../../kernel/money.js';
import { cefrLevels, evidenceLevels, functionalLimits, openingKinds } from '../../../matching/types.js';
import type { KindColumn } from '../../../platform/imports/import-kind.js';
import { saidDay, saidList, saidOneOf, saidText, saidWhole } from '../../../platform/imports/rows/row-words.js';
import { consentChannels } from '../../consents/consent.js';
import { jobseekerKinds } from '../jobseeker.js';

const skill = z.strictObject({
  uri: saidText,
  level: saidWhole.pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be 1 to 4')),
  evidence: saidOneOf(evidenceLevels).default('SELF_DECLARED'),
  issuer: saidText.nullable().default(null),
  certifiedUntil: saidDay.nullable().default(null),
  gainedIn: saidText.nullable().default(null),
});
const wageFloor = z.strictObject({ minor: saidWhole, currency: saidText, period: saidOneOf(payPeriods) });

const profile = z.strictObject({
  skills: saidList(skill).optional(),
  occupations: saidList(z.strictObject({ uri: saidText, months: saidWhole, lastYear: saidWhole.nullable().default(null) })).optional(),
  education: saidWhole.nullish(),
  languages: saidList(z.strictObject({ language: saidText, level: saidOneOf(cefrLevels) })).optional(),
  licences: saidList(z.strictObject({ code: saidText, validUntil: saidDay.nullable().default(null) })).optional(),
  placeId: saidWhole.nullish(),
  place: saidText.nullish(),
  country: saidText.nullish(),
  travelLimitKm: saidWhole.nullish(),
  wouldMoveTo: saidList(saidText).optional(),
  wageFloor: wageFloor.nullish(),
  hoursPerWeek: z.strictObject({ min: saidWhole, max: saidWhole }).nullish(),
  availableFrom: saidDay.nullish(),
  wantedOccupations: saidList(saidText).optional(),
  refusedOccupations: saidList(saidText).optional(),
  acceptedKinds: saidList(saidOneOf(openingKinds)).optional(),
  limits: saidList(saidOneOf(functionalLimits)).optional(),
});

/** Consent to matching as a file says it. */
const consent = z.strictObject({ textVersion: saidText, language: saidText, decidedOn: saidDay, channel: saidOneOf(consentChannels).default('PAPER') });

/** A row of jobseekers, in the words of `RegisterJobseekerInput`; a place also by its name. What is not there stays as it is stored. */
export const jobseekerRow = z.strictObject({
  kind: saidOneOf(jobseekerKinds),
  caseReference: saidText.nullish(),
  age: z.strictObject({ adultOn: saidDay.nullish(), bornInMonth: saidDay.nullish() }).nullish(),
  profile: profile.nullish(),
  consent: consent.nullish(),
});
export type JobseekerRow = z.output<typeof jobseekerRow>;

const valueOf = (name: string, path: readonly string[], says: string): KindColumn => ({ name, path, says, holds: 'VALUE' });
const listOf = (name: string, key: string, says: string): KindColumn => ({ name, path: ['profile', key], says, holds: 'LIST' });

/** The same in columns. */
export const jobseekerColumns: readonly KindColumn[] = [
  { ...valueOf('kind', ['kind'], `Who the person is: ${jobseekerKinds.join(', ')}; never changes rank.`), needed: true },
  valueOf('case_reference', ['caseReference'], "The mission's own reference of the case, unique; no name."),
  valueOf('adult_on', ['age', 'adultOn'], 'A day on which the person is known to be 18 or older, YYYY-MM-DD; no birth date is kept.'),
  valueOf('born_in_month', ['age', 'bornInMonth'], 'For people under age instead: any day of the month of birth.'),
  {
    name: 'skills',
    path: ['profile', 'skills'],
    says: 'uri|level|evidence|issuer|certified until|gained in; the next skill after a semicolon. Level 1 to 4; what follows it may be left out.',
    holds: ['uri', 'level', 'evidence', 'issuer', 'certifiedUntil', 'gainedIn'],
  },
  {
    name: 'occupations',
    path: ['profile', 'occupations'],
    says: 'uri|months|last year; the next occupation held after a semicolon.',
    holds: ['uri', 'months', 'lastYear'],
  },
  valueOf('education', ['profile', 'education'], 'Highest ISCED level completed, 0 to 8.'),
  { name: 'languages', path: ['profile', 'languages'], says: 'language|level by ISO 639-3 and CEFR, such as amh|C2; eng|B1.', holds: ['language', 'level'] },
  { name: 'licences', path: ['profile', 'licences'], says: 'code|valid until, such as DRIVING_C|2027-05-31.', holds: ['code', 'validUntil'] },
  valueOf('place_id', ['profile', 'placeId'], 'GeoNames id of where the person lives, or will live after return.'),
  valueOf('place', ['profile', 'place'], 'Its name instead of its id.'),
  valueOf('country', ['profile', 'country'], 'Country of the named place, ISO 3166-1 alpha-2.'),
  valueOf('travel_limit_km', ['profile', 'travelLimitKm'], 'How far the person can travel to work each day.'),
  listOf('would_move_to', 'wouldMoveTo', 'Countries in which the person would move for work, with semicolons between them.'),
  valueOf('wage_floor_minor', ['profile', 'wageFloor', 'minor'], 'Least pay, in the smallest unit: 12.50 USD is 1250.'),
  valueOf('wage_floor_currency', ['profile', 'wageFloor', 'currency'], 'Its currency, ISO 4217.'),
  valueOf('wage_floor_period', ['profile', 'wageFloor', 'period'], `What it is counted by: ${payPeriods.join(', ')}.`),
  valueOf('hours_per_week_min', ['profile', 'hoursPerWeek', 'min'], 'Fewest hours of a week.'),
  valueOf('hours_per_week_max', ['profile', 'hoursPerWeek', 'max'], 'Most hours of a week.'),
  valueOf('available_from', ['profile', 'availableFrom'], 'First day on which the person can begin, YYYY-MM-DD.'),
  listOf('wanted_occupations', 'wantedOccupations', 'URIs of occupations that the person wants, with semicolons between them.'),
  listOf('refused_occupations', 'refusedOccupations', 'URIs of occupations not to be put to the person.'),
  listOf('accepted_kinds', 'acceptedKinds', `Kinds of opening that the person accepts: ${openingKinds.join(', ')}; all when empty.`),
  valueOf('consent_text_version', ['consent', 'textVersion'], 'Version of the text by which the person agreed to matching; without it the person is kept and not matched.'),
  valueOf('consent_language', ['consent', 'language'], 'Language in which it was read out or handed over, ISO 639.'),
  valueOf('consent_decided_on', ['consent', 'decidedOn'], 'Day on which the person agreed, YYYY-MM-DD.'),
  listOf('limits', 'limits', `What work may not ask of the person: ${functionalLimits.join(', ')}; never a diagnosis.`),
];

/** Parts that are null when all their cells are empty. */
export const jobseekerGroups = ['age', 'wageFloor', 'hoursPerWeek', 'consent'] as const;
