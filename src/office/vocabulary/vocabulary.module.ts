import { Module } from '@nestjs/common';

import { TaxonomyModule } from '../../reference/taxonomy/taxonomy.module.js';
import { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import { MissionsModule } from '../missions/missions.module.js';
import { MissionsService } from '../missions/missions.service.js';
import { TextSuggestionsService } from './text-suggestions.service.js';
import { VocabularyService } from './vocabulary.service.js';

@Module({
  imports: [MissionsModule, TaxonomyModule],
  providers: [
    {
      provide: VocabularyService,
      inject: [MissionsService, TaxonomyService],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService) => new VocabularyService(missions, taxonomies),
    },
    {
      provide: TextSuggestionsService,
      inject: [MissionsService, TaxonomyService],
      useFactory: (missions: MissionsService, taxonomies: TaxonomyService) => new TextSuggestionsService(missions, taxonomies),
    },
  ],
  exports: [VocabularyService, TextSuggestionsService],
})
export class VocabularyModule {}
