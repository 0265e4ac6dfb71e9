import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { ExplainedNeedType, ExplainedRequirementType, ExplanationType, LiftType } from './explanation.graphql.js';
import type { ExplainedPair } from '../answers/matches.service.js';
import { changeFacts } from './told-change.js';
import { toldFacts } from './told-facts.js';

const WHOLE = 1_000_000;

/** Explanations in the API's form: facts as pairs of texts, skills by URI. */
@Resolver(() => ExplanationType)
export class ExplanationResolver {
  @ResolveField(() => [ExplainedRequirementType], { description: 'All requirements, in their order.' })
  requirements(@Parent() explanation: ExplainedPair): ExplainedRequirementType[] {
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
  skills(@Parent() explanation: ExplainedPair): ExplainedNeedType[] {
    return explanation.skills.map(({ skill, through, ...need }) => ({
      ...need,
      uri: explanation.skillUri(skill),
      throughUri: through === null ? null : explanation.skillUri(through.skill),
      relation: through?.relation ?? null,
      degree: through === null ? null : through.degree / WHOLE,
      evidence: through?.evidence ?? null,
    }));
  }

  @ResolveField(() => [LiftType], { description: "The few single changes on the person's side that would lift the pair the most; tried when asked for." })
  lifts(@Parent() explanation: ExplainedPair): LiftType[] {
    return explanation.triedLifts().map(({ change, matches, gaps, score, gain, sentence }) => ({
      kind: change.kind,
      facts: toldFacts(changeFacts(change), explanation),
      matches,
      gaps,
      score,
      gain,
      sentence,
    }));
  }
}
