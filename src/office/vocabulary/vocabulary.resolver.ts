import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { refused, type Outcome } from '../../kernel/outcome.js';
import { Access } from '../../platform/graphql/access.js';
import { CurrentViewer } from '../../platform/graphql/context.js';
import { RefusalError } from '../../platform/graphql/refused.js';
import type { Viewer } from '../../platform/viewer.js';
import {
  ConceptArgs,
  ConceptsArgs,
  ConceptType,
  FirstArgs,
  FoundOccupationType,
  FoundSkillType,
  OccupationSkillType,
  OccupationType,
  RelatedOccupationType,
  RelatedSkillType,
  SkillType,
  WordSearchArgs,
} from './vocabulary.graphql.js';
import { occupationsUsing, relatedTo, skillsOf, type SeenConcept, type SeenOccupationSkill, type SeenRelated } from './vocabulary.js';
import { MOST_LISTED, VocabularyService, type FoundConcept } from './vocabulary.service.js';

@Resolver()
export class VocabularyResolver {
  constructor(private readonly vocabulary: VocabularyService) {}

  @Query(() => [FoundSkillType], { description: "Skills of the mission's classification by words, best first." })
  @Access('SIGNED_IN')
  searchSkills(@CurrentViewer() viewer: Viewer, @Args() { text, language, first }: WordSearchArgs): Promise<Outcome<readonly FoundConcept[]>> {
    return this.vocabulary.searchSkills(viewer, { text, language: language ?? null, first });
  }

  @Query(() => [FoundOccupationType], { description: "Occupations of the mission's classification by words, best first; a whole job title may be given." })
  @Access('SIGNED_IN')
  searchOccupations(@CurrentViewer() viewer: Viewer, @Args() { text, language, first }: WordSearchArgs): Promise<Outcome<readonly FoundConcept[]>> {
    return this.vocabulary.searchOccupations(viewer, { text, language: language ?? null, first });
  }

  @Query(() => ConceptType, { nullable: true, description: "The concept of a URI in the mission's classification or another loaded one; null where none has it." })
  @Access('SIGNED_IN')
  concept(@CurrentViewer() viewer: Viewer, @Args() { uri, language }: ConceptArgs): Promise<SeenConcept | null> {
    return this.vocabulary.concept(viewer, uri, language ?? null);
  }

  @Query(() => [ConceptType], { nullable: 'items', description: 'The concepts of these URIs, in their order, as `concept` tells each: names for all that an opening or a profile speaks of, in one query.' })
  @Access('SIGNED_IN')
  concepts(@CurrentViewer() viewer: Viewer, @Args() { uris, language }: ConceptsArgs): Promise<Outcome<readonly (SeenConcept | null)[]>> {
    return this.vocabulary.concepts(viewer, uris, language ?? null);
  }
}

@Resolver(() => OccupationType)
export class OccupationResolver {
  @ResolveField(() => [OccupationSkillType], { description: 'Skills of the occupation, the essential and the rare ones first.' })
  skills(@Parent() occupation: SeenConcept, @Args() { first }: FirstArgs): readonly SeenOccupationSkill[] {
    return skillsOf(occupation, listed(first));
  }

  @ResolveField(() => [RelatedOccupationType], { description: 'Occupations for which experience in this one serves, nearest first.' })
  related(@Parent() occupation: SeenConcept, @Args() { first }: FirstArgs): readonly SeenRelated[] {
    return relatedTo(occupation, listed(first));
  }
}

@Resolver(() => SkillType)
export class SkillResolver {
  @ResolveField(() => [RelatedSkillType], { description: 'Skills that stand in for this one, nearest first, at most 20.' })
  related(@Parent() skill: SeenConcept, @Args() { first }: FirstArgs): readonly SeenRelated[] {
    return relatedTo(skill, listed(first));
  }

  @ResolveField(() => [RelatedOccupationType], { description: 'Occupations that use the skill, by how much it weighs among their skills.' })
  occupations(@Parent() skill: SeenConcept, @Args() { first }: FirstArgs): readonly SeenRelated[] {
    return occupationsUsing(skill, listed(first));
  }
}

function listed(first: number): number {
  if (first >= 1 && first <= MOST_LISTED) return first;
  throw new RefusalError(refused('INVALID_INPUT', { field: 'first', problem: `must be from 1 to ${MOST_LISTED}` }));
}
