import { Module } from '@nestjs/common';

import { MissionsModule } from '../office/missions/missions.module.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { VacanciesApiModule } from '../openings/vacancies/vacancies-api.module.js';
import { JobseekersApiModule } from '../people/jobseekers/jobseekers-api.module.js';
import { PlacesModule } from '../reference/places/places.module.js';
import { PlacesService } from '../reference/places/places.service.js';
import { TaxonomyModule } from '../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { ExplanationResolver } from './explanations/explanation.resolver.js';
import { FilterWords } from './answers/filter-words.js';
import { MatchesModule } from './matches.module.js';
import { MatchesResolver } from './answers/matches.resolver.js';
import { WhatIfResolver } from './what-if/what-if.resolver.js';

/** The doors to matches. */
@Module({
  imports: [MatchesModule, MissionsModule, TaxonomyModule, PlacesModule, JobseekersApiModule, VacanciesApiModule],
  providers: [
    MatchesResolver,
    ExplanationResolver,
    WhatIfResolver,
    {
      provide: FilterWords,
      inject: [MissionsService, TaxonomyService, PlacesService],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService, places: PlacesService) => new FilterWords(missions, taxonomies, places),
    },
  ],
})
export class MatchesApiModule {}
