import { Module } from '@nestjs/common';

import { EmployersApiModule } from '../employers/employers-api.module.js';
import { ApprovalsLoader, OpeningLoader, OpeningMovesLoader } from '../openings/opening.loaders.js';
import { OpeningsModule } from '../openings/openings.module.js';
import { OpeningsService } from '../openings/openings.service.js';
import { VacanciesModule } from './vacancies.module.js';
import { VacanciesResolver } from './vacancies.resolver.js';

/** The doors to vacancies. */
@Module({
  imports: [VacanciesModule, OpeningsModule, EmployersApiModule],
  providers: [
    VacanciesResolver,
    { provide: OpeningLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new OpeningLoader(openings) },
    { provide: OpeningMovesLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new OpeningMovesLoader(openings) },
    { provide: ApprovalsLoader, inject: [OpeningsService], useFactory: (openings: OpeningsService) => new ApprovalsLoader(openings) },
  ],
  exports: [OpeningLoader],
})
export class VacanciesApiModule {}
