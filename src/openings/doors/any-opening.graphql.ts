import { resultUnionOf } from '../../platform/graphql/refused.js';
import { InternshipType } from '../internships/internship.graphql.js';
import type { Opening } from '../openings/opening.js';
import { TrainingType } from '../trainings/training.graphql.js';
import { VentureRoleType } from '../ventures/doors/venture-role.graphql.js';
import { VacancyType } from '../vacancies/vacancy.graphql.js';
import { openingTypeNames } from './opening-type.graphql.js';

/** The answer of what can be done to an opening of any kind. */
export const OpeningResult = resultUnionOf<Opening>('OpeningResult', [VacancyType, InternshipType, TrainingType, VentureRoleType], (opening) => openingTypeNames[opening.kind]);
