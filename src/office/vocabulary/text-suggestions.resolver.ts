import { Args, Query, Resolver } from '@nestjs/graphql';

import type { Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import type { Viewer } from '../../platform/viewer.js';
import { SuggestFromTextArgs, TextSuggestionsType } from './text-suggestions.graphql.js';
import { TextSuggestionsService, type SeenSuggestions } from './text-suggestions.service.js';

@Resolver()
export class TextSuggestionsResolver {
  constructor(private readonly suggestions: TextSuggestionsService) {}

  @Query(() => TextSuggestionsType, { description: 'Occupations and skills proposed for a pasted vacancy, with the words that led to each; nothing is stored.' })
  @Access(['PARTNER', 'PARTNER_SYSTEM', 'JOB_PLACEMENT_OFFICER'])
  suggestFromText(@CurrentViewer() viewer: Viewer, @Args() { text, language }: SuggestFromTextArgs): Promise<Outcome<SeenSuggestions>> {
    return this.suggestions.suggest(viewer, text, language ?? null);
  }
}
