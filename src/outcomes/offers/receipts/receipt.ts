import type { Day } from '../../../kernel/day.js';
import {
  explain,
  policyNamed,
  prepareJobseeker,
  prepareOpening,
  scored,
  type JobseekerFacts,
  type Match,
  type MatchContext,
  type OpeningFacts,
  type Part,
  type Policy,
  type ReasonCode,
} from '../../../matching/index.js';
import type { PairNow } from '../../../matches/pairs/pairs.service.js';

/** Why somebody was offered this work, as it was known then: never changed, so that it can be told and worked out again years later. */
export interface Receipt {
  readonly policy: string;
  /** The weights were a first setting. */
  readonly provisional: boolean;
  readonly asOf: Day;
  /** Key of the classification in whose numbers the inputs are. */
  readonly classification: string;
  readonly score: number;
  readonly parts: readonly ToldPart[];
  readonly requirements: readonly ToldRequirement[];
  /** The gist, to be read out. */
  readonly summary: string;
  readonly inputs: { readonly jobseeker: JobseekerFacts; readonly opening: OpeningFacts };
}

export interface ToldPart extends Part {
  /** Thousandths of the score. */
  readonly weight: number;
  readonly neutral: number;
  readonly sentence: string;
}

export interface ToldRequirement {
  readonly name: string;
  readonly rules: readonly string[];
  /** Null where it was met. */
  readonly code: ReasonCode | null;
  /** Whether an officer let it pass. */
  readonly waived: boolean;
  readonly sentence: string;
}

/**
 * The receipt of a pair. What only requirements read and others must not learn (age, limits, exclusions) is not among the inputs: scores know nothing
 * of it, and that the requirements were met stands beside them.
 */
export function receiptOf({ person, post, context, labels, classification }: PairNow, waived: readonly ReasonCode[]): Receipt {
  const { policy, provisional, asOf, score, parts, requirements, summary } = explain(person, post, context, labels);
  return {
    policy,
    provisional,
    asOf,
    classification,
    score,
    parts: parts.map(({ signal, value, contribution, weight, neutral, sentence }) => ({ signal, value, contribution, weight, neutral, sentence })),
    requirements: requirements.map(({ name, rules, failed, sentence }) => ({
      name,
      rules,
      code: failed?.code ?? null,
      waived: failed !== null && waived.includes(failed.code),
      sentence,
    })),
    summary,
    inputs: { jobseeker: scoredFacts(person.facts), opening: post.facts },
  };
}

/** The score that the inputs of a receipt have in the context of then: that of the receipt, or somebody changed the engine under an old name. */
export function replay({ inputs }: Receipt, context: MatchContext): Match {
  return scored(prepareJobseeker(inputs.jobseeker, context), prepareOpening(inputs.opening, context), context);
}

/** The policy of a receipt. Throws for one that is not kept: policies are never taken out. */
export function policyOf({ policy }: Pick<Receipt, 'policy'>): Policy {
  const known = policyNamed(policy);
  if (known === null) throw new Error(`there is no policy ${policy} any more`);
  return known;
}

function scoredFacts(facts: JobseekerFacts): JobseekerFacts {
  return { ...facts, bornOnOrBefore: null, limits: [], excludedEmployers: [], excludedPlaces: [] };
}
