import { Module } from '@nestjs/common';

import { OpeningsApiModule } from '../openings/doors/openings-api.module.js';
import { EligibilityApiModule } from '../openings/eligibility/eligibility-api.module.js';
import { JobseekersApiModule } from '../people/jobseekers/jobseekers-api.module.js';
import { PlacesModule } from '../reference/places/places.module.js';
import { PlacesService } from '../reference/places/places.service.js';
import { MatchEligibilityResolver } from './eligibility/match-eligibility.resolver.js';
import { ExplanationResolver } from './explanations/explanation.resolver.js';
import { FilterWords } from './answers/filter-words.js';
import { MatchesModule } from './matches.module.js';
import { MatchesResolver } from './answers/matches.resolver.js';
import { WhatIfResolver } from './what-if/what-if.resolver.js';

/** The doors to matches. */
@Module({
  imports: [MatchesModule, PlacesModule, JobseekersApiModule, OpeningsApiModule, EligibilityApiModule],
  providers: [
    MatchesResolver,
    ExplanationResolver,
    MatchEligibilityResolver,
    WhatIfResolver,
    {
      provide: FilterWords,
      inject: [PlacesService],
      useFactory: (places: PlacesService) => new FilterWords(places),
    },
  ],
})
export class MatchesApiModule {}
