import { z } from 'zod';

import { payPeriods } from '../../kernel/money.js';
import { cefrLevels, functionalLimits } from '../../matching/types.js';
import type { KindColumn } from '../../platform/imports/import-kind.js';
import { saidDay, saidFlag, saidList, saidOneOf, saidText, saidWhole } from '../../platform/imports/rows/row-words.js';
import { hazards, type TermName } from '../openings/opening.js';

const skill = z.strictObject({
  uri: saidText,
  essential: saidFlag.default(true),
  minLevel: saidWhole.pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], 'must be 1 to 4')).nullable().default(null),
  hard: saidFlag.default(false),
});

/**
 * What a row of any kind may say, in the words of the kind's terms in the API; the place also by its name, the employer by id or by what a source calls
 * it. `constructed` are the terms that may be named as made up.
 */
export const saidOpening = (constructed: readonly TermName[]) =>
  z.strictObject({
    employerId: saidText.nullish(),
    employerExternalId: saidText.nullish(),
    employerSource: saidText.nullish(),
    publish: saidFlag.nullish(),
    constructedFields: saidList(z.enum(constructed, `must be one of ${constructed.join(', ')}`)).optional(),
    title: saidText,
    description: saidText.nullish(),
    occupationUri: saidText.nullish(),
    skills: z.array(skill, 'must be a list').nullish(),
    languages: saidList(z.strictObject({ language: saidText, level: saidOneOf(cefrLevels), hard: saidFlag.default(false) })).optional(),
    licences: saidList(z.strictObject({ code: saidText, hard: saidFlag.default(false) })).optional(),
    minEducation: saidWhole.nullish(),
    criteria: saidList(saidText).optional(),
    demands: saidList(saidOneOf(functionalLimits)).optional(),
    hazards: saidList(saidOneOf(hazards)).optional(),
    seats: saidWhole.nullish(),
    remote: saidFlag.nullish(),
    geonameId: saidWhole.nullish(),
    place: saidText.nullish(),
    country: saidText.nullish(),
    startsOn: saidDay.nullish(),
    startsBy: saidDay.nullish(),
    closesOn: saidDay.nullish(),
    hoursPerWeek: z.strictObject({ min: saidWhole, max: saidWhole }).nullish(),
    pay: z.strictObject({ min: saidWhole, max: saidWhole, currency: saidText, period: saidOneOf(payPeriods) }).nullish(),
    payUnstatedReason: saidText.nullish(),
  });
export type SaidOpening = z.output<ReturnType<typeof saidOpening>>;

/** A column that holds one value. */
export const valueOf = (name: string, path: readonly string[], says: string): KindColumn => ({ name, path, says, holds: 'VALUE' });
/** A column that holds texts or words with semicolons between them. */
export const listOf = (name: string, key: string, says: string): KindColumn => ({ name, path: [key], says, holds: 'LIST' });

/** The same in columns. `skills` says what is meant where a row names none. */
export const openingColumns = (constructed: readonly TermName[], skills: string): readonly KindColumn[] => [
  valueOf('employer_id', ['employerId'], 'Id of the employer that offers it; partners may leave it out: it is their own.'),
  valueOf('employer_external_id', ['employerExternalId'], 'What the source calls the employer, instead of its id.'),
  valueOf('employer_source', ['employerSource'], 'The source of that name, where it is another than that of the file.'),
  valueOf('publish', ['publish'], 'Whether to publish it when it is new: true or false; for staff only.'),
  listOf('constructed_fields', 'constructedFields', `Terms that were made up to complete the row: ${constructed.join(', ')}.`),
  { ...valueOf('title', ['title'], 'Its title, 1 to 200 characters.'), needed: true },
  valueOf('description', ['description'], 'What the employer says about it, up to 20,000 characters.'),
  valueOf('occupation_uri', ['occupationUri'], 'URI of its occupation in the classification of the mission.'),
  {
    name: 'skills',
    path: ['skills'],
    says: `uri|essential|minimum level|hard, such as URI|true|3|false; the next skill after a semicolon. ${skills}`,
    holds: ['uri', 'essential', 'minLevel', 'hard'],
  },
  { name: 'languages', path: ['languages'], says: 'language|level|hard by ISO 639-3 and CEFR, such as amh|B2|true.', holds: ['language', 'level', 'hard'] },
  { name: 'licences', path: ['licences'], says: 'code|hard, such as FORKLIFT|true.', holds: ['code', 'hard'] },
  valueOf('min_education', ['minEducation'], 'Least ISCED level, 0 to 8.'),
  listOf('criteria', 'criteria', 'What else the employer asks for, with semicolons between them.'),
  listOf('demands', 'demands', `What it asks of a body: ${functionalLimits.join(', ')}.`),
  listOf('hazards', 'hazards', `What makes it hazardous: ${hazards.join(', ')}.`),
  valueOf('seats', ['seats'], 'How many people are looked for; 1 when empty.'),
  valueOf('remote', ['remote'], 'Whether it can be done from anywhere: true or false; give no place then.'),
  valueOf('geoname_id', ['geonameId'], 'GeoNames id of the place where it is, in any country.'),
  valueOf('place', ['place'], 'Its name instead of its id.'),
  valueOf('country', ['country'], 'Country of the named place, ISO 3166-1 alpha-2.'),
  valueOf('starts_on', ['startsOn'], 'Its first day, YYYY-MM-DD.'),
  valueOf('starts_by', ['startsBy'], 'Latest day on which a person may still begin.'),
  valueOf('closes_on', ['closesOn'], 'Last day on which candidates are taken.'),
  valueOf('hours_per_week_min', ['hoursPerWeek', 'min'], 'Fewest hours of a week.'),
  valueOf('hours_per_week_max', ['hoursPerWeek', 'max'], 'Most hours of a week.'),
  valueOf('pay_min', ['pay', 'min'], 'Least pay, in the smallest unit: 12.50 USD is 1250.'),
  valueOf('pay_max', ['pay', 'max'], 'Most pay, in the smallest unit.'),
  valueOf('pay_currency', ['pay', 'currency'], 'Its currency, ISO 4217.'),
  valueOf('pay_period', ['pay', 'period'], `What it is counted by: ${payPeriods.join(', ')}.`),
  valueOf('pay_unstated_reason', ['payUnstatedReason'], 'Why no pay is stated.'),
];

/** Parts of any kind that are null when all their cells are empty. */
export const openingGroups = ['hoursPerWeek', 'pay'] as const;
