import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';

import type { Day } from '../../kernel/day.js';
import { MutationInput } from '../../platform/graphql/mutation-input.js';
import { DateScalar } from '../../platform/graphql/scalars.js';
import { draftOf, OpeningChangeInput, OpeningCloseInput, OpeningPublishInput, OpeningsArgs, OpeningTermsInput } from '../doors/opening-inputs.graphql.js';
import type { OpeningDraft } from '../openings/terms.service.js';
import { CostSharesType, CourseCostType } from './training.graphql.js';
import type { TrainingTerms } from './training.js';

@ArgsType()
export class TrainingsArgs extends OpeningsArgs {}

@InputType('TrainingTermsInput', { description: 'What a course offers and asks for. What is omitted is left open; a draft may do so.' })
export class TrainingTermsInput extends OpeningTermsInput {
  @Field(() => [String], { defaultValue: [], description: 'Skills that it teaches, by URI, each once.' })
  readonly teaches!: readonly string[];

  @Field(() => [String], { defaultValue: [], description: 'Occupations that it leads to, by URI, each once.' })
  readonly leadsTo!: readonly string[];

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the course; startsOn is its first.' })
  readonly endsOn?: Day | null;

  @Field(() => CourseCostType, { nullable: true, description: 'What one place costs.' })
  readonly cost?: CourseCostType | null;

  @Field(() => CostSharesType, { nullable: true, description: 'Who bears the cost.' })
  readonly shares?: CostSharesType | null;

  @Field(() => String, { nullable: true, description: 'The paper that it ends with.' })
  readonly certificate?: string | null;
}

@InputType('CreateTrainingInput', { description: 'A course to write down.' })
export class CreateTrainingInput extends MutationInput {
  @Field(() => ID, { description: 'The employer record of whoever teaches.' })
  readonly employerId!: string;

  @Field(() => TrainingTermsInput, { description: 'What it offers and asks for.' })
  readonly terms!: TrainingTermsInput;
}

@InputType('EditTrainingInput', { description: 'The terms of a course as they shall be.' })
export class EditTrainingInput extends OpeningChangeInput {
  @Field(() => TrainingTermsInput, { description: 'What it offers and asks for from now on: all of it.' })
  readonly terms!: TrainingTermsInput;
}

@InputType('PublishTrainingInput', { description: 'A course to publish, or to publish again.' })
export class PublishTrainingInput extends OpeningPublishInput {}

@InputType('CloseTrainingInput', { description: 'A course to end.' })
export class CloseTrainingInput extends OpeningCloseInput {}

/** The common terms of an input, with what the course teaches and leads to. */
export function courseDraftOf(terms: TrainingTermsInput): OpeningDraft {
  return { ...draftOf(terms), teaches: terms.teaches, leadsTo: terms.leadsTo };
}

/** The own terms of an input in the words of the domain. */
export function ownTermsOf({ endsOn, cost, shares, certificate }: TrainingTermsInput): TrainingTerms {
  return { endsOn: endsOn ?? null, cost: cost ?? null, shares: shares ?? null, certificate: certificate ?? null };
}
