import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Explanation } from '../matching/index.js';
import type { ConceptUris } from './concept-uris.js';
import { ExplainedNeedType, ExplainedRequirementType, ExplanationType } from './explanation.graphql.js';
import { toldFacts } from './told-facts.js';

type Explained = Explanation & ConceptUris;

/** Explanations in the API's form: facts as pairs of texts, skills by URI. */
@Resolver(() => ExplanationType)
export class ExplanationResolver {
  @ResolveField(() => [ExplainedRequirementType], { description: 'All requirements, in their order.' })
  requirements(@Parent() explanation: Explained): ExplainedRequirementType[] {
    return explanation.requirements.map(({ name, rules, failed, sentence, changes }) => ({
      name,
      rules,
      met: failed === null,
      code: failed?.code ?? null,
      standing: failed?.standing ?? null,
      sentence,
      facts: failed === null ? [] : toldFacts(failed.facts, explanation),
      changes: changes.map((change) => ({ ...change, facts: toldFacts(change.facts, explanation) })),
    }));
  }

  @ResolveField(() => [ExplainedNeedType], { description: 'The skills asked for, heaviest first.' })
  skills(@Parent() explanation: Explained): ExplainedNeedType[] {
    return explanation.skills.map(({ skill, through, ...need }) => ({
      ...need,
      uri: explanation.skillUri(skill),
      throughUri: through === null ? null : explanation.skillUri(through.skill),
      relation: through?.relation ?? null,
      evidence: through?.evidence ?? null,
    }));
  }
}
