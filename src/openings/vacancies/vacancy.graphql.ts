import { ObjectType } from '@nestjs/graphql';

import type { OpeningId } from '../../kernel/ids.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { GlobalId } from '../../platform/graphql/global-id.js';
import { Node } from '../../platform/graphql/node.js';
import { resultUnion } from '../../platform/graphql/refused.js';
import { OpeningType } from '../doors/opening-type.graphql.js';
import type { Vacancy } from './vacancies.service.js';

@ObjectType('Vacancy', { implements: () => [Node, OpeningType], description: 'A post that somebody is to be hired for.' })
export class VacancyType {
  @GlobalId('Opening')
  readonly id!: OpeningId;
}

export const VacancyConnection = connectionType<Vacancy>('Vacancy', VacancyType);
export const VacancyResult = resultUnion('VacancyResult', VacancyType);
