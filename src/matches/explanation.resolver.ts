import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Explanation } from '../matching/index.js';
import { ExplainedNeedType, ExplainedRequirementType, ExplanationType, factsOf } from './explanation.graphql.js';
import { NeedUris } from './need-uris.js';

/** Explanations in the API's form: facts as pairs of texts, skills by URI. */
@Resolver(() => ExplanationType)
export class ExplanationResolver {
  @ResolveField(() => [ExplainedRequirementType], { description: 'All requirements, in their order.' })
  requirements(@Parent() explanation: Explanation): ExplainedRequirementType[] {
    return explanation.requirements.map(({ name, rules, failed, sentence, changes }) => ({
      name,
      rules,
      met: failed === null,
      code: failed?.code ?? null,
      standing: failed?.standing ?? null,
      sentence,
      changes: changes.map((change) => ({ ...change, facts: factsOf(change.facts) })),
    }));
  }

  @ResolveField(() => [ExplainedNeedType], { description: 'The skills asked for, heaviest first.' })
  skills(@Parent() explanation: Explanation & NeedUris): ExplainedNeedType[] {
    return explanation.skills.map(({ skill, through, ...need }) => ({
      ...need,
      uri: explanation.uriOf(skill),
      throughUri: through === null ? null : explanation.uriOf(through.skill),
      relation: through?.relation ?? null,
      evidence: through?.evidence ?? null,
    }));
  }
}
