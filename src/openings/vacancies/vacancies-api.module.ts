import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../doors/openings-api.module.js';
import { VacanciesModule } from './vacancies.module.js';
import { VacanciesResolver } from './vacancies.resolver.js';

/** The doors to vacancies. */
@Module({ imports: [VacanciesModule, OpeningsApiModule], providers: [VacanciesResolver] })
export class VacanciesApiModule {}
